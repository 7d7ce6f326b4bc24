package org.visitline.ivr.agi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.asteriskjava.fastagi.AgiRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.ivr.dialogue.UniqueId;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.CallerNumbers;

/** What Asterisk says of a call when it hands it over, read as what it is: somebody's word. */
final class CallRequest {

  private static final Logger LOG = LoggerFactory.getLogger(CallRequest.class);

  /** As wide as their columns. */
  private static final int LONGEST_NUMBER = 80;

  /** Of somebody's word in our log. */
  private static final int LONGEST_QUOTED = 60;

  private static final String ANSWERED_AT = "answered_at=";
  private static final String ASKED_AT = "asked_at=";
  private static final String LONGEST_CALL_IS = "longest_call=";

  /** The dialplan ends a call after five minutes: no answer that it tells of is older. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(6);

  /** Every header that is asked for, here or by Asterisk-Java; arguments have a number each. */
  private static final List<String> ASKED_FOR =
      List.of(
          "agi_uniqueid:",
          "agi_callerid:",
          "agi_calleridname:",
          "agi_callingpres:",
          "agi_dnid:",
          "agi_extension:",
          "agi_network_script:",
          "agi_arg_");

  private final String node;
  private final CallerNumbers numbers;
  private final DialledNumbers dialled;
  private final InstantSource clock;
  private final AsteriskClock asterisks;

  /**
   * Of calls at this node.
   *
   * @param region that numbers without a country code are read in
   * @param dialled numbers of ours that carry a provider
   * @param clock that an answer is stamped with where the dialplan does not say when it was
   * @param asterisks that is compared with it where the dialplan says when it asked
   */
  CallRequest(
      String node,
      String region,
      DialledNumbers dialled,
      InstantSource clock,
      AsteriskClock asterisks) {
    this.node = node;
    this.numbers = new CallerNumbers(region);
    this.dialled = dialled;
    this.clock = clock;
    this.asterisks = asterisks;
  }

  /** Asterisk says three times as much; that is not held for as long as a call lasts. */
  static boolean asksFor(String header) {
    return ASKED_FOR.stream().anyMatch(header::startsWith);
  }

  Ringing read(AgiRequest request) {
    Map<String, String> said = request.getRequest();
    int presented = presented(said.get("callingpres"));
    String told =
        switch (presented) {
          case 0 -> Ringing.ALLOWED;
          case 1 -> Ringing.RESTRICTED;
          default -> Ringing.UNAVAILABLE;
        };
    // A number whose owner withholds it identifies nobody, even if the network lets us see it.
    String raw = presented == 0 ? callerNumber(said) : "";
    Optional<CallerNumber> number = numbers.find(raw);
    String to = dialled(request);
    String uniqueId = UniqueId.kept(Objects.requireNonNullElse(request.getUniqueId(), ""));
    argument(said, ASKED_AT)
        .flatMap(CallRequest::instant)
        .ifPresent(at -> asterisks.asked(at, uniqueId));
    return new Ringing(
        new CallId(node + "-" + uniqueId),
        node,
        answeredAt(said),
        raw,
        number,
        Ringing.presentationOf(told, raw),
        to,
        dialled.providerOf(to));
  }

  /** Bits 5 and 6 of the presentation: 0 allowed, 1 restricted, 2 no number there. */
  private static int presented(@Nullable String code) {
    return code != null && code.matches("[0-9]{1,3}") ? (Integer.parseInt(code) >> 5) & 3 : 0;
  }

  /**
   * As Asterisk sends it. Asterisk-Java looks for the {@code "name" <number>} of former days in it
   * and throws where a {@code >} comes before a {@code <}.
   */
  private static String callerNumber(Map<String, String> said) {
    String number = cut(said.get("callerid"), LONGEST_NUMBER);
    return number.equals("unknown") ? "" : number;
  }

  /** The trunk may say it, or the dialplan by the extension that was reached. */
  private static String dialled(AgiRequest request) {
    String dnid = cut(request.getDnid(), LONGEST_NUMBER);
    String extension = cut(request.getExtension(), LONGEST_NUMBER);
    return dnid.isEmpty() && extension.matches("\\+?[0-9]{3,}") ? extension : dnid;
  }

  /** As exactly as the database keeps it, so that it is one moment everywhere. */
  private Instant answeredAt(Map<String, String> said) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<String> told = argument(said, ANSWERED_AT);
    if (told.isEmpty()) {
      return now;
    }
    Optional<Instant> answered = instant(told.get());
    if (answered.isEmpty()
        || answered.get().isBefore(now.minus(LONGEST_CALL))
        || answered.get().isAfter(now.plus(AsteriskClock.MOST_APART))) {
      LOG.warn(
          "Asterisk says that it answered at '{}', which cannot be: here it is {}. The call is"
              + " stamped with that; see the dialplan's argument answered_at and the clocks of both"
              + " machines.",
          cut(told.get(), LONGEST_QUOTED),
          now);
      return now;
    }
    return answered.get().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * How long the dialplan lets a call last, in seconds, if it says so. Then it waits for our first
   * word a few seconds only, and that word is to set the limit anew.
   */
  static OptionalInt longestCall(AgiRequest request) {
    return argument(request.getRequest(), LONGEST_CALL_IS)
        .filter(seconds -> seconds.matches("[0-9]{1,5}"))
        .map(seconds -> OptionalInt.of(Integer.parseInt(seconds)))
        .orElse(OptionalInt.empty());
  }

  private static Optional<String> argument(Map<String, String> said, String name) {
    return said.entrySet().stream()
        .filter(header -> header.getKey().startsWith("arg_"))
        .map(Map.Entry::getValue)
        .filter(argument -> argument.startsWith(name))
        .map(argument -> argument.substring(name.length()))
        .findFirst();
  }

  /**
   * Seconds since 1970, with or without a fraction; milliseconds since then; or as {@code
   * 2026-06-01T07:02:00.123Z}.
   */
  private static Optional<Instant> instant(String told) {
    try {
      if (told.matches("[0-9]{1,11}([.][0-9]{1,9})?")) {
        return Optional.of(
            Instant.ofEpochMilli(new BigDecimal(told).movePointRight(3).longValue()));
      }
      return Optional.of(
          told.matches("[0-9]{12,15}")
              ? Instant.ofEpochMilli(Long.parseLong(told))
              : Instant.parse(told));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String cut(@Nullable String text, int length) {
    String given = text == null ? "" : text.strip();
    return given.length() > length ? given.substring(0, length) : given;
  }
}
