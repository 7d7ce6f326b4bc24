package org.visitline.verification.decisions;

import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.AmendmentRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.QueryState;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.store.RetriedTransaction;
import org.visitline.verification.time.CivilZone;

/** Writes down corrections of visits, and takes them back. */
public final class JooqAmendments {

  private final DSLContext sql;
  private final InstantSource clock;
  private final CivilZone zone;
  private final @Nullable Long query;

  /** Amendments in this database, written by this clock. */
  public JooqAmendments(DSLContext sql, InstantSource clock, CivilZone zone) {
    this(sql, clock, zone, null);
  }

  private JooqAmendments(
      DSLContext sql, InstantSource clock, CivilZone zone, @Nullable Long query) {
    this.sql = sql;
    this.clock = clock;
    this.zone = zone;
    this.query = query;
  }

  /**
   * Amendments that answer a query: the word about each is written in the query with it, or neither
   * is where the query is over.
   */
  public JooqAmendments answering(long asked) {
    return new JooqAmendments(sql, clock, zone, asked);
  }

  /**
   * Gives a visit other times. The amendment written last holds; this one replaces what another
   * gave.
   *
   * @param arrivedAt null: as the calls say
   * @param departedAt null: as the calls say
   */
  public Outcome adjust(
      VisitId visit, @Nullable Instant arrivedAt, @Nullable Instant departedAt, Signed signed) {
    return write(
        signed,
        arrivedAt,
        departedAt,
        transaction -> {
          VisitRecord shown = transaction.fetchOne(VISIT, VISIT.VISIT_ID.eq(visit.value()));
          if (shown == null) {
            return Optional.of("There is no visit " + visit + " to amend.");
          }
          Known known = known(transaction, shown);
          return AmendedTimes.refusal(
                  arrivedAt != null ? arrivedAt : known.arrivedAt(),
                  departedAt != null ? departedAt : known.departedAt(),
                  now())
              .or(() -> AmendedTimes.tooFar(known.begins(), arrivedAt, departedAt));
        },
        row -> row.setVisitId(visit.value()));
  }

  /** The times of a visit without any amendment of it: those this one is laid beside. */
  private record Known(@Nullable Instant arrivedAt, @Nullable Instant departedAt) {

    Instant begins() {
      return arrivedAt != null ? arrivedAt : Objects.requireNonNull(departedAt);
    }
  }

  /** As its calls have them; those of a visit that no call shows, as it was added. */
  private static Known known(DSLContext transaction, VisitRecord shown) {
    if (shown.getArrivalCall() == null && shown.getDepartureCall() == null) {
      AmendmentRecord added =
          transaction.fetchSingle(
              AMENDMENT, AMENDMENT.AMENDMENT_NO.eq(Amendment.numberOf(shown.getVisitId())));
      return new Known(added.getArrivedAt(), added.getDepartedAt());
    }
    return new Known(
        answered(transaction, shown.getArrivalCall()),
        answered(transaction, shown.getDepartureCall()));
  }

  private static @Nullable Instant answered(DSLContext transaction, @Nullable String call) {
    return call == null
        ? null
        : transaction.fetchValue(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID.eq(call));
  }

  /** Adds a visit that no call shows. */
  public Outcome add(
      ServiceUserId serviceUser,
      CareWorkerId worker,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt,
      Signed signed) {
    return write(
        signed,
        arrivedAt,
        departedAt,
        transaction -> {
          if (!transaction.fetchExists(
                  SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq(serviceUser.value()))
              || !transaction.fetchExists(
                  CARE_WORKER, CARE_WORKER.CARE_WORKER_ID.eq(worker.value()))) {
            return Optional.of("Name the person visited and the care worker.");
          }
          return AmendedTimes.refusal(arrivedAt, departedAt, now());
        },
        row -> {
          row.setServiceUserId(serviceUser.value());
          row.setCareWorkerId(worker.value());
        });
  }

  private Outcome write(
      Signed signed,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt,
      Check check,
      Consumer<AmendmentRecord> subject) {
    if (arrivedAt == null && departedAt == null) {
      return new Outcome.Refused(
          "Give a time of arrival, of departure, or both.", Outcome.Part.ARRIVED);
    }
    return RetriedTransaction.result(
        sql,
        transaction -> {
          Optional<Outcome.Refused> refusal =
              refusedByQuery(transaction)
                  .or(() -> new JooqReasonCodes(transaction).refusal(signed))
                  .or(
                      () ->
                          check
                              .refusal(transaction)
                              .map(why -> new Outcome.Refused(why, Outcome.Part.DEPARTED)));
          if (refusal.isPresent()) {
            return refusal.get();
          }
          AmendmentRecord row = transaction.newRecord(AMENDMENT);
          subject.accept(row);
          row.setArrivedAt(arrivedAt);
          row.setDepartedAt(departedAt);
          row.setReasonCode(signed.reasonCode());
          row.setNote(signed.note());
          row.setAuthor(signed.author());
          row.setWrittenAt(now());
          row.store();
          JooqAmendmentMarks.leave(transaction, row, zone, now());
          if (query != null) {
            new JooqQueries(transaction, clock)
                .enter(
                    transaction,
                    query,
                    QueryEntryKind.AMENDED,
                    signed.note().isBlank() ? "See the amendment." : signed.note(),
                    row.getAmendmentNo(),
                    signed.author());
          }
          return new Outcome.Written(row.getAmendmentNo());
        });
  }

  private Optional<Outcome.Refused> refusedByQuery(DSLContext transaction) {
    return query != null && JooqQueries.refusal(transaction, query).isPresent()
        ? Optional.of(
            new Outcome.Refused(
                "Query no. %d has ended meanwhile, and nothing was written. Amend the visit by itself."
                    .formatted(query)))
        : Optional.empty();
  }

  /** The author's side takes an amendment back: it takes no part any more. */
  public Outcome withdraw(long amendment, String note, String author) {
    return end(amendment, false, note, author);
  }

  /**
   * Why somebody may not take an amendment back; empty where nothing is in the way. What the other
   * side wrote is not theirs to end, and what settled a query is not to be had back once the pay
   * was let go on the strength of it.
   */
  public Optional<String> whyNotWithdrawn(long amendment, String username) {
    return whyNotWithdrawn(sql, amendment, username);
  }

  private static Optional<String> whyNotWithdrawn(
      DSLContext transaction, long amendment, String username) {
    String author = transaction.fetchValue(AMENDMENT.AUTHOR, AMENDMENT.AMENDMENT_NO.eq(amendment));
    if (author != null && !side(transaction, author).equals(side(transaction, username))) {
      return Optional.of("Somebody of the other side wrote this amendment: it is not yours.");
    }
    return transaction
        .selectDistinct(PROVIDER_QUERY_ENTRY.QUERY_ID)
        .from(PROVIDER_QUERY_ENTRY)
        .where(PROVIDER_QUERY_ENTRY.AMENDMENT_NO.eq(amendment))
        .fetch(PROVIDER_QUERY_ENTRY.QUERY_ID)
        .stream()
        .filter(query -> JooqQueries.stateOf(transaction, query) == QueryState.ACCEPTED)
        .findFirst()
        .map(
            query ->
                "Query no. %d was settled by this amendment. Write to the council, or amend again."
                    .formatted(query));
  }

  /** The provider somebody works for; empty for the council's people. */
  private static Optional<String> side(DSLContext transaction, String username) {
    return transaction
        .select(PORTAL_USER.PROVIDER_ID)
        .from(PORTAL_USER)
        .where(PORTAL_USER.USERNAME.eq(username))
        .fetchOptional(PORTAL_USER.PROVIDER_ID);
  }

  /** An officer does not accept a provider's amendment: it takes no part any more. */
  public Outcome reject(long amendment, String note, String author) {
    return end(amendment, true, note, author);
  }

  /** What the council wrote itself, it has nobody to refuse it to. */
  private static Optional<String> whyNotRejected(DSLContext transaction, AmendmentRecord row) {
    boolean councils =
        transaction.fetchExists(
            PORTAL_USER,
            PORTAL_USER.USERNAME.eq(row.getAuthor()).and(PORTAL_USER.PROVIDER_ID.isNull()));
    return councils
        ? Optional.of(
            "The council wrote this amendment itself. Take it back, or amend the visit again.")
        : Optional.empty();
  }

  private Outcome end(long amendment, boolean rejected, String note, String author) {
    Optional<String> tooLong = JooqReasonCodes.refusal(note);
    if (tooLong.isPresent()) {
      return new Outcome.Refused(tooLong.get());
    }
    return RetriedTransaction.result(
        sql,
        transaction -> {
          AmendmentRecord row =
              transaction
                  .selectFrom(AMENDMENT)
                  .where(AMENDMENT.AMENDMENT_NO.eq(amendment))
                  .forUpdate()
                  .fetchOne();
          if (row == null) {
            return new Outcome.Refused("There is no amendment " + amendment + ".");
          }
          if (transaction.fetchExists(
              AMENDMENT_WITHDRAWAL, AMENDMENT_WITHDRAWAL.AMENDMENT_NO.eq(amendment))) {
            return new Outcome.Refused("The amendment had been withdrawn or rejected before.");
          }
          Optional<String> notTheirs =
              rejected
                  ? whyNotRejected(transaction, row)
                  : whyNotWithdrawn(transaction, amendment, author);
          if (notTheirs.isPresent()) {
            return new Outcome.Refused(notTheirs.get());
          }
          transaction
              .insertInto(AMENDMENT_WITHDRAWAL)
              .set(AMENDMENT_WITHDRAWAL.AMENDMENT_NO, amendment)
              .set(AMENDMENT_WITHDRAWAL.REJECTED, rejected)
              .set(AMENDMENT_WITHDRAWAL.NOTE, note)
              .set(AMENDMENT_WITHDRAWAL.AUTHOR, author)
              .set(AMENDMENT_WITHDRAWAL.WRITTEN_AT, now())
              .execute();
          JooqAmendmentMarks.leave(transaction, row, zone, now());
          return new Outcome.Written(amendment);
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private interface Check {
    Optional<String> refusal(DSLContext transaction);
  }
}
