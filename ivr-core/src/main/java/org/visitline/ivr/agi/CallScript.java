package org.visitline.ivr.agi;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.Callers;
import org.visitline.ivr.dialogue.Conversation;
import org.visitline.ivr.dialogue.DialogueSettings;
import org.visitline.ivr.dialogue.HungUp;
import org.visitline.ivr.dialogue.Phone;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;

/** What is run for every call, whatever the dialplan named. It throws nothing at Asterisk-Java. */
final class CallScript {

  private static final Logger LOG = LoggerFactory.getLogger(CallScript.class);

  /** As wide as their columns. */
  private static final int LONGEST_NUMBER = 80;

  private static final int LONGEST_ID = 60;

  private final Callers callers;
  private final CallLog log;
  private final DialogueSettings settings;
  private final String node;
  private final String region;
  private final InstantSource clock;
  private final MeterRegistry meters;

  CallScript(
      Callers callers,
      CallLog log,
      DialogueSettings settings,
      String node,
      String region,
      InstantSource clock,
      MeterRegistry meters) {
    this.callers = callers;
    this.log = log;
    this.settings = settings;
    this.node = node;
    this.region = region;
    this.clock = clock;
    this.meters = meters;
  }

  /** For one call's line. */
  AgiScript on(CallLine line) {
    return (request, channel) -> {
      run(request, channel, line);
      line.over();
    };
  }

  private void run(AgiRequest request, AgiChannel channel, CallLine line) {
    Ringing ringing = ringing(request);
    Phone phone = new AsteriskPhone(channel);
    long began = System.nanoTime();
    String ending;
    try {
      ending = new Conversation(phone, callers, log, settings, ringing).hold().ending();
    } catch (CallLog.CannotKeep e) {
      ending = "SENT_ON";
      sendOn(phone);
    } catch (RuntimeException e) {
      ending = "FAULT";
      LOG.error("call {} failed; what was known of it is kept", ringing.callId(), e);
    }
    String fault = line.fault();
    if (fault != null) {
      LOG.warn("call {}: {} from Asterisk; the connection was closed", ringing.callId(), fault);
    }
    Duration onTheLine = Duration.ofNanos(System.nanoTime() - began);
    Timer.builder("visitline.calls")
        .description("Calls by outcome, and seconds on the line")
        .tag("ending", ending)
        .register(meters)
        .record(onTheLine);
    LOG.info(
        "call {} from {} ended {} after {} ms and {} commands",
        ringing.callId(),
        masked(ringing.number()),
        ending,
        onTheLine.toMillis(),
        line.commands());
  }

  /** The disk takes nothing: another node, or the exchange itself, may still keep this call. */
  private static void sendOn(Phone phone) {
    try {
      phone.report(Phone.Progress.TRY_NEXT);
    } catch (HungUp e) {
      // Nobody is there to be sent on.
    }
  }

  private Ringing ringing(AgiRequest request) {
    // Bits 5 and 6 of the presentation: 0 allowed, 1 restricted, 2 no number there.
    int presented = request.getCallingPres() == null ? 0 : (request.getCallingPres() >> 5) & 3;
    String presentation =
        switch (presented) {
          case 0 -> "allowed";
          case 1 -> "restricted";
          default -> "unavailable";
        };
    // A number whose owner withholds it identifies nobody, even if the network lets us see it.
    String raw = presented == 0 ? cut(request.getCallerIdNumber(), LONGEST_NUMBER) : "";
    Optional<CallerNumber> number = CallerNumber.find(raw, region);
    return new Ringing(
        new CallId(node + "-" + id(request)),
        node,
        // As exactly as the database keeps it, so that it is one moment everywhere.
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        raw,
        number,
        presentation,
        dialled(request));
  }

  /** Asterisk's id is digits and a point; whatever else comes must not look like another id. */
  private static String id(AgiRequest request) {
    return cut(request.getUniqueId(), LONGEST_ID).replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** The trunk may say it, or the dialplan by the extension that was reached. */
  private static String dialled(AgiRequest request) {
    String dnid = cut(request.getDnid(), LONGEST_NUMBER);
    String extension = cut(request.getExtension(), LONGEST_NUMBER);
    return dnid.isEmpty() && extension.matches("\\+?[0-9]{3,}") ? extension : dnid;
  }

  private static String cut(@Nullable String text, int length) {
    String given = text == null ? "" : text.strip();
    return given.length() > length ? given.substring(0, length) : given;
  }

  /** Enough to find a call by, with the person's number at hand; not enough to ring them. */
  private static String masked(Optional<CallerNumber> number) {
    return number
        .map(CallerNumber::e164)
        .map(
            e164 ->
                "*".repeat(Math.max(0, e164.length() - 3))
                    + e164.substring(Math.max(0, e164.length() - 3)))
        .orElse("a withheld number");
  }
}
