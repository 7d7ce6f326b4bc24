package org.visitline.ivr.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asterisk's records of a morning beside what we have of it. */
class WitnessTest {

  private final CallRecords records = new CallRecords();
  private final List<Trace> traces = new ArrayList<>();
  private final List<Period> withoutNode = new ArrayList<>();
  private String now = "12:00:00";

  @Test
  void a_call_in_both_is_no_difference_whatever_else_is_known_of_it() {
    recorded("100.0", "07:00:00", "07:00:09");
    have("ivr1-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");
    have("ivr1-100.0", Trace.Where.JOURNAL, "07:00:00", "07:00:09");

    assertThat(differences()).isEmpty();
  }

  @Test
  void a_call_that_two_of_us_logged_is_one_call() {
    recorded("100.0", "07:00:00", "07:00:09");
    have("ivr1-100.0", Trace.Where.LOGGED, "07:00:00", "");
    have("spool-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");

    assertThat(differences()).isEmpty();
  }

  @Test
  void a_call_on_its_way_into_the_log_is_said_to_be_there() {
    recorded("100.0", "07:00:00", "07:00:09");
    recorded("100.1", "07:01:00", "07:01:09");
    recorded("100.2", "07:02:00", "07:02:09");
    have("ivr1-100.0", Trace.Where.JOURNAL, "07:00:00", "07:00:09");
    have("spool-100.1", Trace.Where.SPOOL, "07:01:00", "07:01:09");
    have("ivr1-100.2", Trace.Where.OPEN, "07:02:00", "");

    assertThat(differences())
        .containsExactly(
            "100.0 ivr1-100.0 NOT_SHIPPED",
            "100.1 spool-100.1 NOT_IMPORTED",
            "100.2 ivr1-100.2 STILL_ON");
  }

  @Test
  void a_caller_who_hung_up_before_the_answer_is_in_no_log() {
    notAnswered("100.0", "07:00:00", "07:00:01", "NO ANSWER");

    assertThat(differences()).containsExactly("100.0 - NOT_ANSWERED");
    assertThat(report().lost()).isZero();
  }

  @Test
  void a_caller_whom_asterisk_turned_away_rang_in_vain() {
    // Of one that has as many calls as it may; the second word where congestion = no.
    notAnswered("100.0", "07:00:00", "07:00:00", "CONGESTION");
    notAnswered("100.1", "07:00:30", "07:00:30", "FAILED");

    assertThat(differences()).containsExactly("100.0 - TURNED_AWAY", "100.1 - TURNED_AWAY");
    assertThat(report().lost()).isEqualTo(2);
    assertThat(report().lostTimes()).containsExactly(new Period(at("07:00:00"), at("07:00:30")));
  }

  @Test
  void a_call_that_no_node_took_and_the_dialplan_could_not_note_is_lost() {
    recorded("visitline-fallback", "100.0", "07:00:00", "07:00:09");

    assertThat(differences()).containsExactly("100.0 - LOST");
  }

  @Test
  void a_call_that_came_while_no_node_was_there_says_so() {
    withoutNode.add(new Period(at("07:00:00"), at("07:10:00")));
    recorded("100.0", "07:00:00", "07:00:09");
    recorded("100.1", "07:10:00", "07:10:09");

    assertThat(differences()).containsExactly("100.0 - NO_NODE", "100.1 - UNEXPLAINED_RECORD");
  }

  @Test
  void a_call_that_ended_this_second_may_still_be_on_its_way() {
    recorded("100.0", "11:59:50", "11:59:54");
    recorded("100.1", "11:59:50", "11:59:55");

    assertThat(differences()).containsExactly("100.0 - UNEXPLAINED_RECORD", "100.1 - STILL_ON");
  }

  @Test
  void a_logged_call_that_asterisk_does_not_know_is_unexplained() {
    recorded("100.0", "07:00:00", "07:00:09");
    recorded("100.2", "07:02:00", "07:02:09");
    have("ivr1-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");
    have("ivr1-100.1", Trace.Where.LOGGED, "07:01:00", "07:01:09");
    have("ivr1-100.2", Trace.Where.LOGGED, "07:02:00", "07:02:09");

    assertThat(differences()).containsExactly("100.1 ivr1-100.1 UNEXPLAINED_CALL");
  }

  @Test
  void a_call_that_is_on_has_no_record_yet() {
    recorded("100.0", "07:00:00", "07:00:09");
    have("ivr1-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");
    have("ivr1-100.1", Trace.Where.OPEN, "11:55:00", "");
    have("ivr1-100.2", Trace.Where.LOGGED, "11:59:00", "11:59:58");

    assertThat(differences())
        .containsExactly("100.1 ivr1-100.1 STILL_ON", "100.2 ivr1-100.2 STILL_ON");
  }

  @Test
  void calls_that_were_on_when_asterisk_was_stopped_have_no_record() {
    recorded("100.0", "07:00:00", "07:00:09");
    have("ivr1-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");
    // At 07:01:05 Asterisk is killed in two calls, and counts from 0 again.
    have("ivr1-100.1", Trace.Where.LOGGED, "07:01:00", "07:01:05");
    have("spool-100.2", Trace.Where.LOGGED, "07:01:01", "");
    recorded("160.0", "07:03:00", "07:03:09");
    have("ivr1-160.0", Trace.Where.LOGGED, "07:03:00", "07:03:09");

    assertThat(differences())
        .containsExactly("100.1 ivr1-100.1 ASTERISK_STOPPED", "100.2 spool-100.2 ASTERISK_STOPPED");
  }

  @Test
  void a_call_that_ended_well_before_asterisk_was_stopped_should_have_been_recorded() {
    recorded("100.0", "07:00:00", "07:00:09");
    have("ivr1-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");
    have("ivr1-100.1", Trace.Where.LOGGED, "07:00:30", "07:00:39");
    recorded("100.2", "07:01:00", "07:01:09");
    have("ivr1-100.2", Trace.Where.LOGGED, "07:01:00", "07:01:09");
    recorded("160.0", "07:03:00", "07:03:09");
    have("ivr1-160.0", Trace.Where.LOGGED, "07:03:00", "07:03:09");

    assertThat(differences()).containsExactly("100.1 ivr1-100.1 UNEXPLAINED_CALL");
  }

  @Test
  void a_call_from_before_the_first_record_that_was_given_cannot_be_compared() {
    have("ivr1-100.3", Trace.Where.LOGGED, "06:00:00", "06:00:09");
    recorded("100.4", "07:00:00", "07:00:09");
    have("ivr1-100.4", Trace.Where.LOGGED, "07:00:00", "07:00:09");

    assertThat(differences()).containsExactly("100.3 ivr1-100.3 NOT_COVERED");
  }

  @Test
  void each_asterisk_answers_for_its_own_calls() {
    recorded("quill-100.0", "07:00:00", "07:00:09");
    have("ivr1-quill-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");
    have("ivr1-nib-100.0", Trace.Where.LOGGED, "07:00:00", "07:00:09");

    assertThat(differences()).containsExactly("nib-100.0 ivr1-nib-100.0 OTHER_ASTERISK");
  }

  @Test
  void records_that_were_rotated_away_are_read_too_each_once(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("visitline.csv");
    Files.writeString(folder.resolve("visitline.csv.1"), record(3) + record(4));
    Files.writeString(folder.resolve("visitline.csv-20260601"), record(2) + record(3));
    try (OutputStream zipped =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("visitline.csv.2.gz")))) {
      zipped.write(record(1).getBytes(StandardCharsets.UTF_8));
    }
    Files.writeString(folder.resolve("visitline.csv.bak"), record(9));
    Files.writeString(folder.resolve("visitline.csvs"), record(9));

    assertThat(counts(file)).as("no call came since").containsExactly(1L, 2L, 3L, 4L);
    Files.writeString(file, record(5));
    assertThat(counts(file)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThatThrownBy(() -> counts(folder.resolve("other.csv")))
        .hasMessageContaining("call records are not there");
  }

  private static List<Long> counts(Path file) throws IOException {
    return CallRecords.read(List.of(file), Instant.EPOCH).all().stream()
        .map(call -> call.id().count())
        .sorted()
        .toList();
  }

  private static String record(int count) {
    return """
    "1780297200.%d","visitline-incoming","","08081570100","PJSIP/c-1","1780297200.5","0.0","1780297201.0","0","0","NO ANSWER"
    """
        .formatted(count);
  }

  @Test
  void records_are_read_as_asterisk_writes_them(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("visitline.csv");
    Files.writeString(
        file,
        """
        "quill-1780297200.7","visitline-incoming","02079460123","08081570100","PJSIP/c-1","1780297200.881692","1780297200.882161","1780297211.803138","10","10","ANSWERED"
        "1780297300.8","visitline-incoming","","08081570100","PJSIP/c-1","1780297300.500000","0.000000","1780297301.000000","0","0","NO ANSWER"
        "1780297300.9","office","02079460123","100","PJSIP/desk","1780297300.500000","0.000000","1780297301.000000","0","0","ANSWERED"
        "torn
        """);

    assertThat(CallRecords.read(List.of(file), Instant.EPOCH).all())
        .containsExactly(
            new CallRecord(
                new AsteriskId("quill-1780297200.7", "quill", 7),
                "visitline-incoming",
                Instant.parse("2026-06-01T07:00:00.881Z"),
                Optional.of(Instant.parse("2026-06-01T07:00:00.882Z")),
                Instant.parse("2026-06-01T07:00:11.803Z"),
                "ANSWERED"),
            new CallRecord(
                new AsteriskId("1780297300.8", "", 8),
                "visitline-incoming",
                Instant.parse("2026-06-01T07:01:40.500Z"),
                Optional.empty(),
                Instant.parse("2026-06-01T07:01:41Z"),
                "NO ANSWER"));
  }

  @Test
  void calls_lost_close_together_are_one_outage() {
    recorded("visitline-fallback", "100.0", "07:00:00", "07:00:09");
    recorded("visitline-fallback", "100.1", "07:10:00", "07:10:09");
    recorded("visitline-fallback", "100.2", "07:40:00", "07:40:09");

    WitnessReport report = report();

    assertThat(report.lostTimes())
        .containsExactly(
            new Period(at("07:00:00"), at("07:10:09")), new Period(at("07:40:00"), at("07:40:09")));
    assertThat(report.text()).contains("3 LOST").contains("Nothing is unexplained.");
  }

  @Test
  void calls_lost_at_two_asterisks_are_an_outage_of_each() {
    recorded("visitline-fallback", "quill-100.0", "07:00:00", "07:00:09");
    recorded("visitline-fallback", "nib-100.0", "07:05:00", "07:05:09");
    recorded("visitline-fallback", "quill-100.1", "07:10:00", "07:10:09");

    assertThat(report().lostTimes())
        .containsExactly(
            new Period(at("07:00:00"), at("07:10:09")), new Period(at("07:05:00"), at("07:05:09")));
  }

  @Test
  void of_an_outage_only_records_that_have_its_calls_can_tell() {
    recorded("visitline-incoming", "100.0", "07:00:00", "07:00:09");
    recorded("visitline-incoming", "100.1", "07:10:00", "07:10:09");

    assertThat(report().tellsOf(new Period(at("07:00:00"), at("07:10:09")))).isTrue();
    assertThat(report().tellsOf(new Period(at("07:00:00"), at("07:10:08")))).isFalse();
    assertThat(report().tellsOf(new Period(at("07:01:00"), at("07:10:09")))).isFalse();
  }

  private WitnessReport report() {
    return new WitnessReport(
        at("00:00:00"), at("12:00:00"), 3, 0, witness().differences(), records.moments());
  }

  private Witness witness() {
    return new Witness(records, traces, withoutNode, at(now));
  }

  private List<String> differences() {
    return witness().differences().stream()
        .map(
            found ->
                "%s %s %s"
                    .formatted(
                        found.asteriskId(),
                        found.callId().isEmpty() ? "-" : found.callId(),
                        found.reason()))
        .toList();
  }

  private void recorded(String id, String answered, String ended) {
    recorded("visitline-incoming", id, answered, ended);
  }

  private void recorded(String context, String id, String answered, String ended) {
    records.add(
        new CallRecord(
            id(id), context, at(answered), Optional.of(at(answered)), at(ended), "ANSWERED"));
  }

  private void notAnswered(String id, String begun, String ended, String disposition) {
    records.add(
        new CallRecord(
            id(id), "visitline-incoming", at(begun), Optional.empty(), at(ended), disposition));
  }

  private void have(String callId, Trace.Where where, String answered, String ended) {
    traces.add(
        new Trace(
            callId,
            AsteriskId.ofLogged(callId).orElseThrow(),
            at(answered),
            ended.isEmpty() ? Optional.empty() : Optional.of(at(ended)),
            where));
  }

  private static AsteriskId id(String text) {
    return AsteriskId.find(text).orElseThrow();
  }

  private static Instant at(String time) {
    return Instant.parse("2026-06-01T" + time + "Z");
  }
}
