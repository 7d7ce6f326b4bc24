package org.visitline.portal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.portal.alerts.Contact.Channel;
import org.visitline.portal.alerts.Courier.NotTaken;

/**
 * Offers what waits, until the other side has taken it. A letter that is not taken is offered again
 * after 10 seconds, then 20, 40 and from then on every minute, for a day; then it is given up, and
 * the page of alerts says so.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_IN_ALL = Duration.ofDays(1);
  private static final int DOUBLINGS = 3;

  private final JooqOutbox outbox;
  private final Map<Channel, Courier> couriers;
  private final InstantSource clock;

  Delivery(JooqOutbox outbox, Map<Channel, Courier> couriers, InstantSource clock) {
    this.outbox = outbox;
    this.couriers = couriers;
    this.clock = clock;
  }

  /** One round: each contact's letter once, side by side, so that a slow one holds up no other. */
  void run() {
    List<Letter> letters = outbox.due(clock.instant());
    if (letters.isEmpty()) {
      return;
    }
    try (ExecutorService couriersOut = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> errands =
          letters.stream().<Callable<Boolean>>map(letter -> () -> offer(letter)).toList();
      couriersOut.invokeAll(errands);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean offer(Letter letter) {
    try {
      Courier courier = couriers.get(letter.contact().channel());
      if (courier == null) {
        throw new NotTaken(
            "this installation has no mail server: start the portal with --mail-host");
      }
      outbox.taken(letter, courier.deliver(letter), clock.instant());
      return true;
    } catch (NotTaken e) {
      offerAgain(letter, e.answer());
      return false;
    } catch (RuntimeException e) {
      // An address that cannot even be written down, or a secret that no longer opens.
      LOG.warn("a letter to contact {} could not be made", letter.contact().id(), e);
      offerAgain(letter, String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void offerAgain(Letter letter, String answer) {
    Instant now = clock.instant();
    Letter.Line oldest = letter.lines().getFirst();
    if (oldest.decidedAt().plus(LONGEST_IN_ALL).isBefore(now)) {
      LOG.warn("alerts to contact {} are given up: {}", letter.contact().id(), answer);
      outbox.givenUp(letter, answer, now);
      return;
    }
    LOG.info("alerts to contact {} not taken, try again: {}", letter.contact().id(), answer);
    outbox.notTaken(letter, answer, now, now.plus(wait(oldest.tries())));
  }

  /** The wait after so many tries before this one. */
  static Duration wait(int tries) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
