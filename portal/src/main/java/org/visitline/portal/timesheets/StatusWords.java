package org.visitline.portal.timesheets;

import org.visitline.portal.furniture.CivilTime;

/**
 * What a line's status is called where people read it. Files keep the codes: other programs read
 * them.
 */
public final class StatusWords {

  private StatusWords() {}

  /** Of a status, or of what a correction did to a line; a code that is new stays as it is. */
  public static String of(String code) {
    return switch (code) {
      case "HELD" -> "Held";
      case "PENDING" -> "Waits for an officer";
      case "ACCEPTED" -> "Accepted";
      case "VERIFIED" -> "Verified";
      case "ADDED" -> "Added";
      case "CHANGED" -> "Changed";
      case "REMOVED" -> "Taken off";
      default -> code;
    };
  }

  /** What a visit's minutes come to by now. */
  public static String payable(String status, int minutes) {
    return switch (status) {
      case "HELD" -> "0 min while something about it is open";
      case "PENDING" -> CivilTime.minutes(minutes) + ", if an officer accepts what was found";
      default -> CivilTime.minutes(minutes) + " payable";
    };
  }
}
