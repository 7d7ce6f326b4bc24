package org.visitline.verification.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.schema.Database;

/**
 * A verifier that runs for as long as the program does. Nodes beside it wait for their turn; what
 * one leaves when it dies, the next one finds marked.
 */
public final class VerifierLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VerifierLoop.class);

  /** How long a mark waits at most while there is nothing else to do. */
  private static final Duration LOOK = Duration.ofMillis(100);

  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  private static final Duration SET_ASIDE = Duration.ofMinutes(1);

  private final Verifier verifier;
  private final Database database;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private VerifierLoop(Verifier verifier, Database database) {
    this.verifier = verifier;
    this.database = database;
    this.thread = Thread.ofVirtual().name("verifier").unstarted(this::run);
  }

  static VerifierLoop start(Verifier verifier, Database database) {
    VerifierLoop loop = new VerifierLoop(verifier, database);
    loop.thread.start();
    return loop;
  }

  /** Ends after the transaction in hand. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (closing.getCount() > 0) {
      try {
        Optional<VerifierLock> lock = VerifierLock.tryTake(database, Duration.ZERO);
        if (lock.isPresent()) {
          runWhileHeld(lock.get());
        }
      } catch (RuntimeException e) {
        LOG.warn("verification is interrupted and goes on as soon as it can: {}", e.toString(), e);
      } catch (Error e) {
        // The pages go on without this thread, and nobody would see that the board stands still. So
        // it goes on, out of memory too: what is thrown sets free what the step had taken, and each
        // step begins from the tables.
        LOG.error("ALARM: a fault in verification: {}; it is tried again", e.toString(), e);
      }
      rest(AFTER_TROUBLE);
    }
  }

  private void runWhileHeld(VerifierLock held) {
    try (held) {
      long asideSince = System.nanoTime();
      while (closing.getCount() > 0 && held.isHeld()) {
        if (System.nanoTime() - asideSince > SET_ASIDE.toNanos()) {
          verifier.takeUpAgain();
          asideSince = System.nanoTime();
        }
        if (!verifier.followOnce()) {
          rest(LOOK);
        }
      }
    }
  }

  private void rest(Duration time) {
    try {
      boolean ended = closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        LOG.debug("verification ends");
      }
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }
}
