package org.visitline.verification.policy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tolerances and the payment rule of a contract. What lies exactly on a threshold is within it.
 */
public final class Policy {

  /** What holds where a contract says nothing else. */
  public static final Policy DEFAULT =
      new Policy("default-1", Map.of(), new PaymentRule.ActualCapped());

  private final String version;
  private final Map<PolicyNumber, Integer> numbers = new EnumMap<>(PolicyNumber.class);

  /** Rules ask for these millions of times in a year; each is made once. */
  private final Map<PolicyNumber, Duration> minutes = new EnumMap<>(PolicyNumber.class);

  private final PaymentRule payment;

  /**
   * A policy.
   *
   * @param version named by every finding measured against it
   * @param numbers those that differ from the defaults
   */
  public Policy(String version, Map<PolicyNumber, Integer> numbers, PaymentRule payment) {
    this.version = version;
    this.payment = payment;
    for (PolicyNumber number : PolicyNumber.values()) {
      int value = numbers.getOrDefault(number, number.byDefault());
      if (value < number.least() || value > number.most()) {
        throw new IllegalArgumentException(
            "policy %s: %s is %d; it must be from %d to %d"
                .formatted(version, number.key(), value, number.least(), number.most()));
      }
      this.numbers.put(number, value);
      minutes.put(number, Duration.ofMinutes(value));
    }
    if (veryLateAfter().compareTo(lateAfter()) < 0) {
      throw new IllegalArgumentException(
          "What is very late (%s) would not even be late (%s)"
              .formatted(
                  number(PolicyNumber.VERY_LATE_AFTER_MINUTES),
                  number(PolicyNumber.LATE_AFTER_MINUTES)));
    }
  }

  /** The same with another number. */
  public Policy with(PolicyNumber number, int value) {
    Map<PolicyNumber, Integer> changed = new EnumMap<>(numbers);
    changed.put(number, value);
    return new Policy(version, changed, payment);
  }

  /** The same with other bounds for coming late. */
  public Policy withLateness(int lateMinutes, int veryLateMinutes) {
    Map<PolicyNumber, Integer> changed = new EnumMap<>(numbers);
    changed.put(PolicyNumber.LATE_AFTER_MINUTES, lateMinutes);
    changed.put(PolicyNumber.VERY_LATE_AFTER_MINUTES, veryLateMinutes);
    return new Policy(version, changed, payment);
  }

  /** The same under another version. */
  public Policy named(String newVersion) {
    return new Policy(newVersion, numbers, payment);
  }

  /** The same with another payment rule. */
  public Policy withPayment(PaymentRule rule) {
    return new Policy(version, numbers, rule);
  }

  /** Named by every finding measured against it. */
  public String version() {
    return version;
  }

  /** One of its numbers. */
  public int number(PolicyNumber number) {
    return Objects.requireNonNull(numbers.get(number));
  }

  private Duration duration(PolicyNumber number) {
    return Objects.requireNonNull(minutes.get(number));
  }

  /** How far a visit may lie from a commissioned visit that it fills. */
  public Duration matchWindow() {
    return duration(PolicyNumber.MATCH_WINDOW_MINUTES);
  }

  /** A repeated call within this time of the first is the same event. */
  public Duration extraCallWithin() {
    return duration(PolicyNumber.EXTRA_CALL_MINUTES);
  }

  /** How much longer than the longest commissioned duration a visit may stay open. */
  public Duration openBeyondCommissioned() {
    return duration(PolicyNumber.OPEN_BEYOND_COMMISSIONED_MINUTES);
  }

  /** How long a visit may stay open where nothing is commissioned. */
  public Duration openWhereNothingCommissioned() {
    return duration(PolicyNumber.OPEN_WHERE_NOTHING_COMMISSIONED_MINUTES);
  }

  /** How long after the latest start nobody may have come. */
  public Duration missedAfter() {
    return duration(PolicyNumber.MISSED_AFTER_MINUTES);
  }

  /** Arrival after the latest start by more than this is late. */
  public Duration lateAfter() {
    return duration(PolicyNumber.LATE_AFTER_MINUTES);
  }

  /** ... by more than this, very late. */
  public Duration veryLateAfter() {
    return duration(PolicyNumber.VERY_LATE_AFTER_MINUTES);
  }

  /** Arrival before the start by more than this is early. */
  public Duration earlyBefore() {
    return duration(PolicyNumber.EARLY_BEFORE_MINUTES);
  }

  /** A visit under this percentage of the commissioned duration is very short. */
  public int veryShortBelowPercent() {
    return number(PolicyNumber.VERY_SHORT_BELOW_PERCENT);
  }

  /** ... and so is one under this, where at least 30 min were commissioned. */
  public Duration veryShortBelow() {
    return duration(PolicyNumber.VERY_SHORT_BELOW_MINUTES);
  }

  /** On the straight line between two addresses. */
  public int fastestMilesPerHour() {
    return number(PolicyNumber.FASTEST_MILES_PER_HOUR);
  }

  /** Visits that follow each other within this leave no time to travel. */
  public Duration crammingGap() {
    return duration(PolicyNumber.CRAMMING_GAP_MINUTES);
  }

  /** Over how many days a habit is looked for. */
  public int clippingDays() {
    return number(PolicyNumber.CLIPPING_DAYS);
  }

  /** A median share of the commissioned duration below this is one. */
  public int clippingBelowPercent() {
    return number(PolicyNumber.CLIPPING_BELOW_PERCENT);
  }

  /** The numbers on which hangs which calls make a visit, and which slot it takes. */
  List<Integer> pairing() {
    return List.of(
        number(PolicyNumber.MATCH_WINDOW_MINUTES),
        number(PolicyNumber.EXTRA_CALL_MINUTES),
        number(PolicyNumber.OPEN_BEYOND_COMMISSIONED_MINUTES),
        number(PolicyNumber.OPEN_WHERE_NOTHING_COMMISSIONED_MINUTES));
  }

  /** How payable minutes follow. */
  public PaymentRule payment() {
    return payment;
  }

  /** The least that counts as the whole of a commissioned duration. */
  public Duration shortest(Duration commissioned) {
    // Of whole minutes that is exact; Duration's own division goes by way of BigDecimal.
    Duration share =
        Duration.ofMillis(commissioned.toMillis() * number(PolicyNumber.SHORT_BY_PERCENT) / 100);
    Duration shortBy = duration(PolicyNumber.SHORT_BY_MINUTES);
    return commissioned.minus(share.compareTo(shortBy) > 0 ? share : shortBy);
  }

  /** The most that does. */
  public Duration longest(Duration commissioned) {
    return commissioned.plus(duration(PolicyNumber.LONG_BY_MINUTES));
  }
}
