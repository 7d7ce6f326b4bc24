package org.visitline.verification.decisions;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.schema.jooq.tables.records.ProviderQueryEntryRecord;
import org.visitline.schema.jooq.tables.records.ProviderQueryFindingRecord;
import org.visitline.schema.jooq.tables.records.ProviderQueryRecord;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.QueryState;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Writes down what officers ask providers about findings, and what becomes of it. */
public final class JooqQueries {

  private static final int LONGEST_TEXT = 4_000;

  private final DSLContext sql;
  private final InstantSource clock;

  /** Queries in this database, written by this clock. */
  public JooqQueries(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Asks a provider about findings of its own.
   *
   * @param dueAt when an answer is expected at the latest
   * @return the query's number, where it was asked
   */
  public Outcome ask(
      ProviderId provider,
      List<ShownFinding> findings,
      String question,
      Instant dueAt,
      String author) {
    Instant now = now();
    if (findings.isEmpty()) {
      return new Outcome.Refused("Choose what to ask about.");
    }
    if (!dueAt.isAfter(now)) {
      return new Outcome.Refused("The date for the answer must lie ahead.", Outcome.Part.DAY);
    }
    Optional<String> wording = refusal(question);
    if (wording.isPresent()) {
      return new Outcome.Refused(wording.get(), Outcome.Part.TEXT);
    }
    return RetriedTransaction.result(
        sql,
        transaction -> {
          JooqShownFindings shown = JooqShownFindings.read(transaction, findings);
          Optional<String> refusal = shown.refusal().or(() -> othersThan(provider, shown.rows()));
          if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
          }
          ProviderQueryRecord query = transaction.newRecord(PROVIDER_QUERY);
          query.setProviderId(provider.value());
          query.setAskedBy(author);
          query.setAskedAt(now);
          query.setDueAt(dueAt);
          query.setState(QueryState.ASKED.name());
          query.store();
          for (DiscrepancyRecord row : shown.rows()) {
            ProviderQueryFindingRecord about = transaction.newRecord(PROVIDER_QUERY_FINDING, row);
            about.setQueryId(query.getQueryId());
            about.insert();
          }
          add(transaction, query.getQueryId(), QueryEntryKind.QUESTION, question, null, author);
          transaction
              .update(DISCREPANCY)
              .set(DISCREPANCY.QUERIED, true)
              .where(DISCREPANCY.DISCREPANCY_ID.in(shown.ids()))
              .execute();
          shown.mark(JooqMarks.at(now));
          return new Outcome.Written(query.getQueryId());
        });
  }

  private static Optional<String> othersThan(ProviderId provider, List<DiscrepancyRecord> rows) {
    return rows.stream().allMatch(row -> provider.value().equals(row.getProviderId()))
        ? Optional.empty()
        : Optional.of("One of these findings is not about this provider.");
  }

  /**
   * Adds a word to an open query. To accept an answer, or to remind of a question, needs no text.
   *
   * @param amendment the number of the amendment that answers, with {@link QueryEntryKind#AMENDED}
   * @return the entry's number, where it was written
   */
  public Outcome write(
      long query, QueryEntryKind kind, String text, @Nullable Long amendment, String author) {
    return write(query, kind, text, amendment, author, (transaction, entry) -> {});
  }

  /**
   * A provider's answer, with what comes with it: both are kept, or neither is.
   *
   * @return the entry's number, where it was written
   */
  public Outcome answer(long query, String text, String author, Enclosure enclosed) {
    return write(query, QueryEntryKind.ANSWER, text, null, author, enclosed);
  }

  /** What is kept in the transaction in which the entry is written. */
  @FunctionalInterface
  public interface Enclosure {

    /** Keeps it; that may come to pass several times, and the last one counts. */
    void keep(DSLContext transaction, long entry);
  }

  private Outcome write(
      long query,
      QueryEntryKind kind,
      String text,
      @Nullable Long amendment,
      String author,
      Enclosure enclosed) {
    Optional<String> wording = kind.speaksForItself() ? tooLong(text) : refusal(text);
    if (wording.isPresent()) {
      return new Outcome.Refused(wording.get(), Outcome.Part.TEXT);
    }
    return RetriedTransaction.result(
        sql,
        transaction -> {
          Optional<Outcome.Refused> refusal = refusal(transaction, query);
          if (refusal.isPresent()) {
            return refusal.get();
          }
          long entry = enter(transaction, query, kind, text, amendment, author);
          enclosed.keep(transaction, entry);
          return new Outcome.Written(entry);
        });
  }

  /**
   * Why no word can be added to a query; empty where one can, until the transaction ends. Two who
   * write at once do so one after the other: the first may close it.
   */
  static Optional<Outcome.Refused> refusal(DSLContext transaction, long query) {
    boolean there =
        transaction
            .selectFrom(PROVIDER_QUERY)
            .where(PROVIDER_QUERY.QUERY_ID.eq(query))
            .forUpdate()
            .fetchOptional()
            .isPresent();
    if (!there) {
      return Optional.of(new Outcome.Refused("There is no query " + query + "."));
    }
    return stateOf(transaction, query).isOpen()
        ? Optional.empty()
        : Optional.of(new Outcome.Refused("The query is over; ask a new one."));
  }

  /** Adds a word to a query to which {@link #refusal(DSLContext, long)} has nothing to say. */
  long enter(
      DSLContext transaction,
      long query,
      QueryEntryKind kind,
      String text,
      @Nullable Long amendment,
      String author) {
    long entry = add(transaction, query, kind, text, amendment, author);
    transaction
        .update(PROVIDER_QUERY)
        .set(PROVIDER_QUERY.STATE, stateOf(transaction, query).name())
        .where(PROVIDER_QUERY.QUERY_ID.eq(query))
        .execute();
    mark(transaction, query);
    return entry;
  }

  /** What has become of a query, as its entries tell. */
  static QueryState stateOf(DSLContext transaction, long query) {
    return JooqQueryStanding.read(transaction, query).state();
  }

  private long add(
      DSLContext transaction,
      long query,
      QueryEntryKind kind,
      String text,
      @Nullable Long amendment,
      String author) {
    ProviderQueryEntryRecord entry = transaction.newRecord(PROVIDER_QUERY_ENTRY);
    entry.setQueryId(query);
    entry.setKind(kind.name());
    entry.setText(text);
    entry.setAmendmentNo(amendment);
    entry.setAuthor(author);
    entry.setWrittenAt(now());
    entry.store();
    return entry.getQueryEntryId();
  }

  private void mark(DSLContext transaction, long query) {
    List<String> visits = new ArrayList<>();
    List<String> commissioned = new ArrayList<>();
    transaction
        .selectFrom(PROVIDER_QUERY_FINDING)
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(query))
        .forEach(
            row -> {
              visits.add(row.getVisitId());
              commissioned.add(row.getCommissionedVisitId());
            });
    JooqMarks.at(now()).decidedOn(transaction, visits, commissioned);
  }

  private static Optional<String> refusal(String text) {
    return text.isBlank() ? Optional.of("Write what you have to say.") : tooLong(text);
  }

  private static Optional<String> tooLong(String text) {
    return text.length() > LONGEST_TEXT
        ? Optional.of(
            "The text has %,d characters; there is room for %,d."
                .formatted(text.length(), LONGEST_TEXT))
        : Optional.empty();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
