package org.visitline.ivr.journal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Outcome;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.ProviderId;

/**
 * A journal record as text: a word, then {@code name=value} pairs between blanks, each value with
 * what is not a letter or digit escaped as in a web address. Names that a reader does not know are
 * passed over, so that a later version's journal can still be read by this one.
 */
final class RecordText {

  private RecordText() {}

  static String write(JournalRecord record) {
    StringBuilder text = new StringBuilder(240);
    switch (record) {
      case JournalRecord.Header header -> {
        text.append("journal");
        put(text, "node", header.node());
        put(text, "file", Integer.toString(header.file()));
      }
      case JournalRecord.Started started -> {
        text.append("started");
        put(text, "at", started.at().toString());
      }
      case JournalRecord.TakesAgain again -> {
        text.append("takes-again");
        put(text, "at", again.at().toString());
      }
      case JournalRecord.Opened opened -> {
        text.append("opened");
        putRinging(text, opened.ringing());
      }
      case JournalRecord.Kept kept -> {
        text.append("kept");
        putCall(text, kept.call());
      }
      case JournalRecord.Message message -> {
        text.append("message");
        put(text, "call", message.callId().value());
        put(text, "recording", message.recording());
        put(text, "at", message.at().toString());
      }
      case JournalRecord.Ended ended -> {
        text.append("ended");
        putCall(text, ended.call());
        put(text, "at", ended.at().toString());
      }
    }
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if the text is none of it
   */
  static JournalRecord read(String text) {
    int end = text.indexOf(' ');
    String kind = end < 0 ? text : text.substring(0, end);
    Fields fields = Fields.of(end < 0 ? "" : text.substring(end + 1));
    return switch (kind) {
      case "journal" ->
          new JournalRecord.Header(fields.get("node"), Integer.parseInt(fields.get("file")));
      case "started" -> new JournalRecord.Started(fields.instant("at"));
      case "takes-again" -> new JournalRecord.TakesAgain(fields.instant("at"));
      case "opened" -> new JournalRecord.Opened(ringing(fields));
      case "kept" -> new JournalRecord.Kept(call(fields));
      case "message" ->
          new JournalRecord.Message(
              new CallId(fields.get("call")), fields.get("recording"), fields.instant("at"));
      case "ended" -> new JournalRecord.Ended(call(fields), fields.instant("at"));
      default -> throw new IllegalArgumentException("no journal record begins with " + kind);
    };
  }

  private static void putRinging(StringBuilder text, Ringing ringing) {
    put(text, "telephone", ringing.callId().value());
    put(text, "node", ringing.node());
    put(text, "answered", ringing.answeredAt().toString());
    put(text, "from", ringing.callerNumber());
    put(text, "e164", ringing.number().map(CallerNumber::e164).orElse(""));
    put(text, "presentation", ringing.presentation());
    put(text, "to", ringing.dialledNumber());
    put(text, "to-provider", ringing.dialledProvider().map(ProviderId::value).orElse(""));
  }

  private static Ringing ringing(Fields fields) {
    return new Ringing(
        new CallId(fields.get("telephone")),
        fields.get("node"),
        fields.instant("answered"),
        fields.get("from"),
        fields.find("e164").map(CallerNumber::new),
        fields.get("presentation"),
        fields.get("to"),
        fields.find("to-provider").map(ProviderId::new));
  }

  private static void putCall(StringBuilder text, LoggedCall call) {
    put(text, "call", call.callId().value());
    putRinging(text, call.ringing());
    put(text, "pin", call.pin().hash());
    put(text, "masked", call.pin().masked());
    put(text, "code", call.serviceUserCode());
    put(text, "direction", call.direction().map(Direction::name).orElse(""));
    put(text, "ending", call.outcome().ending());
    if (call.outcome() instanceof Outcome.Attended attended) {
      put(text, "told", attended.direction().name());
    }
  }

  private static LoggedCall call(Fields fields) {
    return new LoggedCall(
        new CallId(fields.get("call")),
        ringing(fields),
        new KeyedPin(fields.get("pin"), fields.get("masked")),
        fields.get("code"),
        fields.find("direction").map(Direction::valueOf),
        outcome(fields));
  }

  private static Outcome outcome(Fields fields) {
    String ending = fields.get("ending");
    return switch (ending) {
      case "ABANDONED" -> new Outcome.Abandoned();
      case "PIN_NOT_KNOWN" -> new Outcome.PinNotKnown();
      case "CUT_OFF" -> new Outcome.CutOff();
      case "NOTED" -> new Outcome.Noted();
      case "LOGGED" -> new Outcome.Attended(Direction.valueOf(fields.get("told")), true);
      case "LOGGED_HUNG_UP" -> new Outcome.Attended(Direction.valueOf(fields.get("told")), false);
      default -> new Outcome.NotAttended(Outcome.Reason.valueOf(ending));
    };
  }

  private static void put(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(' ').append(name).append('=');
      text.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  /** The pairs of one record; a name that is not there has the empty value. */
  private record Fields(Map<String, String> values) {

    static Fields of(String text) {
      Map<String, String> values = new HashMap<>();
      int at = 0;
      while (at < text.length()) {
        int end = text.indexOf(' ', at);
        end = end < 0 ? text.length() : end;
        int equals = text.indexOf('=', at);
        if (equals < 0 || equals > end) {
          throw new IllegalArgumentException("no name=value in " + text.substring(at, end));
        }
        values.put(
            text.substring(at, equals),
            URLDecoder.decode(text.substring(equals + 1, end), StandardCharsets.UTF_8));
        at = end + 1;
      }
      return new Fields(values);
    }

    String get(String name) {
      return values.getOrDefault(name, "");
    }

    Optional<String> find(String name) {
      return Optional.ofNullable(values.get(name));
    }

    Instant instant(String name) {
      try {
        return Instant.parse(get(name));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(name + " is no instant: " + get(name), e);
      }
    }
  }
}
