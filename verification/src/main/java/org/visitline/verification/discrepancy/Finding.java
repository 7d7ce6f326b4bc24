package org.visitline.verification.discrepancy;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.pairing.VisitId;

/**
 * One rule's finding: what it is about, what was seen, and by which policy it was measured.
 *
 * @param commissionedVisit null where it is about none
 * @param visit null where it is about none
 * @param worker null where it is about none
 * @param call null where it is about none
 * @param otherVisit the earlier of two visits that it is about; null where it is about one at most
 * @param serviceUser null where not known
 * @param provider null where not known
 * @param date civil date of what it is about
 */
public record Finding(
    DiscrepancyCode code,
    @Nullable CommissionedVisitId commissionedVisit,
    @Nullable VisitId visit,
    @Nullable CareWorkerId worker,
    @Nullable CallId call,
    @Nullable VisitId otherVisit,
    @Nullable ServiceUserId serviceUser,
    @Nullable ProviderId provider,
    LocalDate date,
    String policyVersion,
    Evidence evidence) {

  /** By code, then commissioned visit, visit, worker, call and other visit; nothing comes first. */
  public static final Comparator<Finding> IN_ORDER =
      Comparator.comparing((Finding finding) -> finding.code().name())
          .thenComparing(finding -> text(finding.commissionedVisit()))
          .thenComparing(finding -> text(finding.visit()))
          .thenComparing(finding -> text(finding.worker()))
          .thenComparing(finding -> text(finding.call()))
          .thenComparing(finding -> text(finding.otherVisit()));

  private static String text(@Nullable Object id) {
    return id == null ? "" : id.toString();
  }
}
