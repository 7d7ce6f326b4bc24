package org.visitline.ivr.dialogue;

import java.util.List;

/** "Star for other choices": what a worker may want besides being logged. */
final class StarMenu {

  /** Somebody who wants to hear their times again may; not all day. */
  private static final int MOST_ROUNDS = 3;

  private static final int TIMES_TOLD = 2;

  private final Callers callers;
  private final CallLog log;
  private final DialogueSettings settings;

  StarMenu(Callers callers, CallLog log, DialogueSettings settings) {
    this.callers = callers;
    this.log = log;
    this.settings = settings;
  }

  void offer(Voice voice, WorkersPart part) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      switch (voice.ask(Prompt.STAR_MENU, 1).keyed()) {
        case "1" -> notAttended(voice, part, Outcome.Reason.NO_REPLY);
        case "2" -> notAttended(voice, part, Outcome.Reason.CARE_REFUSED);
        case "3" -> notAttended(voice, part, Outcome.Reason.IN_HOSPITAL_OR_AWAY);
        case "4" -> message(voice, part);
        case "5" -> {
          lastTimes(voice, part);
          continue;
        }
        default -> {}
      }
      return;
    }
  }

  /** On disk before it is said, as the arrival or departure was. */
  private void notAttended(Voice voice, WorkersPart part, Outcome.Reason reason) {
    log.keep(part.notAttended(reason));
    voice.sayAt(reason.logged(), part.at());
  }

  private void message(Voice voice, WorkersPart part) {
    voice.say(Prompt.LEAVE_MESSAGE);
    String recording = settings.messageFolder() + "/" + part.call().ringing().callId();
    // Before it is spoken: whoever hangs up instead of pressing hash has left a message too.
    log.message(part.call(), recording);
    boolean kept = voice.phone().record(recording, DialogueSettings.LONGEST_MESSAGE);
    voice.say(kept ? Prompt.MESSAGE_KEPT : Prompt.CALL_YOUR_OFFICE);
  }

  private void lastTimes(Voice voice, WorkersPart part) {
    List<Attendance> times = callers.lastTimes(part.id(), part.at(), TIMES_TOLD);
    voice.say(times.isEmpty() ? Prompt.NO_TIMES_LOGGED : Prompt.LAST_TIMES);
    for (Attendance time : times) {
      voice.phone().say(voice.earlierAt(time.direction().wasAt(), time.at()));
    }
  }
}
