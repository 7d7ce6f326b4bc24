package org.visitline.ivr.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One telephone call with a care worker, from the answer to its outcome.
 *
 * <p>Read {@link #talk} for the call as it goes. A hang-up is a normal end of it at every step:
 * whatever was known by then is kept.
 */
public final class Conversation {

  /** A caller who changes between arrival and departure is told each time, but not for ever. */
  private static final int MOST_CONFIRMATIONS = 5;

  private final Phone phone;
  private final Callers callers;
  private final CallLog log;
  private final PinQuestion pinQuestion;
  private final DialogueSettings settings;
  private final Ringing ringing;

  private LoggedCall unplaced;
  private String ahead = "";
  private @Nullable WorkersPart first;
  private @Nullable WorkersPart second;
  private @Nullable LoggedCall secondUnknown;

  /**
   * Of a call that has come in.
   *
   * @param phone the line
   * @param callers who it may be
   * @param log that keeps it
   * @param wrongPins that are counted
   * @param settings of the installation
   * @param ringing what the line said
   */
  public Conversation(
      Phone phone,
      Callers callers,
      CallLog log,
      WrongPins wrongPins,
      DialogueSettings settings,
      Ringing ringing) {
    this.phone = phone;
    this.callers = callers;
    this.log = log;
    this.pinQuestion = new PinQuestion(callers, wrongPins, settings);
    this.settings = settings;
    this.ringing = ringing;
    this.unplaced = LoggedCall.of(ringing);
  }

  /**
   * Holds the whole conversation.
   *
   * @return how it ended for the first worker
   * @throws CallLog.CannotKeep if the disk takes nothing: then nobody has been told otherwise
   */
  public Outcome hold() {
    log.open(ringing);
    try {
      talk();
    } catch (HungUp normalEnd) {
      // What is known is kept below.
    } finally {
      end();
    }
    return first == null ? unplaced.outcome() : first.call().outcome();
  }

  private void talk() {
    phone.answer();
    phone.report(Phone.Progress.OPEN);
    Voice voice = new Voice(phone, settings.languageOf(ringing.dialledNumber()), settings.zone());

    Optional<WorkersPart> identified = identify(voice);
    if (identified.isEmpty()) {
      log.keep(unplaced);
      phone.report(Phone.Progress.KEPT);
      voice.say(Prompt.CALL_YOUR_OFFICE);
      return;
    }
    WorkersPart worker = identified.get();
    first = worker;
    Voice theirs = voice.in(worker.worker().language().orElse(voice.language()));
    if (worker.place().needsCode()) {
      ahead = "";
      new CodeQuestion(callers).ask(theirs, worker);
    }
    Keys choice = logAndConfirm(theirs, worker, ahead);
    if (choice.is('3')) {
      secondWorker(theirs, worker);
    } else if (choice.is('*')) {
      new StarMenu(callers, log, settings).offer(theirs, worker);
    }
  }

  private Optional<WorkersPart> identify(Voice voice) {
    PinQuestion.Answer answer =
        pinQuestion.ask(
            voice,
            Prompt.WELCOME_KEY_PIN,
            ringing,
            Optional.empty(),
            wrong -> unplaced = unplaced.withPin(wrong, new Outcome.PinNotKnown()));
    ahead = answer.ahead();
    Optional<CareWorker> worker = answer.worker();
    if (worker.isEmpty()) {
      return Optional.empty();
    }
    Place place = callers.placeOf(ringing, worker.get());
    Direction direction = callers.workOut(worker.get().id(), place, ringing.answeredAt());
    LoggedCall call = unplaced.withPin(answer.pin(), new Outcome.Attended(direction, false));
    return Optional.of(new WorkersPart(worker.get(), call, place, direction));
  }

  /** Whether the key says which end of the visit this is; then it is that. */
  private static boolean decides(Keys choice, WorkersPart part) {
    if (choice.is('1')) {
      part.keyed(Direction.ARRIVAL);
      return true;
    }
    if (choice.is('2')) {
      part.keyed(Direction.DEPARTURE);
      return true;
    }
    return false;
  }

  /** Commit, then confirm: not a word before the event is on disk. */
  private Keys logAndConfirm(Voice voice, WorkersPart part, String keyedAhead) {
    Keys choice = new Keys(keyedAhead, Keys.End.FULL);
    boolean isNews = true;
    boolean _ = decides(choice, part);
    for (int round = 0; round < MOST_CONFIRMATIONS; round++) {
      if (isNews) {
        log.keep(part.call());
        phone.report(Phone.Progress.KEPT);
      }
      if (choice.is('3')) {
        break;
      }
      choice = voice.ask(confirmation(voice, part), 1, DialogueSettings.AFTER_CONFIRMATION);
      if (endsConfirmation(choice)) {
        break;
      }
      // Any other key has cut the confirmation off by mistake: it is said once more.
      isNews = decides(choice, part);
    }
    part.confirmed();
    return choice;
  }

  private static boolean endsConfirmation(Keys choice) {
    return choice.keyed().isEmpty() || choice.is('3') || choice.is('*');
  }

  private List<Sound> confirmation(Voice voice, WorkersPart part) {
    List<Sound> sounds = new ArrayList<>(voice.at(part.direction().logged(), part.at()));
    if (part.direction() == Direction.ARRIVAL
        && callers.isStillLoggedInElsewhere(part.id(), part.place(), part.at())) {
      sounds.add(Prompt.STILL_LOGGED_IN_ELSEWHERE.in(voice.language()));
    }
    sounds.add(Prompt.PRESS_THREE_OR_STAR.in(voice.language()));
    return sounds;
  }

  /** Two came together, and one telephone is enough: same line, same direction, own event. */
  private void secondWorker(Voice voice, WorkersPart firstWorker) {
    LoggedCall call = firstWorker.call().forSecondWorker(firstWorker.direction());
    // Should this node die while they key, another one must ask.
    phone.report(Phone.Progress.OPEN);
    PinQuestion.Answer answer =
        pinQuestion.ask(
            voice,
            Prompt.SECOND_WORKER_KEY_PIN,
            ringing,
            Optional.of(firstWorker.id()),
            wrong -> secondUnknown = call.withPin(wrong, new Outcome.PinNotKnown()));
    if (answer.worker().isEmpty()) {
      if (secondUnknown != null) {
        log.keep(secondUnknown);
      }
      phone.report(Phone.Progress.KEPT);
      voice.say(Prompt.CALL_YOUR_OFFICE);
      return;
    }
    CareWorker worker = answer.worker().get();
    Direction direction = firstWorker.direction();
    WorkersPart part =
        new WorkersPart(
            worker,
            call.withPin(answer.pin(), new Outcome.Attended(direction, false)),
            firstWorker.place(),
            direction);
    second = part;
    log.keep(part.call());
    phone.report(Phone.Progress.KEPT);
    Voice theirs = voice.in(worker.language().orElse(voice.language()));
    theirs.sayAt(direction.logged(), part.at());
    part.confirmed();
  }

  private void end() {
    if (first == null) {
      log.end(unplaced);
      return;
    }
    end(first);
    if (second != null) {
      end(second);
    } else if (secondUnknown != null) {
      log.end(secondUnknown);
    }
  }

  private void end(WorkersPart part) {
    if (part.call().outcome() instanceof Outcome.Attended) {
      callers.remember(part.attendance());
    }
    log.end(part.call());
    part.beside().ifPresent(log::end);
  }
}
