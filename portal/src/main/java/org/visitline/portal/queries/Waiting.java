package org.visitline.portal.queries;

import java.util.ArrayList;
import java.util.List;

/**
 * How many queries wait, and for whom.
 *
 * @param forTheProvider asked, and not answered yet
 * @param overdue of these, past the day by which an answer was expected
 * @param forTheCouncil answered, and not judged yet
 * @param takenFurther escalated, and not over
 */
public record Waiting(int forTheProvider, int overdue, int forTheCouncil, int takenFurther) {

  /** What an officer should know of it in the morning, the most pressing first. */
  public List<String> toOfficers() {
    List<String> parts = new ArrayList<>();
    add(parts, forTheCouncil, "to judge");
    add(parts, overdue, "overdue");
    add(parts, takenFurther, "taken further");
    return parts;
  }

  /** What a provider should: its turn, and what is with the council's managers. */
  public List<String> toProvider() {
    List<String> parts = new ArrayList<>();
    add(parts, forTheProvider, "to answer");
    add(parts, overdue, "overdue");
    add(parts, takenFurther, "taken further by the council");
    return parts;
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
