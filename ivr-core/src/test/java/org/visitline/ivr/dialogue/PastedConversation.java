package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.guesses.GuessLimits;
import org.visitline.ivr.guesses.PinGuesses;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;

/**
 * A telephone call pasted as text, which is both what the caller does and what must happen:
 *
 * <pre>
 * written down
 * hears: welcome-key-pin
 * keys: 141207
 * kept: ANNA LOGGED_HUNG_UP
 * hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
 * says nothing
 * ended: ANNA LOGGED
 * </pre>
 */
final class PastedConversation {

  /** 08:02 in London. */
  static final Instant MORNING = Instant.parse("2026-06-01T07:02:00Z");

  final TestCallers callers = new TestCallers();
  final PinGuesses guesses =
      new PinGuesses(GuessLimits.USUAL, () -> this.at, new SimpleMeterRegistry());

  private String from = "02079460123";
  private String dialled = "08081570100";
  private String presentation = Ringing.ALLOWED;
  private int pinLength = 6;
  private boolean checkDigit;
  private boolean diskIsFull;
  private boolean records = true;
  private Instant at = MORNING;
  private int calls;

  PastedConversation from(String number) {
    from = number;
    return this;
  }

  PastedConversation withheld() {
    from = "";
    presentation = Ringing.RESTRICTED;
    return this;
  }

  /** No number that can be used came, and nobody hides one. */
  PastedConversation withoutNumber(String shown) {
    from = shown;
    presentation = Ringing.presentationOf(Ringing.ALLOWED, shown);
    return this;
  }

  PastedConversation withPinsOf(int digits) {
    pinLength = digits;
    return this;
  }

  PastedConversation dialling(String number) {
    dialled = number;
    return this;
  }

  PastedConversation at(String instant) {
    at = Instant.parse(instant);
    return this;
  }

  PastedConversation withCheckDigits() {
    checkDigit = true;
    return this;
  }

  PastedConversation withADiskThatIsFull() {
    diskIsFull = true;
    return this;
  }

  PastedConversation withAnExchangeThatCannotRecord() {
    records = false;
    return this;
  }

  /** Holds it, and holds it to its text. */
  Outcome goes(String text) {
    List<String> script = text.strip().lines().map(String::strip).toList();
    Acted acted = new Acted(script);
    calls++;
    Ringing ringing =
        new Ringing(
            new CallId("ivr1-" + calls),
            "ivr1",
            at,
            from,
            CallerNumber.find(from, "GB"),
            presentation,
            dialled,
            Optional.empty());
    DialogueSettings settings =
        new DialogueSettings(
            pinLength,
            checkDigit,
            ZoneId.of("Europe/London"),
            Language.ENGLISH,
            new DialledNumbers("GB", Map.of("08081570200", Language.WELSH), Map.of()),
            "/messages");
    Outcome outcome = null;
    try {
      outcome = new Conversation(acted, callers, acted, guesses, settings, ringing).hold();
    } catch (CallLog.CannotKeep e) {
      acted.happened.add("cannot be kept");
    }
    assertThat(String.join("\n", acted.happened)).isEqualTo(String.join("\n", script));
    return outcome;
  }

  /** The line, the log and the caller, all from the script. */
  private final class Acted implements Phone, CallLog {

    final List<String> happened = new ArrayList<>();
    private final List<String> script;

    Acted(List<String> script) {
      this.script = script;
    }

    @Override
    public void answer() {
      mayHangUp();
    }

    @Override
    public Keys ask(List<Sound> sounds, int most, Duration wait) {
      happened.add(sounds.isEmpty() ? "listens" : hears(sounds));
      mayHangUp();
      String next = next();
      if (next.equals("says nothing")) {
        happened.add(next);
        return new Keys("", Keys.End.TIME_OUT);
      }
      if (!next.startsWith("keys: ")) {
        throw new HungUp("the script says nothing more: " + next);
      }
      happened.add(next);
      String keyed = next.substring("keys: ".length());
      String keys = keyed.replace("#", "");
      return new Keys(keys, end(keyed, keys.length() < most));
    }

    private Keys.End end(String keyed, boolean tooFew) {
      if (keyed.endsWith("#")) {
        return Keys.End.HASH;
      }
      return tooFew ? Keys.End.TIME_OUT : Keys.End.FULL;
    }

    @Override
    public String pause(Duration length) {
      if (length.compareTo(Duration.ofSeconds(1)) < 0) {
        return tooMany();
      }
      happened.add("waits " + length.toSeconds() + " s");
      mayHangUp();
      if (!next().startsWith("keys meanwhile: ")) {
        return "";
      }
      happened.add(next());
      return happened.getLast().substring("keys meanwhile: ".length());
    }

    /** What a hasty thumb keys behind an answer that was whole. */
    private String tooMany() {
      if (!next().startsWith("keys too many: ")) {
        return "";
      }
      happened.add(next());
      return happened.getLast().substring("keys too many: ".length());
    }

    @Override
    public void say(List<Sound> sounds) {
      happened.add(hears(sounds));
      mayHangUp();
    }

    @Override
    public boolean record(String name, Duration longest) {
      happened.add("speaks into " + name);
      mayHangUp();
      return records;
    }

    @Override
    public void report(Progress progress) {
      // The exchange's business; the tests of the door look at it.
    }

    @Override
    public void open(Ringing call) {
      happened.add("written down");
    }

    @Override
    public void keep(LoggedCall call) {
      if (diskIsFull) {
        throw new CannotKeep("disk full", new java.io.IOException());
      }
      happened.add("kept: " + told(call));
    }

    @Override
    public void message(LoggedCall call, String recording) {
      happened.add("message noted");
    }

    @Override
    public void end(LoggedCall call) {
      if (!diskIsFull) {
        happened.add("ended: " + told(call));
      }
    }

    private String hears(List<Sound> sounds) {
      StringBuilder heard = new StringBuilder("hears");
      Language language = sounds.getFirst().language();
      if (language != Language.ENGLISH) {
        heard.append(" in ").append(language);
      }
      heard.append(':');
      sounds.forEach(sound -> heard.append(' ').append(sound.key()));
      return heard.toString();
    }

    private String told(LoggedCall call) {
      String second = call.callId().value().endsWith("/2") ? "second " : "";
      String who = call.pin().isNone() ? "nobody" : callers.name(call.pin());
      String code = call.serviceUserCode().isEmpty() ? "" : " code " + call.serviceUserCode();
      Optional<String> way = call.direction().map(keyed -> " keyed " + keyed);
      return second + who + code + way.orElse("") + " " + call.outcome().ending();
    }

    private void mayHangUp() {
      if (next().equals("hangs up")) {
        happened.add("hangs up");
        throw new HungUp("in the script");
      }
    }

    private String next() {
      return happened.size() < script.size() ? script.get(happened.size()) : "";
    }
  }
}
