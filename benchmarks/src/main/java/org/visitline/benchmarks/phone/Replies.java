package org.visitline.benchmarks.phone;

/** What Asterisk 22 replies to the commands of the service, as it was seen on the wire. */
final class Replies {

  static final String HANG_UP = "HANGUP\n200 result=-1\n";

  private static final String PIN_QUESTION_END = " " + Manner.PIN_LENGTH;

  private Replies() {}

  static String to(String command, String pin) {
    if (command.startsWith("GET DATA")) {
      return asksForPin(command) ? "200 result=" + pin + "\n" : "200 result= (timeout)\n";
    }
    if (command.startsWith("STREAM FILE")) {
      return "200 result=0 endpos=16000\n";
    }
    if (command.startsWith("SET VARIABLE")) {
      return "200 result=1\n";
    }
    if (command.startsWith("ANSWER")) {
      return "200 result=0\n";
    }
    return command.startsWith("CHANNEL STATUS")
        ? "200 result=6\n"
        : "510 Invalid or unknown command\n";
  }

  static boolean asksForPin(String command) {
    return command.endsWith(PIN_QUESTION_END) || command.endsWith("\"" + Manner.PIN_LENGTH + "\"");
  }

  /** The first word of a confirmation: from here on the caller believes it. */
  static boolean beginsConfirmation(String command) {
    return command.startsWith("STREAM FILE") && command.contains("-logged-at");
  }

  static String onceHungUp(String command) {
    return command.startsWith("SET VARIABLE")
        ? "200 result=1\n"
        : "511 Command Not Permitted on a dead channel or intercept routine\n";
  }
}
