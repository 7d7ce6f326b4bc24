package org.visitline.portal.discrepancies;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;

/**
 * One discrepancy as a reader sees it.
 *
 * @param kind what was found
 * @param commissionedVisitId empty: not about one
 * @param visitId empty: not about one
 * @param callId the call it is about, where it is about one
 * @param date civil date of what it is about
 * @param provisional a late call may still clear it
 * @param measured in the kind's unit; null where nothing is measured
 * @param threshold likewise
 * @param policyVersion by which policy it was measured
 * @param explanation one sentence that an officer can read out
 * @param firstFoundAt when it first stood as it stands
 * @param serviceUser null: not known
 * @param provider null: not known
 * @param careWorker null: not about one
 */
public record Finding(
    FindingKind kind,
    String commissionedVisitId,
    String visitId,
    String callId,
    LocalDate date,
    boolean provisional,
    @Nullable Long measured,
    @Nullable Long threshold,
    String policyVersion,
    String explanation,
    Instant firstFoundAt,
    @Nullable String serviceUser,
    @Nullable String provider,
    @Nullable String careWorker) {

  /** The measured value with its unit, as it is said. */
  public Optional<String> measuredText() {
    return Optional.ofNullable(measured).map(this::inWords);
  }

  /** The threshold with its unit. */
  public Optional<String> thresholdText() {
    return Optional.ofNullable(threshold).map(this::inWords);
  }

  /** Whether there is a story to open: a visit or a commissioned visit behind it. */
  public boolean hasStory() {
    return !commissionedVisitId.isEmpty() || !visitId.isEmpty();
  }

  /** Where the story is; asked only where there is one. */
  public String story() {
    return commissionedVisitId.isEmpty()
        ? "/visits/" + PageAddress.of(visitId)
        : "/commissioned-visits/" + PageAddress.of(commissionedVisitId);
  }

  private String inWords(long value) {
    return switch (kind.unit()) {
      case DURATION -> said(Duration.ofSeconds(value));
      case COUNT -> Long.toString(value);
      case PERCENT -> value + "%";
    };
  }

  /** To the second: a finding stands or falls by it. */
  private static String said(Duration length) {
    StringBuilder text = new StringBuilder();
    if (length.toHours() > 0) {
      text.append(length.toHours()).append(" h ");
    }
    if (length.toMinutes() > 0) {
      text.append(length.toMinutesPart()).append(" min ");
    }
    if (length.toSecondsPart() > 0 || length.toMinutes() == 0) {
      text.append(length.toSecondsPart()).append(" s");
    }
    return text.toString().strip();
  }
}
