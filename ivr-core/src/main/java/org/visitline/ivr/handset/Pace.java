package org.visitline.ivr.handset;

import java.time.Duration;

/** How long a call's waits and sounds take: as in life, faster, or not at all. */
public final class Pace {

  /** No time at all: for tests and for load without thinking times. */
  public static final Pace NONE = new Pace(Double.POSITIVE_INFINITY);

  /** As a telephone takes it. */
  public static final Pace LIFE = new Pace(1);

  private final double timesFasterThanLife;

  private Pace(double timesFasterThanLife) {
    this.timesFasterThanLife = timesFasterThanLife;
  }

  /** So many times faster than life. */
  public static Pace times(double fasterThanLife) {
    return new Pace(fasterThanLife);
  }

  /** Lets that much of the call's time go by. */
  void let(Duration pass) throws InterruptedException {
    long nanos = (long) (pass.toNanos() / timesFasterThanLife);
    if (nanos > 0) {
      Thread.sleep(Duration.ofNanos(nanos));
    }
  }
}
