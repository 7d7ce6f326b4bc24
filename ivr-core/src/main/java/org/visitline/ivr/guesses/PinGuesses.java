package org.visitline.ivr.guesses;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.ivr.dialogue.WrongPins;
import org.visitline.schema.CallerNumber;

/**
 * Counts wrong PINs by number and over all.
 *
 * <p>Withheld numbers are nobody's in particular: they count over all, and are never slowed as if
 * they were one telephone, for then one guesser would hold up every worker behind a switchboard.
 */
public final class PinGuesses implements WrongPins {

  private static final Logger LOG = LoggerFactory.getLogger(PinGuesses.class);

  /** Numbers that keyed a wrong PIN of late; forged ones must not fill the memory. */
  private static final int MOST_NUMBERS = 20_000;

  private static final Duration STEP = Duration.ofSeconds(1);

  private static final class Tries {
    private final SlidingCount count;
    private boolean alarmed;

    private Tries(SlidingCount count) {
      this.count = count;
    }
  }

  private final Map<CallerNumber, Tries> byNumber =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallerNumber, Tries> eldest) {
          return size() > MOST_NUMBERS;
        }
      };

  private final Tries overAll;
  private final GuessLimits limits;
  private final InstantSource clock;
  private final Counter wrong;
  private final Counter slowed;

  /**
   * Having seen none yet.
   *
   * @param limits of what is still a slip of the finger
   * @param clock that the window slides by
   * @param meters where it counts
   */
  public PinGuesses(GuessLimits limits, InstantSource clock, MeterRegistry meters) {
    this.limits = limits;
    this.clock = clock;
    this.overAll = new Tries(new SlidingCount(limits.window(), limits.alarmOverAll()));
    this.wrong =
        Counter.builder("visitline.pin.wrong")
            .description("PINs keyed that are nobody's")
            .register(meters);
    this.slowed =
        Counter.builder("visitline.pin.slowed")
            .description("Questions for a PIN that had to wait, after too many wrong ones")
            .register(meters);
    Gauge.builder("visitline.pin.guessing", this, PinGuesses::alarms)
        .description(
            "Numbers that too many wrong PINs were keyed from of late, and one more if it is too"
                + " many over all")
        .register(meters);
  }

  @Override
  public synchronized void keyed(Ringing call) {
    Instant now = clock.instant();
    wrong.increment();
    call.number()
        .ifPresent(
            number -> one(tries(number), now, limits.alarmFrom(), "the number " + number.masked()));
    one(overAll, now, limits.alarmOverAll(), "all numbers");
  }

  private void one(Tries tries, Instant now, int alarmFrom, String whose) {
    tries.count.add(now);
    boolean tooMany = tries.count.at(now) >= alarmFrom;
    if (tooMany && !tries.alarmed) {
      LOG.error(
          "ALARM: {} wrong PINs within {} min from {}. Somebody may be trying PINs out: see who"
              + " rings there, and which PINs were logged from it",
          alarmFrom,
          limits.window().toMinutes(),
          whose);
    }
    tries.alarmed = tooMany;
  }

  @Override
  public synchronized Duration pause(Ringing call) {
    // Asked without making an entry: most numbers have never keyed a wrong PIN.
    Tries tries = call.number().map(byNumber::get).orElse(null);
    int over = tries == null ? 0 : tries.count.at(clock.instant()) - limits.slowedFrom() + 1;
    if (over <= 0) {
      return Duration.ZERO;
    }
    slowed.increment();
    Duration pause = STEP.multipliedBy(over);
    return pause.compareTo(limits.longestPause()) < 0 ? pause : limits.longestPause();
  }

  private Tries tries(CallerNumber number) {
    int most =
        Math.max(limits.alarmFrom(), limits.slowedFrom() + (int) limits.longestPause().toSeconds());
    return byNumber.computeIfAbsent(
        number, first -> new Tries(new SlidingCount(limits.window(), most)));
  }

  private synchronized double alarms() {
    Instant now = clock.instant();
    byNumber.values().removeIf(tries -> tries.count.at(now) == 0);
    long numbers =
        byNumber.values().stream()
            .filter(tries -> tries.count.at(now) >= limits.alarmFrom())
            .count();
    return numbers + (overAll.count.at(now) >= limits.alarmOverAll() ? 1 : 0);
  }
}
