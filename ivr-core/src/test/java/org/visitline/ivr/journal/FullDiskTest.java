package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.dialogue.CallLog;

/** A journal on a real disk of 256 KiB, which fills up. Wants root, to mount it. */
class FullDiskTest {

  @TempDir Path home;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> kept = new ArrayList<>();
  private Instant now = JournalDay.MORNING;
  private Path disk;

  @BeforeEach
  void a_small_disk_is_mounted() throws Exception {
    disk = Files.createDirectories(home.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=256k", "none", disk.toString()) == 0,
        "only root can mount a disk");
  }

  @AfterEach
  void it_is_unmounted() throws Exception {
    int _ = run("umount", disk.toString());
  }

  @Test
  void a_full_disk_refuses_calls_loses_none_and_is_found_mended_though_nobody_rings()
      throws Exception {
    try (Journal journal = Journal.open(disk.resolve("journal"), "ivr1", meters)) {
      JournalCallLog log = new JournalCallLog(journal, () -> now, meters);
      Path filler = Files.write(disk.resolve("filler"), new byte[128 * 1024]);
      fill(log);
      assertThat(keeping()).isZero();
      assertThat(journal.isKeeping()).isFalse();

      log.tryAgain();
      assertThat(keeping()).as("still full").isZero();

      Files.delete(filler);
      log.tryAgain();
      assertThat(keeping()).isEqualTo(1);
      log.keep(JournalDay.arrival("after"));
      kept.add("ivr1-after");
    }

    assertThat(JournalVerification.verify(disk.resolve("journal")).faults()).isEmpty();
    assertThat(
            JournalDay.lines(disk.resolve("journal")).stream()
                .filter(line -> line.startsWith("kept"))
                .map(
                    line ->
                        line.replaceAll(".* call=(\\S+) .*", "$1").replaceAll("^kept call=", "")))
        .hasSize(kept.size());
  }

  @Test
  void calls_that_were_kept_are_shipped_from_a_full_disk() throws Exception {
    List<FinishedCall> shipped = new ArrayList<>();
    try (Journal journal = Journal.open(disk.resolve("journal"), "ivr1", meters)) {
      JournalCallLog log = new JournalCallLog(journal, () -> now, meters);
      JournalDay.hold(journal, 5);
      fill(log);
      Shipper shipper =
          new Shipper(
              journal,
              calls -> {
                synchronized (shipped) {
                  shipped.addAll(calls);
                }
              },
              meters);
      shipper.start();
      org.visitline.ivr.Eventually.isTrue(
          Duration.ofSeconds(10),
          () -> {
            synchronized (shipped) {
              return shipped.size() == 5;
            }
          });
      shipper.close();
    }
  }

  @Test
  void a_disk_that_cannot_be_written_is_told_of_at_the_start() throws Exception {
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();

    assertThatThrownBy(() -> Journal.open(disk.resolve("journal"), "ivr1", meters))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Read-only file system");
  }

  @Test
  void a_clock_set_back_is_told_until_it_is_where_it_was_and_calls_are_kept() throws Exception {
    try (Journal journal = Journal.open(disk.resolve("journal"), "ivr1", meters)) {
      JournalCallLog log = new JournalCallLog(journal, () -> now, meters);
      log.open(JournalDay.ringing("before"));
      assertThat(log.isClockRight()).isTrue();

      now = now.minus(Duration.ofMinutes(10));
      log.open(JournalDay.ringing("after"));
      log.keep(JournalDay.arrival("after"));

      assertThat(log.isClockRight()).isFalse();
      assertThat(meters.get("visitline.clock.back").gauge().value()).isEqualTo(600);
      now = now.plus(Duration.ofMinutes(10));
      assertThat(log.isClockRight()).isTrue();
    }
  }

  /** Keeps calls until the disk takes no more. */
  private void fill(JournalCallLog log) {
    for (int call = 0; call < 10_000; call++) {
      try {
        log.keep(JournalDay.arrival("filling" + call));
        kept.add("ivr1-filling" + call);
      } catch (CallLog.CannotKeep full) {
        assertThat(full).hasMessageContaining("free space on its disk");
        return;
      }
    }
    throw new AssertionError("the disk does not fill up");
  }

  private double keeping() {
    return meters.get("visitline.journal.keeping").gauge().value();
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
