package org.visitline.verification.decisions;

import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.AcknowledgementRecord;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.discrepancy.DiscrepancyClass;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Writes down that officers accept findings as they stand. */
public final class JooqAcknowledgements {

  private final DSLContext sql;
  private final InstantSource clock;

  /** Acknowledgements in this database, written by this clock. */
  public JooqAcknowledgements(DSLContext sql, InstantSource clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Acknowledges findings at one stroke, or, where one of them cannot be, none. How many may go
   * together is the caller's to bound.
   *
   * @return the number of the first, where they were written
   */
  public Outcome acknowledge(List<ShownFinding> findings, Signed signed) {
    if (findings.isEmpty()) {
      return new Outcome.Refused("Choose what to acknowledge.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return RetriedTransaction.result(
        sql,
        transaction -> {
          Optional<Outcome.Refused> refusal = new JooqReasonCodes(transaction).refusal(signed);
          JooqShownFindings shown = JooqShownFindings.read(transaction, findings);
          refusal =
              refusal.or(
                  () -> shown.refusal().or(() -> refusal(shown.rows())).map(Outcome.Refused::new));
          if (refusal.isPresent()) {
            return refusal.get();
          }
          String bulk = findings.size() > 1 ? UUID.randomUUID().toString() : null;
          List<AcknowledgementRecord> written = new ArrayList<>();
          for (DiscrepancyRecord row : shown.rows()) {
            AcknowledgementRecord one = transaction.newRecord(ACKNOWLEDGEMENT, row);
            one.setReasonCode(signed.reasonCode());
            one.setNote(signed.note());
            one.setBulkId(bulk);
            one.setAuthor(signed.author());
            one.setWrittenAt(now);
            written.add(one);
          }
          written.forEach(AcknowledgementRecord::insert);
          // At once for whoever looks at the page again; what is paid follows from the mark.
          transaction
              .update(DISCREPANCY)
              .set(DISCREPANCY.ACKNOWLEDGED, true)
              .where(DISCREPANCY.DISCREPANCY_ID.in(shown.ids()))
              .execute();
          shown.mark(JooqMarks.at(now));
          return new Outcome.Written(written.getFirst().getAcknowledgementId());
        });
  }

  private static Optional<String> refusal(List<DiscrepancyRecord> rows) {
    for (DiscrepancyRecord row : rows) {
      if (row.getClass_().equals(DiscrepancyClass.F.name())) {
        return Optional.of(row.getCode() + " has to be mended; it cannot be acknowledged.");
      }
      if (row.getProvisional()) {
        return Optional.of(row.getCode() + " may still clear up by itself; wait for it to settle.");
      }
      if (row.getAcknowledged()) {
        return Optional.of("One of these findings had been acknowledged before. Look again.");
      }
    }
    return Optional.empty();
  }

  /** Takes an acknowledgement back: the finding is open again. */
  public Outcome withdraw(long acknowledgement, String note, String author) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<String> tooLong = JooqReasonCodes.refusal(note);
    if (tooLong.isPresent()) {
      return new Outcome.Refused(tooLong.get());
    }
    return RetriedTransaction.result(
        sql,
        transaction -> {
          AcknowledgementRecord row =
              transaction
                  .selectFrom(ACKNOWLEDGEMENT)
                  .where(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID.eq(acknowledgement))
                  .forUpdate()
                  .fetchOne();
          if (row == null) {
            return new Outcome.Refused("There is no acknowledgement " + acknowledgement + ".");
          }
          if (transaction.fetchExists(
              ACKNOWLEDGEMENT_WITHDRAWAL,
              ACKNOWLEDGEMENT_WITHDRAWAL.ACKNOWLEDGEMENT_ID.eq(acknowledgement))) {
            return new Outcome.Refused("The acknowledgement had been taken back before.");
          }
          transaction
              .insertInto(ACKNOWLEDGEMENT_WITHDRAWAL)
              .set(ACKNOWLEDGEMENT_WITHDRAWAL.ACKNOWLEDGEMENT_ID, acknowledgement)
              .set(ACKNOWLEDGEMENT_WITHDRAWAL.NOTE, note)
              .set(ACKNOWLEDGEMENT_WITHDRAWAL.AUTHOR, author)
              .set(ACKNOWLEDGEMENT_WITHDRAWAL.WRITTEN_AT, now)
              .execute();
          JooqMarks.at(now)
              .decidedOn(
                  transaction, List.of(row.getVisitId()), List.of(row.getCommissionedVisitId()));
          return new Outcome.Written(acknowledgement);
        });
  }
}
