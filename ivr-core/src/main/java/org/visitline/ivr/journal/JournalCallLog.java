package org.visitline.ivr.journal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
  private final Journal journal;
  private final InstantSource clock;

  /**
   * On an open journal.
   *
   * @param journal to keep them in
   * @param clock that ends of calls are stamped with
   */
  public JournalCallLog(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** Says that this is a new life: calls that were open in the one before are over. */
  public void started() throws IOException {
    journal.awaitOnDisk(journal.append(new JournalRecord.Started(now())));
  }

  @Override
  public void open(Ringing call) {
    watchClock(call.answeredAt());
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
    append(new JournalRecord.Message(call.callId(), recording, now()));
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

  /** As exactly as the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A clock set back makes visits of no length, or of less; calls are taken all the same. */
  private void watchClock(Instant answeredAt) {
    Instant before = latest.getAndAccumulate(answeredAt, JournalCallLog::later);
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
