package org.visitline.verification.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/**
 * Puts what was derived for some households in the place of what was thought before, and looks
 * again at what else the visits that changed bear on: what their workers did elsewhere, what
 * telephones did, habits of weeks.
 */
final class StoringStep {

  private final DSLContext sql;
  private final Setting setting;
  private final JooqPart part;

  StoringStep(DSLContext sql, Setting setting, JooqPart part) {
    this.sql = sql;
    this.setting = setting;
    this.part = part;
  }

  void store(List<Derived> all) {
    Set<String> visits = new HashSet<>(part.visitIdsIn(all));
    Set<String> commissioned = new HashSet<>(part.commissionedIdsIn(all));
    for (Derived derived : all) {
      for (ServiceUserOpinion opinion : derived.opinions()) {
        opinion.visits().forEach(matched -> visits.add(matched.visit().id().value()));
        opinion.fulfilments().forEach(f -> commissioned.add(f.commissioned().id().value()));
      }
    }
    Decisions decisions = decisions(all, visits, commissioned);
    List<ChangedVisit> changed =
        new JooqOpinions(sql, setting.policies(), decisions, setting.asOf()).store(all, part);
    FindingsOfStep findings = new FindingsOfStep(sql, setting);
    Set<String> elsewhere = findings.store(all, part, visits, commissioned);

    LooksElsewhere looks = new LooksElsewhere(sql, setting);
    changed.forEach(looks::changed);
    for (Derived derived : all) {
      if (derived.whole()) {
        derived.opinions().forEach(looks::everythingOf);
      }
    }
    numbers(all, changed).forEach(looks::number);
    elsewhere.addAll(looks.look());
    elsewhere.removeAll(visits);
    new JooqStanding(sql, decisions).of(visits, commissioned);
    new JooqStanding(sql, JooqDecisions.ofStored(sql, elsewhere)).of(elsewhere, Set.of());
    visits.addAll(elsewhere);
    new JooqTimesheetCodes(sql).ofVisits(visits);
  }

  private Decisions decisions(List<Derived> all, Set<String> visits, Set<String> commissioned) {
    Set<String> names = new HashSet<>(visits);
    visits(all).forEach(visit -> visit.calls().forEach(call -> names.add(call.id().value())));
    return JooqDecisions.of(sql, names, commissioned).on(visits(all));
  }

  private static Stream<Visit> visits(List<Derived> all) {
    return all.stream()
        .flatMap(derived -> derived.opinions().stream())
        .flatMap(opinion -> opinion.visits().stream())
        .map(MatchedVisit::visit);
  }

  /** The numbers of calls that came from elsewhere, now or before. */
  private Set<String> numbers(List<Derived> all, List<ChangedVisit> changed) {
    Set<String> touched = new HashSet<>();
    changed.forEach(visit -> touched.add(visit.visit()));
    Set<String> numbers = new TreeSet<>();
    for (Derived derived : all) {
      for (ServiceUserOpinion opinion : derived.opinions()) {
        for (MatchedVisit matched : opinion.visits()) {
          if (derived.whole() || touched.contains(matched.visit().id().value())) {
            touched.add(matched.visit().id().value());
            numbers.addAll(strangeNumbers(matched));
          }
        }
      }
    }
    numbers.addAll(JooqFindings.phonesOf(sql, touched));
    numbersBefore(changed, numbers);
    return numbers;
  }

  /** Also those of visits that are gone: without them another visit may be no finding any more. */
  private void numbersBefore(List<ChangedVisit> changed, Set<String> numbers) {
    Set<String> ends = new HashSet<>();
    changed.forEach(visit -> ends.addAll(visit.ends()));
    ends.removeAll(part.calls.keySet());
    Map<String, LoggedCall> calls = new HashMap<>(part.calls);
    calls.putAll(JooqCalls.byId(sql, ends));
    for (ChangedVisit visit : changed) {
      setting
          .directory()
          .find(new ServiceUserId(visit.serviceUser()))
          .ifPresent(
              person ->
                  visit.ends().stream()
                      .map(calls::get)
                      .filter(Objects::nonNull)
                      .filter(call -> isStrange(Placing.lineOf(call, person)))
                      .forEach(call -> numbers.add(String.valueOf(call.callerE164()))));
    }
  }

  private static boolean isStrange(Line line) {
    return line == Line.MOBILE || line == Line.OTHER;
  }

  /** The numbers of a visit's calls that are not registered to the person visited. */
  static List<String> strangeNumbers(MatchedVisit matched) {
    return matched.visit().ends().stream()
        .filter(call -> isStrange(call.line()))
        .map(call -> String.valueOf(call.call().callerE164()))
        .distinct()
        .toList();
  }
}
