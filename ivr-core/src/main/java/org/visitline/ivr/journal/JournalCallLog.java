package org.visitline.ivr.journal;

import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Ringing;

/** Keeps calls in the journal. */
public final class JournalCallLog implements CallLog {

  private static final Logger LOG = LoggerFactory.getLogger(JournalCallLog.class);

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
    journal.awaitOnDisk(journal.append(new JournalRecord.Started(clock.instant())));
  }

  @Override
  public void open(Ringing call) {
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
    append(new JournalRecord.Message(call.callId(), recording, clock.instant()));
  }

  @Override
  public void end(LoggedCall call) {
    append(new JournalRecord.Ended(call, clock.instant()));
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
