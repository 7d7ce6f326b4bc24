package org.visitline.portal.directory;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.visitline.portal.furniture.PageAddress;

/**
 * Who came, and how often: to a service user which care workers, of a worker whom they visited.
 * Drawn as a row a person and a dot a day.
 *
 * @param rows the most frequent first
 * @param visits how many in all
 */
record Continuity(List<Row> rows, long visits) {

  /** The radius of one visit's dot, in the drawing's pixels; each further visit adds to it. */
  private static final double DOT = 2.5;

  /** One person. */
  record Row(String id, String name, int visits, List<Dot> dots, long percent) {

    /** Their place in an address. */
    public String page() {
      return PageAddress.of(id);
    }
  }

  /** A day with visits. */
  record Dot(double at, double radius, String words) {}

  static Continuity of(PersonStory story) {
    List<LocalDate> days = story.stretch().days();
    Map<String, List<Attended>> byPerson =
        story.lines().stream()
            .flatMap(line -> line.visits().stream())
            .collect(Collectors.groupingBy(Attended::otherId, TreeMap::new, Collectors.toList()));
    long all = byPerson.values().stream().mapToLong(List::size).sum();
    List<Row> rows =
        byPerson.entrySet().stream()
            .map(
                person ->
                    new Row(
                        person.getKey(),
                        person.getValue().getFirst().other(),
                        person.getValue().size(),
                        dots(person.getValue(), days),
                        Math.round(100.0 * person.getValue().size() / all)))
            .sorted(Comparator.comparingInt(Row::visits).reversed().thenComparing(Row::name))
            .toList();
    return new Continuity(rows, all);
  }

  private static List<Dot> dots(List<Attended> visits, List<LocalDate> days) {
    Map<LocalDate, Long> byDay =
        visits.stream()
            .collect(Collectors.groupingBy(Attended::date, TreeMap::new, Collectors.counting()));
    return byDay.entrySet().stream()
        .map(
            day ->
                new Dot(
                    Math.round(10_000.0 * (days.indexOf(day.getKey()) + 0.5) / days.size()) / 100.0,
                    DOT + Math.min(day.getValue(), 4),
                    day.getKey() + ": " + day.getValue()))
        .toList();
  }
}
