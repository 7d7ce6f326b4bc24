package org.visitline.portal.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.verification.store.JooqComing.Coming;

/**
 * What loading would do to the visits of a person in some days.
 *
 * @param lines those that come, go or change, by start
 * @param unchanged how many others there are
 */
record Difference(List<Line> lines, int unchanged) {

  /**
   * A visit.
   *
   * @param what {@code Comes}, {@code Goes}, {@code Was}, {@code Becomes}
   */
  record Line(Instant at, String id, String what, String terms) {}

  /**
   * Compares by the visits' names.
   *
   * @param providers by their ids, as people say them
   */
  static Difference between(
      List<Coming> before, List<Coming> after, Function<String, String> providers) {
    Map<String, Coming> was = byName(before);
    Map<String, Coming> willBe = byName(after);
    List<Line> lines = new ArrayList<>();
    int unchanged = 0;
    for (Coming visit : after) {
      Coming former = was.get(name(visit));
      if (former == null) {
        lines.add(line("Comes", visit, providers));
      } else if (former.equals(visit)) {
        unchanged++;
      } else {
        lines.add(line("Was", former, providers));
        lines.add(line("Becomes", visit, providers));
      }
    }
    before.stream()
        .filter(visit -> !willBe.containsKey(name(visit)))
        .forEach(visit -> lines.add(line("Goes", visit, providers)));
    // A former time stands before the later one of the same visit, for it was added first.
    lines.sort(Comparator.comparing(Line::at).thenComparing(Line::id));
    return new Difference(lines, unchanged);
  }

  private static Map<String, Coming> byName(List<Coming> visits) {
    Map<String, Coming> named = new TreeMap<>();
    visits.forEach(visit -> named.put(name(visit), visit));
    return named;
  }

  private static String name(Coming visit) {
    return visit.visit().id().value();
  }

  private static Line line(String what, Coming coming, Function<String, String> providers) {
    var visit = coming.visit();
    List<String> terms = new ArrayList<>();
    terms.add(CivilTime.minutes(visit.duration().toMinutes()));
    if (visit.latestStart().isAfter(visit.start())) {
      long window = java.time.Duration.between(visit.start(), visit.latestStart()).toMinutes();
      terms.add("may begin " + CivilTime.minutes(window) + " later");
    }
    if (visit.workers() > 1) {
      terms.add(visit.workers() + " workers");
    }
    terms.add(visit.serviceType() + " by " + providers.apply(visit.provider().value()));
    if (visit.timeCritical()) {
      terms.add("time-critical");
    }
    if (visit.cancelled()) {
      terms.add("cancelled");
    }
    if (coming.suspended()) {
      terms.add("care is suspended");
    }
    if (!coming.workers().isEmpty()) {
      terms.add(
          "rota: "
              + coming.workers().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    return new Line(visit.start(), visit.id().value(), what, String.join(", ", terms));
  }
}
