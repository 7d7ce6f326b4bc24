package org.visitline.verification.decisions;

import static org.jooq.impl.DSL.max;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.QueueDecisionRecord;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.QueueDecisionKind;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Writes down what is said of calls that could not be placed. The latest word on a call holds. */
public final class JooqQueueDecisions {

  private final DSLContext sql;
  private final InstantSource clock;

  /** Decisions in this database, written by this clock. */
  public JooqQueueDecisions(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * The call was this worker's, at this service user's.
   *
   * @param worker null: as the call itself says
   * @param serviceUser null: as the call itself says
   */
  public Outcome link(
      CallId call,
      @Nullable CareWorkerId worker,
      @Nullable ServiceUserId serviceUser,
      Signed signed) {
    if (worker == null && serviceUser == null) {
      return new Outcome.Refused(
          "Name the care worker, the person visited, or both.", Outcome.Part.SERVICE_USER);
    }
    return write(
        call,
        QueueDecisionKind.LINKED,
        signed,
        null,
        row -> {
          row.setCareWorkerId(worker == null ? null : worker.value());
          row.setServiceUserId(serviceUser == null ? null : serviceUser.value());
        });
  }

  /** The call evidences no visit. */
  public Outcome reject(CallId call, Signed signed) {
    return write(call, QueueDecisionKind.REJECTED, signed, null, row -> {});
  }

  /**
   * What was said of the call no longer holds; it is placed by itself again, or waits.
   *
   * @param decision the one that is taken back: refused if another has been taken since
   */
  public Outcome reopen(CallId call, long decision, Signed signed) {
    return write(call, QueueDecisionKind.REOPENED, signed, decision, row -> {});
  }

  private Outcome write(
      CallId call,
      QueueDecisionKind kind,
      Signed signed,
      @Nullable Long takenBack,
      Consumer<QueueDecisionRecord> subject) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return RetriedTransaction.result(
        sql,
        transaction -> {
          QueueDecisionRecord row = transaction.newRecord(QUEUE_DECISION);
          subject.accept(row);
          Optional<Outcome.Refused> refusal =
              new JooqReasonCodes(transaction)
                  .refusal(signed)
                  .or(() -> refusal(transaction, call, row).map(Outcome.Refused::new))
                  .or(() -> refusal(transaction, call, takenBack));
          if (refusal.isPresent()) {
            return refusal.get();
          }
          row.setCallId(call.value());
          row.setDecision(kind.name());
          row.setReasonCode(signed.reasonCode());
          row.setNote(signed.note());
          row.setAuthor(signed.author());
          row.setWrittenAt(now);
          row.store();
          // It may leave one person's visits and come to another's: whoever was ever named for it.
          JooqMarks.at(now).calls(transaction, LOGGED_CALL.CALL_ID.eq(call.value()));
          return new Outcome.Written(row.getQueueDecisionId());
        });
  }

  private static Optional<Outcome.Refused> refusal(
      DSLContext transaction, CallId call, @Nullable Long takenBack) {
    if (takenBack == null) {
      return Optional.empty();
    }
    Long latest =
        transaction
            .select(max(QUEUE_DECISION.QUEUE_DECISION_ID))
            .from(QUEUE_DECISION)
            .where(QUEUE_DECISION.CALL_ID.eq(call.value()))
            .fetchSingle()
            .value1();
    return takenBack.equals(latest)
        ? Optional.empty()
        : Optional.of(
            new Outcome.Refused(
                "Somebody has decided upon this call anew. Look at it again first."));
  }

  private static Optional<String> refusal(
      DSLContext transaction, CallId call, QueueDecisionRecord row) {
    // Decisions on one call are taken one after the other, until the transaction ends.
    if (transaction
        .select(LOGGED_CALL.CALL_ID)
        .from(LOGGED_CALL)
        .where(LOGGED_CALL.CALL_ID.eq(call.value()))
        .forUpdate()
        .fetch()
        .isEmpty()) {
      return Optional.of("There is no call " + call + ".");
    }
    if (row.getCareWorkerId() != null
        && !transaction.fetchExists(
            CARE_WORKER, CARE_WORKER.CARE_WORKER_ID.eq(row.getCareWorkerId()))) {
      return Optional.of("There is no care worker " + row.getCareWorkerId() + ".");
    }
    if (row.getServiceUserId() != null
        && !transaction.fetchExists(
            SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq(row.getServiceUserId()))) {
      return Optional.of("There is no service user " + row.getServiceUserId() + ".");
    }
    return Optional.empty();
  }
}
