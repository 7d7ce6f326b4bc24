package org.visitline.verification.policy;

import java.time.Duration;

/**
 * The tolerances and the payment rule of a contract. What lies exactly on a threshold is within it.
 *
 * @param version named by every finding measured against it
 * @param matchWindow how far a visit may lie from a commissioned visit that it fills
 * @param extraCallWithin a repeated call within this time of the first is the same event
 * @param openBeyondCommissioned how much longer than the longest commissioned duration a visit may
 *     stay open
 * @param openWhereNothingCommissioned how long a visit may stay open where nothing is commissioned
 * @param missedAfter how long after the latest start nobody may have come
 * @param lateAfter arrival after the latest start by more than this is late
 * @param veryLateAfter ... by more than this, very late
 * @param earlyBefore arrival before the start by more than this is early
 * @param shortBy a visit may be shorter by this, or by the percentage, whichever is more
 * @param shortByPercent of the commissioned duration
 * @param veryShortBelowPercent a visit under this percentage of the commissioned duration is very
 *     short
 * @param veryShortBelow ... and so is one under this, where at least 30 min were commissioned
 * @param longBy a visit longer by more than this is long
 * @param fastestMilesPerHour on the straight line between two addresses
 * @param crammingGap visits that follow each other within this leave no time to travel
 * @param clippingDays over how many days a habit is looked for
 * @param clippingBelowPercent a median share of the commissioned duration below this is one
 * @param payment how payable minutes follow
 */
public record Policy(
    String version,
    Duration matchWindow,
    Duration extraCallWithin,
    Duration openBeyondCommissioned,
    Duration openWhereNothingCommissioned,
    Duration missedAfter,
    Duration lateAfter,
    Duration veryLateAfter,
    Duration earlyBefore,
    Duration shortBy,
    int shortByPercent,
    int veryShortBelowPercent,
    Duration veryShortBelow,
    Duration longBy,
    int fastestMilesPerHour,
    Duration crammingGap,
    int clippingDays,
    int clippingBelowPercent,
    PaymentRule payment) {

  /** What holds where a contract says nothing else. */
  public static final Policy DEFAULT =
      new Policy(
          "default-1",
          Duration.ofMinutes(120),
          Duration.ofMinutes(5),
          Duration.ofHours(4),
          Duration.ofHours(14),
          Duration.ofMinutes(60),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofMinutes(15),
          Duration.ofMinutes(5),
          10,
          50,
          Duration.ofMinutes(15),
          Duration.ofMinutes(15),
          60,
          Duration.ofMinutes(2),
          28,
          80,
          new PaymentRule.ActualCapped());

  /** The same with other bounds for coming late. */
  public Policy withLateness(Duration late, Duration veryLate) {
    return new Policy(
        version,
        matchWindow,
        extraCallWithin,
        openBeyondCommissioned,
        openWhereNothingCommissioned,
        missedAfter,
        late,
        veryLate,
        earlyBefore,
        shortBy,
        shortByPercent,
        veryShortBelowPercent,
        veryShortBelow,
        longBy,
        fastestMilesPerHour,
        crammingGap,
        clippingDays,
        clippingBelowPercent,
        payment);
  }

  /** The same under another version. */
  public Policy named(String newVersion) {
    return new Policy(
        newVersion,
        matchWindow,
        extraCallWithin,
        openBeyondCommissioned,
        openWhereNothingCommissioned,
        missedAfter,
        lateAfter,
        veryLateAfter,
        earlyBefore,
        shortBy,
        shortByPercent,
        veryShortBelowPercent,
        veryShortBelow,
        longBy,
        fastestMilesPerHour,
        crammingGap,
        clippingDays,
        clippingBelowPercent,
        payment);
  }

  /** The same with another payment rule. */
  public Policy withPayment(PaymentRule rule) {
    return new Policy(
        version,
        matchWindow,
        extraCallWithin,
        openBeyondCommissioned,
        openWhereNothingCommissioned,
        missedAfter,
        lateAfter,
        veryLateAfter,
        earlyBefore,
        shortBy,
        shortByPercent,
        veryShortBelowPercent,
        veryShortBelow,
        longBy,
        fastestMilesPerHour,
        crammingGap,
        clippingDays,
        clippingBelowPercent,
        rule);
  }

  /** The least that counts as the whole of a commissioned duration. */
  public Duration shortest(Duration commissioned) {
    Duration share = commissioned.multipliedBy(shortByPercent).dividedBy(100);
    return commissioned.minus(share.compareTo(shortBy) > 0 ? share : shortBy);
  }

  /** The most that does. */
  public Duration longest(Duration commissioned) {
    return commissioned.plus(longBy);
  }
}
