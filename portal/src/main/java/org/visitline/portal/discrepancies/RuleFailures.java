package org.visitline.portal.discrepancies;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.visitline.portal.furniture.PageAddress;

/**
 * A rule that failed, with what it failed on.
 *
 * @param kind what it looks for
 * @param since when the oldest of them first failed
 * @param on the oldest first
 * @param total how many there are, also where {@code on} lists fewer
 */
record RuleFailures(FindingKind kind, Instant since, List<On> on, int total) {

  /**
   * One thing that it failed on.
   *
   * @param subject in words
   * @param status of the visit's line on its timesheet; empty where there is none
   */
  record On(
      String subject,
      String commissionedVisitId,
      String visitId,
      Instant since,
      String status,
      String statusSaid) {

    /** Where the story is; empty where it was looking at no one visit. */
    public String story() {
      if (!visitId.isEmpty()) {
        return "/visits/" + PageAddress.of(visitId);
      }
      return commissionedVisitId.isEmpty()
          ? ""
          : "/commissioned-visits/" + PageAddress.of(commissionedVisitId);
    }

    /** For the style sheet. */
    public String statusCss() {
      return "status-" + status.toLowerCase(Locale.ROOT);
    }
  }
}
