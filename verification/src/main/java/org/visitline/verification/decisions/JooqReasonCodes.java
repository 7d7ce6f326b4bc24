package org.visitline.verification.decisions;

import static java.util.stream.Collectors.toSet;
import static org.visitline.schema.jooq.Tables.REASON_CODE;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.ReasonCodeRecord;
import org.visitline.verification.casework.Outcome.Part;
import org.visitline.verification.casework.Outcome.Refused;
import org.visitline.verification.casework.ReasonCode;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.store.RetriedTransaction;

/** The reasons that can be given for a decision. */
public final class JooqReasonCodes {

  /** Room in between, for whoever orders the list anew. */
  private static final int BETWEEN_POSITIONS = 10;

  /** Of a code without the number that tells it from another. */
  private static final int LONGEST = 36;

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

  /**
   * Offers another reason, after all of the list but {@link ReasonCode#OTHER}.
   *
   * @param preferred what happened is not the provider's fault
   * @return its code, made of its words; empty where one with these words is offered already
   */
  public Optional<String> add(String wording, boolean preferred, boolean noteRequired) {
    return RetriedTransaction.result(
        sql,
        transaction -> {
          List<ReasonCodeRecord> all = transaction.selectFrom(REASON_CODE).forUpdate().fetch();
          if (all.stream()
              .anyMatch(
                  row ->
                      row.getArchivedAt() == null && row.getWording().equalsIgnoreCase(wording))) {
            return Optional.empty();
          }
          ReasonCodeRecord row = transaction.newRecord(REASON_CODE);
          row.setReasonCode(
              codeOf(wording, all.stream().map(ReasonCodeRecord::getReasonCode).collect(toSet())));
          row.setWording(wording);
          row.setPreferred(preferred);
          row.setNoteRequired(noteRequired);
          row.setPosition(
              BETWEEN_POSITIONS
                  + all.stream()
                      .filter(one -> !one.getReasonCode().equals(ReasonCode.OTHER))
                      .mapToInt(ReasonCodeRecord::getPosition)
                      .max()
                      .orElse(0));
          row.insert();
          return Optional.of(row.getReasonCode());
        });
  }

  /** {@code THE_LIFT_WAS_OUT_OF_ORDER}; with a number where an older one is called so. */
  static String codeOf(String wording, Set<String> taken) {
    String letters =
        Normalizer.normalize(wording, Normalizer.Form.NFD)
            .replaceAll("[\\p{M}'’]", "")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_|_$", "")
            .toUpperCase(Locale.ROOT);
    String code =
        letters.isEmpty() ? "REASON" : letters.substring(0, Math.min(letters.length(), LONGEST));
    return Stream.iterate(1, number -> number + 1)
        .map(number -> number == 1 ? code : code + "_" + number)
        .filter(one -> !taken.contains(one))
        .findFirst()
        .orElseThrow();
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
