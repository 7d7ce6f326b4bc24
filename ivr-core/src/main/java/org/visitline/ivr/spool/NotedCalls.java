package org.visitline.ivr.spool;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.dialogue.Outcome;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.ivr.dialogue.UniqueId;
import org.visitline.ivr.journal.FinishedCall;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;

/**
 * Reads a call that the dialplan has noted as the logged call that it is. Its digits are hashed
 * here; nothing that leaves this class holds a PIN.
 *
 * <p>The call's id is {@code spool-} and Asterisk's own, whichever node reads it: a file that two
 * nodes read, or one node twice, makes no second call. A node that took the same telephone call up
 * and died in it has logged it under its own name; that one stays beside this one.
 */
final class NotedCalls {

  /** Stands where another call's id has its node. */
  static final String SPOOL = "spool";

  /** As the dialplan writes them; a heading may say otherwise. */
  private static final List<String> COLUMNS =
      List.of(
          "call_id",
          "answered_at",
          "caller_number",
          "dialled_number",
          "pin",
          "direction",
          "presentation",
          "noted_at",
          "ending",
          "nodes");

  private static final int LONGEST_NUMBER = 80;
  private static final int LONGEST_PIN = 12;

  private final String node;
  private final String region;
  private final Function<String, KeyedPin> hash;
  private final DialledNumbers numbers;
  private List<String> columns = COLUMNS;

  /**
   * For one file.
   *
   * @param node that reads it
   * @param region that caller numbers are read in
   * @param hash of the digits of a PIN
   * @param numbers that carry a provider
   */
  NotedCalls(String node, String region, Function<String, KeyedPin> hash, DialledNumbers numbers) {
    this.node = node;
    this.region = region;
    this.hash = hash;
    this.numbers = numbers;
  }

  void heading(String line) {
    columns = NotedLine.wholeCells(line, false);
  }

  /**
   * The call that a line notes; empty where not even its id and its moment can be read.
   *
   * @param torn whether the line lacks its end; then what was written to its end counts
   */
  Optional<FinishedCall> find(String line, boolean torn) {
    Map<String, String> cells = new HashMap<>();
    List<String> whole = NotedLine.wholeCells(line, torn);
    for (int column = 0; column < Math.min(columns.size(), whole.size()); column++) {
      cells.put(columns.get(column), whole.get(column).strip());
    }
    String id = UniqueId.kept(cells.getOrDefault("call_id", ""));
    Optional<Instant> answeredAt = instant(cells.getOrDefault("answered_at", ""));
    return id.isEmpty() || answeredAt.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FinishedCall(
                call(id, answeredAt.get(), cells), instant(cells.getOrDefault("noted_at", ""))));
  }

  private LoggedCall call(String id, Instant answeredAt, Map<String, String> cells) {
    CallId callId = new CallId(SPOOL + "-" + id);
    String told = presentation(cells.getOrDefault("presentation", ""));
    String raw =
        told.equals(Ringing.ALLOWED)
            ? cut(cells.getOrDefault("caller_number", ""), LONGEST_NUMBER)
            : "";
    String dialled = cut(cells.getOrDefault("dialled_number", ""), LONGEST_NUMBER);
    KeyedPin pin = pin(cells.getOrDefault("pin", ""));
    return new LoggedCall(
        callId,
        new Ringing(
            callId,
            node,
            answeredAt,
            raw,
            CallerNumber.find(raw, region),
            Ringing.presentationOf(told, raw),
            dialled,
            numbers.providerOf(dialled)),
        pin,
        "",
        direction(cells.getOrDefault("direction", "")),
        pin.isNone() ? new Outcome.Abandoned() : new Outcome.Noted());
  }

  /** Star starts a PIN again: what follows the last one counts. */
  private KeyedPin pin(String keyed) {
    String digits = cut(keyed.substring(keyed.lastIndexOf('*') + 1), LONGEST_PIN);
    return digits.isEmpty() ? KeyedPin.NONE : hash.apply(digits);
  }

  private static Optional<Direction> direction(String word) {
    return switch (word) {
      case "ARRIVAL" -> Optional.of(Direction.ARRIVAL);
      case "DEPARTURE" -> Optional.of(Direction.DEPARTURE);
      default -> Optional.empty();
    };
  }

  /** Asterisk's word for it, as the log has it of every call. */
  private static String presentation(String word) {
    if (word.startsWith("prohib") || word.equals("withheld")) {
      return Ringing.RESTRICTED;
    }
    return word.startsWith("unavail") ? Ringing.UNAVAILABLE : Ringing.ALLOWED;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }
}
