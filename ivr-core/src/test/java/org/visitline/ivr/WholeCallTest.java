package org.visitline.ivr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.ivr.handset.Transcript;
import org.visitline.ivr.journal.JournalVerification;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.JooqPinSettings;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.records.LoggedCallRecord;

/** From a ringing telephone over the real socket into a real MariaDB, which may be away. */
class WholeCallTest {

  private static EmbeddedMariaDb mariaDb;
  private static Database database;

  @TempDir Path home;

  private Instant now = Instant.parse("2026-06-01T07:02:00.123Z");
  private TestBorough borough;
  private CuttableLine line;
  private IvrNode node;

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
  void start_the_service() throws IOException {
    borough = new TestBorough(database.jooq(), home.resolve("pin-key"));
    borough.fill();
    line = new CuttableLine(mariaDb.address());
    node = start();
  }

  @AfterEach
  void stop_the_service() throws IOException {
    node.close();
    line.close();
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
    assertThat(logged.getTelephoneCallId()).isEqualTo("ivr1-1.1");
    assertThat(logged.getNode()).isEqualTo("ivr1");
    assertThat(logged.getCallerNumber()).isEqualTo("02079460123");
    assertThat(logged.getCallerE164()).isEqualTo("+442079460123");
    assertThat(logged.getPresentation()).isEqualTo("allowed");
    assertThat(logged.getDialledNumber()).isEqualTo("08081570100");
    assertThat(logged.getDialledProviderId()).isNull();
    assertThat(logged.getAnsweredAt()).isEqualTo("2026-06-01T07:02:00.123Z");
    assertThat(logged.getEndedAt()).isEqualTo("2026-06-01T07:02:00.123Z");
    assertThat(logged.getPinHash()).isEqualTo(borough.hash("141207"));
    assertThat(logged.getPinMasked()).isEqualTo("******");
    assertThat(logged.getDirection()).as("worked out, so no evidence").isEmpty();
    assertThat(logged.getEnding()).isEqualTo("LOGGED");
    assertThat(database.jooq().fetchExists(CALL_TO_PLACE, CALL_TO_PLACE.CALL_ID.eq("ivr1-1.1")))
        .isTrue();
  }

  @Test
  void whose_number_was_dialled_is_logged_with_the_call() {
    new Handset("127.0.0.1", node.port(), Pace.NONE)
        .ring(
            new Ring("02079460123", "+448081570300", "1.3"), ScriptedCaller.of(List.of("141207")));

    assertThat(logged("ivr1-1.3").getDialledProviderId()).isEqualTo("P1");
  }

  @Test
  void a_hash_after_a_whole_pin_does_not_cut_off_the_time() {
    Transcript call = ring("02079460123", "1.2", "141207#");

    assertThat(call.lines())
        .containsExactly(
            "hears: welcome-key-pin",
            "keys: 141207#",
            "hears: arrival-logged-at",
            "hears: hour-8",
            "hears: minute-oh-2",
            "hears: press-three-or-star");
  }

  @Test
  void a_wrong_pin_three_times_a_withheld_number_and_a_hang_up_each_leave_what_was_known() {
    ring("02079460123", "2.1", "999999", "999999", "999999");
    ring("", "2.2", "141207", "4", "712");
    ring("02079460123", "2.3", "hang up");

    assertThat(logged("ivr1-2.1").getEnding()).isEqualTo("PIN_NOT_KNOWN");
    assertThat(logged("ivr1-2.1").getPinHash()).isEqualTo(borough.hash("999999"));
    assertThat(logged("ivr1-2.2").getEnding()).isEqualTo("LOGGED");
    assertThat(logged("ivr1-2.2").getCallerNumber()).isEmpty();
    assertThat(logged("ivr1-2.2").getCallerE164()).isNull();
    assertThat(logged("ivr1-2.2").getServiceUserCode()).isEqualTo("4712");
    assertThat(logged("ivr1-2.3").getEnding()).isEqualTo("ABANDONED");
    assertThat(logged("ivr1-2.3").getPinHash()).isNull();
  }

  @Test
  void two_workers_on_one_call_are_two_logged_calls_of_one_telephone_call() {
    ring("02079460123", "3.1", "141207", "3", "222222");

    assertThat(logged("ivr1-3.1/2").getTelephoneCallId()).isEqualTo("ivr1-3.1");
    assertThat(logged("ivr1-3.1/2").getPinHash()).isEqualTo(borough.hash("222222"));
    assertThat(logged("ivr1-3.1/2").getDirection()).isEqualTo("ARRIVAL");
    assertThat(logged("ivr1-3.1").getDirection()).isEmpty();
  }

  /** The ambulance comes while the worker is there. */
  @Test
  void a_departure_and_why_are_two_logged_calls_of_one_telephone_call() {
    ring("02079460123", "3.2", "141207");
    later(Duration.ofMinutes(29));
    ring("02079460123", "3.3", "141207", "*", "3");

    assertThat(logged("ivr1-3.3").getEnding()).isEqualTo("LOGGED");
    assertThat(logged("ivr1-3.3/2").getTelephoneCallId()).isEqualTo("ivr1-3.3");
    assertThat(logged("ivr1-3.3/2").getEnding()).isEqualTo("IN_HOSPITAL_OR_AWAY");
    assertThat(logged("ivr1-3.3/2").getPinHash()).isEqualTo(borough.hash("141207"));
    later(Duration.ofMinutes(30));
    assertThat(ring("02079460123", "3.4", "141207").heardSound("arrival-logged-at")).isTrue();
  }

  @Test
  void who_is_logged_in_is_known_after_a_restart() {
    ring("02079460123", "4.1", "141207");
    later(Duration.ofMinutes(30));

    restart();

    assertThat(ring("02079460123", "4.2", "141207").heardSound("departure-logged-at")).isTrue();
  }

  @Test
  void an_arrival_that_another_node_took_is_known_here() {
    borough.call("ivr2-9.9", "141207", "+442079460123", now.minus(Duration.ofMinutes(20)));
    assertThat(node.refreshDirectory()).isTrue();

    assertThat(ring("02079460123", "5.1", "141207").heardSound("departure-logged-at")).isTrue();
  }

  @Test
  void a_pin_that_was_issued_a_moment_ago_gets_in() {
    borough.worker("W9", "en-GB", "909090");
    assertThat(node.refreshDirectory()).isTrue();

    assertThat(ring("02079460123", "6.1", "909090").heardSound("arrival-logged-at")).isTrue();
  }

  @Test
  void a_pin_that_was_imported_gets_in_soon_without_anybody_asking() {
    for (int again = 0; again < 2; again++) {
      String pin = "90909" + again;
      borough.worker("W9" + again, "en-GB", pin);
      int calls = again;
      Eventually.isTrue(
          Duration.ofSeconds(30),
          () ->
              ring("02079460123", "6." + calls + System.nanoTime(), pin)
                  .heardSound("arrival-logged-at"));
    }
  }

  @Test
  void with_the_database_away_from_the_start_callers_are_known_and_calls_follow_later() {
    ring("02079460123", "7.1", "141207");
    Eventually.isTrue(Duration.ofSeconds(30), () -> exists("ivr1-7.1"));
    line.cut();
    later(Duration.ofMinutes(30));
    restart();

    assertThat(ring("02079460123", "7.2", "141207").heardSound("departure-logged-at")).isTrue();
    assertThat(exists("ivr1-7.2")).isFalse();
    line.mend();

    assertThat(logged("ivr1-7.2").getEnding()).isEqualTo("LOGGED");
  }

  @Test
  void with_the_database_away_in_the_middle_no_call_is_lost_or_doubled() {
    for (int call = 0; call < 60; call++) {
      if (call == 20) {
        line.cut();
      }
      if (call == 40) {
        line.mend();
      }
      assertThat(ring("02079460123", "8." + call, "141207").heardSound("hour-8")).isTrue();
    }

    Eventually.isTrue(
        Duration.ofSeconds(30),
        () ->
            database.jooq().fetchCount(LOGGED_CALL, LOGGED_CALL.CALL_ID.startsWith("ivr1-8."))
                == 60);
  }

  @Test
  void the_journal_of_the_day_verifies() throws IOException {
    ring("02079460123", "9.1", "141207");
    restart();
    ring("02079460123", "9.2", "999999", "hang up");

    JournalVerification.Report report =
        JournalVerification.verify(home.resolve("ivr").resolve("journal"));
    assertThat(report.faults()).isEmpty();
    assertThat(report.calls()).isEqualTo(2);
  }

  @Test
  void what_it_counts_can_be_read() {
    ring("02079460123", "10.1", "141207");
    logged("ivr1-10.1");

    assertThat(node.metrics())
        .contains("visitline_calls_seconds_count{ending=\"LOGGED\"} 1")
        .contains("visitline_journal_fsync_seconds_count")
        .contains("visitline_directory_pins 2.0");
  }

  @Test
  void a_node_is_ready_while_it_takes_calls_and_alive_while_it_is() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(read(http, "/health/live").statusCode()).isEqualTo(200);
      assertThat(read(http, "/health/ready").body()).isEqualTo("ready\n");
      assertThat(read(http, "/metrics").body()).contains("visitline_calls_open 0.0");
    }
  }

  @Test
  void a_node_that_takes_shorter_pins_than_another_raises_the_alarm() {
    ListAppender<ILoggingEvent> alarms = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(ToldPins.class);
    alarms.start();
    log.addAppender(alarms);
    log.setLevel(Level.INFO);
    new JooqPinSettings(database::jooq).tell("ivr2", 8, false, now);
    try {
      restart();
      Eventually.isTrue(Duration.ofSeconds(30), () -> !alarms.list.isEmpty());
    } finally {
      log.detachAppender(alarms);
      log.setLevel(null);
    }

    assertThat(alarms.list.getFirst().getFormattedMessage())
        .startsWith("ALARM: this node takes PINs of 6 digits")
        .contains("ivr2 for 8 digits");
    assertThat(new JooqPinSettings(database::jooq).read().byNode())
        .isEqualTo("ivr1 for 6 digits, ivr2 for 8 digits");
  }

  @Test
  void a_node_that_knows_nobody_is_not_ready() throws Exception {
    node.close();
    database.jooq().deleteFrom(WORKER_PIN).execute();
    node = start();

    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(read(http, "/health/ready").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void a_call_of_another_asterisk_under_the_same_id_is_set_aside_and_not_lost() throws IOException {
    ring("02079460123", "11.1", "141207");
    logged("ivr1-11.1");
    later(Duration.ofHours(1));
    ring("02079460456", "11.1", "222222");

    Path aside = home.resolve("ivr/journal/not-shipped");
    Eventually.isTrue(Duration.ofSeconds(30), () -> aside.toFile().length() > 0);
    assertThat(Files.readString(aside)).contains("call=ivr1-11.1 ").contains("from=02079460456");
    assertThat(logged("ivr1-11.1").getCallerNumber()).isEqualTo("02079460123");
  }

  private HttpResponse<String> read(HttpClient http, String page) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + node.watchPort().orElseThrow() + page);
    return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private IvrNode start() {
    return IvrNode.start(
        IvrSettings.of("ivr1", home.resolve("ivr"), home.resolve("pin-key"))
            .database(line.address())
            .listenOn("127.0.0.1", 0)
            .watchOn("127.0.0.1", 0)
            .providerOfNumber(Map.of("08081570300", new ProviderId("P1")))
            // Longer than any test waits: what is known sooner is known because it changed.
            .refreshEvery(Duration.ofMinutes(10))
            .build(),
        () -> now);
  }

  private void restart() {
    node.close();
    node = start();
  }

  private void later(Duration by) {
    now = now.plus(by);
  }

  private Transcript ring(String from, String uniqueId, String... steps) {
    return new Handset("127.0.0.1", node.port(), Pace.NONE)
        .ring(new Ring(from, "08081570100", uniqueId), ScriptedCaller.of(List.of(steps)));
  }

  private static boolean exists(String callId) {
    return database.jooq().fetchExists(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq(callId));
  }

  private static LoggedCallRecord logged(String callId) {
    DSLContext jooq = database.jooq();
    Eventually.isTrue(Duration.ofSeconds(30), () -> exists(callId));
    return jooq.fetchSingle(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq(callId));
  }
}
