package org.visitline.verification.decisions;

import static org.visitline.schema.jooq.Tables.REASON_CODE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.ReasonCodeRecord;
import org.visitline.verification.casework.Outcome.Part;
import org.visitline.verification.casework.Outcome.Refused;
import org.visitline.verification.casework.ReasonCode;
import org.visitline.verification.casework.Signed;

/** The reasons that can be given for a decision. */
public final class JooqReasonCodes {

  private final DSLContext sql;

  /** Reasons of this database. */
  public JooqReasonCodes(DSLContext sql) {
    this.sql = sql;
  }

  /** Every reason, archived ones too, in the order of lists. */
  public List<ReasonCode> list() {
    return sql.selectFrom(REASON_CODE)
        .orderBy(REASON_CODE.POSITION, REASON_CODE.REASON_CODE_)
        .fetch(JooqReasonCodes::reason);
  }

  /** Those that may be given now. */
  public List<ReasonCode> offered() {
    return list().stream().filter(reason -> !reason.archived()).toList();
  }

  /** No longer offers a reason; what was decided for it stands. */
  public void archive(String code, Instant now) {
    sql.update(REASON_CODE)
        .set(REASON_CODE.ARCHIVED_AT, now)
        .where(REASON_CODE.REASON_CODE_.eq(code))
        .and(REASON_CODE.ARCHIVED_AT.isNull())
        .execute();
  }

  /** Why a decision cannot be signed so, in a sentence; empty where it can. */
  Optional<Refused> refusal(Signed signed) {
    ReasonCodeRecord row =
        sql.fetchOne(REASON_CODE, REASON_CODE.REASON_CODE_.eq(signed.reasonCode()));
    if (row == null || row.getArchivedAt() != null) {
      return Optional.of(new Refused("Choose a reason from the list.", Part.REASON));
    }
    if (row.getNoteRequired() && signed.note().isBlank()) {
      return Optional.of(
          new Refused("The reason '" + row.getWording() + "' needs a note.", Part.NOTE));
    }
    return refusal(signed.note()).map(why -> new Refused(why, Part.NOTE));
  }

  /** Why a note cannot be kept. */
  static Optional<String> refusal(String note) {
    return note.length() > Signed.LONGEST_NOTE
        ? Optional.of(
            "The note has %,d characters; there is room for %,d."
                .formatted(note.length(), Signed.LONGEST_NOTE))
        : Optional.empty();
  }

  private static ReasonCode reason(ReasonCodeRecord row) {
    return new ReasonCode(
        row.getReasonCode(),
        row.getWording(),
        row.getPreferred(),
        row.getNoteRequired(),
        row.getArchivedAt() != null);
  }
}
