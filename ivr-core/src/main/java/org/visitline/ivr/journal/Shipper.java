package org.visitline.ivr.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries finished calls from the journal to the database, in the order in which they ended. With
 * the database away it waits and goes on where it was; nothing on the phone depends on it.
 */
public final class Shipper implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Shipper.class);

  /**
   * Calls of one transaction, and the pause after it while callers are on the line: a thousand
   * calls a second at most, five times the peak. What lies in the journal is safe there; the work
   * of bringing it to the database must not be theirs to wait for. When nobody calls there is no
   * pause.
   */
  private static final int BATCH = 100;

  private static final Duration AFTER_YOU = Duration.ofMillis(100);

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private static final Duration LAST_TRY = Duration.ofSeconds(3);

  private final Journal journal;
  private final LoggedCalls database;
  private final Checkpoint checkpoint;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private final Counter shipped;

  private OpenCalls open = new OpenCalls();
  private JournalReader reader;
  private String head = Chain.BEGINNING;
  private @Nullable String unreadable;
  private volatile boolean behind;
  private volatile Position reached;

  /**
   * Of an open journal.
   *
   * @param journal to read
   * @param database to bring the calls to
   * @param meters where it counts
   */
  public Shipper(Journal journal, JooqLoggedCalls database, MeterRegistry meters) {
    this(journal, (LoggedCalls) database, meters);
  }

  Shipper(Journal journal, LoggedCalls database, MeterRegistry meters) {
    this.journal = journal;
    this.database = database;
    this.checkpoint = new Checkpoint(journal.folder());
    this.reader = reader();
    this.reached = reader.position();
    this.shipped =
        Counter.builder("visitline.journal.shipped")
            .description("Logged calls brought to the database")
            .register(meters);
    Gauge.builder("visitline.journal.behind", this, shipper -> shipper.behind ? 1 : 0)
        .description("1 while the database does not take what the journal has")
        .register(meters);
    Gauge.builder(
            "visitline.journal.waiting", this, shipper -> journal.bytesBehind(shipper.reached))
        .baseUnit("bytes")
        .description("What the journal has and the database has not")
        .register(meters);
    this.thread = Thread.ofPlatform().name("journal-shipper").daemon().unstarted(this::run);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** Ships what the journal has, if the database is there, and ends. */
  @Override
  public void close() throws IOException {
    stop.countDown();
    try {
      if (!thread.join(LAST_TRY)) {
        // It waits for a database that is away; the next start goes on from here.
        thread.interrupt();
        if (!thread.join(LAST_TRY)) {
          // A driver that hears no interrupt: the process need not wait for its network to give up.
          LOG.warn("the database has not answered; what was being shipped to it is shipped again");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.close();
  }

  private void run() {
    try {
      boolean again;
      do {
        again = !followed();
      } while (again && !stop.await(LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it came to the end; if not, the disk has to be asked once more. */
  private boolean followed() throws InterruptedException {
    try {
      if (unreadable != null) {
        beginAgain();
      }
      follow();
      return true;
    } catch (IOException | UncheckedIOException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
      if (!why.equals(unreadable)) {
        unreadable = why;
        LOG.error(
            "ALARM: the journal in {} cannot be read ({}): calls are kept there, and reach the"
                + " database as soon as it can; see to that disk",
            journal.folder(),
            why);
      }
      behind = true;
      return false;
    }
  }

  private void follow() throws IOException, InterruptedException {
    long known = -1;
    while (true) {
      boolean last = stopped();
      long before = known;
      boolean more = shipBatch(last);
      if (!more && last) {
        return;
      }
      known = journal.awaitMoreThan(known, more ? Duration.ZERO : IDLE);
      if (known > before) {
        boolean _ = stop.await(AFTER_YOU.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  /**
   * As after a start: what was read and not shipped is read once more, and what is shipped twice is
   * in the database once.
   */
  private void beginAgain() throws IOException {
    reader.close();
    reader = reader();
    open = new OpenCalls();
  }

  private JournalReader reader() {
    NavigableMap<Integer, Path> files = new JournalFiles(journal.folder()).list();
    if (files.isEmpty()) {
      // At a start there is one: another disk lies in its place now, or none is mounted.
      throw new UncheckedIOException(
          new NoSuchFileException(journal.folder().toString(), null, "no journal lies there"));
    }
    // Earlier ones may have been put away.
    Position first = new Position(files.firstKey(), 0);
    Position from = checkpoint.find().map(noted -> from(noted, files.lastKey())).orElse(first);
    return new JournalReader(
        journal.folder(), from.compareTo(first) < 0 ? first : from, journal::end);
  }

  /**
   * Where to go on. Where other calls stand in place of those that were shipped, that file is read
   * again from its beginning: what comes to the database twice is in it once.
   */
  private Position from(Checkpoint.Reached noted, int lastFile) {
    Position beginning = new Position(Math.min(noted.reached().file(), lastFile), 0);
    boolean forgotten = !checkpoint.stillHolds(noted);
    return forgotten && noted.resume().compareTo(beginning) > 0 ? beginning : noted.resume();
  }

  /** Whether there may be more. */
  private boolean shipBatch(boolean once) throws IOException, InterruptedException {
    List<FinishedCall> batch = new ArrayList<>();
    Position before = reader.position();
    while (batch.size() < BATCH) {
      Optional<Line> line = reader.find();
      if (unreadable != null) {
        unreadable = null;
        LOG.info("the journal in {} can be read again", journal.folder());
      }
      if (line.isEmpty()) {
        break;
      }
      batch.addAll(read(line.get()));
    }
    if (!batch.isEmpty() && !ship(batch, once)) {
      // Given up, because it is to end. A last try begins with these calls: what lies behind them
      // must not be noted as reached before they are.
      beginAgain();
      return false;
    }
    if (!reader.position().equals(before)) {
      noteReached(reader.position());
    }
    return batch.size() >= BATCH;
  }

  /** A disk that is full must not end the shipping, which does not need it. */
  private void noteReached(Position now) {
    reached = now;
    try {
      checkpoint.save(new Checkpoint.Reached(open.beginning(now), now, head));
    } catch (IOException e) {
      LOG.warn(
          "cannot note in {} how far it has been shipped ({}); a restart would ship some calls"
              + " again, which does no harm",
          journal.folder(),
          e.getMessage());
    }
  }

  private List<FinishedCall> read(Line line) {
    line.hash().ifPresent(hash -> head = hash);
    try {
      return line.hash().isEmpty() ? List.of() : open.read(RecordText.read(line.says()), line.at());
    } catch (IllegalArgumentException e) {
      LOG.error(
          "ALARM: a record of the journal cannot be read, file {} byte {}: {}. Run `visitline"
              + " journal verify`.",
          line.at().file(),
          line.at().offset(),
          e.getMessage());
      return List.of();
    }
  }

  private boolean ship(List<FinishedCall> batch, boolean once) throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        store(batch);
        if (behind) {
          behind = false;
          LOG.info("the database takes calls again");
        }
        shipped.increment(batch.size());
        return true;
      } catch (RuntimeException e) {
        if (!behind) {
          behind = true;
          LOG.warn(
              "the database does not take calls just now ({}); they are safe in the journal, and"
                  + " follow when it does",
              e.getMessage());
        }
        if (once || stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
        pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
      }
    }
  }

  private void store(List<FinishedCall> batch) {
    try {
      database.store(batch);
    } catch (LoggedCalls.Refused e) {
      if (batch.size() == 1) {
        setAside(batch.getFirst(), e);
        return;
      }
      // One of them is at fault; the others must not wait for it.
      batch.forEach(call -> store(List.of(call)));
    }
  }

  private void setAside(FinishedCall call, LoggedCalls.Refused why) {
    String text =
        call.endedAt()
            .map(at -> RecordText.write(new JournalRecord.Ended(call.call(), at)))
            .orElseGet(() -> RecordText.write(new JournalRecord.Kept(call.call())));
    LOG.error(
        "ALARM: the database refuses the call {}: {}. It is set aside in {}/not-shipped",
        call.call().callId(),
        why.getMessage(),
        journal.folder());
    try {
      Files.writeString(
          journal.folder().resolve("not-shipped"),
          text + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
