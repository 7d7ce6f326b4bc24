package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalVerificationTest {

  @TempDir Path home;

  private Path folder;
  private Path file;

  @BeforeEach
  void a_morning_of_three_calls() throws IOException {
    folder = home.resolve("journal");
    file = new JournalFiles(folder).file(1);
    try (Journal journal = JournalDay.open(folder)) {
      JournalDay.hold(journal, 3);
    }
  }

  @Test
  void a_whole_journal_has_no_faults() throws IOException {
    assertThat(JournalVerification.verify(folder).faults()).isEmpty();
  }

  @Test
  void a_record_changed_later_is_found() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(5, lines.get(5).replace("07%3A02", "06%3A58"));
    write(lines);

    assertThat(JournalVerification.verify(folder).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault.offset()).isEqualTo(offsetOf(lines, 5)))
        .hasToString(
            "calls-000001.journal byte "
                + offsetOf(lines, 5)
                + ": changed, or a record before it was taken out or put in");
  }

  @Test
  void a_record_taken_out_of_the_middle_is_found_at_the_one_after_it() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.remove(4);
    write(lines);

    assertThat(JournalVerification.verify(folder).faults())
        .extracting(JournalVerification.Fault::offset)
        .containsExactly(offsetOf(lines, 4));
  }

  @Test
  void two_records_that_changed_places_are_found() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(4, lines.remove(5));
    write(lines);

    assertThat(JournalVerification.verify(folder).isWhole()).isFalse();
  }

  @Test
  void records_cut_off_the_end_are_found_by_how_far_they_were_shipped() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    String head = lines.getLast().substring(0, Chain.HASH_LENGTH);
    Position end = new Position(1, Files.size(file));
    new Checkpoint(folder).save(new Checkpoint.Reached(end, end, head));
    assertThat(JournalVerification.verify(folder).isWhole()).isTrue();
    lines.removeLast();
    write(lines);

    assertThat(JournalVerification.verify(folder).faults())
        .singleElement()
        .asString()
        .contains("the last record that was shipped is not here");
  }

  @Test
  void a_journal_whose_first_files_were_put_away_is_whole_and_says_where_it_begins()
      throws IOException {
    Path early = home.resolve("long");
    try (Journal journal = Journal.open(early, "ivr1", new SimpleMeterRegistry(), 1500)) {
      JournalDay.hold(journal, 3);
    }
    assertThat(JournalVerification.verify(early).first()).isEqualTo(1);
    Files.delete(new JournalFiles(early).file(1));

    JournalVerification.Report report = JournalVerification.verify(early);

    assertThat(report.isWhole()).isTrue();
    assertThat(report.first()).isEqualTo(2);
  }

  @Test
  void a_file_taken_out_of_the_middle_is_found() throws IOException {
    Path holed = home.resolve("holed");
    try (Journal journal = Journal.open(holed, "ivr1", new SimpleMeterRegistry(), 1500)) {
      JournalDay.hold(journal, 5);
    }
    Files.delete(new JournalFiles(holed).file(2));

    assertThat(JournalVerification.verify(holed).faults())
        .extracting(JournalVerification.Fault::toString)
        .contains("calls-000002.journal byte 0: the file is not here, and later ones are");
  }

  @Test
  void damage_in_the_middle_is_left_as_evidence_and_the_journal_goes_on_in_a_new_file()
      throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(5, lines.get(5).replace("07%3A02", "06%3A58"));
    write(lines);
    long size = Files.size(file);

    try (Journal journal = JournalDay.open(folder)) {
      JournalDay.hold(journal, 1);
    }

    assertThat(Files.size(file)).isEqualTo(size);
    JournalVerification.Report report = JournalVerification.verify(folder);
    assertThat(report.files()).isEqualTo(2);
    assertThat(report.calls()).isEqualTo(4);
    assertThat(report.faults()).hasSize(1);
  }

  @Test
  void a_damaged_record_keeps_none_of_the_others_from_whoever_compares() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    // The end of the second of the three calls.
    lines.set(6, lines.get(6).replace(" ended ", " Xnded "));
    write(lines);

    JournalCalls calls = JournalCalls.read(folder, Instant.EPOCH);

    assertThat(calls.finished())
        .extracting(finished -> finished.call().callId().value())
        .containsExactly("ivr1-0", "ivr1-2");
    assertThat(calls.open()).containsExactly(JournalDay.arrival("1"));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static long offsetOf(List<String> lines, int line) {
    return lines.subList(0, line).stream().mapToLong(text -> text.length() + 1).sum();
  }
}
