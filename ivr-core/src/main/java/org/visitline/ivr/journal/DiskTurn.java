package org.visitline.ivr.journal;

import java.time.Duration;

/**
 * One thing at a time that the disk is asked to do, and for how long it has been at it. One thread
 * begins and ends; whoever watches may ask meanwhile, and waits for neither.
 */
final class DiskTurn {

  private volatile boolean going;

  /** Of {@link System#nanoTime}; of the last turn, if none is going. */
  private volatile long begun;

  void begin() {
    begun = System.nanoTime();
    going = true;
  }

  /** How long it took. */
  Duration end() {
    going = false;
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  boolean isLongerThan(Duration most) {
    return going && System.nanoTime() - begun > most.toNanos();
  }
}
