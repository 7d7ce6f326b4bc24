package org.visitline.app.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.app.sample.care.SampleCall.HangUp;
import org.visitline.ivr.dialogue.Prompt;
import org.visitline.ivr.handset.Caller;

/**
 * A caller of the demo: a practised care worker, who answers each question as it begins and does
 * what the script says. What is not asked for is not keyed, for the service asks for a code only
 * where the line does not say.
 */
final class SampleCaller implements Caller {

  private static final String NO_CODE = "*";
  private static final String SECOND_WORKER = "3";

  private static final Map<String, Prompt> PROMPTS =
      Arrays.stream(Prompt.values()).collect(Collectors.toMap(Prompt::key, Function.identity()));

  private final SampleCall call;
  private final Iterator<String> pins;
  private boolean directionKeyed;
  private boolean secondCalled;

  SampleCaller(SampleCall call) {
    this.call = call;
    this.pins = call.pins().iterator();
    this.directionKeyed = call.direction().isEmpty();
    this.secondCalled = call.secondPin().isEmpty();
  }

  @Override
  public String hears(String sound) {
    Prompt prompt = PROMPTS.get(sound.substring(sound.lastIndexOf('/') + 1));
    if (prompt == null) {
      // A part of a spoken time.
      return NOTHING;
    }
    return switch (prompt) {
      case WELCOME_KEY_PIN, PIN_NOT_KNOWN -> pins.hasNext() ? pins.next() : HANG_UP;
      case KEY_SERVICE_USER_CODE ->
          call.serviceUserCode().isEmpty() ? NO_CODE : call.serviceUserCode();
      case CODE_NOT_KNOWN -> NO_CODE;
      case ARRIVAL_LOGGED_AT, DEPARTURE_LOGGED_AT -> afterKeys();
      case PRESS_THREE_OR_STAR -> callSecond();
      case SECOND_WORKER_KEY_PIN -> call.secondPin();
      default -> NOTHING;
    };
  }

  /** Having keyed all there is to key, the line closes by itself. */
  @Override
  public String isAsked(int most, Duration wait) {
    return NOTHING;
  }

  private String afterKeys() {
    if (!directionKeyed) {
      directionKeyed = true;
      return call.direction();
    }
    return call.hangsUp() == HangUp.AFTER_KEYS ? HANG_UP : NOTHING;
  }

  private String callSecond() {
    if (secondCalled) {
      return NOTHING;
    }
    secondCalled = true;
    return SECOND_WORKER;
  }
}
