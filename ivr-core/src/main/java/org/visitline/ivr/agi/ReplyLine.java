package org.visitline.ivr.agi;

import java.util.Optional;

/**
 * The replies that Asterisk-Java reads rightly. Others it would misread: a line that is no AGI as
 * the result -1 (a hang-up), a {@code 100} by calling itself once more for each, a {@code 520} by
 * waiting for lines that may never come.
 */
final class ReplyLine {

  private ReplyLine() {}

  /** What to hand on for a line that came; empty for one that no Asterisk answers with. */
  static Optional<String> readAs(String line) {
    if (line.startsWith("200 result=") || isRefusal(line, "510") || isRefusal(line, "511")) {
      return Optional.of(line);
    }
    // The usage that may follow it helps nobody: what is read of it is that the command was
    // refused.
    return isRefusal(line, "520") ? Optional.of("510 " + line) : Optional.empty();
  }

  private static boolean isRefusal(String line, String status) {
    return line.startsWith(status)
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
  }
}
