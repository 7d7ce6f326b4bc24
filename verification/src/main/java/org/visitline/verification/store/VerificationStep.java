package org.visitline.verification.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.time.CivilZone;

/**
 * One transaction of verification: follows an agenda through, from its marks to what an officer
 * sees.
 */
final class VerificationStep {

  private final DSLContext sql;
  private final Setting setting;
  private final VerificationRun run;
  private final Households households;

  private VerificationStep(DSLContext sql, Setting setting) {
    this.sql = sql;
    this.setting = setting;
    this.run = new VerificationRun(setting);
    this.households = new Households(setting.directory());
  }

  /** Follows an agenda through. */
  static void run(DSLContext sql, Agenda agenda, CivilZone zone, Instant now) {
    JooqAgenda.settle(sql, agenda);
    Directory directory = JooqDirectory.load(sql);
    Setting setting =
        new Setting(directory, JooqPolicies.load(sql), zone, JooqSchedules.outages(sql), now);
    new VerificationStep(sql, setting).follow(agenda);
  }

  private void follow(Agenda agenda) {
    Map<String, LoggedCall> calls = JooqCalls.byId(sql, agenda.calls());
    if (agenda.people().contains(JooqAgenda.NOBODY)) {
      calls.putAll(JooqCalls.byId(sql, JooqCalls.idsOfOwnerless(sql)));
    }
    Map<ServiceUserId, ServiceUser> people = households.around(named(agenda, calls.values()));
    calls.putAll(JooqCalls.around(sql, people.values()));
    calls.putAll(JooqCalls.byId(sql, JooqPeoplesWords.callsLinkedTo(sql, people.keySet())));

    Derived derived =
        Derived.of(
            setting,
            people.values(),
            calls.values(),
            JooqSchedules.of(sql, people.keySet()),
            JooqPeoplesWords.onCalls(sql, calls.keySet()),
            JooqPeoplesWords.amendments(sql, people.keySet(), calls.keySet()));
    Set<String> visits = visits(derived);
    Set<String> commissioned = commissioned(derived);
    Decisions decisions = JooqDecisions.of(sql, visits, commissioned);
    List<ChangedVisit> changed =
        new JooqOpinions(sql, setting.policies(), decisions, setting.asOf())
            .store(derived.opinions());
    storeFindings(derived, calls.keySet());

    boolean factsChanged = !agenda.people().isEmpty();
    JooqHistories histories = new JooqHistories(sql, setting.directory(), calls);
    visits.addAll(lookAtWorkers(workers(changed, derived, factsChanged), histories));
    visits.addAll(lookAtPhones(phones(changed, derived, factsChanged), histories));
    new JooqTimesheetCodes(sql).ofVisits(visits);
    new JooqStanding(sql, JooqDecisions.of(sql, visits, commissioned)).of(visits, commissioned);
  }

  private Collection<ServiceUserId> named(Agenda agenda, Collection<LoggedCall> calls) {
    Set<ServiceUserId> named = new TreeSet<>(JooqPeoplesWords.everLinked(sql, agenda.calls()));
    agenda.people().stream()
        .filter(id -> !id.equals(JooqAgenda.NOBODY))
        .map(ServiceUserId::new)
        .forEach(named::add);
    agenda.due().stream().map(ServiceUserId::new).forEach(named::add);
    calls.forEach(call -> named.addAll(households.candidates(call)));
    return named;
  }

  private void storeFindings(Derived derived, Collection<String> calls) {
    JooqFindings findings = findings();
    List<String> scopes = new ArrayList<>();
    for (ServiceUserOpinion opinion : derived.opinions()) {
      String scope = Scope.serviceUser(opinion.serviceUser().id());
      scopes.add(scope);
      findings.add(scope, opinion.findings());
    }
    scopes.addAll(Scope.calls(calls));
    derived
        .unmatched()
        .found()
        .forEach(finding -> findings.add(Scope.call(String.valueOf(finding.call())), finding));
    findings.store(scopes);
  }

  /**
   * Whose visits are to be looked at as a whole: those whose visits here changed, or all who ever
   * came, where the place itself may have.
   */
  private static Set<String> workers(
      List<ChangedVisit> changed, Derived derived, boolean factsChanged) {
    Set<String> workers = new TreeSet<>();
    changed.forEach(visit -> workers.add(visit.careWorker()));
    if (factsChanged) {
      derived.opinions().stream()
          .flatMap(opinion -> opinion.visits().stream())
          .forEach(matched -> workers.add(matched.visit().worker().id().value()));
    }
    return workers;
  }

  private Set<String> lookAtWorkers(Collection<String> workers, JooqHistories histories) {
    JooqFindings findings = findings();
    Slices.each(
        workers,
        slice -> {
          Map<String, List<MatchedVisit>> byWorker = new TreeMap<>();
          for (MatchedVisit matched : histories.ofWorkers(slice)) {
            byWorker
                .computeIfAbsent(matched.visit().worker().id().value(), id -> new ArrayList<>())
                .add(matched);
          }
          byWorker.forEach(
              (worker, visits) -> findings.add(Scope.worker(worker), run.ofWorker(visits)));
        });
    return findings.store(Scope.workers(workers));
  }

  /** The numbers of calls that came from elsewhere, now or before. */
  private Set<String> phones(List<ChangedVisit> changed, Derived derived, boolean factsChanged) {
    Set<String> touched = new HashSet<>();
    changed.forEach(visit -> touched.add(visit.visit()));
    Set<String> numbers = new TreeSet<>();
    for (ServiceUserOpinion opinion : derived.opinions()) {
      for (MatchedVisit matched : opinion.visits()) {
        if (factsChanged || touched.contains(matched.visit().id().value())) {
          strangeNumbers(matched).forEach(numbers::add);
        }
        if (factsChanged) {
          touched.add(matched.visit().id().value());
        }
      }
    }
    numbers.addAll(JooqFindings.phonesOf(sql, touched));
    return numbers;
  }

  private static List<String> strangeNumbers(MatchedVisit matched) {
    return matched.visit().ends().stream()
        .filter(call -> call.line() == Line.MOBILE || call.line() == Line.OTHER)
        .map(call -> String.valueOf(call.call().callerE164()))
        .distinct()
        .toList();
  }

  private Set<String> lookAtPhones(Collection<String> numbers, JooqHistories histories) {
    JooqFindings findings = findings();
    Slices.each(
        numbers,
        slice -> {
          Map<String, List<MatchedVisit>> byNumber = new TreeMap<>();
          for (MatchedVisit matched : histories.ofNumbers(slice)) {
            for (String number : strangeNumbers(matched)) {
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

  private JooqFindings findings() {
    return new JooqFindings(sql, new Wording(setting.zone()), setting.asOf());
  }

  private static Set<String> visits(Derived derived) {
    Set<String> visits = new HashSet<>();
    for (ServiceUserOpinion opinion : derived.opinions()) {
      opinion.visits().forEach(matched -> visits.add(matched.visit().id().value()));
    }
    return visits;
  }

  private static Set<String> commissioned(Derived derived) {
    Set<String> commissioned = new HashSet<>();
    for (ServiceUserOpinion opinion : derived.opinions()) {
      opinion
          .fulfilments()
          .forEach(fulfilment -> commissioned.add(fulfilment.commissioned().id().value()));
    }
    return commissioned;
  }
}
