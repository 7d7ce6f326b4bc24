package org.visitline.portal.discrepancies;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.verification.casework.QueueDecisionKind;
import org.visitline.verification.casework.ReasonCode;

/**
 * A call that once made no visit, and of which a person has said something since.
 *
 * @param callId names the call
 * @param answeredAt when it was answered
 * @param callerNumber as presented; empty when withheld
 * @param pinMasked what was keyed, all but its length hidden
 * @param serviceUserCode what was keyed, empty where nothing was
 * @param decision names the latest word, which holds
 * @param word the latest word
 * @param careWorkerId whom the word names; null: as the call itself says
 * @param serviceUserId whom the word names; null: as the call itself says
 */
public record DecidedCall(
    String callId,
    Instant answeredAt,
    String callerNumber,
    String pinMasked,
    String serviceUserCode,
    long decision,
    Word word,
    @Nullable String careWorkerId,
    @Nullable String serviceUserId) {

  /** What somebody said of a call. */
  public record Word(
      QueueDecisionKind kind,
      @Nullable String careWorker,
      @Nullable String serviceUser,
      String reason,
      String note,
      String author,
      Instant writtenAt) {

    /** The reason where its note does not stand beside it: that of no list is told by the note. */
    public String reasonAlone() {
      return reason.equals(ReasonCode.ANOTHER) && !note.isEmpty() ? note : reason;
    }

    /** As a sentence goes on after a name. */
    public String said() {
      return switch (kind) {
        case LINKED -> "linked it";
        case REJECTED -> "said that it evidences no visit";
        case REOPENED -> "took it up again";
      };
    }
  }

  /** Whether a decision holds that can be taken back. */
  public boolean holds() {
    return word.kind() != QueueDecisionKind.REOPENED;
  }

  /** Whether it is linked by now: to somebody at least. */
  boolean isLinked() {
    return word.kind() == QueueDecisionKind.LINKED;
  }

  /** What it is now. */
  public String title() {
    return switch (word.kind()) {
      case LINKED -> "Linked call";
      case REJECTED -> "Call put aside";
      case REOPENED -> "Call taken up again";
    };
  }

  /** Where all that was said of it stands. */
  public String page() {
    return "/unmatched-calls/" + PageAddress.of(callId);
  }
}
