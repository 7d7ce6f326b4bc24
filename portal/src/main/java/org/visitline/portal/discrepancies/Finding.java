package org.visitline.portal.discrepancies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.verification.policy.Policy;

/**
 * One discrepancy as a reader sees it.
 *
 * @param id the row's
 * @param kind what was found
 * @param commissionedVisitId empty: not about one
 * @param visitId empty: not about one
 * @param callId the call it is about, where it is about one
 * @param date civil date of what it is about
 * @param provisional a late call may still clear it
 * @param acknowledged an officer accepted it as it stands
 * @param queried the provider was asked about it, and the query is open
 * @param measured in the kind's unit; null where nothing is measured
 * @param threshold likewise
 * @param policyVersion by which policy it was measured
 * @param explanation one sentence that an officer can read out
 * @param firstFoundAt when it first stood as it stands
 * @param serviceUser null: not known
 * @param provider null: not known
 * @param careWorker null: not about one
 * @param digest of what it rests on: another one, where that has changed
 */
public record Finding(
    long id,
    FindingKind kind,
    String commissionedVisitId,
    String visitId,
    String callId,
    LocalDate date,
    boolean provisional,
    boolean acknowledged,
    boolean queried,
    @Nullable Long measured,
    @Nullable Long threshold,
    String policyVersion,
    String explanation,
    Instant firstFoundAt,
    @Nullable String serviceUserId,
    @Nullable String serviceUser,
    @Nullable String providerId,
    @Nullable String provider,
    @Nullable String careWorker,
    String digest) {

  /** Whom it is about and when, to tell it from others of its kind. */
  public String about(String day) {
    return (serviceUser == null ? "service user not known" : serviceUser) + ", " + day;
  }

  /** As a form sends it back: which finding, and what it said when it was chosen. */
  public String choice() {
    return Chosen.written(id, digest);
  }

  /** The call's place in an address; asked only where it is about one. */
  public String callPage() {
    return PageAddress.of(callId);
  }

  /** The service user's page; asked only where one is known. */
  public String serviceUserPage() {
    return "/service-users/" + PageAddress.of(Objects.requireNonNull(serviceUserId));
  }

  /** By whose tolerances it was judged. */
  public String policySaid() {
    return policyVersion.equals(Policy.DEFAULT.version())
        ? "By the tolerances that hold where a contract says nothing else"
        : "By the contract’s policy " + policyVersion;
  }

  /** The measured value with its unit, as it is said. */
  public Optional<String> measuredText() {
    return Optional.ofNullable(measured).map(kind.unit()::said);
  }

  /** The threshold with its unit; none where not one thing was allowed. */
  public Optional<String> thresholdText() {
    return Optional.ofNullable(threshold).filter(value -> value > 0).map(kind.unit()::said);
  }

  /** Whether it says that nobody came, or too few: what was said at the door then stands beside. */
  public boolean saysThatNobodyCame() {
    return kind == FindingKind.MISSED_VISIT
        || kind == FindingKind.UNVERIFIED_VISIT
        || kind == FindingKind.WORKER_MISSING;
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
}
