package org.visitline.portal.timesheets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.furniture.PageAddress;

/**
 * One visit on a timesheet.
 *
 * @param commissionedVisitId null where the visit takes no slot
 * @param actualMinutes floored; null without both times
 * @param payableMinutes 0 while it is held
 * @param status HELD, PENDING, ACCEPTED or VERIFIED; in a correction also REMOVED
 * @param findings without the risk indicators, which are for officers
 * @param sealed what a sealed paper says beside it; null on a timesheet that still moves
 */
public record TimesheetLine(
    String providerId,
    String serviceUserId,
    String serviceUser,
    String careWorkerId,
    String careWorker,
    LocalDate date,
    String serviceType,
    @Nullable String commissionedVisitId,
    @Nullable Instant commissionedStart,
    @Nullable Integer commissionedMinutes,
    String visitId,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    @Nullable Integer actualMinutes,
    int payableMinutes,
    String status,
    List<FindingKind> findings,
    @Nullable Sealed sealed) {

  /**
   * What a sealed paper adds to a line.
   *
   * @param lateChange in a correction ADDED, CHANGED or REMOVED; else empty
   * @param dueMinutes what the paper adds to what is to be paid; below 0 where it takes back
   * @param workers how many were commissioned; null where nothing was
   * @param secondary whether another worker was first at the commissioned visit
   */
  public record Sealed(
      String lateChange, int dueMinutes, @Nullable Integer workers, boolean secondary) {

    /** The late change as people read it. */
    public String lateChangeSaid() {
      return StatusWords.of(lateChange);
    }
  }

  /** Within one service user: by when the visit began, then by its name. */
  static final Comparator<TimesheetLine> BY_TIME =
      Comparator.comparing(TimesheetLine::begins).thenComparing(TimesheetLine::visitId);

  /** Arrival, or else departure; a visit has one of them. */
  public Instant begins() {
    return arrivedAt != null ? arrivedAt : Objects.requireNonNull(departedAt, visitId);
  }

  /** The rest of its story's address. */
  public String story() {
    return "/visits/" + PageAddress.of(visitId);
  }

  /** The status as people read it. */
  public String statusSaid() {
    return StatusWords.of(status);
  }

  /** Why the line waits where no finding says so; else empty. */
  public String waitsWithoutFinding() {
    if (!findings.isEmpty()) {
      return "";
    }
    return switch (status) {
      case "PENDING" -> "The care worker is still there";
      case "HELD" -> "A question is open";
      default -> "";
    };
  }

  /** For the style sheet. */
  public String statusCss() {
    return "status-" + status.toLowerCase(Locale.ROOT);
  }

  /** The kinds that codes in a column name, without the risk indicators. */
  public static List<FindingKind> findings(String codes) {
    return codes.isEmpty()
        ? List.of()
        : Stream.of(codes.split(";"))
            .map(FindingKind::valueOf)
            .filter(kind -> kind.findingClass() != FindingClass.R)
            .toList();
  }
}
