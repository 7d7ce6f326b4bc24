package org.visitline.portal.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.visitline.portal.discrepancies.FindingKind;

/**
 * What paper says for the codes in the CSVs: who reads the document in an enquiry has never seen
 * them. A code that is new is said in small letters.
 */
final class PaperWords {

  private static final int DAYS_OF_THE_WEEK = 7;

  private PaperWords() {}

  /** {@code NO_REPLY} is "No reply"; what is no code stays. */
  static String of(String code) {
    if (!code.matches("[A-Z][A-Z_ ]+")) {
      return code;
    }
    String lower = code.replace('_', ' ').toLowerCase(Locale.UK);
    return lower.substring(0, 1).toUpperCase(Locale.UK) + lower.substring(1);
  }

  /** A kind of finding, as the portal's pages name it. */
  static String finding(String code) {
    return Arrays.stream(FindingKind.values())
        .filter(kind -> kind.name().equals(code))
        .map(FindingKind::title)
        .findFirst()
        .orElseGet(() -> of(code));
  }

  /** How a call ended. */
  static String ending(String code) {
    return switch (code) {
      case "ABANDONED" -> "No PIN keyed";
      case "PIN_NOT_KNOWN" -> "PIN not known";
      case "LOGGED_HUNG_UP" -> "Logged, hung up early";
      case "NOTED" -> "Taken by the exchange alone";
      default -> of(code);
    };
  }

  /** How far the calls show the place. */
  static String place(String code) {
    return switch (code) {
      case "FULL" -> "By both calls";
      case "PARTIAL" -> "By one call";
      case "NONE" -> "By no call";
      default -> of(code);
    };
  }

  /** Whether somebody was to be told, or why not. */
  static String verdict(String code) {
    return switch (code) {
      case "TELL" -> "To be told";
      case "ARRIVED" -> "All had come";
      case "OUTAGE" -> "Phone service out of order";
      default -> of(code);
    };
  }

  /** The days of an order: {@code MON;TUE} is "Mon, Tue". */
  static String days(String codes) {
    List<String> days = List.of(codes.split(";"));
    return days.size() == DAYS_OF_THE_WEEK
        ? "Every day"
        : days.stream().map(PaperWords::of).collect(Collectors.joining(", "));
  }
}
