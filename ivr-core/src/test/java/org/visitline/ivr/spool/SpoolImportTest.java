package org.visitline.ivr.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.dialogue.DialledNumbers;
import org.visitline.ivr.dialogue.Direction;
import org.visitline.ivr.dialogue.KeyedPin;
import org.visitline.ivr.dialogue.LoggedCall;
import org.visitline.ivr.journal.Journal;
import org.visitline.ivr.journal.JournalCallLog;
import org.visitline.ivr.journal.PastCalls;
import org.visitline.schema.ProviderId;

/**
 * Every call that the dialplan has noted is in the journal, and no PIN stays on Asterisk's disk.
 */
class SpoolImportTest {

  private static final String HEADING =
      "call_id,answered_at,caller_number,dialled_number,pin,direction,presentation,noted_at,ending,"
          + "nodes\n";

  @TempDir Path home;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-06-01T07:00:00Z");
  private Path spool;
  private Path file;

  @BeforeEach
  void an_asterisk_has_a_spool() throws IOException {
    spool = Files.createDirectories(home.resolve("spool"));
    file = spool.resolve("calls-2026-06-01.csv");
  }

  @Test
  void a_call_is_logged_as_it_was_noted() throws IOException {
    asteriskWrites(HEADING);
    asteriskWrites(
        """
        "quill-1780297200.7","2026-06-01T06:58:11.250Z","02079460123","08081570100","141207",ARRIVAL,allowed_not_screened,2026-06-01T06:58:19.000Z,noted,FAILURE+FAILURE
        """
            .replace("\"2026-06-01T06:58:11.250Z\"", "2026-06-01T06:58:11.250Z"));

    LoggedCall call = imported().getFirst();

    assertThat(call.callId()).hasToString("spool-quill-1780297200.7");
    assertThat(call.ringing().answeredAt()).isEqualTo("2026-06-01T06:58:11.250Z");
    assertThat(call.ringing().node()).isEqualTo("ivr1");
    assertThat(call.ringing().callerNumber()).isEqualTo("02079460123");
    assertThat(call.ringing().number().orElseThrow().e164()).isEqualTo("+442079460123");
    assertThat(call.ringing().presentation()).isEqualTo("allowed");
    assertThat(call.ringing().dialledNumber()).isEqualTo("08081570100");
    assertThat(call.pin()).isEqualTo(hash("141207"));
    assertThat(call.direction()).contains(Direction.ARRIVAL);
    assertThat(call.outcome().ending()).isEqualTo("NOTED");
  }

  @Test
  void a_call_noted_on_a_providers_number_is_that_providers() throws IOException {
    asteriskWrites(HEADING);
    asteriskWrites(noted("1.1", "02079460123", "141207", "1"));
    asteriskWrites(
        noted("1.2", "02079460123", "141207", "1").replace("08081570100", "+448081570300"));

    assertThat(imported().stream().map(call -> call.ringing().dialledProvider()))
        .containsExactly(Optional.empty(), Optional.of(new ProviderId("P2")));
  }

  @Test
  void what_was_known_of_a_call_is_kept_however_it_ended() throws IOException {
    asteriskWrites(HEADING);
    asteriskWrites(noted("1.1", "02079460123", "", ""));
    asteriskWrites(noted("1.2", "", "141207", "2").replace("allowed", "withheld"));
    asteriskWrites(noted("1.3", "02079460123", "99*14", ""));

    assertThat(imported().stream().map(SpoolImportTest::text))
        .containsExactly(
            "spool-1.1 02079460123 allowed - - ABANDONED",
            "spool-1.2  restricted hash of 141207 DEPARTURE NOTED",
            "spool-1.3 02079460123 allowed hash of 14 - NOTED");
  }

  @Test
  void a_heading_may_stand_anywhere_and_have_columns_more() throws IOException {
    asteriskWrites(noted("1.1", "02079460123", "141207", "1"));
    asteriskWrites(HEADING);
    asteriskWrites(HEADING);
    asteriskWrites("call_id,answered_at,weather,pin\n");
    asteriskWrites("\"1.2\",2026-06-01T06:59:00.000Z,rain,\"222222\"\n");

    assertThat(imported().stream().map(SpoolImportTest::text))
        .containsExactly(
            "spool-1.1 02079460123 allowed hash of 141207 ARRIVAL NOTED",
            "spool-1.2  unavailable hash of 222222 - NOTED");
  }

  @Test
  void a_line_that_is_being_written_is_read_when_it_has_its_end() throws IOException {
    String line = noted("1.2", "02079460123", "222222", "1");
    asteriskWrites(HEADING + noted("1.1", "02079460123", "141207", "1") + line.substring(0, 60));
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      spooled.run();
      assertThat(ids()).containsExactly("spool-1.1");
      assertThat(waiting()).isEqualTo(60);

      asteriskWrites(line.substring(60));
      spooled.run();
    }

    assertThat(ids()).containsExactly("spool-1.1", "spool-1.2");
    assertThat(waiting()).isZero();
  }

  @Test
  void cut_at_any_byte_each_call_is_logged_and_as_it_was_noted() throws IOException {
    String whole =
        HEADING
            + noted("1.1", "02079460123", "141207", "1")
            + noted("1.2", "02079460456", "222222", "2");
    Path all = home;
    for (int cut = 0; cut < whole.length(); cut++) {
      home = Files.createTempDirectory(all, "cut");
      an_asterisk_has_a_spool();
      try (Journal journal = journal()) {
        SpoolImport spooled = spooled(journal);
        asteriskWrites(whole.substring(0, cut));
        spooled.run();
        later(Duration.ofMinutes(1));
        spooled.run();
        asteriskWrites(whole.substring(cut));
        spooled.run();
      }
      assertThat(calls().stream().map(SpoolImportTest::text))
          .as("cut at byte %d", cut)
          .containsExactly(
              "spool-1.1 02079460123 allowed hash of 141207 ARRIVAL NOTED",
              "spool-1.2 02079460456 allowed hash of 222222 DEPARTURE NOTED");
    }
  }

  @Test
  void a_line_that_a_full_disk_cut_off_loses_no_call_after_it() throws IOException {
    String cutOff = noted("1.1", "02079460123", "141207", "1");
    asteriskWrites(HEADING + cutOff.substring(0, cutOff.indexOf("141207") + 3));
    asteriskWrites(noted("1.2", "02079460456", "222222", "2"));

    assertThat(imported().stream().map(SpoolImportTest::text))
        .containsExactly(
            // Half a PIN is nobody's: it was not read to its end.
            "spool-1.1 02079460123 allowed - - ABANDONED",
            "spool-1.2 02079460456 allowed hash of 222222 DEPARTURE NOTED");
  }

  @Test
  void a_last_line_that_never_gets_its_end_is_kept_as_far_as_it_goes() throws IOException {
    String cutOff = noted("1.1", "02079460123", "141207", "1");
    asteriskWrites(cutOff.substring(0, cutOff.indexOf("ARRIVAL") + 3));
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      spooled.run();
      assertThat(calls()).isEmpty();

      later(Duration.ofMinutes(11));
      spooled.run();
    }

    assertThat(calls().stream().map(SpoolImportTest::text))
        .containsExactly("spool-1.1 02079460123 allowed hash of 141207 - NOTED");
  }

  @Test
  void a_line_that_is_no_call_is_set_aside_without_its_pin_and_holds_up_no_other()
      throws IOException {
    asteriskWrites(HEADING + "rubbish,\"020 7946 0123\",\"141207\"\n");
    asteriskWrites(noted("1.1", "02079460123", "141207", "1"));

    assertThat(imported().stream().map(SpoolImportTest::text))
        .containsExactly("spool-1.1 02079460123 allowed hash of 141207 ARRIVAL NOTED");
    assertThat(Files.readString(home.resolve("unreadable")))
        .startsWith("rubbish")
        .doesNotContain("141207");
    assertThat(meters.counter("visitline.spool.unreadable").count()).isEqualTo(1);
  }

  @Test
  void a_file_that_cannot_be_read_keeps_back_no_call_in_another() throws IOException {
    asteriskWrites(HEADING + noted("1.1", "02079460123", "141207", "1"));
    // Before the other in their order. Nothing can be read from a folder, even by root.
    Path closed = Files.createDirectory(spool.resolve("calls-2026-05-31.csv"));
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      spooled.run();
      assertThat(ids()).containsExactly("spool-1.1");
      assertThat(readable()).isZero();

      Files.delete(closed);
      spooled.run();
      assertThat(readable()).isEqualTo(1);
    }
  }

  @Test
  void a_spool_that_may_not_be_looked_into_is_told_from_one_where_nothing_was_noted()
      throws IOException {
    asteriskWrites(HEADING + noted("1.1", "02079460123", "141207", "1"));
    Path real = home.resolve("real");
    Files.move(spool, real);
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      spooled.run();
      assertThat(readable()).as("Asterisk has made no spool yet").isEqualTo(1);

      // Closed to root too: it leads nowhere but to itself.
      Files.createSymbolicLink(spool, spool);
      spooled.run();
      assertThat(readable()).isZero();
      assertThatThrownBy(() -> SpooledCalls.read(spool, call -> {}))
          .as("nor can a witness say what is there")
          .isInstanceOf(IOException.class);

      Files.delete(spool);
      Files.move(real, spool);
      spooled.run();
      assertThat(readable()).isEqualTo(1);
    }
    assertThat(ids()).containsExactly("spool-1.1");
  }

  @Test
  void messages_that_may_not_be_looked_for_are_told_from_none() throws IOException {
    Path folder = spool.resolve("messages");
    MessageImport messages =
        new MessageImport(
            folder,
            new JooqOfficeMessages(
                () -> {
                  throw new IllegalStateException("the database is away");
                }),
            () -> now,
            meters);
    messages.run();
    assertThat(meters.get("visitline.messages.readable").gauge().value()).isEqualTo(1);

    Files.createSymbolicLink(folder, folder);
    messages.run();
    assertThat(meters.get("visitline.messages.readable").gauge().value()).isZero();
  }

  @Test
  void a_caller_number_cannot_forge_a_second_call() throws IOException {
    asteriskWrites(HEADING);
    asteriskWrites(noted("1.1", "\"\",\"\"9.9\"\",2026-06-01T00:00:00.000Z,\"\"", "141207", "1"));

    assertThat(imported()).hasSize(1);
  }

  @Test
  void when_it_is_in_the_journal_the_file_and_its_pins_leave_the_disk() throws IOException {
    asteriskWrites(HEADING + noted("1.1", "02079460123", "141207", "1"));
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      spooled.run();
      assertThat(names()).containsExactly("calls-2026-06-01.csv");

      later(Duration.ofSeconds(30));
      spooled.run();
      assertThat(names()).singleElement().asString().startsWith("read-");

      spooled.run();
      assertThat(names()).isEmpty();
    }
    assertThat(ids()).containsExactly("spool-1.1");
  }

  @Test
  void a_line_that_comes_to_a_file_put_aside_is_read_before_it_goes() throws IOException {
    asteriskWrites(HEADING + noted("1.1", "02079460123", "141207", "1"));
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      later(Duration.ofSeconds(30));
      spooled.run();
      file = spool.resolve(names().getFirst());
      asteriskWrites(noted("1.2", "02079460456", "222222", "2"));

      spooled.run();
      assertThat(ids()).containsExactly("spool-1.1", "spool-1.2");
      assertThat(names()).hasSize(1);

      later(Duration.ofSeconds(30));
      spooled.run();
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void a_second_file_of_the_day_is_another_file() throws IOException {
    asteriskWrites(HEADING + noted("1.1", "02079460123", "141207", "1"));
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      later(Duration.ofSeconds(30));
      spooled.run();
      asteriskWrites(HEADING + noted("1.2", "02079460456", "222222", "2"));
      later(Duration.ofSeconds(30));
      spooled.run();
      spooled.run();
    }

    assertThat(ids()).containsExactly("spool-1.1", "spool-1.2");
    assertThat(names()).isEmpty();
  }

  @Test
  void stopped_at_any_moment_nothing_is_lost_and_once_is_once() throws IOException {
    Random random = new Random(20260601);
    Set<String> written = new LinkedHashSet<>();
    for (int life = 0; life < 40; life++) {
      try (Journal journal = journal()) {
        SpoolImport spooled = spooled(journal);
        for (int step = random.nextInt(6); step >= 0; step--) {
          String id = life + "." + step;
          asteriskWrites((random.nextBoolean() ? HEADING : "") + noted(id, "0207", "141207", "1"));
          written.add("spool-" + id);
          later(Duration.ofSeconds(random.nextInt(20)));
          spooled.run();
        }
      }
      // What it knew in memory is gone with it.
    }
    try (Journal journal = journal()) {
      SpoolImport spooled = spooled(journal);
      for (int turn = 0; turn < 3; turn++) {
        later(Duration.ofSeconds(30));
        spooled.run();
      }
    }

    assertThat(new LinkedHashSet<>(ids())).isEqualTo(written);
    assertThat(names()).isEmpty();
  }

  private List<LoggedCall> imported() throws IOException {
    try (Journal journal = journal()) {
      spooled(journal).run();
    }
    return calls();
  }

  private Journal journal() throws IOException {
    return Journal.open(home.resolve("journal"), "ivr1", new SimpleMeterRegistry());
  }

  private SpoolImport spooled(Journal journal) {
    return new SpoolImport(
        spool,
        home.resolve("unreadable"),
        "ivr1",
        "GB",
        SpoolImportTest::hash,
        new DialledNumbers("GB", Map.of(), Map.of("08081570300", new ProviderId("P2"))),
        new JournalCallLog(journal, () -> now, new SimpleMeterRegistry()),
        () -> now,
        meters);
  }

  private List<LoggedCall> calls() throws IOException {
    List<LoggedCall> calls = new ArrayList<>();
    PastCalls.read(home.resolve("journal"), calls::add);
    return calls;
  }

  private List<String> ids() throws IOException {
    return calls().stream().map(call -> call.callId().value()).toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private double readable() {
    return meters.get("visitline.spool.readable").gauge().value();
  }

  private double waiting() {
    return meters.get("visitline.spool.waiting").gauge().value();
  }

  private void later(Duration time) {
    now = now.plus(time);
  }

  private void asteriskWrites(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, FileTime.from(now));
  }

  private static String noted(String id, String number, String pin, String direction) {
    return "\"%s\",2026-06-01T06:58:11.250Z,\"%s\",\"08081570100\",\"%s\",%s,allowed,2026-06-01T06:58:19.000Z,noted,FAILURE%n"
        .formatted(
            id,
            number,
            pin,
            switch (direction) {
              case "1" -> "ARRIVAL";
              case "2" -> "DEPARTURE";
              default -> "";
            });
  }

  private static KeyedPin hash(String digits) {
    return new KeyedPin("hash of " + digits, "*".repeat(digits.length()));
  }

  private static String text(LoggedCall call) {
    return "%s %s %s %s %s %s"
        .formatted(
            call.callId(),
            call.ringing().callerNumber(),
            call.ringing().presentation(),
            call.pin().isNone() ? "-" : call.pin().hash(),
            call.direction().map(Direction::name).orElse("-"),
            call.outcome().ending());
  }
}
