package org.visitline.verification.days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.rules.Rules;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** What came of a day of care, in lines like those it was written down in. */
final class DayOutcome {

  private final DayClock clock;
  private final DayNames names;
  private final List<String> lines = new ArrayList<>();
  private @Nullable LocalDate only;

  DayOutcome(DayClock clock, DayNames names) {
    this.clock = clock;
    this.names = names;
  }

  /**
   * Leaves out what lies on other dates, and what the rules find that look at what workers and
   * telephones did at other homes and in other weeks.
   */
  DayOutcome only(LocalDate date) {
    only = date;
    return this;
  }

  /** Visits, then commissioned visits that are to be asked about, then calls. */
  String of(BoroughOpinion opinion) {
    BoroughOpinion.ByHome found = opinion.byHome();
    opinion.serviceUsers().forEach(who -> add(who, found.about(who)));
    add(opinion.beyond().found(), finding -> true);
    return text();
  }

  /**
   * One home's.
   *
   * @param calls which of the calls that found no place are told
   */
  String of(ServiceUserOpinion home, Collection<Finding> beyond, Predicate<Finding> calls) {
    add(home, new FindingsBySubject(home.findings()));
    add(beyond, calls);
    return text();
  }

  private void add(ServiceUserOpinion who, FindingsBySubject findings) {
    for (MatchedVisit matched : who.visits()) {
      if (isTold(matched.visit().date())) {
        List<Finding> about = new ArrayList<>(findings.about(matched));
        about.removeIf(finding -> finding.visit() == null);
        lines.add(line(matched) + codes(about));
      }
    }
    for (Fulfilment fulfilment : who.fulfilments()) {
      if (isTold(fulfilment.commissioned().date())) {
        String codes = codes(findings.aboutTheWhole(fulfilment.commissioned()));
        if (!codes.isEmpty()) {
          lines.add(
              names.of(who.serviceUser()) + " " + names.of(fulfilment.commissioned()) + codes);
        }
      }
    }
  }

  private void add(Collection<Finding> beyond, Predicate<Finding> calls) {
    beyond.stream()
        .filter(finding -> finding.call() != null && isTold(finding.date()))
        .filter(calls)
        .map(
            finding ->
                "call " + names.of(Objects.requireNonNull(finding.call())) + "  " + finding.code())
        .sorted()
        .forEach(lines::add);
  }

  private boolean isTold(LocalDate date) {
    return only == null || only.equals(date);
  }

  private String text() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String line(MatchedVisit matched) {
    Visit visit = matched.visit();
    return names.of(visit.serviceUser())
        + "  "
        + names.of(visit.worker())
        + " "
        + time(visit.arrivedAt())
        + " - "
        + time(visit.departedAt())
        + (matched.commissioned() == null ? "" : " for " + names.of(matched.commissioned()));
  }

  private String codes(Collection<Finding> about) {
    return about.stream()
        .filter(finding -> only == null || !Rules.ALL.isOfHistories(finding.code()))
        .map(f -> "  " + f.code() + (f.evidence().provisional() ? "?" : ""))
        .sorted()
        .collect(Collectors.joining());
  }

  private String time(@Nullable Instant at) {
    return at == null ? "?" : clock.time(at);
  }
}
