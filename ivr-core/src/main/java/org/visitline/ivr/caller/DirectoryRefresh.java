package org.visitline.ivr.caller;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the directory fresh while the database is there, and whole while it is not. */
public final class DirectoryRefresh implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryRefresh.class);

  /** An arrival before that is over by any limit of the rules. */
  private static final Duration LOOK_BACK = Duration.ofHours(36);

  /** A transaction may commit a little after rows that were stamped later. */
  private static final Duration LATE_COMMIT = Duration.ofSeconds(10);

  /**
   * How often it is asked whether anybody was changed: a worker who was issued a PIN rings soon.
   */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final String node;
  private final LiveCallers callers;
  private final JooqPeople people;
  private final DirectoryFile file;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Duration every;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private @Nullable Directory saved;
  private Instant receivedSince = Instant.EPOCH;
  private Optional<LocalDateTime> changedAt = Optional.empty();
  private volatile boolean fresh;

  /**
   * Of these callers.
   *
   * @param node whose phone they ring: it remembers its own calls as it takes them
   * @param callers to tell
   * @param people where it comes from
   * @param file where it is kept on this machine
   * @param clock whose day it is
   * @param zone civil
   * @param every how long between two readings
   * @param meters where it counts
   */
  public DirectoryRefresh(
      String node,
      LiveCallers callers,
      JooqPeople people,
      Path file,
      InstantSource clock,
      ZoneId zone,
      Duration every,
      MeterRegistry meters) {
    this.node = node;
    this.callers = callers;
    this.people = people;
    this.file = new DirectoryFile(file);
    this.clock = clock;
    this.zone = zone;
    this.every = every;
    this.thread = Thread.ofPlatform().name("directory-refresh").daemon().unstarted(this::run);
    Gauge.builder("visitline.directory.fresh", this, refresh -> refresh.fresh ? 1 : 0)
        .description("1 while the directory was read from the database at the last try")
        .register(meters);
    Gauge.builder("visitline.directory.pins", callers, known -> known.directory().pins().size())
        .description("PINs that the phone knows")
        .register(meters);
  }

  /**
   * Takes what was kept on disk, so that the first call finds it, and what the database has, if it
   * is there. Calls of other nodes are not asked for yet: this node's own journal knows its own
   * better.
   */
  public void begin() {
    try {
      saved = file.find().orElse(null);
      if (saved != null) {
        callers.use(saved);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("the directory kept on disk cannot be read: {}", e.getMessage());
    }
    boolean _ = refresh(false);
  }

  /** Goes on by itself. */
  public void follow() {
    thread.start();
  }

  /**
   * Reads the database now; where it is being read already, once more after that.
   *
   * @return whether it was there
   */
  public boolean refresh() {
    return refresh(true);
  }

  /**
   * One at a time, whoever asks: a reading that was begun earlier must not be used, or kept on
   * disk, after one that was begun later and knows more.
   */
  private synchronized boolean refresh(boolean withCalls) {
    try {
      Instant now = clock.instant();
      Directory directory = people.directory(now.atZone(zone).toLocalDate());
      callers.use(directory);
      if (!directory.equals(saved)) {
        file.save(directory);
        saved = directory;
      }
      if (withCalls) {
        rememberCalls(now);
      }
      if (!fresh) {
        fresh = true;
        LOG.info(
            "the directory is read from the database: {} PINs, {} numbers",
            directory.pins().size(),
            directory.lines().size());
      }
      return true;
    } catch (IOException e) {
      LOG.error(
          "ALARM: the directory cannot be kept on disk ({}); without it a start with the database"
              + " away would know nobody",
          e.getMessage());
      return true;
    } catch (RuntimeException e) {
      if (fresh || receivedSince.equals(Instant.EPOCH)) {
        LOG.warn(
            "the directory cannot be read from the database ({}); the one of before is used, with"
                + " {} PINs",
            e.getMessage(),
            callers.directory().pins().size());
      }
      fresh = false;
      return false;
    }
  }

  @Override
  public void close() {
    stop.countDown();
    // It may be waiting for a database that is away.
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rememberCalls(Instant now) {
    // At first its own too, which a disk that was replaced has no journal of.
    Optional<String> own =
        receivedSince.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(node);
    List<JooqPeople.PastCall> calls = people.calls(now.minus(LOOK_BACK), receivedSince, own);
    for (JooqPeople.PastCall call : calls) {
      callers.remember(call.ringing(), call.pin(), call.serviceUserCode(), call.direction());
      Instant seen = call.receivedAt().minus(LATE_COMMIT);
      receivedSince = seen.isAfter(receivedSince) ? seen : receivedSince;
    }
  }

  /**
   * Due is the next reading when the directory is old enough, or as soon as people were changed.
   */
  private boolean stoppedBeforeDue() throws InterruptedException {
    for (Duration age = Duration.ZERO; age.compareTo(every) < 0; age = age.plus(LOOK)) {
      if (stop.await(Math.min(LOOK.toMillis(), every.toMillis()), TimeUnit.MILLISECONDS)) {
        return true;
      }
      if (fresh && isChanged()) {
        return false;
      }
    }
    return false;
  }

  private boolean isChanged() {
    try {
      JooqPeople.LastChange last = people.lastChange();
      boolean changed = !last.at().equals(changedAt) || last.isJustNow();
      changedAt = last.at();
      return changed;
    } catch (RuntimeException e) {
      // The database is away: the next reading says so.
      return false;
    }
  }

  private void run() {
    try {
      do {
        boolean _ = refresh();
      } while (!stoppedBeforeDue());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
