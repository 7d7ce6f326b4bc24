package org.visitline.ivr;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has things done again and again. What fails is tried again in its next turn. */
final class Turns implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private static final Duration LAST_TURN = Duration.ofSeconds(2);

  /** Some wait for a database that is away; the others must not wait for them. */
  private static final int SIDE_BY_SIDE = 4;

  private final ScheduledExecutorService turns =
      Executors.newScheduledThreadPool(
          SIDE_BY_SIDE, Thread.ofPlatform().name("upkeep-", 0).daemon().factory());

  /** Does it now, on another thread, and again so long after each end. */
  void every(Duration pause, String what, Runnable chore) {
    var _ =
        turns.scheduleWithFixedDelay(
            () -> {
              try {
                chore.run();
              } catch (RuntimeException e) {
                LOG.error("{} failed; it is tried again in {}", what, pause, e);
              } catch (Error e) {
                // One that got out of here would end this chore for good, and nobody be told.
                LOG.error(
                    "ALARM: {} failed; it is tried again in {}. Start this node again, and send"
                        + " these lines to whoever maintains Visitline.",
                    what,
                    pause,
                    e);
              }
            },
            0,
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    turns.shutdown();
    try {
      if (!turns.awaitTermination(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        // One waits for the database; whatever it was at is done at the next start.
        var _ = turns.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
