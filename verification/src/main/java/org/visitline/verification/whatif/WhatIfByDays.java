package org.visitline.verification.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.timesheet.TimesheetLine;

/**
 * What another policy would have found and paid, as {@link WhatIf} says it, told while the days of
 * a borough come in one after the other. Kept are as many days as rules look back; so it takes the
 * memory of some weeks, however many years there are.
 */
public final class WhatIfByDays {

  /** The longest visit: one that began so many days before another may end after it. */
  private static final int LONGEST_VISIT_DAYS = 11;

  /** Rules over telephones look so far back, whatever the policy. */
  private static final int FOUR_WEEKS = 28;

  private static final Comparator<ChangedLine> BY_DATE =
      Comparator.comparing((ChangedLine change) -> change.either().matched().visit().date())
          .thenComparing(ChangedLine::either, TimesheetLine.IN_ORDER);

  private final RecentDays inForce;
  private final RecentDays other;
  private final DateRange asked;
  private final LocalDate last;
  private final int daysBack;
  private final RuleCounts counts;
  private final Consumer<ChangedLine> changed;
  private LocalDate next;
  private long visits;
  private long changes;
  private long minutes;

  /** Visits that one side alone had when the days before these were told. */
  private Map<VisitId, TimesheetLine> gone = new HashMap<>();

  private Map<VisitId, TimesheetLine> come = new HashMap<>();

  /**
   * Asks about some dates.
   *
   * @param other as {@code inForce}, but for the policies
   * @param changed takes the visits that change, by date
   */
  public WhatIfByDays(
      Setting inForce,
      Setting other,
      LocalDate first,
      LocalDate last,
      Consumer<ChangedLine> changed) {
    this.inForce = new RecentDays(inForce);
    this.other = new RecentDays(other);
    this.asked = new DateRange(first, last);
    this.next = first;
    this.last = last;
    this.daysBack = daysBack(inForce.policies(), other.policies());
    this.counts = new RuleCounts(asked);
    this.changed = changed;
  }

  /**
   * The first visit asked about may go on with a run of visits that an earlier one is in, and
   * whether that one is hangs on the weeks before it.
   */
  private static int daysBack(Policies one, Policies another) {
    int weeks = FOUR_WEEKS;
    for (Policy policy : Stream.of(one, another).flatMap(p -> p.all().stream()).toList()) {
      weeks = Math.max(weeks, policy.clippingDays());
    }
    return 2 * weeks + LONGEST_VISIT_DAYS;
  }

  /** The first day that is wanted. */
  public LocalDate firstDay() {
    return next.minusDays(daysBack);
  }

  /** The last one: the calls of a visit may be days after it began. */
  public LocalDate lastDay() {
    return last.plusDays(LONGEST_VISIT_DAYS);
  }

  /** Takes in some days of some homes, by the policies in force and by the others. */
  public void add(Days before, Days after) {
    Map<VisitId, MatchedVisit> known = new HashMap<>();
    before.visits().forEach(matched -> known.put(matched.visit().id(), matched));
    inForce.add(before.visits(), before.found());
    inForce.addFailures(before.failures());
    // Most visits are the same by both: one is kept.
    other.add(
        after.visits().stream().map(matched -> either(known, matched)).toList(), after.found());
    other.addFailures(after.failures());
    counts.addInForce(before.found());
    counts.addOther(after.found());
  }

  private static MatchedVisit either(Map<VisitId, MatchedVisit> known, MatchedVisit matched) {
    MatchedVisit same = known.get(matched.visit().id());
    return same != null && same.equals(matched) ? same : matched;
  }

  /** Finds what was decided about visits. */
  @FunctionalInterface
  public interface DecisionsAbout {
    /** By the names of the visits or of their calls, and by the commissioned visits they fill. */
    Decisions find(Collection<MatchedVisit> visits);
  }

  /** All days up to this one were taken in. */
  public void tell(LocalDate through, DecisionsAbout decisions) {
    LocalDate settled = through.minusDays(LONGEST_VISIT_DAYS);
    LocalDate to = settled.isBefore(last) ? settled : last;
    if (!to.isBefore(next)) {
      tell(new DateRange(next, to), decisions);
      next = to.plusDays(1);
    }
    inForce.forget(next.minusDays(daysBack), next.minusDays(LONGEST_VISIT_DAYS));
    other.forget(next.minusDays(daysBack), next.minusDays(LONGEST_VISIT_DAYS));
    if (next.isAfter(last)) {
      List<ChangedLine> some = new ArrayList<>();
      tellLonely(some);
      tell(some);
    }
  }

  private void tell(DateRange days, DecisionsAbout decisions) {
    List<Finding> before = inForce.ofHistories(days);
    List<Finding> after = other.ofHistories(days);
    counts.addInForce(before);
    counts.addOther(after);
    List<MatchedVisit> then = inForce.takeUntold(days);
    List<MatchedVisit> now = other.takeUntold(days);
    List<MatchedVisit> both = new ArrayList<>(then);
    both.addAll(now);
    Decisions decided = decisions.find(both);
    visits += then.size();
    compare(inForce.lines(then, before, decided), other.lines(now, after, decided));
  }

  /**
   * A visit may begin on another date by the other policies: it is looked for among those before.
   */
  private void compare(Map<VisitId, TimesheetLine> before, Map<VisitId, TimesheetLine> after) {
    List<ChangedLine> some = new ArrayList<>();
    Map<VisitId, TimesheetLine> lonely = new HashMap<>();
    after.forEach(
        (visit, line) -> {
          TimesheetLine then =
              before.containsKey(visit) ? before.remove(visit) : gone.remove(visit);
          if (then == null) {
            lonely.put(visit, line);
          } else {
            ChangedLine.between(then, line).ifPresent(some::add);
          }
        });
    come.entrySet()
        .removeIf(
            line -> {
              TimesheetLine then = before.remove(line.getKey());
              if (then != null) {
                ChangedLine.between(then, line.getValue()).ifPresent(some::add);
              }
              return then != null;
            });
    tellLonely(some);
    gone = before;
    come = lonely;
    tell(some);
  }

  private void tellLonely(List<ChangedLine> some) {
    gone.values().forEach(line -> some.add(new ChangedLine(line, null)));
    come.values().forEach(line -> some.add(new ChangedLine(null, line)));
    gone = new HashMap<>();
    come = new HashMap<>();
  }

  private void tell(List<ChangedLine> some) {
    some.sort(BY_DATE);
    for (ChangedLine change : some) {
      changes++;
      minutes += change.minutes();
      changed.accept(change);
    }
  }

  /** How often each rule was raised, by provider, then rule. */
  public List<RuleCount> counts() {
    return counts.list();
  }

  /** How many visits there are in the time by the policies in force. */
  public long visits() {
    return visits;
  }

  /** How many of them change. */
  public long changes() {
    return changes;
  }

  /** How many minutes more would have been payable. */
  public long minutes() {
    return minutes;
  }
}
