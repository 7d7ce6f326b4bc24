package org.visitline.ivr.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Ringing;

/** Keeps calls in the journal. */
public final class JournalCallLog implements CallLog {

  private static final Logger LOG = LoggerFactory.getLogger(JournalCallLog.class);

  /** Calls that come in together are not written down in the order of their moments. */
  private static final Duration CALLS_SIDE_BY_SIDE = Duration.ofSeconds(1);

  /** A start has nobody on the line, and a machine that has just come up has a busy disk. */
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);
  private final AtomicReference<Instant> furthest = new AtomicReference<>(Instant.EPOCH);
  private final Journal journal;
  private final InstantSource clock;

  /**
   * On an open journal.
   *
   * @param journal to keep them in
   * @param clock that ends of calls are stamped with
   * @param meters where it counts
   */
  public JournalCallLog(Journal journal, InstantSource clock, MeterRegistry meters) {
    this.journal = journal;
    this.clock = clock;
    Gauge.builder("visitline.clock.back", this, JournalCallLog::secondsBack)
        .baseUnit("seconds")
        .description("How far this machine's clock is behind the latest call that it has stamped")
        .register(meters);
  }

  /** Says that this is a new life: calls that were open in the one before are over. */
  public void started() throws IOException {
    journal.awaitOnDisk(journal.append(new JournalRecord.Started(now())), LONGEST_START);
  }

  /**
   * Tries a disk that did not take the last record, so that it is known when it does again though
   * nobody rings. Now and then. One that is stalled is being tried.
   */
  public void tryAgain() {
    if (journal.isKeeping() || journal.isStalled()) {
      return;
    }
    try {
      journal.awaitOnDisk(journal.append(new JournalRecord.TakesAgain(now())));
      LOG.info("the disk takes the journal in {} again; calls are kept here", journal.folder());
    } catch (IOException e) {
      // Said when it began.
    }
  }

  /** Whether the clock has not been set back, or has passed again where it was. */
  public boolean isClockRight() {
    return secondsBack() == 0;
  }

  private double secondsBack() {
    Duration back = Duration.between(clock.instant(), furthest.get());
    return back.compareTo(CALLS_SIDE_BY_SIDE) > 0 ? back.toSeconds() : 0;
  }

  @Override
  public void open(Ringing call) {
    // This machine's own, not the answer's: Asterisk may be another machine, and may have asked
    // another node first.
    watchClock(clock.instant());
    refuseWhileStalled();
    append(new JournalRecord.Opened(call));
  }

  @Override
  public void keep(LoggedCall call) {
    long number = append(new JournalRecord.Kept(call));
    try {
      journal.awaitOnDisk(number);
    } catch (IOException e) {
      throw cannotKeep(e);
    }
  }

  @Override
  public void message(LoggedCall call, String recording) {
    try {
      append(new JournalRecord.Message(call.callId(), recording, now()));
    } catch (CannotKeep alarmed) {
      // The message lies on Asterisk's disk and comes in from there; the call was kept before, and
      // sent on it would be logged a second time.
    }
  }

  @Override
  public void end(LoggedCall call) {
    try {
      append(new JournalRecord.Ended(call, now()));
    } catch (CannotKeep alarmed) {
      // What was kept before stands, and is shipped at the next start; the caller need not be asked
      // again.
    }
  }

  /**
   * Keeps calls that are over already, noted elsewhere; on return they are on this machine's disk.
   *
   * @param calls in the order in which they were noted
   * @throws CannotKeep if they are not; some of them may be
   */
  public void keepFinished(List<FinishedCall> calls) {
    refuseWhileStalled();
    List<Long> numbers = new ArrayList<>();
    for (FinishedCall finished : calls) {
      numbers.add(
          append(
              new JournalRecord.Ended(finished.call(), finished.endedAt().orElseGet(this::now))));
    }
    try {
      // Each of them: the disk may have failed the first and taken the last.
      for (long number : numbers) {
        journal.awaitOnDisk(number);
      }
    } catch (IOException e) {
      throw cannotKeep(e);
    }
  }

  /** As exactly as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A clock set back makes visits of no length, or of less; calls are taken all the same. */
  private void watchClock(Instant answeredAt) {
    Instant before = latest.getAndAccumulate(answeredAt, JournalCallLog::later);
    Instant _ = furthest.accumulateAndGet(answeredAt, JournalCallLog::later);
    if (answeredAt.plus(CALLS_SIDE_BY_SIDE).isBefore(before)) {
      LOG.error(
          "ALARM: this machine's clock has gone back from {} to {}. Calls are logged at the times"
              + " it gives; mend its time service, and have an officer look at the visits between.",
          before,
          answeredAt);
      latest.set(answeredAt);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * What begins now is not given to a disk that has what it was given before still to take; what is
   * to be said of calls that were kept is, for it may yet take that.
   */
  private void refuseWhileStalled() {
    if (journal.isStalled()) {
      throw cannotKeep(new IOException("the disk does not answer"));
    }
  }

  private long append(JournalRecord record) {
    try {
      return journal.append(record);
    } catch (IOException e) {
      throw cannotKeep(e);
    }
  }

  private CannotKeep cannotKeep(IOException e) {
    String message =
        "cannot write the journal in "
            + journal.folder()
            + " ("
            + e.getMessage()
            + "): free space on its disk, or see that the service's account may write there";
    LOG.error("ALARM: {}. Callers are sent to the next node meanwhile.", message);
    return new CannotKeep(message, e);
  }
}
