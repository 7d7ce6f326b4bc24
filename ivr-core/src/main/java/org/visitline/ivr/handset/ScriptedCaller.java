package org.visitline.ivr.handset;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A caller who knows what to do. Each step is used up by one question: keys to press, an empty step
 * to wait until the time is out, or {@code hang up}. A step {@code @arrival-logged-at 2} is done
 * while that sound plays. With no step left the caller listens to the end, and the line closes.
 */
public final class ScriptedCaller implements Caller {

  private final Deque<String> steps;

  private ScriptedCaller(List<String> steps) {
    this.steps = new ArrayDeque<>(steps);
  }

  /** A caller with these steps. */
  public static ScriptedCaller of(String... steps) {
    return new ScriptedCaller(List.of(steps));
  }

  /** A caller with these steps. */
  public static ScriptedCaller of(List<String> steps) {
    return new ScriptedCaller(steps);
  }

  @Override
  public String hears(String sound) {
    String step = steps.peek();
    String key = sound.substring(sound.lastIndexOf('/') + 1);
    if (step == null || !step.startsWith("@" + key + " ")) {
      return NOTHING;
    }
    steps.remove();
    return step.substring(step.indexOf(' ') + 1);
  }

  @Override
  public String isAsked(int most, Duration wait) {
    String step = steps.peek();
    return step == null || step.startsWith("@") ? NOTHING : steps.remove();
  }
}
