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
      (one, other) -> {
        int order = one.code.name().compareTo(other.code.name());
        order = order != 0 ? order : compare(one.commissionedVisit, other.commissionedVisit);
        order = order != 0 ? order : compare(one.visit, other.visit);
        order = order != 0 ? order : compare(one.worker, other.worker);
        order = order != 0 ? order : compare(one.call, other.call);
        return order != 0 ? order : compare(one.otherVisit, other.otherVisit);
      };

  private static <I extends Comparable<I>> int compare(@Nullable I one, @Nullable I other) {
    if (one == null || other == null) {
      return one == other ? 0 : one == null ? -1 : 1;
    }
    return one.compareTo(other);
  }
}
