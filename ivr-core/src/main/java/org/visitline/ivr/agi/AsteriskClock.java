package org.visitline.ivr.agi;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far Asterisk's clock is from this machine's. A visit is timed from the answer by Asterisk's,
 * which may be another machine's; whose of the two is wrong is for people to find out, so calls are
 * stamped as Asterisk tells them, and somebody is told.
 */
final class AsteriskClock {

  private static final Logger LOG = LoggerFactory.getLogger(AsteriskClock.class);

  /** Two clocks that are both kept by time servers differ by less, the way here included. */
  static final Duration MOST_APART = Duration.ofSeconds(5);

  /** A busy morning need not say it with each call. */
  private static final Duration SAID_AGAIN_AFTER = Duration.ofHours(1);

  private final InstantSource clock;
  private final AtomicReference<Instant> said = new AtomicReference<>(Instant.EPOCH);
  private volatile double apart = Double.NaN;

  AsteriskClock(InstantSource clock, MeterRegistry meters) {
    this.clock = clock;
    Gauge.builder("visitline.asterisk.clock.apart", this, known -> known.apart)
        .baseUnit("seconds")
        .description("Between Asterisk's clock and this machine's, at the latest call that said")
        .register(meters);
  }

  /**
   * Asterisk has asked this node to take a call just now.
   *
   * @param at by its clock
   * @param uniqueId the call's, which names that Asterisk
   */
  void asked(Instant at, String uniqueId) {
    Instant now = clock.instant();
    Duration behind = Duration.between(at, now);
    apart = behind.abs().toMillis() / 1000.0;
    if (behind.abs().compareTo(MOST_APART) > 0 && isToBeSaid(now)) {
      LOG.error(
          "ALARM: Asterisk's clock is {} s {} this machine's, by its call {}. Visits are timed by"
              + " Asterisk's: mend the time service of whichever is wrong, and have an officer look"
              + " at the visits since.",
          behind.abs().toSeconds(),
          behind.isNegative() ? "ahead of" : "behind",
          uniqueId);
    }
  }

  private boolean isToBeSaid(Instant now) {
    Instant before = said.get();
    return Duration.between(before, now).abs().compareTo(SAID_AGAIN_AFTER) >= 0
        && said.compareAndSet(before, now);
  }
}
