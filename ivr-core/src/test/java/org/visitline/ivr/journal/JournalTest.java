package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.dialogue.CallLog;

class JournalTest {

  @TempDir Path home;

  private Path folder() {
    return home.resolve("journal");
  }

  @Test
  void a_journal_goes_on_where_it_ended() throws IOException {
    try (Journal journal = JournalDay.open(folder())) {
      JournalDay.hold(journal, 2);
    }
    try (Journal journal = JournalDay.open(folder())) {
      JournalDay.hold(journal, 1);
    }

    assertThat(JournalDay.lines(folder()))
        .extracting(line -> line.split(" ")[0])
        .containsExactly(
            "journal", "opened", "kept", "ended", "opened", "kept", "ended", "opened", "kept",
            "ended");
    JournalVerification.Report report = JournalVerification.verify(folder());
    assertThat(report.isWhole()).isTrue();
    assertThat(report.calls()).isEqualTo(3);
  }

  @Test
  void only_the_services_own_account_may_read_it() throws IOException {
    try (Journal _ = JournalDay.open(folder())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void a_crash_at_any_byte_loses_only_the_record_that_was_being_written() throws IOException {
    try (Journal journal = JournalDay.open(folder())) {
      JournalDay.hold(journal, 1);
    }
    byte[] whole = Files.readAllBytes(new JournalFiles(folder()).file(1));
    List<String> lines = JournalDay.lines(folder());

    for (int cut = 0; cut <= whole.length; cut++) {
      Path crashed = home.resolve("crashed-" + cut);
      Files.createDirectories(crashed);
      Path file = new JournalFiles(crashed).file(1);
      Files.write(file, Arrays.copyOf(whole, cut));
      Recovery.Found found = Recovery.recover(crashed);

      int ends = 0;
      for (int at = 0; at < cut; at++) {
        ends += whole[at] == '\n' ? 1 : 0;
      }
      assertThat(JournalDay.lines(crashed)).as("cut at " + cut).isEqualTo(lines.subList(0, ends));
      assertThat(found.end()).isEqualTo(Files.size(file));
      assertThat(JournalVerification.verify(crashed).isWhole()).isTrue();
      assertThat(Files.exists(crashed.resolve("calls-000001.journal.torn-" + found.end())))
          .isEqualTo(found.end() < cut);
    }
  }

  @Test
  void garbage_that_a_power_cut_left_at_the_end_is_set_aside() throws IOException {
    try (Journal journal = JournalDay.open(folder())) {
      JournalDay.hold(journal, 1);
    }
    Path file = new JournalFiles(folder()).file(1);
    byte[] whole = Files.readAllBytes(file);
    byte[] garbage = Arrays.copyOf(whole, whole.length + 4096);
    Files.write(file, garbage);

    try (Journal journal = JournalDay.open(folder())) {
      JournalDay.hold(journal, 1);
    }

    assertThat(JournalVerification.verify(folder()).isWhole()).isTrue();
    assertThat(JournalVerification.verify(folder()).calls()).isEqualTo(2);
  }

  @Test
  void a_full_file_is_followed_by_the_next_and_the_chain_goes_on() throws IOException {
    try (Journal journal = Journal.open(folder(), "ivr1", new SimpleMeterRegistry(), 2000)) {
      JournalDay.hold(journal, 20);
    }
    try (Journal journal = Journal.open(folder(), "ivr1", new SimpleMeterRegistry(), 2000)) {
      JournalDay.hold(journal, 20);
    }

    JournalVerification.Report report = JournalVerification.verify(folder());
    assertThat(report.files()).isGreaterThan(5);
    assertThat(report.calls()).isEqualTo(40);
    assertThat(report.faults()).isEmpty();
  }

  @Test
  void a_hundred_callers_at_once_are_all_kept_and_share_the_disks_turns() throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (Journal journal = Journal.open(folder(), "ivr1", meters);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      JournalCallLog log =
          new JournalCallLog(
              journal, InstantSource.fixed(JournalDay.MORNING), new SimpleMeterRegistry());
      List<Future<?>> calls = new ArrayList<>();
      for (int call = 0; call < 100; call++) {
        String id = Integer.toString(call);
        calls.add(callers.submit(() -> log.keep(JournalDay.arrival(id))));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }

    assertThat(JournalVerification.verify(folder()).isWhole()).isTrue();
    assertThat(JournalDay.lines(folder())).hasSize(101);
    assertThat(meters.timer("visitline.journal.fsync").count()).isLessThan(100);
  }

  @Test
  void a_disk_that_takes_no_new_file_refuses_the_call_until_it_is_mended() throws IOException {
    try (Journal journal = Journal.open(folder(), "ivr1", new SimpleMeterRegistry(), 100)) {
      JournalCallLog log =
          new JournalCallLog(
              journal, InstantSource.fixed(JournalDay.MORNING), new SimpleMeterRegistry());
      log.keep(JournalDay.arrival("1"));
      Path elsewhere = home.resolve("elsewhere");
      Files.move(folder(), elsewhere);

      assertThatThrownBy(() -> log.keep(JournalDay.arrival("2")))
          .isInstanceOf(CallLog.CannotKeep.class)
          .hasMessageContaining("free space on its disk");
      assertThat(journal.isKeeping()).isFalse();
      // Of a call that is kept, nobody is sent on for the message that they leave besides.
      log.message(JournalDay.arrival("1"), "/messages/ivr1-1");

      Files.move(elsewhere, folder());
      log.keep(JournalDay.arrival("3"));
      assertThat(journal.isKeeping()).isTrue();
    }
    JournalVerification.Report report = JournalVerification.verify(folder());
    assertThat(report.faults()).isEmpty();
    assertThat(JournalDay.lines(folder())).filteredOn(line -> line.startsWith("kept")).hasSize(2);
  }

  @Test
  void a_second_service_on_the_folder_is_refused_and_adds_nothing_to_a_call_on_the_line()
      throws IOException {
    try (Journal journal = JournalDay.open(folder())) {
      JournalCallLog log =
          new JournalCallLog(
              journal, InstantSource.fixed(JournalDay.MORNING), new SimpleMeterRegistry());
      log.open(JournalDay.ringing("talking"));
      List<String> before = JournalDay.lines(folder());

      assertThatThrownBy(() -> JournalDay.open(folder())).isInstanceOf(Journal.InUse.class);

      assertThat(JournalDay.lines(folder())).isEqualTo(before);
      log.end(JournalDay.arrival("talking"));
      // Whoever only reads is not in its way.
      assertThat(JournalVerification.verify(folder()).isWhole()).isTrue();
    }
    try (Journal _ = JournalDay.open(folder())) {
      assertThat(JournalDay.lines(folder()))
          .extracting(line -> line.split(" ")[0])
          .containsExactly("journal", "opened", "ended");
    }
  }
}
