package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.Eventually;
import org.visitline.ivr.dialogue.CallLog;

/**
 * A disk that neither takes what it is given nor says that it does not: one behind a controller
 * that tries again and again, or a network that has gone.
 */
class StalledDiskTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private volatile CountDownLatch mended = new CountDownLatch(0);
  private Journal journal;

  @AfterEach
  void it_is_mended() throws IOException {
    mended.countDown();
    journal.close();
  }

  @Test
  void a_caller_waits_no_longer_than_a_caller_can() throws Exception {
    JournalCallLog log = open(Journal.FILE_SIZE);
    log.open(JournalDay.ringing("1"));
    stalls();

    soon(
        () ->
            assertThatThrownBy(() -> log.keep(JournalDay.arrival("1")))
                .isInstanceOf(CallLog.CannotKeep.class)
                .hasMessageContaining("the disk has not answered within 50 ms"));
    it_is_mended();
    // It came to be on disk all the same, and whoever took the call next has it too.
    assertThat(JournalDay.lines(folder)).anyMatch(line -> line.startsWith("kept call=ivr1-1 "));
  }

  @Test
  void a_node_whose_disk_is_stalled_is_not_ready_and_takes_up_no_call_until_it_is_mended()
      throws Exception {
    JournalCallLog log = open(Journal.FILE_SIZE);
    stalls();
    log.open(JournalDay.ringing("before"));
    Eventually.isTrue(SOON, () -> !journal.isKeeping());
    assertThat(keeping()).isZero();

    assertThatThrownBy(() -> log.open(JournalDay.ringing("meanwhile")))
        .isInstanceOf(CallLog.CannotKeep.class);
    assertThatThrownBy(
            () ->
                log.keepFinished(
                    List.of(new FinishedCall(JournalDay.arrival("noted"), Optional.empty()))))
        .isInstanceOf(CallLog.CannotKeep.class);
    log.tryAgain();
    // How a call that it took before has ended is written down, and is safe with the rest.
    log.end(JournalDay.arrival("before"));

    mended.countDown();
    Eventually.isTrue(SOON, journal::isKeeping);
    log.open(JournalDay.ringing("after"));
    journal.close();
    assertThat(
            JournalDay.lines(folder).stream()
                .map(line -> line.replaceAll("(\\w+) \\w+=ivr1-(\\w+) .*", "$1 $2")))
        .containsExactly(
            "journal node=ivr1 file=1", "opened before", "ended before", "opened after");
  }

  @Test
  void a_write_that_the_disk_does_not_end_holds_up_neither_callers_nor_who_looks()
      throws Exception {
    JournalCallLog log = open(1);
    // The next record begins a new file, and what is in this one is brought to disk before it.
    stalls();
    CompletableFuture<Void> held =
        CompletableFuture.runAsync(() -> log.open(JournalDay.ringing("1")));

    soon(
        () -> {
          Eventually.isTrue(SOON, () -> !journal.isKeeping());
          assertThat(keeping()).isZero();
          assertThat(journal.bytesBehind(Position.BEGINNING)).isPositive();
          assertThatThrownBy(() -> log.keep(JournalDay.arrival("2")))
              .isInstanceOf(CallLog.CannotKeep.class);
        });
    mended.countDown();
    held.join();
  }

  /** Without it the test would hang as the callers did. */
  private static void soon(Executable what) {
    assertTimeoutPreemptively(SOON, what);
  }

  private void stalls() {
    mended = new CountDownLatch(1);
  }

  private JournalCallLog open(long fileSize) throws IOException {
    journal =
        Journal.open(
            folder,
            "ivr1",
            meters,
            fileSize,
            this::sync,
            new Journal.Patience(Duration.ZERO, Duration.ofMillis(50)));
    return new JournalCallLog(journal, InstantSource.fixed(JournalDay.MORNING), meters);
  }

  private void sync(RandomAccessFile file) throws IOException {
    try {
      mended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    file.getChannel().force(false);
  }

  private double keeping() {
    return meters.get("visitline.journal.keeping").gauge().value();
  }
}
