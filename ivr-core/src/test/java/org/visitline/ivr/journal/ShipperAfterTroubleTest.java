package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.Eventually;

/** Whatever became of the machine, the disk or the files: each call in the journal is shipped. */
class ShipperAfterTroubleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final Set<String> shipped = new ConcurrentSkipListSet<>();
  private volatile boolean away;

  @Test
  void calls_in_place_of_those_a_power_cut_took_are_shipped_by_a_later_life_too()
      throws IOException {
    long safe;
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      keep(journal, "safe");
      safe = Files.size(file(1));
      keep(journal, "forgotten1", "forgotten2");
      Eventually.isTrue(PATIENCE, () -> shipped.contains("ivr1-forgotten2"));
      shipper.close();
    }
    // The machine forgets what it shipped last, and in its next life has no database.
    try (RandomAccessFile file = new RandomAccessFile(file(1).toFile(), "rw")) {
      file.setLength(safe);
    }
    away = true;
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      keep(journal, "b0", "b1", "b2", "b3");
      shipper.close();
    }
    away = false;

    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      Eventually.isTrue(PATIENCE, () -> shipped.contains("ivr1-b3"));
      shipper.close();
    }
    assertThat(shipped).contains("ivr1-b0", "ivr1-b1", "ivr1-b2", "ivr1-b3");
  }

  @Test
  void without_its_note_of_how_far_it_came_it_begins_at_the_first_file_that_is_there()
      throws IOException {
    try (Journal journal = smallFiles()) {
      JournalDay.hold(journal, 12);
    }
    Files.delete(file(1));
    Files.delete(file(2));

    try (Journal journal = smallFiles()) {
      Shipper shipper = shipper(journal);
      keep(journal, "new");
      Eventually.isTrue(PATIENCE, () -> shipped.contains("ivr1-new"));
      shipper.close();
    }
    assertThat(shipped).contains("ivr1-11").doesNotContain("ivr1-0");
  }

  @Test
  void half_a_record_that_a_full_disk_took_is_not_read_as_the_beginning_of_the_next()
      throws IOException {
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      // It stands behind the end of the journal, and cannot be cut off.
      try (RandomAccessFile file = new RandomAccessFile(file(1).toFile(), "rw")) {
        file.seek(file.length());
        file.write("half a record ".repeat(40).getBytes(StandardCharsets.US_ASCII));
      }
      JournalCallLog log = log(journal);
      log.open(JournalDay.ringing("1"));
      Eventually.isTrue(PATIENCE, () -> noted().contains(" " + journal.end().offset() + " "));
      log.end(JournalDay.arrival("1"));
      Eventually.isTrue(PATIENCE, () -> shipped.contains("ivr1-1"));
      shipper.close();
    }
  }

  @Test
  void a_disk_that_is_unmounted_for_a_while_under_it_ends_no_shipping() throws IOException {
    ListAppender<ILoggingEvent> alarms = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Shipper.class);
    alarms.start();
    log.addAppender(alarms);
    log.setLevel(Level.INFO);
    try (Journal journal = JournalDay.open(folder)) {
      keep(journal, "1");
      Path aside = Files.createDirectory(folder.resolve("aside")).resolve("1");
      Files.move(file(1), aside);
      // Nothing can be read from a folder, even by root.
      Files.createDirectory(file(1));
      Shipper shipper = shipper(journal);
      Eventually.isTrue(PATIENCE, () -> said(alarms).contains("Is a directory"));
      // Now the empty folder is seen that it was mounted on.
      Files.delete(file(1));
      Eventually.isTrue(PATIENCE, () -> said(alarms).contains("no journal lies there"));

      Files.move(aside, file(1));

      Eventually.isTrue(PATIENCE, () -> shipped.contains("ivr1-1"));
      shipper.close();
    } finally {
      log.detachAppender(alarms);
      log.setLevel(null);
    }
  }

  private static String said(ListAppender<ILoggingEvent> alarms) {
    return List.copyOf(alarms.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("\n"));
  }

  private Journal smallFiles() throws IOException {
    return Journal.open(folder, "ivr1", new SimpleMeterRegistry(), 1500);
  }

  private Path file(int number) {
    return new JournalFiles(folder).file(number);
  }

  private String noted() {
    try {
      return Files.readString(folder.resolve("shipped"));
    } catch (IOException e) {
      return "";
    }
  }

  private static void keep(Journal journal, String... ids) {
    JournalCallLog log = log(journal);
    for (String id : ids) {
      log.open(JournalDay.ringing(id));
      log.keep(JournalDay.arrival(id));
      log.end(JournalDay.arrival(id));
    }
  }

  private static JournalCallLog log(Journal journal) {
    return new JournalCallLog(
        journal, InstantSource.fixed(JournalDay.MORNING), new SimpleMeterRegistry());
  }

  private Shipper shipper(Journal journal) {
    Shipper shipper = new Shipper(journal, this::store, new SimpleMeterRegistry());
    shipper.start();
    return shipper;
  }

  private void store(List<FinishedCall> calls) {
    if (away) {
      throw new IllegalStateException("away");
    }
    calls.forEach(call -> shipped.add(call.call().callId().value()));
  }
}
