package org.visitline.ivr.agi;

import java.time.Duration;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.visitline.ivr.dialogue.CallLog;
import org.visitline.ivr.dialogue.Conversation;
import org.visitline.ivr.dialogue.HungUp;
import org.visitline.ivr.dialogue.Phone;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallerNumber;

/** What is run for every call, whatever the dialplan named. It throws nothing at Asterisk-Java. */
final class CallScript {

  private static final Logger LOG = LoggerFactory.getLogger(CallScript.class);

  private final Switchboard board;
  private final CallRequest request;
  private final TimeLimits limits;
  private final DoorMeters meters;

  CallScript(Switchboard board, TimeLimits limits, DoorMeters meters, AsteriskClock asterisks) {
    this.board = board;
    this.request =
        new CallRequest(
            board.node(), board.region(), board.dialogue().numbers(), board.clock(), asterisks);
    this.limits = limits;
    this.meters = meters;
  }

  /** For one call's line. */
  AgiScript on(CallLine line) {
    return (asked, channel) -> {
      run(asked, channel, line);
      line.over();
    };
  }

  private void run(AgiRequest asked, AgiChannel channel, CallLine line) {
    Ringing ringing = request.read(asked);
    // On each line that this thread logs until the call is over, whichever room it comes from.
    try (MDC.MDCCloseable _ = MDC.putCloseable("call", ringing.callId().value());
        MDC.MDCCloseable _ = MDC.putCloseable("uniqueid", uniqueId(ringing))) {
      AsteriskPhone phone = new AsteriskPhone(channel, line, limits);
      CallRequest.longestCall(asked).ifPresent(phone::mayLast);
      run(ringing, phone, line);
    }
  }

  /** As Asterisk's own log has it. */
  private static String uniqueId(Ringing ringing) {
    return ringing.callId().value().substring(ringing.node().length() + 1);
  }

  private void run(Ringing ringing, Phone phone, CallLine line) {
    long began = System.nanoTime();
    String ending;
    try {
      ending =
          new Conversation(
                  phone, board.callers(), board.log(), board.wrongPins(), board.dialogue(), ringing)
              .hold()
              .ending();
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
    LOG.info(
        "call {} from {} ended {} after {} ms and {} commands",
        ringing.callId(),
        ringing.number().map(CallerNumber::masked).orElse("a withheld number"),
        ending,
        onTheLine.toMillis(),
        line.commands());
    meters.ended(ending, onTheLine);
  }

  /** The disk takes nothing: another node, or the exchange itself, may still keep this call. */
  private static void sendOn(Phone phone) {
    try {
      phone.report(Phone.Progress.TRY_NEXT);
    } catch (HungUp e) {
      // Nobody is there to be sent on.
    }
  }
}
