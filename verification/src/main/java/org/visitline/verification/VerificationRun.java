package org.visitline.verification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.visitline.schema.CareWorkerId;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.RuleGuard;
import org.visitline.verification.discrepancy.RuleList;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.rules.Rules;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.Match;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.matching.Matching;
import org.visitline.verification.pairing.Amendments;
import org.visitline.verification.pairing.Pairing;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.time.CivilZone;

/**
 * From calls to what an officer is asked to look at. Pure: the same facts give the same opinion,
 * whatever order they come in, over files and over the database alike.
 */
public final class VerificationRun {

  private final Setting setting;
  private final RuleList rules;

  /** Runs every rule. */
  public VerificationRun(Setting setting) {
    this(setting, Rules.ALL);
  }

  VerificationRun(Setting setting, RuleList rules) {
    this.setting = setting;
    this.rules = rules;
  }

  /**
   * The last civil date to which orders are counted out: tomorrow, whose visits may begin early.
   */
  public static LocalDate lastDate(Instant asOf, CivilZone zone) {
    return zone.dateOf(asOf).plusDays(1);
  }

  /** One service user's days, from the first to now. */
  public ServiceUserOpinion ofServiceUser(ServiceUserFacts facts) {
    ServiceUserOpinion opinion = ofDays(facts);
    opinion.findings().addAll(ofHabits(opinion.visits()));
    return opinion;
  }

  /** The same visits, looked at again by the setting's policies. */
  ServiceUserOpinion lookAgain(
      ServiceUserOpinion opinion, ServiceUserSchedule schedule, Rota rota) {
    Findings findings =
        look(
            new ServiceUserFacts(opinion.serviceUser(), List.of(), schedule, rota, List.of()),
            opinion.fulfilments(),
            opinion.visits());
    findings.addAll(ofHabits(opinion.visits()));
    return new ServiceUserOpinion(
        opinion.serviceUser(),
        opinion.fulfilments(),
        opinion.visits(),
        findings,
        NextChange.after(
            setting,
            opinion.fulfilments(),
            opinion.visits().stream().map(MatchedVisit::visit).toList()));
  }

  /** What is to be asked about a service user's visits as a whole. */
  public Findings ofHabits(Collection<MatchedVisit> visits) {
    return ofHistory(Rule.Whose.SERVICE_USER, "", visits);
  }

  /** Some of a service user's days: all that follows from these alone. */
  public ServiceUserOpinion ofDays(ServiceUserFacts facts) {
    List<Visit> called = pair(facts);
    List<Visit> visits = amended(called, facts);
    List<Match> matches = match(visits, facts);
    List<MatchedVisit> matched = beside(visits, matches);
    List<Fulfilment> fulfilments = fulfil(facts.schedule(), matches);
    Findings findings = look(facts, fulfilments, matched);
    Instant changesAt = NextChange.after(setting, fulfilments, visits);
    return new ServiceUserOpinion(facts.serviceUser(), fulfilments, matched, findings, changesAt);
  }

  /** What is to be asked about calls that could not be placed. */
  public Findings ofUnmatched(Collection<? extends Placement> calls) {
    RuleGuard guard = new RuleGuard(rules, setting);
    calls.stream().filter(placement -> isPast(placement.call())).forEach(guard::look);
    return guard.findings();
  }

  /** What is to be asked about one worker's visits, wherever they were. */
  public Findings ofWorker(Collection<MatchedVisit> visits) {
    return ofHistory(Rule.Whose.WORKER, "", visits);
  }

  /**
   * What is to be asked about one telephone.
   *
   * @param number in E.164
   * @param visits whose arrival or departure call came from it while it was not registered to the
   *     service user visited
   */
  public Findings ofPhone(String number, Collection<MatchedVisit> visits) {
    return ofHistory(Rule.Whose.PHONE, number, visits);
  }

  /** What is to be asked about visits that are looked at together. */
  public Findings ofShared(SharedHistory history, Collection<MatchedVisit> visits) {
    return switch (history.whose()) {
      case WORKER -> ofWorker(visits);
      case PHONE -> ofPhone(history.name(), visits);
      case SERVICE_USER -> ofHabits(visits);
    };
  }

  private Findings ofHistory(Rule.Whose whose, String number, Collection<MatchedVisit> visits) {
    RuleGuard guard = new RuleGuard(rules, setting);
    List<MatchedVisit> inOrder = visits.stream().sorted(MatchedVisit.IN_ORDER).toList();
    guard.look(new Rule.History(whose, number, inOrder));
    return guard.findings();
  }

  private List<Visit> pair(ServiceUserFacts facts) {
    List<PlacedCall> calls = new ArrayList<>(facts.calls());
    calls.removeIf(call -> !isPast(call.call()));
    calls.sort((one, other) -> LoggedCall.IN_ORDER.compare(one.call(), other.call()));
    Map<CareWorkerId, List<PlacedCall>> byWorker = new LinkedHashMap<>();
    for (PlacedCall call : calls) {
      byWorker.computeIfAbsent(call.worker().id(), worker -> new ArrayList<>()).add(call);
    }
    List<Visit> visits = new ArrayList<>();
    for (List<PlacedCall> ofOneWorker : byWorker.values()) {
      visits.addAll(
          Pairing.visits(ofOneWorker, facts.schedule(), setting.policies(), setting.zone()));
    }
    return visits;
  }

  private List<Visit> amended(List<Visit> visits, ServiceUserFacts facts) {
    List<Visit> amended =
        new ArrayList<>(
            new Amendments(facts.amendments(), setting.directory(), setting.zone())
                .lay(visits, facts.serviceUser()));
    amended.sort(Visit.IN_ORDER);
    return amended;
  }

  private List<Match> match(List<Visit> visits, ServiceUserFacts facts) {
    ServiceUserSchedule schedule = facts.schedule();
    List<CommissionedVisit> due =
        schedule.visits().stream()
            .filter(visit -> !visit.cancelled() && !schedule.isSuspendedAt(visit.start()))
            .toList();
    return Matching.match(visits, due, facts.rota(), setting.policies());
  }

  private static List<MatchedVisit> beside(List<Visit> visits, List<Match> matches) {
    IdentityHashMap<Visit, CommissionedVisit> slots = new IdentityHashMap<>();
    matches.forEach(match -> slots.put(match.visit(), match.commissioned()));
    return visits.stream().map(visit -> new MatchedVisit(visit, slots.get(visit))).toList();
  }

  private static List<Fulfilment> fulfil(ServiceUserSchedule schedule, List<Match> matches) {
    IdentityHashMap<CommissionedVisit, List<Visit>> attended = new IdentityHashMap<>();
    matches.forEach(
        match ->
            attended
                .computeIfAbsent(match.commissioned(), visit -> new ArrayList<>(1))
                .add(match.visit()));
    attended.values().forEach(visits -> visits.sort(Visit.IN_ORDER));
    attended.replaceAll((commissioned, visits) -> List.copyOf(visits));
    return schedule.visits().stream()
        .map(
            visit ->
                new Fulfilment(
                    visit,
                    schedule.isSuspendedAt(visit.start()),
                    attended.getOrDefault(visit, List.of())))
        .toList();
  }

  private Findings look(
      ServiceUserFacts facts, List<Fulfilment> fulfilments, List<MatchedVisit> visits) {
    RuleGuard guard = new RuleGuard(rules, setting);
    fulfilments.forEach(fulfilment -> guard.look(fulfilment, facts.schedule(), facts.rota()));
    visits.forEach(visit -> guard.look(visit, facts.schedule(), facts.rota()));
    return guard.findings();
  }

  /** Calls answered after 'now' have not rung yet. */
  private boolean isPast(LoggedCall call) {
    return !call.answeredAt().isAfter(setting.asOf());
  }
}
