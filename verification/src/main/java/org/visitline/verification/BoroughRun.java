package org.visitline.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Replacements;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.schedule.Suspension;

/** Derives a whole borough from scratch. */
public final class BoroughRun {

  private final Borough borough;
  private final Setting setting;
  private final VerificationRun run;
  private final LocalDate lastDate;
  private final Rota rota;
  private final Replacements replacements;
  private final Map<ServiceUserId, List<ServiceOrder>> orders;
  private final Map<ServiceUserId, List<DatedVisit>> datedVisits;
  private final Map<ServiceUserId, List<Suspension>> suspensions;

  private BoroughRun(Borough borough, Setting setting) {
    this.borough = borough;
    this.setting = setting;
    run = new VerificationRun(setting);
    lastDate = VerificationRun.lastDate(setting.asOf(), setting.zone());
    rota = new Rota(borough.rota());
    replacements = new Replacements(borough.datedVisits());
    orders = by(borough.orders(), ServiceOrder::serviceUser);
    datedVisits = by(borough.datedVisits(), DatedVisit::serviceUser);
    suspensions = by(borough.suspensions(), Suspension::serviceUser);
  }

  private static <K, V> Map<K, List<V>> by(Collection<V> values, Function<V, K> key) {
    Map<K, List<V>> lists = new HashMap<>();
    values.forEach(
        value -> lists.computeIfAbsent(key.apply(value), k -> new ArrayList<>()).add(value));
    return lists;
  }

  /** The opinion of everything, as of the setting's 'now'. */
  public static BoroughOpinion verify(Borough borough, Setting setting) {
    return new BoroughRun(borough, setting).verify();
  }

  private BoroughOpinion verify() {
    Map<ServiceUserId, List<PlacedCall>> placed = new HashMap<>();
    List<Placement> unmatched = new ArrayList<>();
    long read = place(placed, unmatched);
    List<ServiceUserOpinion> opinions =
        borough.directory().serviceUsers().stream()
            .sorted(Comparator.comparing(ServiceUser::id))
            .parallel()
            .map(who -> opinionOf(who, placed.getOrDefault(who.id(), List.of())))
            .toList();
    Findings findings = run.ofUnmatched(unmatched);
    opinions.forEach(opinion -> findings.addAll(opinion.findings()));
    lookAtHistories(opinions, findings);
    long calls = placed.values().stream().mapToLong(List::size).sum();
    return new BoroughOpinion(opinions, findings, read, calls, unmatched.size());
  }

  private long place(Map<ServiceUserId, List<PlacedCall>> placed, List<Placement> unmatched) {
    Map<ServiceUserId, ServiceUserSchedule> shared = new HashMap<>();
    Map<CallId, QueueDecision> decisions = new HashMap<>();
    borough.queueDecisions().forEach(decision -> decisions.put(decision.call(), decision));
    Placing placing =
        new Placing(
            borough.directory(),
            (who, provider, at, window) ->
                shared.computeIfAbsent(who.id(), this::scheduleOf).isExpected(provider, at, window),
            setting.policies(),
            setting.zone(),
            decisions);
    long read = 0;
    for (LoggedCall call : borough.calls()) {
      if (call.answeredAt().isAfter(setting.asOf())) {
        continue;
      }
      read++;
      Placement placement = placing.place(call);
      switch (placement) {
        case PlacedCall known ->
            placed.computeIfAbsent(known.serviceUser().id(), id -> new ArrayList<>()).add(known);
        case Placement.NoWorker unknown -> unmatched.add(unknown);
        case Placement.NoServiceUser unknown -> unmatched.add(unknown);
        case Placement.Abandoned ignored -> {}
        case Placement.Rejected ignored -> {}
      }
    }
    return read;
  }

  private ServiceUserSchedule scheduleOf(ServiceUserId id) {
    return new ServiceUserSchedule(
        orders.getOrDefault(id, List.of()),
        datedVisits.getOrDefault(id, List.of()),
        replacements,
        suspensions.getOrDefault(id, List.of()),
        lastDate,
        setting.zone());
  }

  private ServiceUserOpinion opinionOf(ServiceUser who, List<PlacedCall> calls) {
    return run.ofServiceUser(
        new ServiceUserFacts(who, calls, scheduleOf(who.id()), rota, borough.amendments()));
  }

  private void lookAtHistories(List<ServiceUserOpinion> opinions, Findings findings) {
    Map<CareWorkerId, List<MatchedVisit>> byWorker = new TreeMap<>();
    Map<String, List<MatchedVisit>> byPhone = new TreeMap<>();
    for (ServiceUserOpinion opinion : opinions) {
      for (MatchedVisit matched : opinion.visits()) {
        byWorker
            .computeIfAbsent(matched.visit().worker().id(), id -> new ArrayList<>())
            .add(matched);
        matched.visit().ends().stream()
            .filter(call -> call.line() == Line.MOBILE || call.line() == Line.OTHER)
            .map(call -> String.valueOf(call.call().callerE164()))
            .distinct()
            .forEach(
                number -> byPhone.computeIfAbsent(number, key -> new ArrayList<>()).add(matched));
      }
    }
    Stream.concat(
            byWorker.values().parallelStream().map(run::ofWorker),
            byPhone.entrySet().parallelStream()
                .map(phone -> run.ofPhone(phone.getKey(), phone.getValue())))
        .toList()
        .forEach(findings::addAll);
  }
}
