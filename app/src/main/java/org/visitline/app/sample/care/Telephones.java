package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.ServiceUser;
import org.visitline.app.sample.care.SampleCall.HangUp;

/** The calls that a stay leaves behind. */
final class Telephones {

  private static final String ARRIVAL = "1";
  private static final String DEPARTURE = "2";

  /** Of a thousand callers, who slip at the first try, and who ring off without listening. */
  private static final int SLIPS = 12;

  private static final int RINGS_OFF = 60;

  /** Of a thousand, how a trunk may write the same number. */
  private static final int WITH_COUNTRY_CODE = 30;

  private final Dice dice;
  private final FictionalNumbers numbers;
  private final Map<String, String> neighbours = new HashMap<>();
  private final Map<String, String> relatives = new HashMap<>();

  Telephones(Dice dice, FictionalNumbers numbers) {
    this.dice = dice;
    this.numbers = numbers;
  }

  List<SampleCall> of(Attended stay) {
    SampleCall in = call(stay, stay.in(), true);
    SampleCall out = call(stay, stay.out(), false);
    CareWorker worker = stay.worker();
    ServiceUser person = stay.serviceUser();
    String code = person.code();
    String mobile = worker.contactNumber();
    if (stay.fromTheCar()) {
      return List.of(
          in.from(mobile, code).directed(ARRIVAL), out.from(mobile, code).directed(DEPARTURE));
    }
    return switch (stay.mishap()) {
      case NO_ARRIVAL_CALL -> List.of(out.directed(DEPARTURE).noted(out.note() + ", not rung in"));
      case NO_DEPARTURE_CALL -> List.of(in.noted(in.note() + ", will not ring out"));
      case NEIGHBOURS_LINE -> {
        String neighbour =
            neighbours.computeIfAbsent(person.place().address(), house -> numbers.neighbour());
        yield List.of(in.from(neighbour, code), out.from(neighbour, code));
      }
      case OWN_MOBILE -> List.of(in.from(mobile, code), out.from(mobile, code));
      case RELATIVES_MOBILE -> {
        String relative = relatives.computeIfAbsent(person.id(), id -> numbers.relative());
        yield List.of(in.from(relative, code), out.from(relative, code));
      }
      case WITHHELD -> List.of(in.from("", code), out.from("", code));
      case TWO_TELEPHONES -> List.of(in, out.from(mobile, code));
      case RINGS_TWICE ->
          List.of(in.directed(ARRIVAL), onceMore(in, stay.in()), out.directed(DEPARTURE));
      case WRONG_PIN -> List.of(wrongPin(in, stay), in, out);
      case UNKNOWN_NUMBER -> {
        String changed =
            neighbours.computeIfAbsent("changed " + person.id(), id -> numbers.neighbour());
        yield List.of(in.from(changed, ""), out.from(changed, ""));
      }
      case NO_CODE -> List.of(in.from(in.callerNumber(), ""), out.from(out.callerNumber(), ""));
      case CUT_OFF -> List.of(cutOff(in, stay.in()), in, out);
      default -> List.of(in, out);
    };
  }

  private SampleCall onceMore(SampleCall in, Instant at) {
    return in.directed(ARRIVAL)
        .answered(at.plus(dice.between(Duration.ofSeconds(50), Duration.ofSeconds(200))))
        .noted(in.note() + ", once more to be sure");
  }

  private SampleCall wrongPin(SampleCall in, Attended stay) {
    String wrong = slip(stay.worker().pin());
    return in.answered(stay.in().minusSeconds(50))
        .keying(List.of(wrong, wrong, wrong))
        .noted(stay.worker().name() + " keys a wrong PIN three times");
  }

  private static SampleCall cutOff(SampleCall in, Instant at) {
    return in.answered(at.minusSeconds(40))
        .keying(List.of())
        .from(in.callerNumber(), "")
        .directed("")
        .hangingUp(HangUp.BEFORE_PIN)
        .noted("the line breaks before the PIN");
  }

  /** Two who come and go together need one call: the second keys behind the first. */
  List<SampleCall> together(List<Attended> team) {
    List<SampleCall> calls = new ArrayList<>();
    Attended first = team.getFirst();
    Attended second = team.getLast();
    boolean asOne =
        team.size() == 2
            && team.stream().allMatch(stay -> stay.mishap() == Mishap.AS_PLANNED)
            && Duration.between(first.in(), second.in()).abs().toSeconds() < 180;
    if (!asOne) {
      team.forEach(stay -> calls.addAll(of(stay)));
      return calls;
    }
    String pin = second.worker().pin();
    Instant in = first.in().isAfter(second.in()) ? first.in() : second.in();
    String also = " with " + second.worker().name();
    SampleCall arrival = call(first, in, true);
    SampleCall departure = call(first, first.out(), false);
    calls.add(arrival.with(pin).noted(arrival.note() + also));
    calls.add(departure.with(pin).noted(departure.note() + also));
    return calls;
  }

  private SampleCall call(Attended stay, Instant at, boolean arriving) {
    CareWorker worker = stay.worker();
    ServiceUser person = stay.serviceUser();
    boolean ownPhone = person.noPhone();
    boolean mustSay = person.sharesLine() || ownPhone;
    String direction = "";
    if (worker.keysDirection()) {
      direction = arriving ? ARRIVAL : DEPARTURE;
    }
    List<String> pins =
        dice.perThousand(SLIPS) ? List.of(slip(worker.pin()), worker.pin()) : List.of(worker.pin());
    return new SampleCall(
        at,
        ownPhone ? worker.contactNumber() : presented(person.phones().getFirst()),
        dice.oneOf(FictionalNumbers.FREEPHONE),
        pins,
        mustSay ? person.code() : "",
        direction,
        "",
        dice.perThousand(RINGS_OFF) ? HangUp.AFTER_KEYS : HangUp.AT_END,
        worker.name() + (arriving ? " arrives at " : " leaves ") + person.name());
  }

  private String presented(String number) {
    if (!dice.perThousand(WITH_COUNTRY_CODE)) {
      return number;
    }
    return dice.oneOf(List.of("+44", "0044", "44")) + number.substring(1);
  }

  /** One key beside the right one; the check digit makes it nobody's PIN. */
  private String slip(String pin) {
    int place = dice.between(0, pin.length() - 1);
    char slipped = (char) ('0' + (pin.charAt(place) - '0' + dice.between(1, 9)) % 10);
    return pin.substring(0, place) + slipped + pin.substring(place + 1);
  }
}
