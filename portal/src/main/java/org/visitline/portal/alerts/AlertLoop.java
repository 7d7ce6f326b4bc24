package org.visitline.portal.alerts;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Round after round for as long as the program runs, on the one node that holds the right to it. A
 * round that fails is told and tried again: what it was to do is still in the tables.
 */
public final class AlertLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertLoop.class);

  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);

  private final JooqRightToTell right;
  private final Alerts alerts;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  AlertLoop(JooqRightToTell right, Alerts alerts) {
    this.right = right;
    this.alerts = alerts;
    this.thread = Thread.ofVirtual().name("alerts").start(this::run);
  }

  private void run() {
    while (closing.getCount() > 0) {
      try {
        if (!right.whileHeld(alerts::round)) {
          alerts.look();
        }
      } catch (RuntimeException e) {
        LOG.warn("alerts are interrupted and go on as soon as they can: {}", e.toString(), e);
      } catch (Error e) {
        // The pages go on without this thread, and nobody would miss an alert that never came.
        // So it goes on, out of memory too: what is thrown sets free what the round had taken.
        LOG.error("ALARM: a fault in the alerts: {}; they are tried again", e.toString(), e);
      }
      try {
        if (closing.await(BETWEEN_ROUNDS.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Ends after the round in hand. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
