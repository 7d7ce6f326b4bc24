package org.visitline.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.visitline.schema.CallId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
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

  private static final int PIECE = 50_000;

  private final Borough borough;
  private final Setting setting;
  private final VerificationRun run;
  private final LocalDate lastDate;
  private final Rota rota;
  private final Replacements replacements;
  private final Map<ServiceUserId, List<ServiceOrder>> orders;
  private final Map<ServiceUserId, List<DatedVisit>> datedVisits;
  private final Map<ServiceUserId, List<Suspension>> suspensions;

  private BoroughRun(Borough borough, Replacements replacements, Setting setting) {
    this.borough = borough;
    this.setting = setting;
    run = new VerificationRun(setting);
    lastDate = VerificationRun.lastDate(setting.asOf(), setting.zone());
    rota = new Rota(borough.rota());
    this.replacements = replacements;
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
    return whole(borough, setting).verify();
  }

  private static BoroughRun whole(Borough borough, Setting setting) {
    return new BoroughRun(borough, new Replacements(borough.datedVisits()), setting);
  }

  /**
   * The opinion of some homes by themselves, on one thread. What workers and telephones did at
   * several homes is not looked at: see {@link SharedHistory}.
   *
   * @param facts of whole households, and all that is known of these
   * @param homes these
   * @param replacements read from everybody's dated visits
   */
  public static BoroughOpinion homes(
      Borough facts, List<ServiceUser> homes, Replacements replacements, Setting setting) {
    return new BoroughRun(facts, replacements, setting).homes(homes);
  }

  private BoroughOpinion homes(List<ServiceUser> homes) {
    CallsByHome calls = new CallsByHome();
    place(borough.calls(), placing(), calls);
    List<ServiceUserOpinion> opinions =
        homes.stream().map(who -> opinionOf(who, calls.at(who.id()))).toList();
    return new BoroughOpinion(
        opinions,
        run.ofUnmatched(calls.unmatched()),
        calls.read(),
        calls.placed(),
        calls.unmatched());
  }

  /**
   * The opinion by other policies. Where they pair and match as those before, the visits are as
   * they were, and only the rules are run again.
   */
  public static BoroughOpinion again(
      Borough borough, Setting before, BoroughOpinion opinion, Setting setting) {
    BoroughRun run = whole(borough, setting);
    return before.policies().pairsLike(setting.policies()) ? run.lookAgain(opinion) : run.verify();
  }

  private BoroughOpinion lookAgain(BoroughOpinion before) {
    List<ServiceUserOpinion> opinions =
        before.serviceUsers().parallelStream()
            .map(opinion -> run.lookAgain(opinion, scheduleOf(opinion.serviceUser().id()), rota))
            .toList();
    Findings beyond = run.ofUnmatched(before.unmatched());
    lookAtHistories(opinions, beyond);
    return new BoroughOpinion(
        opinions, beyond, before.callsRead(), before.callsPlaced(), before.unmatched());
  }

  private BoroughOpinion verify() {
    CallsByHome calls = place();
    List<ServiceUserOpinion> opinions =
        borough.directory().serviceUsers().stream()
            .sorted(Comparator.comparing(ServiceUser::id))
            .parallel()
            .map(who -> opinionOf(who, calls.at(who.id())))
            .toList();
    Findings beyond = run.ofUnmatched(calls.unmatched());
    lookAtHistories(opinions, beyond);
    return new BoroughOpinion(opinions, beyond, calls.read(), calls.placed(), calls.unmatched());
  }

  /**
   * Each call goes where it belongs by itself, so the list is cut in pieces and placed side by
   * side.
   */
  private CallsByHome place() {
    Placing placing = placing();
    List<LoggedCall> calls = borough.calls();
    int pieces = 1 + calls.size() / PIECE;
    return IntStream.range(0, pieces)
        .parallel()
        .mapToObj(
            piece -> calls.subList(piece * PIECE, Math.min(calls.size(), (piece + 1) * PIECE)))
        .collect(
            CallsByHome::new,
            (placed, piece) -> place(piece, placing, placed),
            CallsByHome::addAll);
  }

  private Placing placing() {
    Map<ServiceUserId, ServiceUserSchedule> shared = new ConcurrentHashMap<>();
    Map<CallId, QueueDecision> decisions = new HashMap<>();
    borough.queueDecisions().forEach(decision -> decisions.put(decision.call(), decision));
    return new Placing(
        borough.directory(),
        (who, provider, at, window) ->
            shared.computeIfAbsent(who.id(), this::scheduleOf).isExpected(provider, at, window),
        setting.policies(),
        setting.zone(),
        decisions);
  }

  private void place(List<LoggedCall> piece, Placing placing, CallsByHome placed) {
    for (LoggedCall call : piece) {
      if (!call.answeredAt().isAfter(setting.asOf())) {
        placed.add(placing.place(call));
      }
    }
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

  private void lookAtHistories(List<ServiceUserOpinion> opinions, Findings beyond) {
    Map<SharedHistory, List<MatchedVisit>> histories = new HashMap<>();
    for (ServiceUserOpinion opinion : opinions) {
      for (MatchedVisit matched : opinion.visits()) {
        for (SharedHistory history : SharedHistory.of(matched)) {
          histories.computeIfAbsent(history, key -> new ArrayList<>()).add(matched);
        }
      }
    }
    histories.entrySet().parallelStream()
        .map(history -> run.ofShared(history.getKey(), history.getValue()))
        .toList()
        .forEach(beyond::addAll);
  }
}
