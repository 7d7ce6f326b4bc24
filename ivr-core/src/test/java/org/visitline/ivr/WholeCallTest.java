package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.ivr.handset.Transcript;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;

/** From a ringing telephone over the real socket into a real MariaDB. */
class WholeCallTest {

  private static final InstantSource MORNING =
      InstantSource.fixed(Instant.parse("2026-06-01T07:02:00.123Z"));

  private static EmbeddedMariaDb mariaDb;
  private static Database database;

  @TempDir Path home;

  private TestBorough borough;
  private IvrNode node;
  private Handset handset;

  @BeforeAll
  static void start_the_database() {
    mariaDb = EmbeddedMariaDb.start(Path.of("target/whole-call-mariadb").toAbsolutePath());
    database = Database.open(mariaDb.address(), 2);
    database.migrate();
  }

  @AfterAll
  static void stop_the_database() {
    database.close();
    mariaDb.close();
  }

  @BeforeEach
  void start_the_service() {
    borough = new TestBorough(database.jooq(), home.resolve("pin-key"));
    borough.fill();
    node =
        IvrNode.start(
            IvrSettings.of("ivr1", home.resolve("ivr"), home.resolve("pin-key"))
                .withDatabase(mariaDb.address())
                .listeningOn("127.0.0.1", 0),
            MORNING);
    handset = new Handset("127.0.0.1", node.port(), Pace.NONE);
  }

  @AfterEach
  void stop_the_service() {
    node.close();
  }

  @Test
  void a_worker_arrives_and_hears_the_time() {
    Transcript call = ring("02079460123", "1.1", "141207");

    assertThat(call.lines())
        .containsExactly(
            "hears: welcome-key-pin",
            "keys: 141207",
            "hears: arrival-logged-at",
            "hears: hour-8",
            "hears: minute-oh-2",
            "hears: press-three-or-star");
    LoggedCallRecord logged = logged("ivr1-1.1");
    assertThat(logged.getCallerNumber()).isEqualTo("02079460123");
    assertThat(logged.getCallerE164()).isEqualTo("+442079460123");
    assertThat(logged.getDialledNumber()).isEqualTo("08081570100");
    assertThat(logged.getAnsweredAt()).isEqualTo("2026-06-01T07:02:00.123Z");
    assertThat(logged.getPinHash()).isEqualTo(borough.hash("141207"));
    assertThat(logged.getPinMasked()).isEqualTo("******");
    assertThat(logged.getDirection()).as("worked out, so no evidence").isEmpty();
    assertThat(logged.getEnding()).isEqualTo("LOGGED");
    assertThat(database.jooq().fetchExists(CALL_TO_PLACE, CALL_TO_PLACE.CALL_ID.eq("ivr1-1.1")))
        .isTrue();
  }

  private Transcript ring(String from, String uniqueId, String... steps) {
    return handset.ring(new Ring(from, "08081570100", uniqueId), ScriptedCaller.of(List.of(steps)));
  }

  private static LoggedCallRecord logged(String callId) {
    DSLContext jooq = database.jooq();
    Eventually.isTrue(
        Duration.ofSeconds(10),
        () -> jooq.fetchExists(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq(callId)));
    return jooq.fetchSingle(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq(callId));
  }
}
