package org.visitline.portal.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.portal.alerts.Judgement.Decision;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.alerttimes.TimesByContract;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.time.Period;

class JudgementTest {

  private final Judgement judgement =
      new Judgement(instant -> instant.toString().substring(11, 16));

  private static final TimesByContract.InForce ALWAYS =
      new TimesByContract(AlertTimes.DEFAULT, List.of()).of("P1", LocalDate.of(2026, 11, 3));

  private static final Instant NOW = at("09:30");

  /** A visit from 08:00, to begin by 08:15. */
  private static Watched visit(boolean critical, int workers, int came) {
    return new Watched(
        "V1",
        "S1",
        "ZZ1",
        "P1",
        at("08:00"),
        at("08:15"),
        30,
        workers,
        critical,
        false,
        false,
        came,
        came == 0 ? null : at("08:07"),
        false);
  }

  @ParameterizedTest
  @CsvSource({
    "PROVIDER, false, 08:30",
    "OFFICER, false, 09:00",
    "PROVIDER, true, 08:20",
    "OFFICER, true, 08:30"
  })
  void each_stage_is_due_its_time_after_the_latest_start(
      Stage stage, boolean critical, String due) {
    Decision decision = judgement.decide(visit(critical, 1, 0), stage, ALWAYS, List.of(), NOW);

    assertThat(decision.dueAt()).isEqualTo(at(due));
    assertThat(decision.verdict()).isEqualTo(Verdict.TELL);
    assertThat(decision.reason())
        .isEqualTo(
            "Nobody had logged in by " + due + "; the visit was to begin by 08:15 at the latest.");
  }

  @Test
  void who_has_come_is_no_alert_and_one_of_two_is() {
    assertThat(
            judgement.decide(visit(false, 1, 1), Stage.PROVIDER, ALWAYS, List.of(), NOW).verdict())
        .isEqualTo(Verdict.ARRIVED);
    assertThat(
            judgement.decide(visit(false, 2, 2), Stage.PROVIDER, ALWAYS, List.of(), NOW).reason())
        .isEqualTo("Every one of the workers wanted had logged in, first at 08:07.");
    assertThat(
            judgement.decide(visit(false, 2, 1), Stage.PROVIDER, ALWAYS, List.of(), NOW).reason())
        .startsWith("Only 1 of 2 workers had logged in by 08:30");
  }

  /** From 15 minutes before the start to now: half-open, as every outage. */
  @ParameterizedTest
  @CsvSource({
    "07:00, 07:45, ''",
    "07:00, 07:46, did not answer from 07:00 to 07:46",
    "07:50, 07:51, did not answer from 07:50 to 07:51",
    "08:29, 08:40, have not answered since 08:29",
    "08:30, 08:40, ''"
  })
  void an_outage_keeps_nobody_from_being_told_and_the_sentence_has_the_doubt(
      String from, String to, String said) {
    Decision decision =
        judgement.decide(
            visit(false, 1, 0), Stage.PROVIDER, ALWAYS, List.of(outage(from, to)), at("08:30"));

    assertThat(decision.verdict()).isEqualTo(Verdict.TELL);
    assertThat(decision.reason())
        .isEqualTo(
            "Nobody had logged in by 08:30; the visit was to begin by 08:15 at the latest."
                + (said.isEmpty()
                    ? ""
                    : " The telephones " + said + ", so a log-in may be missing."));
  }

  @Test
  void of_several_outages_the_first_is_named_and_who_has_come_has_come() {
    List<Outage> outages = List.of(outage("08:10", "08:12"), outage("07:50", "07:51"));

    assertThat(
            judgement
                .decide(visit(false, 1, 0), Stage.PROVIDER, ALWAYS, outages, at("08:30"))
                .reason())
        .endsWith("from 07:50 to 07:51, nor at 1 other time, so a log-in may be missing.");
    assertThat(
            judgement
                .decide(visit(false, 1, 1), Stage.PROVIDER, ALWAYS, outages, at("08:30"))
                .verdict())
        .isEqualTo(Verdict.ARRIVED);
  }

  private static Outage outage(String from, String to) {
    return new Outage(new Period(at(from), at(to)), "");
  }

  @Test
  void the_all_clear_says_what_has_come_right_and_waits_while_nothing_has() {
    Watched still = visit(false, 1, 0);

    assertThat(judgement.allClear(at("08:15"), Optional.of(still))).isEmpty();
    assertThat(judgement.allClear(at("08:15"), Optional.of(visit(false, 1, 1))))
        .contains("The care worker had logged in, first at 08:07.");
    assertThat(judgement.allClear(at("07:00"), Optional.of(still)))
        .contains("The visit was moved to 08:00.");
    assertThat(judgement.allClear(at("08:15"), Optional.empty()))
        .contains("The visit is no longer commissioned.");
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-03T" + time + ":00Z");
  }
}
