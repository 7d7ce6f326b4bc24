package org.visitline.ivr;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or a database does a moment later. */
public final class Eventually {

  private Eventually() {}

  /** Returns as soon as it is so, and fails if it is not within that time. */
  public static void isTrue(Duration within, BooleanSupplier what) {
    long end = System.nanoTime() + within.toNanos();
    while (!what.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not so after " + within);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
