package org.visitline.portal.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.visitline.portal.discrepancies.FindingKind;

/**
 * What was planned and what took place with one person over some days.
 *
 * @param stretch the days
 * @param lines by time
 */
record PersonStory(Stretch stretch, List<Line> lines) {

  /** Whose story it is. */
  enum Whose {
    /** Every visit that took a slot belongs to it. */
    SERVICE_USER,
    /** Only this worker's visits belong to it: how many came is told by the slots filled. */
    CARE_WORKER
  }

  /** What was found about visits and commissioned visits, by their ids. */
  record FoundAbout(
      Map<String, Set<FindingKind>> commissioned, Map<String, Set<FindingKind>> visits) {

    private List<FindingKind> of(Optional<Planned> planned, List<Attended> attended) {
      Set<FindingKind> all = EnumSet.noneOf(FindingKind.class);
      planned.ifPresent(plan -> all.addAll(commissioned.getOrDefault(plan.id(), Set.of())));
      attended.forEach(visit -> all.addAll(visits.getOrDefault(visit.id(), Set.of())));
      return all.stream().filter(FindingKind::wantsAnswer).sorted().toList();
    }
  }

  /** Lays the visits beside what they were commissioned for. */
  static PersonStory of(
      Whose whose,
      Stretch stretch,
      Collection<Planned> planned,
      Collection<Attended> attended,
      FoundAbout found,
      Instant now) {
    Map<String, List<Attended>> bySlot = new HashMap<>();
    attended.forEach(
        visit ->
            bySlot
                .computeIfAbsent(
                    Optional.ofNullable(visit.commissionedVisitId()).orElse(visit.id()),
                    slot -> new ArrayList<>())
                .add(visit));
    List<Line> lines = new ArrayList<>();
    for (Planned plan : planned) {
      List<Attended> came = Optional.ofNullable(bySlot.remove(plan.id())).orElseGet(List::of);
      int slots = whose == Whose.CARE_WORKER ? plan.slotsFilled() : 0;
      lines.add(
          new Line(
              plan,
              came,
              Math.max(slots, came.size()),
              found.of(Optional.of(plan), came),
              plan.latestStartAt().isBefore(now)));
    }
    bySlot
        .values()
        .forEach(
            came ->
                lines.add(
                    new Line(null, came, came.size(), found.of(Optional.empty(), came), true)));
    lines.sort(Comparator.comparing(Line::at).thenComparing(Line::story));
    return new PersonStory(stretch, List.copyOf(lines));
  }

  /** Visits commissioned, neither cancelled nor suspended, and due by now. */
  public long commissioned() {
    return due().count();
  }

  /** Of these, those that somebody came to. */
  public long attended() {
    return due().filter(line -> line.came() > 0).count();
  }

  /** Minutes commissioned of those that are due, for each worker. */
  public long minutesCommissioned() {
    return due()
        .map(Line::planned)
        .filter(Objects::nonNull)
        .mapToLong(plan -> (long) plan.minutes() * plan.workers())
        .sum();
  }

  /** Minutes that workers were there, of visits with both times. */
  public long minutesThere() {
    return lines.stream()
        .flatMap(line -> line.visits().stream())
        .map(Attended::duration)
        .flatMap(Optional::stream)
        .mapToLong(Duration::toMinutes)
        .sum();
  }

  private Stream<Line> due() {
    return lines.stream()
        .filter(line -> line.due() && line.planned() != null && line.planned().wanted());
  }
}
