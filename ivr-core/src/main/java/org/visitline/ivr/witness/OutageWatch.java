package org.visitline.ivr.witness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when this node is there, and finds the times in which none was and Asterisk's dialplan was
 * not there either: outages, for which nobody is to be called missed.
 */
public final class OutageWatch {

  private static final Logger LOG = LoggerFactory.getLogger(OutageWatch.class);

  /** What was judged is judged again while calls that tell more may still come in. */
  private static final Duration LOOK_BACK = Duration.ofDays(7);

  /** After the database was away, the other nodes tell first where they were. */
  private static final Duration SETTLE = Duration.ofMinutes(1);

  private final LifeFile file;
  private final String node;
  private final JooqLives told;
  private final JooqOutages outages;
  private final InstantSource clock;
  private final BooleanSupplier taking;
  private volatile double foundLastWeek = Double.NaN;
  private volatile Optional<Instant> toldSince = Optional.empty();
  private boolean toldAll;

  /**
   * Of one node.
   *
   * @param file of its lives, in its data folder
   * @param node its name
   * @param told where the nodes tell when they were there; it may be away
   * @param outages where they are kept
   * @param clock the one clock
   * @param taking whether it takes calls just now
   * @param meters where it counts
   */
  public OutageWatch(
      Path file,
      String node,
      JooqLives told,
      JooqOutages outages,
      InstantSource clock,
      BooleanSupplier taking,
      MeterRegistry meters) {
    this.file = new LifeFile(file);
    this.node = node;
    this.told = told;
    this.outages = outages;
    this.clock = clock;
    this.taking = taking;
    this.file.begin(now());
    Gauge.builder("visitline.outages.week", this, watch -> watch.foundLastWeek)
        .description("Times of the last seven days in which no call could have been logged")
        .register(meters);
  }

  /** Notes on this machine's disk that the node is there. Every few seconds. */
  public synchronized void goOn() {
    if (!taking.getAsBoolean()) {
      return;
    }
    try {
      file.goOn(now());
    } catch (IOException e) {
      LOG.error("ALARM: cannot note that this node is there: {}; see its disk", e.toString());
    }
  }

  /** Tells the database, and judges what lies behind. Every few seconds. */
  public void tell() {
    List<Life> lives = lives();
    try {
      told.tell(node, toldAll ? List.of(lives.getLast()) : lives);
      toldAll = true;
    } catch (RuntimeException e) {
      // The database is away; the shipper says so once, for all that waits for it.
      toldSince = Optional.empty();
      toldAll = false;
      return;
    }
    Instant now = now();
    if (toldSince.isEmpty()) {
      toldSince = Optional.of(now);
    }
  }

  /** Judges the last days, once all nodes have had the time to tell. Every few minutes. */
  public void judge() {
    Instant now = now();
    if (toldSince.isEmpty() || toldSince.get().plus(SETTLE).isAfter(now)) {
      return;
    }
    Optional<Instant> beginning = told.findBeginning();
    if (beginning.isEmpty()) {
      return;
    }
    Instant since = now.minus(LOOK_BACK);
    Period window = new Period(beginning.get().isAfter(since) ? beginning.get() : since, now);
    List<Life> all = told.lives(window.from());
    List<Period> dark =
        Darkness.outages(window, all, told.around(Darkness.withoutNode(window, all))).stream()
            // One that began before the window was judged while it lay in it, whole.
            .filter(outage -> !outage.from().equals(since))
            .toList();
    // Each node judges by what all of them tell, so that all find the same.
    outages.replace(JooqOutages.NO_NODE, window, dark, _ -> true, now);
    if (!dark.isEmpty() && dark.size() != foundLastWeek) {
      LOG.warn("ALARM: no call could have been logged in {} (of the last seven days)", dark);
    }
    foundLastWeek = dark.size();
  }

  private synchronized List<Life> lives() {
    return file.lives();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
