package org.visitline.ivr.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.Eventually;

class ShipperTest {

  /** A second or two, and what a machine that does much else takes. */
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  private final Shelf shelf = new Shelf();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void calls_are_shipped_as_they_end() throws IOException {
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      JournalDay.hold(journal, 3);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 3);
      shipper.close();
    }

    assertThat(shelf.calls()).containsOnlyKeys("ivr1-0", "ivr1-1", "ivr1-2");
    assertThat(shelf.calls().get("ivr1-0").endedAt()).contains(JournalDay.MORNING);
  }

  @Test
  void with_the_database_away_they_wait_and_follow() throws IOException {
    shelf.away = true;
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      JournalDay.hold(journal, 3);
      Eventually.isTrue(SOON, () -> shelf.tries() > 1);
      assertThat(shelf.calls()).isEmpty();

      shelf.away = false;

      Eventually.isTrue(SOON, () -> shelf.calls().size() == 3);
      shipper.close();
    }
  }

  @Test
  void a_next_life_ships_what_the_last_one_could_not_and_nothing_again() throws IOException {
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      JournalDay.hold(journal, 2);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 2);
      shelf.away = true;
      JournalDay.hold(journal, 3);
      shipper.close();
    }
    shelf.away = false;
    shelf.stored.clear();

    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 3);
      shipper.close();
    }
    assertThat(shelf.stored).hasSize(3);
  }

  @Test
  void stopped_while_the_database_is_away_it_does_not_pass_over_what_waited_for_it()
      throws IOException {
    shelf.away = true;
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      JournalDay.hold(journal, 3);
      Eventually.isTrue(SOON, () -> shelf.tries() > 1);
      // Behind those that wait, something that is not for the database yet.
      logOf(journal).open(JournalDay.ringing("later"));
      shipper.close();
    }
    shelf.away = false;

    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 3);
      shipper.close();
    }
  }

  @Test
  void stopped_when_the_database_is_back_it_ships_what_waited_before_what_came_since()
      throws IOException {
    shelf.away = true;
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      JournalDay.hold(journal, 3);
      Eventually.isTrue(SOON, () -> shelf.tries() > 3);
      // It waits for longer now than it takes to stop it.
      JournalCallLog log = logOf(journal);
      log.keep(JournalDay.arrival("later"));
      log.end(JournalDay.arrival("later"));
      shelf.away = false;
      shipper.close();
    }
    assertThat(shelf.calls()).containsOnlyKeys("ivr1-0", "ivr1-1", "ivr1-2", "ivr1-later");
  }

  @Test
  void calls_that_were_open_when_the_service_died_are_shipped_as_far_as_they_were_known()
      throws IOException {
    try (Journal journal = JournalDay.open(folder)) {
      JournalCallLog log = logOf(journal);
      log.open(JournalDay.ringing("unkeyed"));
      log.open(JournalDay.ringing("confirming"));
      log.keep(JournalDay.arrival("confirming"));
    }

    try (Journal journal = JournalDay.open(folder)) {
      logOf(journal).started();
      Shipper shipper = shipper(journal);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 2);
      shipper.close();
    }

    assertThat(shelf.calls().get("ivr1-unkeyed").call().outcome().ending()).isEqualTo("CUT_OFF");
    assertThat(shelf.calls().get("ivr1-confirming").call())
        .isEqualTo(JournalDay.arrival("confirming"));
    assertThat(shelf.calls().get("ivr1-confirming").endedAt()).isEmpty();
  }

  @Test
  void calls_that_stand_where_a_power_cut_took_shipped_ones_are_shipped_too() throws IOException {
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      JournalDay.hold(journal, 3);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 3);
      shipper.close();
    }
    // The machine forgets all but the first bytes of what it had not brought to disk yet.
    try (RandomAccessFile file = new RandomAccessFile(onlyFile().toFile(), "rw")) {
      file.setLength(200);
    }
    shelf.stored.clear();

    try (Journal journal = JournalDay.open(folder)) {
      JournalCallLog log = logOf(journal);
      log.keep(JournalDay.arrival("later"));
      log.end(JournalDay.arrival("later"));
      Shipper shipper = shipper(journal);
      Eventually.isTrue(SOON, () -> shelf.calls().containsKey("ivr1-later"));
      shipper.close();
    }
    assertThat(JournalVerification.verify(folder).faults()).isEmpty();
  }

  @Test
  void shipping_goes_on_where_it_cannot_be_noted_how_far_it_came() throws IOException {
    Files.createDirectories(folder.resolve("shipped.new"));
    try (Journal journal = JournalDay.open(folder)) {
      Shipper shipper = shipper(journal);
      JournalDay.hold(journal, 1);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 1);
      JournalDay.hold(journal, 2);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 2);
      shipper.close();
    }
  }

  @Test
  void a_journal_that_could_not_be_read_for_a_while_is_shipped_when_it_can() throws IOException {
    try (Journal journal = JournalDay.open(folder)) {
      JournalDay.hold(journal, 2);
      Path file = onlyFile();
      Path aside = folder.resolve("aside");
      Files.move(file, aside);
      // Nothing can be read from a folder, even by root.
      Files.createDirectory(file);
      Shipper shipper = shipper(journal);
      Eventually.isTrue(SOON, () -> meters.get("visitline.journal.behind").gauge().value() == 1);
      assertThat(shelf.calls()).isEmpty();

      Files.delete(file);
      Files.move(aside, file);

      Eventually.isTrue(SOON, () -> shelf.calls().size() == 2);
      shipper.close();
    }
  }

  private Path onlyFile() throws IOException {
    return new JournalFiles(folder).list().firstEntry().getValue();
  }

  @Test
  void a_call_that_the_database_refuses_is_set_aside_and_holds_up_no_other() throws IOException {
    shelf.refused = "ivr1-1";
    try (Journal journal = JournalDay.open(folder)) {
      JournalDay.hold(journal, 3);
      Shipper shipper = shipper(journal);
      Eventually.isTrue(SOON, () -> shelf.calls().size() == 2);
      shipper.close();
    }

    assertThat(shelf.calls()).containsOnlyKeys("ivr1-0", "ivr1-2");
    assertThat(Files.readString(folder.resolve("not-shipped"))).contains("call=ivr1-1 ");
  }

  private static JournalCallLog logOf(Journal journal) {
    return new JournalCallLog(
        journal, InstantSource.fixed(JournalDay.MORNING), new SimpleMeterRegistry());
  }

  private Shipper shipper(Journal journal) {
    Shipper shipper = new Shipper(journal, shelf, meters);
    shipper.start();
    return shipper;
  }

  /** A database of these tests. */
  private static final class Shelf implements LoggedCalls {

    final List<FinishedCall> stored = new ArrayList<>();
    volatile boolean away;
    volatile String refused = "";
    private int tries;

    @Override
    public synchronized void store(List<FinishedCall> calls) {
      tries++;
      if (away) {
        throw new IllegalStateException("away");
      }
      if (calls.stream().anyMatch(call -> call.call().callId().value().equals(refused))) {
        throw new Refused("too long", new IllegalArgumentException());
      }
      stored.addAll(calls);
    }

    synchronized int tries() {
      return tries;
    }

    synchronized Map<String, FinishedCall> calls() {
      Map<String, FinishedCall> calls = new TreeMap<>();
      stored.forEach(call -> calls.put(call.call().callId().value(), call));
      return calls;
    }
  }
}
