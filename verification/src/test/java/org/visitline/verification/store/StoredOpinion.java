package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VERIFY_AGAIN;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.timesheet.Timesheet;
import org.visitline.verification.timesheet.TimesheetLine;

/**
 * Everything that is thought of a borough, as sorted lines: from the tables, or from the engine.
 */
final class StoredOpinion {

  private final List<String> lines = new ArrayList<>();

  static String of(DSLContext sql) {
    StoredOpinion opinion = new StoredOpinion();
    sql.fetch(COMMISSIONED_VISIT)
        .forEach(
            row ->
                opinion.line(
                    "commissioned",
                    row.getCommissionedVisitId(),
                    row.getServiceUserId(),
                    row.getStartAt(),
                    row.getLatestStartAt(),
                    row.getDurationMinutes(),
                    row.getCancelled(),
                    row.getSuspended(),
                    row.getSlotsFilled()));
    sql.fetch(VISIT)
        .forEach(
            row ->
                opinion.line(
                    "visit",
                    row.getVisitId(),
                    row.getServiceUserId(),
                    row.getCareWorkerId(),
                    row.getArrivalCall(),
                    row.getDepartureCall(),
                    row.getExtraCalls(),
                    row.getArrivedAt(),
                    row.getDepartedAt(),
                    row.getDate(),
                    row.getLocationProof(),
                    row.getInferred(),
                    row.getStillOpen(),
                    row.getCommissionedVisitId()));
    sql.fetch(DISCREPANCY)
        .forEach(
            row ->
                opinion.line(
                    "finding",
                    row.getCode(),
                    row.getCommissionedVisitId(),
                    row.getVisitId(),
                    row.getCareWorkerId(),
                    row.getCallId(),
                    row.getOtherVisitId(),
                    row.getDate(),
                    row.getProvisional(),
                    row.getMeasured(),
                    row.getThreshold(),
                    row.getExplanation()));
    sql.fetch(TIMESHEET_LINE)
        .forEach(
            row ->
                opinion.line(
                    "timesheet",
                    row.getVisitId(),
                    row.getActualMinutes(),
                    row.getPayableMinutes(),
                    row.getStatus(),
                    row.getDiscrepancies()));
    sql.fetch(VERIFY_AGAIN)
        .forEach(row -> opinion.line("again", row.getServiceUserId(), row.getDueAt()));
    return opinion.text();
  }

  static String of(BoroughOpinion borough, Wording wording, Instant now) {
    StoredOpinion opinion = new StoredOpinion();
    FindingsBySubject subjects = new FindingsBySubject(borough.findings());
    Timesheet timesheet = new Timesheet(Policies.DEFAULT, Decisions.NONE);
    for (ServiceUserOpinion one : borough.serviceUsers()) {
      one.fulfilments().forEach(opinion::add);
      for (MatchedVisit matched : one.visits()) {
        opinion.add(matched, matched.visit().isOpenAt(now));
        opinion.add(timesheet.line(matched, subjects));
      }
      opinion.line("again", one.serviceUser().id(), one.changesAt());
    }
    borough.findings().found().forEach(finding -> opinion.add(finding, wording));
    return opinion.text();
  }

  private void add(Fulfilment fulfilment) {
    line(
        "commissioned",
        fulfilment.commissioned().id(),
        fulfilment.commissioned().serviceUser(),
        fulfilment.commissioned().start(),
        fulfilment.commissioned().latestStart(),
        fulfilment.commissioned().duration().toMinutes(),
        fulfilment.commissioned().cancelled(),
        fulfilment.suspended(),
        fulfilment.visits().size());
  }

  private void add(MatchedVisit matched, boolean open) {
    Visit visit = matched.visit();
    line(
        "visit",
        visit.id(),
        visit.serviceUser().id(),
        visit.worker().id(),
        visit.arrival() == null ? null : visit.arrival().id(),
        visit.departure() == null ? null : visit.departure().id(),
        visit.extraCalls().stream().map(call -> call.id().value()).collect(Collectors.joining(";")),
        visit.arrivedAt(),
        visit.departedAt(),
        visit.date(),
        visit.locationProof(),
        visit.inferred(),
        open,
        matched.commissioned() == null ? null : matched.commissioned().id());
  }

  private void add(Finding finding, Wording wording) {
    Measurement measurement = finding.evidence().measurement();
    line(
        "finding",
        finding.code(),
        orEmpty(finding.commissionedVisit()),
        orEmpty(finding.visit()),
        orEmpty(finding.worker()),
        orEmpty(finding.call()),
        orEmpty(finding.otherVisit()),
        finding.date(),
        finding.evidence().provisional(),
        measurement == null ? null : measurement.measured(),
        measurement == null ? null : measurement.threshold(),
        finding.evidence().explanation(wording));
  }

  private void add(TimesheetLine line) {
    line(
        "timesheet",
        line.matched().visit().id(),
        line.actualMinutes(),
        line.payableMinutes(),
        line.status(),
        line.discrepancies().stream().map(Enum::name).collect(Collectors.joining(";")));
  }

  private static Object orEmpty(Object id) {
    return Objects.requireNonNullElse(id, "");
  }

  private void line(Object... cells) {
    lines.add(Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining("|")));
  }

  private String text() {
    Collections.sort(lines);
    return String.join("\n", lines);
  }
}
