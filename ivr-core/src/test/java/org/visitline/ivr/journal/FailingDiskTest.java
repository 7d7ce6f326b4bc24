package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.Eventually;
import org.visitline.ivr.dialogue.CallLog;

/** A disk that says once that it did not keep what it was given, and then that all is well. */
class FailingDiskTest {

  @TempDir Path folder;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private volatile boolean fails;
  private volatile Runnable meanwhile = () -> {};

  @Test
  void a_record_written_while_the_disk_fails_is_not_confirmed_by_its_next_turn() throws Exception {
    try (Journal journal = open()) {
      long[] later = new long[1];
      fails = true;
      meanwhile = () -> later[0] = append(journal, "later");
      long first = append(journal, "first");

      assertThatThrownBy(() -> journal.awaitOnDisk(first)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> journal.awaitOnDisk(later[0])).isInstanceOf(IOException.class);

      assertThat(journal.isKeeping()).isFalse();
      journal.awaitOnDisk(append(journal, "mended"));
      assertThat(journal.isKeeping()).isTrue();
    }
  }

  @Test
  void noted_calls_of_which_the_disk_lost_the_first_are_not_kept_because_it_took_the_last()
      throws IOException {
    try (Journal journal = open()) {
      fails = true;
      // The second is stamped, and so written, when the disk has failed the first.
      JournalCallLog log = new JournalCallLog(journal, () -> whenItHasFailed(journal), meters);

      assertThatThrownBy(
              () ->
                  log.keepFinished(
                      List.of(
                          new FinishedCall(
                              JournalDay.arrival("1"), Optional.of(JournalDay.MORNING)),
                          new FinishedCall(JournalDay.arrival("2"), Optional.empty()))))
          .isInstanceOf(CallLog.CannotKeep.class);
    }
  }

  private Journal open() throws IOException {
    return Journal.open(
        folder, "ivr1", meters, Journal.FILE_SIZE, this::sync, Journal.Patience.USUAL);
  }

  private void sync(RandomAccessFile file) throws IOException {
    if (fails) {
      fails = false;
      meanwhile.run();
      throw new IOException("Input/output error");
    }
    file.getChannel().force(false);
  }

  private static Instant whenItHasFailed(Journal journal) {
    Eventually.isTrue(Duration.ofSeconds(30), () -> !journal.isKeeping());
    return JournalDay.MORNING;
  }

  private static long append(Journal journal, String id) {
    try {
      return journal.append(new JournalRecord.Opened(JournalDay.ringing(id)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
