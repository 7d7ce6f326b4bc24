package org.visitline.verification.casework;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.pairing.VisitId;

/**
 * What a finding is about, what was measured and what it rests on: while this stands, so does an
 * acknowledgement. A rewording, or another policy by which the same thing is found, does not reopen
 * it.
 *
 * @param amendment the amendment that it is about: the next one is another matter, even of the same
 *     visit
 * @param measured null for a rule that measures nothing
 * @param facts what it rests on beside the number; null in what was written down before this was
 *     kept
 */
public record FindingFacts(
    DiscrepancyCode code,
    @Nullable CommissionedVisitId commissionedVisit,
    @Nullable VisitId visit,
    @Nullable CareWorkerId worker,
    @Nullable CallId call,
    @Nullable VisitId otherVisit,
    @Nullable String amendment,
    @Nullable Long measured,
    @Nullable String facts) {

  /** A longer text is told by its digest; a visit to which twenty calls were linked has one. */
  private static final int LONGEST = 400;

  /** The facts of a finding. */
  public static FindingFacts of(Finding finding) {
    Measurement measurement = finding.evidence().measurement();
    String facts = finding.evidence().facts();
    return new FindingFacts(
        finding.code(),
        finding.commissionedVisit(),
        finding.visit(),
        finding.worker(),
        finding.call(),
        finding.otherVisit(),
        finding.evidence().amendment(),
        measurement == null ? null : measurement.measured(),
        facts.length() > LONGEST ? digest(facts) : facts);
  }

  FindingFacts named(Map<VisitId, VisitId> now) {
    VisitId name = visit == null ? null : now.get(visit);
    return name == null
        ? this
        : new FindingFacts(
            code, commissionedVisit, name, worker, call, otherVisit, amendment, measured, facts);
  }

  /** As they were written down before the text was kept beside the number. */
  FindingFacts byTheNumberAlone() {
    return new FindingFacts(
        code, commissionedVisit, visit, worker, call, otherVisit, amendment, measured, null);
  }

  /**
   * Another text for other facts, for a page to send back: what was on it when somebody decided.
   */
  public String digest() {
    return digest(toString());
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
