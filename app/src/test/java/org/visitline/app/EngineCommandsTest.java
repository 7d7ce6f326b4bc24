package org.visitline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code whatif} and {@code verify} answer what was asked, or say why they cannot. */
class EngineCommandsTest {

  @TempDir Path folder;

  @BeforeEach
  void somebodyIsTwelveMinutesLate() throws IOException {
    write(
        "in/service_users.csv", "service_user_id,code,name,phones", "S1,1001,Ada Ford,02079460101");
    write("in/care_workers.csv", "care_worker_id,provider_id,name,pin", "W1,P1,Ana Lee,141200");
    write(
        "in/commissioned_visits.csv",
        "commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes",
        "C1,S1,P1,personal care,2026-03-02,08:00,30");
    write(
        "in/logged_calls.csv",
        "call_id,answered_at,caller_number,pin,direction",
        "K1,2026-03-02T08:12:00Z,02079460101,141200,ARRIVAL",
        "K2,2026-03-02T08:42:00Z,02079460101,141200,DEPARTURE");
    write("ten.policy", policy("ten", "", 10));
    write("eleven.policy", policy("eleven", "", 11));
    write("own.policy", policy("own", "provider_id = P1", 20));
    Files.createDirectories(folder.resolve("empty"));
  }

  private static String[] policy(String version, String provider, int late) {
    return new String[] {
      "version = " + version, provider, "valid_from = 2026-01-01", "late_after_minutes = " + late
    };
  }

  @Test
  void what_if_says_what_a_policy_would_have_found() {
    assertThat(whatIf("in", "ten.policy"))
        .contains("LATE_ARRIVAL")
        .contains("1 of 1 visits would be others on the timesheet");
  }

  @Test
  void what_if_the_contract_has_its_own_policy_the_councils_changes_nothing() {
    assertThat(whatIf("in", "ten.policy", "--in-force", folder.resolve("own.policy").toString()))
        .contains("0 of 1 visits would be others on the timesheet");
    assertThat(
            whatIf(
                "in", "ten.policy", "--in-force", folder.resolve("own.policy").toString(), "--all"))
        .contains("1 of 1 visits would be others on the timesheet");
  }

  @Test
  void a_mistyped_folder_is_no_borough_in_which_nothing_happens() {
    assertThat(whatIf("inn", "ten.policy")).contains("inn is no folder; name the folder");
    assertThat(whatIf("empty", "ten.policy")).contains("empty holds none of the input files");
  }

  @Test
  void dates_that_end_before_they_begin_are_refused() {
    assertThat(whatIf("in", "ten.policy", "--from", "2026-03-03", "--to", "2026-03-02"))
        .contains("--from 2026-03-03 is after --to 2026-03-02");
  }

  @Test
  void of_two_policies_for_one_contract_and_date_somebody_must_choose() {
    assertThat(
            run(
                new VerifyCommand(),
                "--in",
                folder.resolve("in").toString(),
                "--out",
                folder.resolve("out").toString(),
                "--as-of",
                "2026-03-10T00:00:00Z",
                "--policy",
                folder.resolve("ten.policy").toString(),
                "--policy",
                folder.resolve("eleven.policy").toString()))
        .contains("policies ten and eleven bind the same contract from the same date on");
  }

  @Test
  void verify_refuses_what_would_have_no_effect() {
    assertThat(run(new VerifyCommand(), "--database", "--policy", "p.policy", "--out", "x"))
        .contains("--policy, --out do nothing beside --database");
    assertThat(run(new VerifyCommand(), "--in", "in", "--mend"))
        .contains("--mend goes with --database");
  }

  private String whatIf(String in, String policy, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--in",
                folder.resolve(in).toString(),
                "--policy",
                folder.resolve(policy).toString(),
                "--as-of",
                "2026-03-10T00:00:00Z"));
    words.addAll(List.of(more));
    return run(new WhatIfCommand(), words.toArray(String[]::new));
  }

  /** What is printed, and what is said of errors. */
  private static String run(Object command, String... words) {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    StringWriter errors = new StringWriter();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      new CommandLine(command)
          .setExecutionExceptionHandler(new PlainErrors())
          .setErr(new PrintWriter(errors, true))
          .execute(words);
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8) + errors;
  }

  private void write(String file, String... lines) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, List.of(lines));
  }
}
