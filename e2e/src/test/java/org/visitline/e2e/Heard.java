package org.visitline.e2e;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call as Asterisk's own log tells it: when it was answered, which prompts were played when,
 * and when it was over.
 *
 * @param answeredAt by Asterisk's clock
 * @param prompts in the order in which they began
 * @param overAt when the channel was hung up
 */
record Heard(LocalDateTime answeredAt, List<Prompt> prompts, LocalDateTime overAt) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

  private static final Pattern LINE = Pattern.compile("\\[(\\S+ \\S+?)\\].*\\[(C-[0-9a-f]+)\\].*");

  private static final Pattern PLAYING = Pattern.compile("Playing 'visitline/([^/]+)/([^'.]+)");

  /**
   * A prompt that was begun.
   *
   * @param at when
   */
  record Prompt(String language, String key, LocalDateTime at) {}

  /** From the answer to the beginning of the first prompt with such a name; it must be there. */
  Duration until(String keyPattern) {
    return Duration.between(
        answeredAt,
        prompts.stream()
            .filter(prompt -> prompt.key().matches(keyPattern))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + keyPattern + " in " + prompts))
            .at());
  }

  Duration whole() {
    return Duration.between(answeredAt, overAt);
  }

  /** The language that the last prompt was in: the worker's own. */
  String language() {
    return prompts.getLast().language();
  }

  /** The calls in a log, in the order in which they came. */
  static List<Heard> read(String log) {
    Map<String, List<String>> byCall = new LinkedHashMap<>();
    log.lines()
        .forEach(
            line -> {
              Matcher of = LINE.matcher(line);
              if (of.matches()) {
                byCall.computeIfAbsent(of.group(2), _ -> new ArrayList<>()).add(line);
              }
            });
    return byCall.values().stream().map(Heard::of).toList();
  }

  private static Heard of(List<String> lines) {
    LocalDateTime answered = moment(lines.getFirst());
    List<Prompt> prompts = new ArrayList<>();
    for (String line : lines) {
      if (line.contains("Answer(")) {
        answered = moment(line);
      }
      Matcher playing = PLAYING.matcher(line);
      if (playing.find()) {
        prompts.add(new Prompt(playing.group(1), playing.group(2), moment(line)));
      }
    }
    return new Heard(answered, prompts, moment(lines.getLast()));
  }

  private static LocalDateTime moment(String line) {
    return LocalDateTime.parse(line.substring(1, line.indexOf(']')), MOMENT);
  }
}
