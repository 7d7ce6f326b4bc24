package org.visitline.verification.days;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.time.CivilZone;

/** What came of a day of care, in lines like those it was written down in. */
final class Told {

  private final LocalDate day;
  private final BoroughOpinion opinion;
  private final FindingsBySubject findings;

  private Told(LocalDate day, BoroughOpinion opinion) {
    this.day = day;
    this.opinion = opinion;
    findings = new FindingsBySubject(opinion.findings().found());
  }

  /** What came of it: visits, then commissioned visits that are to be asked about, then calls. */
  static String of(String text) {
    DayOfCare day = DayOfCare.of(text);
    return new Told(day.day(), day.verify()).lines();
  }

  /** The sentences that officers read. */
  static List<String> explanations(String text) {
    return DayOfCare.of(text).verify().findings().found().stream()
        .sorted(Finding.IN_ORDER)
        .map(
            finding ->
                finding.code()
                    + ": "
                    + finding.evidence().explanation(new Wording(CivilZone.LONDON)))
        .toList();
  }

  private String lines() {
    List<String> lines = new ArrayList<>();
    for (ServiceUserOpinion who : opinion.serviceUsers()) {
      who.visits().forEach(visit -> lines.add(line(visit)));
      for (Fulfilment fulfilment : who.fulfilments()) {
        String codes = codes(findings.aboutTheWhole(fulfilment.commissioned()));
        if (!codes.isEmpty()) {
          lines.add(fulfilment.commissioned().id() + codes);
        }
      }
    }
    opinion.findings().found().stream()
        .filter(finding -> finding.call() != null)
        .sorted(Finding.IN_ORDER)
        .forEach(finding -> lines.add("call " + finding.call() + "  " + finding.code()));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String line(MatchedVisit matched) {
    Visit visit = matched.visit();
    String slot =
        matched.commissioned() == null
            ? ""
            : " for " + matched.commissioned().id().value().replaceFirst("^Mrs? [A-Z] ", "");
    List<Finding> about =
        opinion.findings().found().stream()
            .filter(finding -> visit.id().equals(finding.visit()))
            .toList();
    return visit.serviceUser().name()
        + "  "
        + visit.worker().name()
        + " "
        + clock(visit.arrivedAt())
        + " - "
        + clock(visit.departedAt())
        + slot
        + codes(about);
  }

  private static String codes(List<Finding> about) {
    return about.stream()
        .map(f -> "  " + f.code() + (f.evidence().provisional() ? "?" : ""))
        .sorted()
        .collect(Collectors.joining());
  }

  private String clock(@Nullable Instant at) {
    if (at == null) {
      return "?";
    }
    LocalDateTime civil = CivilZone.LONDON.civil(at);
    long days = civil.toLocalDate().toEpochDay() - day.toEpochDay();
    return civil.toLocalTime() + (days == 0 ? "" : days > 0 ? "+" + days : "" + days);
  }
}
