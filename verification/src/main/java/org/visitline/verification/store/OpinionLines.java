package org.visitline.verification.store;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.casework.FindingFacts;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.timesheet.Timesheet;
import org.visitline.verification.timesheet.TimesheetLine;

/** What is thought, as lines of text: two opinions are the same when their lines are. */
final class OpinionLines {

  private final Setting setting;
  private final Wording wording;
  private final Decisions decisions;
  private final Timesheet timesheet;

  OpinionLines(Setting setting, Decisions decisions) {
    this.setting = setting;
    this.wording = new Wording(setting.zone(), setting.directory());
    this.decisions = decisions;
    this.timesheet = new Timesheet(setting.policies(), decisions);
  }

  /** Of one person, without findings. */
  void of(ServiceUserOpinion opinion, FindingsBySubject findings, Consumer<String> to) {
    opinion.fulfilments().forEach(fulfilment -> to.accept(line(fulfilment)));
    for (MatchedVisit matched : opinion.visits()) {
      to.accept(line(matched));
      to.accept(line(timesheet.line(matched, findings)));
    }
    to.accept(line("again", opinion.serviceUser().id(), opinion.changesAt()));
  }

  private static String line(Fulfilment fulfilment) {
    CommissionedVisit visit = fulfilment.commissioned();
    return line(
        "commissioned",
        visit.id(),
        visit.serviceUser(),
        visit.provider(),
        visit.serviceType(),
        visit.start(),
        visit.latestStart(),
        visit.duration().toMinutes(),
        visit.workers(),
        visit.timeCritical(),
        visit.cancelled(),
        fulfilment.suspended(),
        fulfilment.visits().size());
  }

  private String line(MatchedVisit matched) {
    Visit visit = matched.visit();
    return line(
        "visit",
        visit.id(),
        visit.serviceUser().id(),
        visit.worker().id(),
        visit.provider(),
        visit.arrival() == null ? null : visit.arrival().id(),
        visit.departure() == null ? null : visit.departure().id(),
        visit.extraCalls().stream().map(call -> call.id().value()).collect(Collectors.joining(";")),
        visit.arrivedAt(),
        visit.departedAt(),
        visit.begins(),
        visit.date(),
        visit.locationProof(),
        visit.inferred(),
        visit.isOpenAt(setting.asOf()),
        matched.commissioned() == null ? null : matched.commissioned().id());
  }

  private static String line(TimesheetLine line) {
    Visit visit = line.matched().visit();
    CommissionedVisit commissioned = line.matched().commissioned();
    return line(
        "timesheet",
        visit.id(),
        visit.provider(),
        visit.serviceUser().id(),
        visit.worker().id(),
        visit.date(),
        commissioned == null ? "" : commissioned.serviceType(),
        commissioned == null ? null : commissioned.id(),
        commissioned == null ? null : commissioned.start(),
        commissioned == null ? null : commissioned.duration().toMinutes(),
        visit.arrivedAt(),
        visit.departedAt(),
        line.actualMinutes(),
        line.payableMinutes(),
        line.status(),
        line.discrepancies().stream().map(Enum::name).collect(Collectors.joining(";")));
  }

  String of(Finding finding) {
    Measurement measurement = finding.evidence().measurement();
    FindingFacts facts = FindingFacts.of(finding);
    return line(
        "finding",
        Scope.of(finding),
        finding.code(),
        finding.code().kind(),
        orEmpty(finding.commissionedVisit()),
        orEmpty(finding.visit()),
        orEmpty(finding.worker()),
        orEmpty(finding.call()),
        orEmpty(finding.otherVisit()),
        orEmpty(finding.evidence().amendment()),
        finding.serviceUser(),
        finding.provider(),
        finding.date(),
        finding.evidence().provisional(),
        decisions.isAcknowledged(facts),
        decisions.isQueried(facts),
        measurement == null ? null : measurement.measured(),
        facts.facts(),
        measurement == null ? null : measurement.threshold(),
        finding.policyVersion(),
        finding.evidence().explanation(wording));
  }

  private static Object orEmpty(@Nullable Object id) {
    return Objects.requireNonNullElse(id, "");
  }

  static String line(@Nullable Object... cells) {
    return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining("|"));
  }
}
