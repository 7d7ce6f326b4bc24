package org.visitline.verification.discrepancy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.ServiceUserSchedule;

/**
 * Runs rules over what each is about. One that throws is our fault: it is reported apart, and the
 * others, and the same rule on everything else, still run.
 */
public final class RuleGuard {

  private final RuleList rules;
  private final Setting setting;
  private final Findings findings = new Findings();

  /** Runs these rules, and no others. */
  public RuleGuard(RuleList rules, Setting setting) {
    this.rules = rules;
    this.setting = setting;
  }

  /** What came of it. */
  public Findings findings() {
    return findings;
  }

  /** Looks at a call that could not be placed. */
  public void look(Placement placement) {
    for (Rule.OfCall rule : rules.ofCalls()) {
      try {
        Evidence evidence = rule.find(placement, setting);
        if (evidence != null) {
          findings.add(about(placement, rule.code(), evidence));
        }
      } catch (RuntimeException e) {
        findings.add(
            new RuleFailure(
                rule.code(),
                "call " + placement.call().id(),
                null,
                null,
                placement.call().id(),
                e));
      }
    }
  }

  private Finding about(Placement placement, DiscrepancyCode code, Evidence evidence) {
    LoggedCall call = placement.call();
    CareWorker worker = placement instanceof Placement.NoServiceUser known ? known.worker() : null;
    LocalDate date = setting.zone().dateOf(call.answeredAt());
    ProviderId provider = worker == null ? null : worker.provider();
    // Whose contract binds a stranger? Nobody's: the finding names the council's general policy.
    Policy policy =
        provider == null
            ? setting.policies().general(date)
            : setting.policies().inForce(provider, date);
    return new Finding(
        code,
        null,
        null,
        worker == null ? null : worker.id(),
        call.id(),
        null,
        null,
        provider,
        date,
        policy.version(),
        evidence);
  }

  /** Looks at a commissioned visit. */
  public void look(Fulfilment fulfilment, ServiceUserSchedule schedule, Rota rota) {
    CommissionedVisit commissioned = fulfilment.commissioned();
    Policy policy = setting.policies().inForce(commissioned.provider(), commissioned.date());
    Circumstances circumstances = new Circumstances(policy, schedule, rota, setting);
    for (Rule.OfCommissionedVisit rule : rules.ofCommissionedVisits()) {
      try {
        Evidence evidence = rule.find(fulfilment, circumstances);
        if (evidence != null) {
          findings.add(about(commissioned, rule.code(), policy, evidence));
        }
      } catch (RuntimeException e) {
        findings.add(
            new RuleFailure(
                rule.code(),
                "commissioned visit " + commissioned.id(),
                commissioned.id(),
                null,
                null,
                e));
      }
    }
  }

  private static Finding about(
      CommissionedVisit commissioned, DiscrepancyCode code, Policy policy, Evidence evidence) {
    return new Finding(
        code,
        commissioned.id(),
        null,
        null,
        null,
        null,
        commissioned.serviceUser(),
        commissioned.provider(),
        commissioned.date(),
        policy.version(),
        evidence);
  }

  /** Looks at a visit. */
  public void look(MatchedVisit visit, ServiceUserSchedule schedule, Rota rota) {
    Policy policy = setting.policyFor(visit);
    Circumstances circumstances = new Circumstances(policy, schedule, rota, setting);
    for (Rule.OfVisit rule : rules.ofVisits()) {
      try {
        Evidence evidence = rule.find(visit, circumstances);
        if (evidence != null) {
          findings.add(about(visit, visit.visit().worker(), null, rule.code(), evidence));
        }
      } catch (RuntimeException e) {
        findings.add(
            new RuleFailure(
                rule.code(), "visit " + visit.visit().id(), null, visit.visit().id(), null, e));
      }
    }
  }

  /** Looks at visits that follow each other. */
  public void look(Rule.History history) {
    for (Rule.OfHistory rule : rules.ofHistories()) {
      if (rule.whose().contains(history.whose())) {
        try {
          rule.check(history, setting, new Collected(rule.code(), history.whose()));
        } catch (RuntimeException e) {
          findings.add(new RuleFailure(rule.code(), subject(history), null, null, null, e));
        }
      }
    }
  }

  private static String subject(Rule.History history) {
    return "the visits of one "
        + history.whose()
        + (history.visits().isEmpty()
            ? ""
            : " from visit " + history.visits().getFirst().visit().id() + " on");
  }

  private final class Collected implements Rule.Raised {

    private final DiscrepancyCode code;
    private final Rule.Whose whose;

    Collected(DiscrepancyCode code, Rule.Whose whose) {
      this.code = code;
      this.whose = whose;
    }

    @Override
    public void raise(MatchedVisit visit, @Nullable MatchedVisit other, Evidence evidence) {
      // What is said of all visits to a service user is said of none of their workers.
      CareWorker worker = whose == Rule.Whose.SERVICE_USER ? null : visit.visit().worker();
      findings.add(about(visit, worker, other, code, evidence));
    }

    @Override
    public void notRun(MatchedVisit visit, String why) {
      findings.add(new NotRun(code, "visit " + visit.visit().id(), why));
    }
  }

  private Finding about(
      MatchedVisit matched,
      @Nullable CareWorker worker,
      @Nullable MatchedVisit other,
      DiscrepancyCode code,
      Evidence evidence) {
    Visit visit = matched.visit();
    return new Finding(
        code,
        matched.commissioned() == null ? null : matched.commissioned().id(),
        visit.id(),
        worker == null ? null : worker.id(),
        null,
        other == null ? null : other.visit().id(),
        visit.serviceUser().id(),
        visit.provider(),
        visit.date(),
        setting.policyFor(matched).version(),
        evidence);
  }
}
