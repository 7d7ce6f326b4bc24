package org.visitline.ivr.journal;

import java.time.Instant;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;

/** One line of the journal. */
sealed interface JournalRecord {

  /** The first line of each file: whose journal this is, and which file of it. */
  record Header(String node, int file) implements JournalRecord {}

  /**
   * The service has started: calls that were open before are over, and nobody can say how they
   * would have ended.
   */
  record Started(Instant at) implements JournalRecord {}

  /** The disk, which did not take the last record, takes records again. */
  record TakesAgain(Instant at) implements JournalRecord {}

  /** A call came in. */
  record Opened(Ringing ringing) implements JournalRecord {}

  /** What was known of a call before the caller was told that it is kept; the latest counts. */
  record Kept(LoggedCall call) implements JournalRecord {}

  /** A message to the office was begun. */
  record Message(CallId callId, String recording, Instant at) implements JournalRecord {}

  /** The call is over. */
  record Ended(LoggedCall call, Instant at) implements JournalRecord {}
}
