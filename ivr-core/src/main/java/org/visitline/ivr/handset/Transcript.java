package org.visitline.ivr.handset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What went over the line on one call. */
public final class Transcript {

  private final List<String> commands = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> variables = new TreeMap<>();
  private boolean hungUp;

  void command(String command) {
    commands.add(command);
  }

  void heard(String sound) {
    lines.add("hears: " + sound.substring(sound.lastIndexOf('/') + 1));
  }

  void keyed(String keys) {
    lines.add("keys: " + keys);
  }

  void hungUp() {
    hungUp = true;
    lines.add("hangs up");
  }

  void variable(String name, String value) {
    variables.put(name, value);
  }

  /** Every AGI command, as the service sent it. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** The call as text: {@code hears: welcome-key-pin}, {@code keys: 123456}, {@code hangs up}. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Whether a sound with this key was played. */
  public boolean heardSound(String key) {
    return lines.contains("hears: " + key);
  }

  /** What the service told the dialplan. */
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /** Whether the caller ended it; else the service did. */
  public boolean isHungUp() {
    return hungUp;
  }
}
