package org.visitline.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The demo's time of day, some hundred times faster than life until the day has been played. Never
 * goes back, also not when the pace changes while others read it.
 */
public final class DemoClock implements InstantSource {

  private final LongSupplier nanos;
  private Instant base;
  private long baseNanos;
  private double speed;
  private Instant limit;

  /**
   * Stands at the start until it is {@link #release released} or held at a later moment, for the
   * programs that it is handed to take their time to start.
   *
   * @param start what it shows first
   * @param speed how many of its seconds pass in one of ours; 1 is life
   */
  public DemoClock(Instant start, double speed) {
    this(start, speed, System::nanoTime);
  }

  /**
   * For tests.
   *
   * @param nanos life's time, as {@link System#nanoTime}
   */
  DemoClock(Instant start, double speed, LongSupplier nanos) {
    requirePositive(speed);
    this.nanos = nanos;
    this.base = start;
    this.baseNanos = nanos.getAsLong();
    this.speed = speed;
    this.limit = start;
  }

  @Override
  public synchronized Instant instant() {
    Instant running = base.plusNanos((long) ((nanos.getAsLong() - baseNanos) * speed));
    return running.isBefore(limit) ? running : limit;
  }

  /**
   * Stands still from this moment on until told otherwise, so that a slow machine makes the demo's
   * day longer and not its care workers late.
   *
   * @param moment taken for now if it has passed already
   */
  public synchronized void holdAt(Instant moment) {
    Instant now = instant();
    goOnFrom(now);
    limit = moment.isBefore(now) ? now : moment;
  }

  /** Stands still no more. */
  public void release() {
    holdAt(Instant.MAX);
  }

  /** Goes on from this moment at another pace. */
  public synchronized void runAt(double newSpeed) {
    requirePositive(newSpeed);
    goOnFrom(instant());
    speed = newSpeed;
  }

  /** One second a second, from this moment on. */
  public void runAsInLife() {
    runAt(1);
  }

  /** How long somebody has to wait in life for a moment of the demo's day; zero once it is past. */
  public synchronized Duration waitFor(Instant moment) {
    Duration simulated = Duration.between(instant(), moment);
    return simulated.isNegative() ? Duration.ZERO : inLife(simulated);
  }

  /** How long a stretch of the demo's time takes in life, such as a caller's moment of thought. */
  public synchronized Duration inLife(Duration simulated) {
    return Duration.ofNanos((long) (simulated.toNanos() / speed));
  }

  private void goOnFrom(Instant now) {
    base = now;
    baseNanos = nanos.getAsLong();
  }

  private static void requirePositive(double speed) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException(
          "a clock must run forwards: the speed must be more than 0, not " + speed);
    }
  }
}
