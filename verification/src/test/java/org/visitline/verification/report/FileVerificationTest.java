package org.visitline.verification.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.files.UnreadableFileException;
import org.visitline.verification.matching.Outcome;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

class FileVerificationTest {

  private static final Instant CLOCK = Instant.parse("2026-06-07T05:00:00Z");

  private final List<String> notes = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void a_borough_of_one_home_is_written_as_its_formats_have_it() throws IOException {
    write("service_users.csv", "service_user_id,code,name,phones", "S1,1001,Ada Ford,02079460101");
    write("care_workers.csv", "care_worker_id,provider_id,name,pin", "W1,P1,Ana Lee,141200");
    write(
        "commissioned_visits.csv",
        "commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes",
        "C1,S1,P1,personal care,2026-03-02,08:00,30",
        "C2,S1,P1,personal care,2026-03-02,12:00,30");
    write(
        "logged_calls.csv",
        "call_id,answered_at,caller_number,pin",
        "K1,2026-03-02T08:16:00.120Z,02079460101,141200",
        "K2,2026-03-02T08:46:00Z,,141200",
        "K3,2026-03-02T08:46:30Z,02079460101,141200",
        "K4,2026-03-02T09:00:00Z,02079460199,");

    Summary summary = verify("2026-03-03T00:00:00Z");

    assertThat(written("visits.csv"))
        .containsExactly(
            "visit,service_user_id,care_worker_id,provider_id,arrival_call,departure_call,"
                + "arrived_at,departed_at,actual_seconds,commissioned_visit_id,location_proof,"
                + "extra_calls",
            "K1,S1,W1,P1,K1,K3,2026-03-02T08:16:00.120Z,2026-03-02T08:46:30Z,1829,C1,FULL,");
    assertThat(written("discrepancies.csv"))
        .containsExactly(
            "code,class,commissioned_visit_id,visit,care_worker_id,call_id,measured,threshold,"
                + "explanation",
            "DIRECTION_INFERRED,N,C1,K1,W1,,,,\"For Ana Lee's visit to Ada Ford at 08:16 on 2 March"
                + " 2026, the caller did not say whether it was the arrival or the departure; it"
                + " was worked out.\"",
            "LATE_ARRIVAL,A,C1,K1,W1,,960,900,\"Ana Lee arrived at Ada Ford's at 08:16 on 2 March"
                + " 2026, 16 min after the latest start of 08:00; up to 15 min is allowed.\"",
            "MISSED_VISIT,A,C2,,,,1,0,No call shows that anybody from P1 came for the visit of 30"
                + " min to Ada Ford commissioned for 12:00 on 2 March 2026; 1 worker should have.",
            "UNKNOWN_SERVICE_USER,F,,,W1,K2,,,\"Ana Lee rang at 08:46 on 2 March 2026 from a"
                + " withheld number, and keyed no service user's code, so it is not known at whose"
                + " home.\"");
    assertThat(written("timesheet.csv"))
        .containsExactly(
            "provider_id,service_user_id,care_worker_id,date,service_type,commissioned_visit_id,"
                + "commissioned_start,commissioned_minutes,visit,arrived_at,departed_at,"
                + "actual_minutes,payable_minutes,status,discrepancies",
            "P1,S1,W1,2026-03-02,personal care,C1,2026-03-02T08:00:00Z,30,K1,"
                + "2026-03-02T08:16:00.120Z,2026-03-02T08:46:30Z,30,30,PENDING,"
                + "DIRECTION_INFERRED;LATE_ARRIVAL");
    assertThat(String.join("\n", written("summary.json")))
        .isEqualTo(
            """
            {
              "rows_read": 8,
              "rows_rejected": 0,
              "calls_read": 4,
              "calls_paired": 2,
              "calls_unmatched": 1,
              "calls_abandoned": 1,
              "visits": 1,
              "commissioned_visits": {
                "ATTENDED": 1,
                "MISSED": 1
              },
              "discrepancies": {
                "UNKNOWN_SERVICE_USER": 1,
                "MISSED_VISIT": 1,
                "LATE_ARRIVAL": 1,
                "DIRECTION_INFERRED": 1
              },
              "not_run": {},
              "rules_failed": {},
              "seconds": 0.0,
              "rows_per_second": 8
            }\
            """);
    assertThat(summary.outcomes()).containsEntry(Outcome.MISSED, 1L);
    assertThat(notes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-1", "small-2", "clock-change", "borough"})
  void the_same_is_written_whatever_the_order_of_rows(String name) throws IOException {
    Path cases = Path.of("src/test/resources/org/visitline/verification/cases").resolve(name);
    String asOf = Files.readString(cases.resolve("as-of")).strip();
    copy(cases.resolve("in"), new Random(1));
    verify(asOf);
    List<List<String>> first = writtenAll();
    copy(cases.resolve("in"), new Random(2));
    verify(asOf);
    assertThat(writtenAll()).isEqualTo(first);
  }

  @Test
  void rows_that_come_twice_contradict_each_other_or_name_nobody_are_told_the_same_in_any_order()
      throws IOException {
    List<String> people =
        List.of("S1,1001,Ada Ford,02079460101", "S2,1002,Bea Cole,", "S2,1003,Bea Cole,");
    List<String> rung =
        List.of(
            "K1,2026-03-02T08:00:00Z,02079460101,141200",
            "K1,2026-03-02T08:00:00Z,02079460101,141200",
            "K2,2026-03-02T08:30:00Z,02079460101,141200",
            "K3,2026-03-02T09:00:00Z,02079460101,141200",
            "K3,2026-03-02T10:00:00Z,02079460101,141200",
            "K4,2026-03-02T11:00:00Z,02079460101,141200");
    List<List<String>> all = new ArrayList<>();
    for (int order = 0; order < 20; order++) {
      write("service_users.csv", "service_user_id,code,name,phones", people, order);
      write("care_workers.csv", "care_worker_id,provider_id,name,pin", "W1,P1,Ana Lee,141200");
      write(
          "suspensions.csv",
          "service_user_id,from,to,reason",
          List.of("S2,2026-03-02T08:00:00Z,,hospital", "S1,2026-03-02T11:00:00Z,,hospital"),
          order);
      write(
          "outages.csv",
          "from,to",
          List.of(
              "2026-03-02T08:00:00Z,2026-03-02T13:00:00Z",
              "2026-03-02T07:00:00Z,2026-03-02T12:00:00Z"),
          order);
      write(
          "commissioned_visits.csv",
          "commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes",
          "C1,S1,P2,personal care,2026-03-02,10:00,30");
      write("logged_calls.csv", "call_id,answered_at,caller_number,pin", rung, order);

      assertThat(verify("2026-03-03T00:00:00Z").rowsRejected()).isEqualTo(6);

      all.addAll(writtenAll());
      assertThat(all.subList(all.size() - 4, all.size())).isEqualTo(all.subList(0, 4));
    }
    // K3 was at nine or at ten; it is in no visit.
    assertThat(written("visits.csv")).hasSize(3).noneMatch(line -> line.contains("K3"));
    assertThat(written("discrepancies.csv"))
        .anyMatch(line -> line.startsWith("UNVERIFIED_VISIT") && line.contains("from 07:00"));
  }

  @Test
  void a_visit_commissioned_in_two_ways_is_none_and_nobody_can_be_sent_to_it() throws IOException {
    write("service_users.csv", "service_user_id,code,name,phones", "S1,1001,Ada Ford,02079460101");
    write("care_workers.csv", "care_worker_id,provider_id,name,pin", "W1,P1,Ana Lee,141200");
    write(
        "service_orders.csv",
        "service_order_id,service_user_id,provider_id,service_type,valid_from,valid_to,days,start,"
            + "duration_minutes",
        "O1,S1,P1,personal care,2026-03-02,2026-03-02,MON,18:00,30");
    write(
        "commissioned_visits.csv",
        "commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes",
        "C1,S1,P1,personal care,2026-03-02,08:00,30",
        "C1,S1,P1,personal care,2026-03-02,09:00,30",
        "O1@2026-03-02,S1,P1,personal care,2026-03-02,19:00,30",
        "O1@2026-03-02,S1,P1,personal care,2026-03-02,20:00,30");
    write("rota.csv", "commissioned_visit_id,care_worker_id", "C1,W1", "O1@2026-03-02,W1");

    Summary summary = verify("2026-03-03T00:00:00Z");

    // The order's own occurrence stands: nobody knows what was to be in its place.
    assertThat(summary.outcomes()).isEqualTo(Map.of(Outcome.MISSED, 1L));
    assertThat(written("discrepancies.csv"))
        .anyMatch(line -> line.startsWith("MISSED_VISIT") && line.contains("18:00"));
    assertThat(notes)
        .containsExactly(
            "commissioned_visits.csv line 2, commissioned_visit_id 'C1': is on line 3 too, where"
                + " the row says something else. Keep one of the two rows.",
            "commissioned_visits.csv line 3, commissioned_visit_id 'C1': is on line 2 too, where"
                + " the row says something else. Keep one of the two rows.",
            "commissioned_visits.csv line 4, commissioned_visit_id 'O1@2026-03-02': is on line 5"
                + " too, where the row says something else. Keep one of the two rows.",
            "commissioned_visits.csv line 5, commissioned_visit_id 'O1@2026-03-02': is on line 4"
                + " too, where the row says something else. Keep one of the two rows.",
            "rota.csv line 2, commissioned_visit_id 'C1': is not known. Correct it, or add its row"
                + " to commissioned_visits.csv.");
  }

  @Test
  void what_a_rule_could_not_look_at_is_told_and_not_passed_over() throws IOException {
    write(
        "service_users.csv",
        "service_user_id,code,name,phones",
        "S1,1001,Ada Ford,02079460101",
        "S2,1002,Bea Cole,02079460102");
    write("care_workers.csv", "care_worker_id,provider_id,name,pin", "W1,P1,Ana Lee,141200");
    write(
        "logged_calls.csv",
        "call_id,answered_at,caller_number,pin",
        "K1,2026-03-02T08:00:00Z,02079460101,141200",
        "K2,2026-03-02T08:30:00Z,02079460101,141200",
        "K3,2026-03-02T08:31:00Z,02079460102,141200",
        "K4,2026-03-02T09:00:00Z,02079460102,141200");

    verify("2026-03-03T00:00:00Z");

    assertThat(String.join("\n", written("summary.json")))
        .contains("\"IMPOSSIBLE_TRAVEL: no coordinates of one of the two homes\": 1")
        .contains("\"PIN_SHARED: no coordinates");
  }

  @Test
  void a_folder_without_any_of_the_files_is_an_error_that_says_so() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.writeString(folder.resolve("in").resolve("Logged_Calls.csv"), "call_id\n");

    assertThatThrownBy(() -> verify("2026-03-03T00:00:00Z"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds none of the input files")
        .hasMessageContaining("logged_calls.csv");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_name_that_is_there_and_is_no_file_is_no_borough_in_which_nobody_rang() throws IOException {
    write("service_users.csv", "service_user_id,code,name,phones", "S1,1001,Ada Ford,02079460101");
    Path calls = folder.resolve("in").resolve("logged_calls.csv");
    Files.createSymbolicLink(calls, folder.resolve("disk-that-is-away"));

    assertThatThrownBy(() -> verify("2026-03-03T00:00:00Z"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("logged_calls.csv: leads to no file");

    Files.delete(calls);
    Files.createDirectory(calls);
    assertThatThrownBy(() -> verify("2026-03-03T00:00:00Z"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("logged_calls.csv: is a folder");
  }

  @Test
  void a_row_about_somebody_who_is_in_no_file_is_left_out_and_told() throws IOException {
    write("service_users.csv", "service_user_id,code,name,phones", "S1,1001,Ada Ford,02079460101");
    write(
        "suspensions.csv",
        "service_user_id,from,to,reason",
        "S1,2026-03-02T08:00:00Z,,hospital",
        "S2,2026-03-02T08:00:00Z,,hospital");

    Summary summary = verify("2026-03-03T00:00:00Z");

    assertThat(summary.rowsRejected()).isEqualTo(1);
    assertThat(notes)
        .containsExactly(
            "suspensions.csv line 3, service_user_id 'S2': is not known. Correct it, or add its row"
                + " to service_users.csv.");
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThatThrownBy(() -> verification().run(folder.resolve("in"), folder, CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no folder");
  }

  private Summary verify(String asOf) throws IOException {
    return verification().run(folder.resolve("in"), folder.resolve("out"), Instant.parse(asOf));
  }

  private FileVerification verification() {
    FileNotes told =
        new FileNotes() {
          @Override
          public void rejected(Rejection rejection) {
            notes.add(rejection.toString());
          }

          @Override
          public void warned(String file, String text) {
            notes.add(file + ": " + text);
          }
        };
    return new FileVerification(
        Policies.DEFAULT,
        CivilZone.LONDON,
        "GB",
        told,
        step -> {},
        failure -> {},
        InstantSource.fixed(CLOCK));
  }

  private void write(String file, String... lines) throws IOException {
    Files.createDirectories(folder.resolve("in"));
    Files.write(folder.resolve("in").resolve(file), List.of(lines));
  }

  private void write(String file, String header, List<String> rows, long order) throws IOException {
    List<String> lines = new ArrayList<>(rows);
    Collections.shuffle(lines, new Random(order));
    lines.addFirst(header);
    write(file, lines.toArray(String[]::new));
  }

  private void copy(Path from, Random order) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Collections.shuffle(lines.subList(1, lines.size()), order);
        write(file.getFileName().toString(), lines.toArray(String[]::new));
      }
    }
  }

  private List<String> written(String file) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(file));
  }

  private List<List<String>> writtenAll() throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (String file :
        List.of("visits.csv", "discrepancies.csv", "timesheet.csv", "summary.json")) {
      all.add(written(file));
    }
    return all;
  }
}
