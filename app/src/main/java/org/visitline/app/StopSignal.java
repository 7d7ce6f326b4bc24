package org.visitline.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM, brought to the thread that runs a command: it is interrupted, closes what it
 * has opened in its own order, and only then does the JVM end. Opened first, so that it is closed
 * last.
 */
public final class StopSignal implements AutoCloseable {

  /** A part that does not close must not keep the machine from shutting down. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Thread worker;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  private StopSignal(Thread worker) {
    this.worker = worker;
  }

  /** Listens on behalf of the calling thread. */
  public static StopSignal listen() {
    StopSignal signal = new StopSignal(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(new Thread(signal::arrive, "stop"));
    return signal;
  }

  /** Stays until the signal comes. */
  public void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      // That is the signal.
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void arrive() {
    // In this order: an interrupt that comes after the worker has begun to close would cut that
    // short.
    worker.interrupt();
    asked.countDown();
    try {
      closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
