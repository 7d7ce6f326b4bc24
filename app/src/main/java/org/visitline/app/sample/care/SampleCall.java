package org.visitline.app.sample.care;

import java.time.Instant;
import java.util.List;

/**
 * One telephone call: who rings what and which keys are pressed.
 *
 * @param at when it is answered
 * @param callerNumber as presented; empty when withheld
 * @param pins tries, in order; the last is the one that counts. Empty: rang off before
 * @param serviceUserCode keyed where the line does not say; else empty
 * @param direction {@code 1} arrival, {@code 2} departure, else empty
 * @param secondPin of a second worker on the same call; else empty
 * @param note what the caller is doing, for whoever watches
 */
public record SampleCall(
    Instant at,
    String callerNumber,
    String dialledNumber,
    List<String> pins,
    String serviceUserCode,
    String direction,
    String secondPin,
    HangUp hangsUp,
    String note) {

  /** When the caller is gone. */
  public enum HangUp {
    /** After the last confirmation. */
    AT_END,
    /** As soon as the keys are pressed, hearing nothing. */
    AFTER_KEYS,
    /** Before any key. */
    BEFORE_PIN
  }

  SampleCall from(String otherNumber, String code) {
    return new SampleCall(
        at, otherNumber, dialledNumber, pins, code, direction, secondPin, hangsUp, note);
  }

  SampleCall keying(List<String> otherPins) {
    return new SampleCall(
        at,
        callerNumber,
        dialledNumber,
        otherPins,
        serviceUserCode,
        direction,
        secondPin,
        hangsUp,
        note);
  }

  SampleCall directed(String key) {
    return new SampleCall(
        at, callerNumber, dialledNumber, pins, serviceUserCode, key, secondPin, hangsUp, note);
  }

  SampleCall answered(Instant moment) {
    return new SampleCall(
        moment,
        callerNumber,
        dialledNumber,
        pins,
        serviceUserCode,
        direction,
        secondPin,
        hangsUp,
        note);
  }

  SampleCall hangingUp(HangUp when) {
    return new SampleCall(
        at, callerNumber, dialledNumber, pins, serviceUserCode, direction, secondPin, when, note);
  }

  SampleCall with(String second) {
    return new SampleCall(
        at,
        callerNumber,
        dialledNumber,
        pins,
        serviceUserCode,
        direction,
        second,
        HangUp.AT_END,
        note);
  }

  SampleCall noted(String what) {
    return new SampleCall(
        at,
        callerNumber,
        dialledNumber,
        pins,
        serviceUserCode,
        direction,
        secondPin,
        hangsUp,
        what);
  }
}
