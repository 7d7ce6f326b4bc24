package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;
import org.visitline.schema.jooq.tables.records.OfficeMessageRecord;

/**
 * What Asterisk kept on its own disk comes into a real MariaDB, once, whatever befalls the node.
 */
class FromAsterisksDiskTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static EmbeddedMariaDb mariaDb;
  private static Database database;

  @TempDir Path home;
  private Path spool;
  private TestBorough borough;

  @BeforeAll
  static void start_the_database() {
    mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(mariaDb.address(), 2);
    database.migrate();
  }

  @AfterAll
  static void stop_the_database() {
    database.close();
    mariaDb.close();
  }

  @BeforeEach
  void an_asterisk_has_a_spool() throws IOException {
    borough = new TestBorough(database.jooq(), home.resolve("pin-key"));
    borough.fill();
    database.jooq().deleteFrom(OFFICE_MESSAGE).execute();
    spool = Files.createDirectories(home.resolve("spool"));
    Files.createDirectories(spool.resolve("messages"));
  }

  @Test
  void calls_that_the_dialplan_noted_are_logged_once_though_the_node_is_killed_between()
      throws Exception {
    Random random = new Random(20260601);
    Set<String> written = new TreeSet<>();
    for (int life = 0; life < 4; life++) {
      Process node = start();
      try {
        int _ = NodeProcess.port(node);
        for (int call = 0; call < 100; call++) {
          String id = life + "." + call;
          asteriskNotes(id, "141207");
          written.add("spool-" + id);
        }
        Eventually.isTrue(PATIENCE, () -> logged().size() > random.nextInt(written.size()));
      } finally {
        node.destroyForcibly().waitFor();
      }
    }
    Process last = start();
    try {
      int _ = NodeProcess.port(last);
      Eventually.isTrue(PATIENCE, () -> logged().containsAll(written));
      Eventually.isTrue(PATIENCE, this::nothingIsLeft);
    } finally {
      last.destroyForcibly().waitFor();
    }

    assertThat(logged()).isEqualTo(written);
    LoggedCallRecord call =
        database.jooq().fetchSingle(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq("spool-0.0"));
    assertThat(call.getPinHash()).isEqualTo(borough.hash("141207"));
    assertThat(call.getDirection()).isEqualTo("ARRIVAL");
    assertThat(call.getEnding()).isEqualTo("NOTED");
    assertThat(call.getEndedAt()).isEqualTo("2026-06-01T06:58:19Z");
    assertThat(database.jooq().fetchExists(CALL_TO_PLACE, CALL_TO_PLACE.CALL_ID.eq("spool-0.0")))
        .isTrue();
  }

  @Test
  void a_message_to_the_office_is_kept_once_and_leaves_asterisks_disk() throws Exception {
    byte[] sound = wav(3 * 16_000 - 100, true);
    asteriskRecords("ivr1-7.1", sound);
    asteriskRecords("ivr1-7.2", wav(0, true));
    // Taken by the second node, which is on another machine and does not see this disk.
    asteriskRecords("ivr2-7.3", sound);
    // Stored already by a life that was killed before it could delete the file.
    asteriskRecords("ivr1-7.4", sound);
    database
        .jooq()
        .insertInto(
            OFFICE_MESSAGE,
            OFFICE_MESSAGE.TELEPHONE_CALL_ID,
            OFFICE_MESSAGE.LEFT_AT,
            OFFICE_MESSAGE.SECONDS,
            OFFICE_MESSAGE.SOUND)
        .values("ivr1-7.4", Instant.parse("2026-06-01T06:58:19Z"), 3, sound)
        .execute();
    // Asterisk died in it: the header does not know how long it is.
    asteriskRecords("ivr1-7.5", wav(16_000, false));

    Process node = start();
    try {
      int _ = NodeProcess.port(node);
      Eventually.isTrue(
          PATIENCE, () -> database.jooq().fetchCount(OFFICE_MESSAGE) == 4 && messages() == 0);
    } finally {
      node.destroyForcibly().waitFor();
    }

    assertThat(
            database
                .jooq()
                .fetchExists(OFFICE_MESSAGE, OFFICE_MESSAGE.TELEPHONE_CALL_ID.eq("ivr2-7.3")))
        .as("another node's")
        .isTrue();
    OfficeMessageRecord message =
        database
            .jooq()
            .fetchSingle(OFFICE_MESSAGE, OFFICE_MESSAGE.TELEPHONE_CALL_ID.eq("ivr1-7.1"));
    assertThat(message.getSound()).isEqualTo(sound);
    assertThat(message.getSeconds()).isEqualTo(3);
    assertThat(message.getLeftAt()).isEqualTo("2026-06-01T07:00:00Z");
    assertThat(
            database
                .jooq()
                .fetchSingle(OFFICE_MESSAGE, OFFICE_MESSAGE.TELEPHONE_CALL_ID.eq("ivr1-7.5"))
                .getSound())
        .as("mended")
        .isEqualTo(wav(16_000, true));
  }

  private Process start() throws IOException {
    return NodeProcess.start(home, mariaDb.address());
  }

  private static Set<String> logged() {
    return new TreeSet<>(
        database.jooq().select(LOGGED_CALL.CALL_ID).from(LOGGED_CALL).fetch(LOGGED_CALL.CALL_ID));
  }

  private boolean nothingIsLeft() {
    return names("*.csv") == 0;
  }

  private int messages() {
    return names("messages/*.wav");
  }

  private int names(String glob) {
    Path folder = glob.startsWith("messages/") ? spool.resolve("messages") : spool;
    try (var there = Files.newDirectoryStream(folder, glob.replace("messages/", ""))) {
      int count = 0;
      for (Path _ : there) {
        count++;
      }
      return count;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void asteriskNotes(String id, String pin) throws IOException {
    Files.writeString(
        spool.resolve("calls-2026-06-01.csv"),
        "\"%s\",2026-06-01T06:58:11.250Z,\"02079460123\",\"08081570100\",\"%s\",ARRIVAL,allowed,2026-06-01T06:58:19.000Z,noted,FAILURE%n"
            .formatted(id, pin),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private void asteriskRecords(String call, byte[] sound) throws IOException {
    Path file = spool.resolve("messages").resolve(call + ".wav");
    Files.write(file, sound);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-06-01T07:00:00Z")));
  }

  /** As Asterisk writes it: the sizes come when the recording ends. */
  private static byte[] wav(int bytes, boolean ended) {
    ByteBuffer file = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.putInt(ended ? 36 + bytes : 0);
    file.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.putInt(16).putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    file.putShort((short) 2).putShort((short) 16);
    file.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.putInt(ended ? bytes : 0);
    for (int at = 0; at < bytes; at++) {
      file.put((byte) at);
    }
    return file.array();
  }
}
