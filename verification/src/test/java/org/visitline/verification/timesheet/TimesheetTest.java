package org.visitline.verification.timesheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.casework.FindingFacts;
import org.visitline.verification.days.DayOfCare;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.policy.Policies;

class TimesheetTest {

  private static final String LATE =
      """
      Mrs A commissioned 08:00, 30 min
      08:20 Mrs A PIN 1 arriving
      08:45:59 Mrs A PIN 1 leaving
      """;

  @Test
  void a_visit_as_it_should_be_is_verified() {
    assertThat(
            lines(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1 arriving
                08:31 Mrs A PIN 1 leaving
                """,
                Decisions.NONE))
        .isEqualTo("K1 31 of which 30 VERIFIED []");
  }

  @Test
  void a_late_visit_waits_for_an_officer() {
    assertThat(lines(LATE, Decisions.NONE)).isEqualTo("K1 25 of which 25 PENDING [LATE_ARRIVAL]");
  }

  @Test
  void a_late_visit_that_was_acknowledged_is_accepted() {
    assertThat(lines(LATE, acknowledgedAsIn(LATE)))
        .isEqualTo("K1 25 of which 25 ACCEPTED [LATE_ARRIVAL]");
  }

  @Test
  void an_acknowledgement_of_another_lateness_does_not_count() {
    String later = LATE + "visit K1 corrected to 08:21 - 08:46\n";
    assertThat(lines(later, acknowledgedAsIn(LATE)))
        .isEqualTo("K1 25 of which 25 PENDING [LATE_ARRIVAL, MANUAL_ENTRY]");
  }

  @Test
  void a_visit_with_an_open_question_is_held() {
    assertThat(lines(LATE, new Decisions(Set.of(), factsOf(LATE))))
        .isEqualTo("K1 25 of which 0 HELD [LATE_ARRIVAL]");
  }

  @Test
  void what_must_be_fixed_holds_a_visit() {
    assertThat(lines("08:00 Mrs A PIN 1 arriving\n08:30 Mrs A PIN 1 leaving\n", Decisions.NONE))
        .isEqualTo("K1 30 of which 0 HELD [NO_SERVICE_ORDER]");
  }

  @Test
  void a_visit_still_going_on_is_pending_and_pays_nothing_yet() {
    assertThat(
            lines(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1 arriving
                now 08:10
                """,
                Decisions.NONE))
        .isEqualTo("K1 null of which 0 PENDING []");
  }

  @Test
  void that_the_second_worker_did_not_come_is_on_the_first_ones_line() {
    assertThat(
            lines(
                """
                Mrs A commissioned 08:00, 30 min, 2 workers
                08:00 Mrs A PIN 1 arriving
                08:30 Mrs A PIN 1 leaving
                """,
                Decisions.NONE))
        .isEqualTo("K1 30 of which 30 PENDING [WORKER_MISSING]");
  }

  @Test
  void a_visit_of_which_a_rule_could_not_tell_is_pending_and_not_verified() {
    BoroughOpinion opinion =
        DayOfCare.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1 arriving
                08:30 Mrs A PIN 1 leaving
                """)
            .verify();
    MatchedVisit matched = opinion.serviceUsers().getFirst().visits().getFirst();
    Timesheet timesheet = new Timesheet(Policies.DEFAULT, Decisions.NONE);
    assertThat(timesheet.line(matched, new FindingsBySubject(opinion.findings())).status())
        .isEqualTo(TimesheetStatus.VERIFIED);
    assertThat(timesheet.line(matched, failed(DiscrepancyCode.SHORT_VISIT, matched)).status())
        .isEqualTo(TimesheetStatus.PENDING);
    assertThat(timesheet.line(matched, failed(DiscrepancyCode.EXTRA_CALLS, matched)).status())
        .as("a notice holds nothing up")
        .isEqualTo(TimesheetStatus.VERIFIED);
  }

  private static FindingsBySubject failed(DiscrepancyCode code, MatchedVisit matched) {
    return new FindingsBySubject(
        List.of(),
        List.of(
            new RuleFailure(
                code,
                "visit K1",
                null,
                matched.visit().id(),
                null,
                new IllegalStateException("divided by nobody"))));
  }

  private static Decisions acknowledgedAsIn(String day) {
    return new Decisions(factsOf(day), Set.of());
  }

  private static Set<FindingFacts> factsOf(String day) {
    return DayOfCare.of(day).verify().findings().found().stream()
        .map(FindingFacts::of)
        .collect(Collectors.toSet());
  }

  private static String lines(String day, Decisions decisions) {
    BoroughOpinion opinion = DayOfCare.of(day).verify();
    FindingsBySubject findings = new FindingsBySubject(opinion.findings());
    Timesheet timesheet = new Timesheet(Policies.DEFAULT, decisions);
    return opinion.serviceUsers().stream()
        .flatMap(ofOne -> ofOne.visits().stream())
        .map(matched -> timesheet.line(matched, findings))
        .map(
            line ->
                line.matched().visit().id()
                    + " "
                    + line.actualMinutes()
                    + " of which "
                    + line.payableMinutes()
                    + " "
                    + line.status()
                    + " "
                    + line.discrepancies())
        .collect(Collectors.joining("\n"));
  }
}
