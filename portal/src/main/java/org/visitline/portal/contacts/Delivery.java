package org.visitline.portal.contacts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers what waits, until the other side has taken it. A letter that is not taken is offered again
 * after 10 seconds, then 20, 40 and from then on every minute. What has waited for a day in it is
 * given up, and the page says so on which it is kept; what came later is offered on, for its own
 * day.
 */
public final class Delivery<P extends Outbox.Post<P>> {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_IN_ALL = Duration.ofDays(1);
  private static final int DOUBLINGS = 3;

  private final Outbox<P> outbox;
  private final Carrier<P> carrier;
  private final InstantSource clock;

  /**
   * Ready for its rounds, which whoever made it has to call for.
   *
   * @param carrier called by several threads at once
   */
  public Delivery(Outbox<P> outbox, Carrier<P> carrier, InstantSource clock) {
    this.outbox = outbox;
    this.carrier = carrier;
    this.clock = clock;
  }

  /** Takes a letter to the other side. */
  @FunctionalInterface
  public interface Carrier<P> {

    /** Gives what the other side said when it took it. */
    String carry(P letter) throws NotTaken;
  }

  /** One round: each contact's letter once, side by side, so that a slow one holds up no other. */
  public void run() {
    List<P> letters = outbox.due(clock.instant());
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

  private boolean offer(P letter) {
    try {
      outbox.taken(letter, kept(carrier.carry(letter)), clock.instant());
      return true;
    } catch (NotTaken e) {
      offerAgain(letter, e.answer());
      return false;
    } catch (RuntimeException e) {
      // An address that cannot even be written down, or a secret that no longer opens.
      LOG.warn("a letter to contact {} could not be made", letter.contact().id(), e);
      offerAgain(letter, String.valueOf(e.getMessage()));
      return false;
    } catch (Error e) {
      // Nobody asks this errand how it ended: the letter would be tried each round, and never said.
      LOG.error("ALARM: a fault in a letter to contact {}", letter.contact().id(), e);
      offerAgain(letter, e.toString());
      return false;
    }
  }

  private void offerAgain(P letter, String said) {
    String answer = kept(said);
    Instant now = clock.instant();
    Instant dayAgo = now.minus(LONGEST_IN_ALL);
    letter.before(dayAgo).ifPresent(old -> giveUp(old, answer, now));
    letter.since(dayAgo).ifPresent(rest -> keep(rest, answer, now));
  }

  private static String kept(String answer) {
    return answer.substring(0, Math.min(answer.length(), Outbox.LONGEST_ANSWER));
  }

  private void giveUp(P letter, String answer, Instant now) {
    LOG.warn("what waits for contact {} is given up: {}", letter.contact().id(), answer);
    outbox.givenUp(letter, answer, now);
  }

  private void keep(P letter, String answer, Instant now) {
    LOG.info("a letter to contact {} is not taken, try again: {}", letter.contact().id(), answer);
    outbox.notTaken(letter, answer, now.plus(wait(letter.tries())));
  }

  /** The wait after so many tries before this one. */
  static Duration wait(int tries) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
