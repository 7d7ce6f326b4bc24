package org.visitline.ivr.dialogue;

/** How a conversation ended. */
public sealed interface Outcome {

  /** The word that the logged call keeps: {@code logged_call.ending}. */
  String ending();

  /** Nobody keyed a PIN. */
  record Abandoned() implements Outcome {
    @Override
    public String ending() {
      return "ABANDONED";
    }
  }

  /** What was keyed as a PIN is nobody's; three times, or once before hanging up. */
  record PinNotKnown() implements Outcome {
    @Override
    public String ending() {
      return "PIN_NOT_KNOWN";
    }
  }

  /**
   * A worker was logged.
   *
   * @param direction as keyed, else as worked out; what the caller was, or would have been, told
   * @param confirmed whether the confirmation was spoken to its end; a practised worker hangs up
   *     before
   */
  record Attended(Direction direction, boolean confirmed) implements Outcome {
    @Override
    public String ending() {
      return confirmed ? "LOGGED" : "LOGGED_HUNG_UP";
    }
  }

  /**
   * The worker came, and there was no visit, or it was broken off; an event of its own, neither
   * arrival nor departure.
   *
   * @param reason as chosen from the star menu
   */
  record NotAttended(Reason reason) implements Outcome {
    @Override
    public String ending() {
      return reason.name();
    }
  }

  /** No node took the call, and the dialplan asked for PIN and direction by its own means. */
  record Noted() implements Outcome {
    @Override
    public String ending() {
      return "NOTED";
    }
  }

  /** The service itself stopped in the middle, before a PIN was keyed; nobody could know more. */
  record CutOff() implements Outcome {
    @Override
    public String ending() {
      return "CUT_OFF";
    }
  }

  /** Why there was no visit. */
  enum Reason {
    NO_REPLY(Prompt.NO_REPLY_LOGGED),
    CARE_REFUSED(Prompt.CARE_REFUSED_LOGGED),
    IN_HOSPITAL_OR_AWAY(Prompt.IN_HOSPITAL_LOGGED);

    private final Prompt logged;

    Reason(Prompt logged) {
      this.logged = logged;
    }

    Prompt logged() {
      return logged;
    }
  }
}
