package org.visitline.verification.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.visitline.schema.CallId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.time.Period;
import org.visitline.verification.whatif.ChangedLine;
import org.visitline.verification.whatif.Days;
import org.visitline.verification.whatif.WhatIfByDays;

/**
 * Says of what a database knows what another policy would have found and paid, beside the policies
 * in force; the same as {@code visitline whatif} does, in the memory of some weeks. Some weeks of
 * some households are read at a time, and the database is left alone while they are derived.
 */
public final class StoredWhatIf {

  private static final int DAYS_TOGETHER = 28;
  private static final int PEOPLE_TOGETHER = 100;

  /** Where some weeks turn out too short to be sure, so many times as much around them is read. */
  private static final int FURTHER = 4;

  private final DSLContext sql;
  private final CivilZone zone;
  private final int daysTogether;

  /** What is asked over. */
  public StoredWhatIf(DSLContext sql, CivilZone zone) {
    this(sql, zone, DAYS_TOGETHER);
  }

  StoredWhatIf(DSLContext sql, CivilZone zone, int daysTogether) {
    this.sql = sql;
    this.zone = zone;
    this.daysTogether = daysTogether;
  }

  /** Hears how far it is; what it throws ends the work. */
  @FunctionalInterface
  public interface Progress {
    /** So many parts of so many are done. */
    void done(int parts, int of);
  }

  /**
   * What would have been.
   *
   * @param other the policies to lay beside those in force, given these
   * @param first the first civil date asked about
   * @param last the last one
   * @param now nothing later is looked at
   * @param changed takes each visit that changes, by date
   */
  public WhatIfByDays ask(
      UnaryOperator<Policies> other,
      LocalDate first,
      LocalDate last,
      Instant now,
      Consumer<ChangedLine> changed,
      Progress progress) {
    Setting inForce = sql.transactionResult(transaction -> load(transaction.dsl(), now));
    Setting beside =
        new Setting(
            inForce.directory(),
            other.apply(inForce.policies()),
            zone,
            inForce.outages(),
            inForce.asOf());
    WhatIfByDays told = new WhatIfByDays(inForce, beside, first, last, changed);
    new Run(inForce, beside, told).follow(progress);
    return told;
  }

  private Setting load(DSLContext snapshot, Instant now) {
    Directory directory = JooqDirectory.load(snapshot);
    return new Setting(
        directory,
        JooqPolicies.load(snapshot),
        zone,
        JooqSchedules.outages(snapshot),
        now.truncatedTo(ChronoUnit.MILLIS));
  }

  private Decisions decisions(Collection<MatchedVisit> visits) {
    Set<String> names = new HashSet<>();
    Set<String> commissioned = new HashSet<>();
    for (MatchedVisit matched : visits) {
      names.add(matched.visit().id().value());
      matched.visit().calls().forEach(call -> names.add(call.id().value()));
      if (matched.commissioned() != null) {
        commissioned.add(matched.commissioned().id().value());
      }
    }
    return JooqDecisions.of(sql, names, commissioned);
  }

  /** What was read of some households. */
  private record Loaded(JooqPart part, Map<ServiceUserId, Collection<LoggedCall>> calls) {}

  /** Calls that name nobody whom we know, and what people said of them. */
  private record Strangers(Map<String, LoggedCall> calls, Map<CallId, QueueDecision> queue) {}

  /** One question being followed through. */
  private final class Run {

    private final Setting inForce;
    private final Setting other;
    private final WhatIfByDays told;
    private final Households households;
    private final Collection<Policy> policies;
    private final Map<List<ServiceUserId>, Reach> reaches = new HashMap<>();

    /** Of which calls findings are counted: one may name two households. */
    private final Set<CallId> counted = new HashSet<>();

    private final Set<CallId> countedByOther = new HashSet<>();

    Run(Setting inForce, Setting other, WhatIfByDays told) {
      this.inForce = inForce;
      this.other = other;
      this.told = told;
      this.households = new Households(inForce.directory());
      this.policies =
          Stream.of(inForce, other).flatMap(one -> one.policies().all().stream()).toList();
    }

    void follow(Progress progress) {
      List<List<ServiceUserId>> parts = parts();
      LocalDate end = told.lastDay();
      long days = ChronoUnit.DAYS.between(told.firstDay(), end) + 1;
      int all = Math.toIntExact((days + daysTogether - 1) / daysTogether) * parts.size();
      int done = 0;
      LocalDate from = told.firstDay();
      while (!from.isAfter(end)) {
        LocalDate next = from.plusDays(daysTogether);
        LocalDate to = next.isAfter(end) ? end : next.minusDays(1);
        DateRange some = new DateRange(from, to);
        Period time = new Period(zone.startOf(from), zone.startOf(to.plusDays(1)));
        for (List<ServiceUserId> part : parts) {
          derive(part, some, time);
          progress.done(++done, all);
        }
        strangers(some, time);
        counted.clear();
        countedByOther.clear();
        told.tell(to, StoredWhatIf.this::decisions);
        from = next;
      }
    }

    /** Households by the first of their people, some together. */
    private List<List<ServiceUserId>> parts() {
      Set<ServiceUserId> firsts = new TreeSet<>();
      for (ServiceUser who : inForce.directory().serviceUsers()) {
        firsts.add(households.of(who.id()).iterator().next().id());
      }
      List<List<ServiceUserId>> parts = new ArrayList<>();
      List<ServiceUserId> part = new ArrayList<>();
      int people = 0;
      for (ServiceUserId household : firsts) {
        part.add(household);
        people += households.of(household).size();
        if (people >= PEOPLE_TOGETHER) {
          parts.add(part);
          part = new ArrayList<>();
          people = 0;
        }
      }
      if (!part.isEmpty()) {
        parts.add(part);
      }
      return parts;
    }

    private Map<ServiceUserId, ServiceUser> people(Collection<ServiceUserId> firsts) {
      Map<ServiceUserId, ServiceUser> people = new TreeMap<>();
      firsts.forEach(first -> households.of(first).forEach(one -> people.put(one.id(), one)));
      return people;
    }

    private Reach reach(List<ServiceUserId> firsts) {
      return reaches.computeIfAbsent(
          firsts,
          some -> {
            Duration longest = JooqSchedules.longestNow(sql, people(some).keySet());
            return Reach.of(inForce.policies(), longest).and(Reach.of(other.policies(), longest));
          });
    }

    private void derive(List<ServiceUserId> part, DateRange days, Period time) {
      Reach reach = reach(part);
      Duration around = SureTime.around(reach);
      List<ServiceUserId> left = part;
      while (!left.isEmpty()) {
        Touch wanted =
            around.toDays() > 1_000 ? Touch.ALL : new Touch(time.from(), time.to()).widened(around);
        left = derive(left, reach, days, time, wanted);
        around = around.multipliedBy(FURTHER);
      }
    }

    /** Those of whom it is not sure are given back. */
    private List<ServiceUserId> derive(
        List<ServiceUserId> firsts, Reach reach, DateRange days, Period time, Touch wanted) {
      Loaded loaded = sql.transactionResult(transaction -> load(transaction.dsl(), firsts, wanted));
      List<ServiceUserId> left = new ArrayList<>();
      for (ServiceUserId first : firsts) {
        HouseholdRun run =
            new HouseholdRun(
                inForce,
                loaded.part(),
                reach,
                households.of(first),
                loaded.calls().getOrDefault(first, List.of()));
        Derived before = run.deriveLoaded();
        Derived after = run.by(other).deriveLoaded();
        SureTime sure =
            new SureTime(
                loaded.part(), reach, policies, households.of(first), run.schedules(), zone);
        if (sure.holds(time, List.of(before, after))) {
          told.add(days(before, days, counted), days(after, days, countedByOther));
        } else {
          left.add(first);
        }
      }
      return left;
    }

    /** As it is at one moment. */
    private Loaded load(DSLContext snapshot, List<ServiceUserId> firsts, Touch wanted) {
      JooqPart part = JooqPart.evidence(snapshot, people(firsts), wanted, zone);
      Map<String, Set<ServiceUserId>> linked = new HashMap<>();
      for (QueueDecision decision : part.queue.values()) {
        if (decision instanceof QueueDecision.Linked link && link.serviceUser() != null) {
          linked.put(link.call().value(), Set.of(link.serviceUser()));
        }
      }
      return new Loaded(part, households.calls(part.calls, linked));
    }

    private Days days(Derived derived, DateRange days, Set<CallId> known) {
      List<MatchedVisit> visits = new ArrayList<>();
      List<Finding> found = new ArrayList<>();
      List<RuleFailure> failures = new ArrayList<>();
      for (ServiceUserOpinion opinion : derived.opinions()) {
        opinion.visits().stream()
            .filter(matched -> days.contains(matched.visit().date()))
            .forEach(visits::add);
        opinion.findings().found().stream()
            .filter(finding -> days.contains(finding.date()))
            .forEach(found::add);
        failures.addAll(opinion.findings().failures());
      }
      found.addAll(unmatched(derived.unmatched().found(), days, known));
      return new Days(visits, found, failures);
    }

    private static List<Finding> unmatched(
        List<Finding> findings, DateRange days, Set<CallId> known) {
      List<Finding> fresh =
          findings.stream()
              .filter(finding -> days.contains(finding.date()) && !known.contains(finding.call()))
              .toList();
      fresh.forEach(finding -> known.add(finding.call()));
      return fresh;
    }

    /** Nobody's calls, which no household brings in. */
    private void strangers(DateRange days, Period time) {
      Touch then = new Touch(time.from(), time.to());
      Strangers strangers =
          sql.transactionResult(
              transaction -> {
                DSLContext snapshot = transaction.dsl();
                Map<String, LoggedCall> calls =
                    JooqCalls.byId(snapshot, JooqCalls.idsOfOwnerless(snapshot, then));
                return new Strangers(calls, JooqPeoplesWords.onCalls(snapshot, calls.keySet()));
              });
      told.add(
          new Days(List.of(), unmatched(found(strangers, inForce), days, counted), List.of()),
          new Days(List.of(), unmatched(found(strangers, other), days, countedByOther), List.of()));
    }

    private List<Finding> found(Strangers strangers, Setting setting) {
      Placing placing =
          new Placing(
              setting.directory(),
              (person, provider, at, window) -> false,
              setting.policies(),
              zone,
              strangers.queue());
      List<Placement> placements =
          strangers.calls().values().stream()
              .filter(call -> !call.answeredAt().isAfter(setting.asOf()))
              .map(placing::place)
              .toList();
      return new VerificationRun(setting).ofUnmatched(placements).found();
    }
  }
}
