package org.visitline.verification.store;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;

/**
 * What visits that changed bear on beyond their own service user's days: what their workers did
 * elsewhere, what one telephone did, habits of weeks. Looked at around the changes, as far as rules
 * over four weeks reach.
 */
final class LooksElsewhere {

  private final DSLContext sql;
  private final Setting setting;
  private final VerificationRun run;
  private final JooqHistories histories;

  /** From which date on; the first of all dates: everything. */
  private final Map<String, LocalDate> workers = new TreeMap<>();

  private final Map<String, LocalDate> people = new TreeMap<>();
  private final Set<String> numbers = new TreeSet<>();

  LooksElsewhere(DSLContext sql, Setting setting) {
    this.sql = sql;
    this.setting = setting;
    this.run = new VerificationRun(setting);
    this.histories = new JooqHistories(sql, setting.directory());
  }

  void changed(ChangedVisit visit) {
    workers.merge(visit.careWorker(), visit.date(), LooksElsewhere::earlier);
    people.merge(visit.serviceUser(), visit.date(), LooksElsewhere::earlier);
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  /** Where the person, or the person's place, may be another than it was. */
  void everythingOf(ServiceUserOpinion opinion) {
    people.put(opinion.serviceUser().id().value(), LocalDate.MIN);
    for (MatchedVisit matched : opinion.visits()) {
      workers.put(matched.visit().worker().id().value(), LocalDate.MIN);
    }
  }

  void number(String number) {
    numbers.add(number);
  }

  /** Looks, and says about which visits a finding came, went or changed. */
  Set<String> look() {
    Set<String> visits = new HashSet<>();
    visits.addAll(
        look(
            workers,
            JooqHistories::ofWorkers,
            matched -> matched.visit().worker().id().value(),
            Scope::worker,
            run::ofWorker));
    visits.addAll(
        look(
            people,
            JooqHistories::ofPeople,
            matched -> matched.visit().serviceUser().id().value(),
            Scope::habits,
            run::ofHabits));
    visits.addAll(lookAtNumbers());
    return visits;
  }

  private Set<String> look(
      Map<String, LocalDate> subjects,
      BiFunction<JooqHistories, JooqLook, List<MatchedVisit>> load,
      Function<MatchedVisit, String> subjectOf,
      Function<Object, String> scope,
      Function<Collection<MatchedVisit>, Findings> rules) {
    Set<String> visits = new HashSet<>();
    // Those that changed first in about the same month are looked at together.
    Map<YearMonth, Map<String, LocalDate>> together = new TreeMap<>();
    subjects.forEach(
        (subject, date) ->
            together
                .computeIfAbsent(
                    YearMonth.of(date.equals(LocalDate.MIN) ? 0 : date.getYear(), date.getMonth()),
                    none -> new TreeMap<>())
                .put(subject, date));
    for (Map<String, LocalDate> group : together.values()) {
      LocalDate first = Collections.min(group.values());
      Slices.each(
          group.keySet(),
          slice -> {
            JooqFindings findings = new FindingsOfStep(sql, setting).findings();
            JooqLook look =
                JooqLook.from(first.equals(LocalDate.MIN) ? null : first, slice, setting);
            Map<String, List<MatchedVisit>> bySubject = new TreeMap<>();
            load.apply(histories, look)
                .forEach(
                    matched ->
                        bySubject
                            .computeIfAbsent(subjectOf.apply(matched), id -> new ArrayList<>())
                            .add(matched));
            bySubject.forEach(
                (subject, history) ->
                    findings.add(
                        scope.apply(subject),
                        rules.apply(history),
                        finding -> look.covers(finding.date())));
            visits.addAll(findings.store(slice.stream().map(scope).toList(), look.part()));
          });
    }
    return visits;
  }

  /** One telephone's history is short. */
  private Set<String> lookAtNumbers() {
    JooqFindings findings = new FindingsOfStep(sql, setting).findings();
    Slices.each(
        numbers,
        slice -> {
          Map<String, List<MatchedVisit>> byNumber = new TreeMap<>();
          for (MatchedVisit matched : histories.ofNumbers(slice)) {
            for (String number : StoringStep.strangeNumbers(matched)) {
              byNumber.computeIfAbsent(number, none -> new ArrayList<>()).add(matched);
            }
          }
          // A visit has two ends; the other end's number is looked at when it is its turn.
          byNumber.keySet().retainAll(slice);
          byNumber.forEach(
              (number, visits) -> findings.add(Scope.phone(number), run.ofPhone(number, visits)));
        });
    return findings.store(Scope.phones(numbers));
  }
}
