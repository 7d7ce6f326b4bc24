package org.visitline.portal.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.NODE_LIFE;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/**
 * Mornings on which calls are late, and not the workers. Two visits are to begin at 08:00, which
 * the provider hears of at 08:15 and the council at 08:45: to S1 a worker comes at 08:02, to S2
 * nobody does.
 */
class CallsBehindAlertsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final byte[] PIN = new byte[32];
  private static final Duration NODES_TELL = Duration.ofSeconds(5);

  private final AtomicReference<Instant> now = new AtomicReference<>(at("07:50"));

  private static EmbeddedMariaDb server;
  private static int days;

  private Database database;
  private DSLContext jooq;
  private Verifier verifier;
  private Alerts alerts;

  @BeforeAll
  static void startOnce() {
    server = EmbeddedMariaDb.temporary(Path.of("target"));
  }

  @AfterAll
  static void stopOnce() {
    server.close();
  }

  @BeforeEach
  void aSmallBorough() {
    database = Database.open(server.database("behind_" + ++days), 4);
    database.migrate();
    jooq = database.jooq();
    jooq.insertInto(PROVIDER, PROVIDER.PROVIDER_ID, PROVIDER.NAME).values("P1", "P1").execute();
    jooq.insertInto(
            CARE_WORKER, CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.PROVIDER_ID, CARE_WORKER.NAME)
        .values("W1", "P1", "W1")
        .execute();
    jooq.insertInto(
            WORKER_PIN, WORKER_PIN.PIN_HASH, WORKER_PIN.CARE_WORKER_ID, WORKER_PIN.VALID_FROM)
        .values(PIN, "W1", LocalDate.of(1000, 1, 1))
        .execute();
    visit("S1", "+442079460123");
    visit("S2", "+442079460456");
    verifier = new Verifier(database, CivilZone.LONDON, now::get);
    verifier.verifyAll();
    alerts = service().alerts(database, now::get, PinKey.ofThisProcess());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void after_the_database_was_away_nobody_is_told_of_a_visit_whose_call_lies_in_a_journal() {
    rounds("07:55:00", "ivr1");

    // The database is away: no round, and no node tells. The call of 08:02 is in the journal.
    now.set(at("08:40"));
    alerts.round();
    assertThat(decisions()).isEmpty();
    now.set(at("08:40:04"));
    rounds("08:40:08", "ivr1");
    ship("ivr1-1.1", "+442079460123", "08:02");
    verifier.catchUp();
    rounds("08:41:00", "ivr1");
    assertThat(decisions()).containsExactly("DS1 PROVIDER ARRIVED");

    // Whom nobody came to: as soon as the journals are known to be empty.
    rounds("08:41:20", "ivr1");
    assertThat(decisions()).containsExactly("DS1 PROVIDER ARRIVED", "DS2 PROVIDER TELL");
    assertThat(reasons())
        .contains(
            "Nobody had logged in by Tue 3 Nov 08:15; the visit was to begin by Tue 3 Nov 08:00 at"
                + " the latest.");
  }

  @Test
  void the_same_where_the_portal_is_started_together_with_the_database_and_the_node_is_first() {
    told("ivr1", "07:55:00");
    now.set(at("08:40"));
    told("ivr1", "08:39:58");

    alerts.round();
    assertThat(decisions()).isEmpty();
    ship("ivr1-1.1", "+442079460123", "08:02");
    verifier.catchUp();
    rounds("08:42:00", "ivr1");
    assertThat(decisions()).containsExactly("DS1 PROVIDER ARRIVED", "DS2 PROVIDER TELL");
  }

  @Test
  void while_only_the_link_of_a_node_is_away_alerts_wait_for_it() {
    rounds("08:13:00", "ivr1");
    rounds("08:16:00");
    assertThat(decisions()).isEmpty();

    ship("ivr1-1.1", "+442079460123", "08:02");
    verifier.catchUp();
    rounds("08:18:00", "ivr1");
    assertThat(decisions()).containsExactly("DS1 PROVIDER ARRIVED", "DS2 PROVIDER TELL");
    assertThat(reasons()).noneMatch(reason -> reason.contains("phone node"));
  }

  @Test
  void a_link_that_stays_away_is_waited_for_five_minutes_and_then_the_alert_says_so() {
    rounds("08:13:00", "ivr1", "ivr2");
    rounds("08:17:55", "ivr2");
    assertThat(decisions()).isEmpty();

    rounds("08:18:10", "ivr2");
    assertThat(decisions()).containsExactly("DS1 PROVIDER TELL", "DS2 PROVIDER TELL");
    assertThat(reasons())
        .allMatch(
            reason ->
                reason.endsWith(
                    " The phone node ivr1 has not been heard of since Tue 3 Nov 08:13: calls may be"
                        + " waiting there."));

    // Back, with the worker's call: before the council is told once more, it is waited for.
    rounds("08:44:30", "ivr2");
    rounds("08:45:10", "ivr1", "ivr2");
    ship("ivr1-1.1", "+442079460123", "08:02");
    verifier.catchUp();
    rounds("08:46:00", "ivr1", "ivr2");
    assertThat(decisions())
        .containsExactly(
            "DS1 PROVIDER TELL",
            "DS2 PROVIDER TELL",
            "DS1 OFFICER ARRIVED",
            "DS1 ALL_CLEAR TELL",
            "DS2 OFFICER TELL");
  }

  /** To S1 the worker came, and from the line of S2 the same worker says that nobody opened. */
  @Test
  void a_worker_who_stood_before_a_closed_door_is_told_of_and_is_not_nobody() {
    rounds("08:03:00", "ivr1");
    ship("ivr1-1.1", "+442079460123", "07:58");
    ship("ivr1-1.2", "+442079460456", "08:02", "NO_REPLY");
    verifier.catchUp();
    rounds("08:15:10", "ivr1");

    assertThat(decisions()).containsExactly("DS1 PROVIDER ARRIVED", "DS2 PROVIDER TELL");
    assertThat(reasons())
        .containsExactly(
            "Nobody had logged in by Tue 3 Nov 08:15; the visit was to begin by Tue 3 Nov 08:00 at"
                + " the latest. Care worker W1 rang from there at Tue 3 Nov 08:02: no reply at the"
                + " door.");
  }

  @Test
  void a_node_taken_out_of_service_delays_nobody() {
    jooq.insertInto(NODE_LIFE, NODE_LIFE.NODE, NODE_LIFE.FROM_AT, NODE_LIFE.TO_AT)
        .values(
            "ivr9", at("06:00").minus(Duration.ofDays(9)), at("07:00").minus(Duration.ofDays(1)))
        .execute();

    now.set(at("08:14"));
    rounds("08:15:06");
    assertThat(decisions()).containsExactly("DS1 PROVIDER TELL", "DS2 PROVIDER TELL");
    assertThat(reasons()).noneMatch(reason -> reason.contains("ivr9"));
  }

  @Test
  void where_no_node_ever_told_anything_alerts_are_as_punctual_as_they_were() {
    now.set(at("08:15").plusSeconds(6));
    alerts.round();
    assertThat(decisions()).containsExactly("DS1 PROVIDER TELL", "DS2 PROVIDER TELL");
  }

  @Test
  void calls_that_wait_for_verification_are_waited_for_and_after_five_minutes_the_alert_says_so() {
    rounds("08:15:00");
    ship("ivr1-1.1", "+442079460123", "08:02");
    // The database has had it for a while, and nothing takes it up.
    jooq.update(LOGGED_CALL)
        .set(
            LOGGED_CALL.RECEIVED_AT,
            DSL.field("current_timestamp(3) - interval 20 second", Instant.class))
        .execute();
    rounds("08:19:50");
    assertThat(decisions()).isEmpty();

    rounds("08:20:10");
    assertThat(decisions()).containsExactly("DS1 PROVIDER TELL", "DS2 PROVIDER TELL");
    assertThat(reasons())
        .allMatch(
            reason ->
                reason.endsWith(
                    " Calls that came in since Tue 3 Nov 08:15 are not worked through yet."));
  }

  @Test
  void a_minute_without_telephones_before_a_visit_silences_nobody() {
    outage("07:50", "07:51");
    now.set(at("08:14"));
    rounds("08:15:06");

    assertThat(decisions()).containsExactly("DS1 PROVIDER TELL", "DS2 PROVIDER TELL");
    assertThat(reasons())
        .allMatch(
            reason ->
                reason.endsWith(
                    " The telephones did not answer from Tue 3 Nov 07:50 to Tue 3 Nov 07:51, so a"
                        + " log-in may be missing."));
  }

  @Test
  void while_the_telephones_do_not_answer_alerts_wait_until_they_do() {
    outage("08:10", "08:18");
    now.set(at("08:14"));
    rounds("08:17:58");
    assertThat(decisions()).isEmpty();

    ship("ivr1-1.1", "+442079460123", "08:02");
    verifier.catchUp();
    rounds("08:18:02");
    assertThat(decisions()).containsExactly("DS1 PROVIDER ARRIVED", "DS2 PROVIDER TELL");
  }

  @Test
  void and_no_longer_than_five_minutes() {
    outage("08:10", "18:00");
    now.set(at("08:14"));
    rounds("08:19:56");
    assertThat(decisions()).isEmpty();

    rounds("08:20:04");
    assertThat(decisions()).containsExactly("DS1 PROVIDER TELL", "DS2 PROVIDER TELL");
    assertThat(reasons())
        .allMatch(
            reason ->
                reason.endsWith(
                    " The telephones have not answered since Tue 3 Nov 08:10, so a log-in may be"
                        + " missing."));
  }

  private void outage(String from, String to) {
    jooq.insertInto(OUTAGE)
        .set(OUTAGE.FROM_AT, at(from))
        .set(OUTAGE.TO_AT, at(to))
        .set(OUTAGE.NOTE, "")
        .execute();
  }

  /** The pages would go on without the alerts, and nobody would know. */
  @Test
  void a_fault_of_the_machine_itself_is_an_alarm_and_the_alerts_go_on() throws Exception {
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(AlertLoop.class);
    told.start();
    log.addAppender(told);
    now.set(at("08:20"));
    CountDownLatch rounds = new CountDownLatch(2);
    try (AlertLoop _ =
        service()
            .start(
                database,
                () -> {
                  rounds.countDown();
                  if (rounds.getCount() == 1) {
                    throw new OutOfMemoryError("for a test");
                  }
                  return now.get();
                },
                PinKey.ofThisProcess())) {
      assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      log.detachAppender(told);
    }
    assertThat(told.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .startsWith("ALARM: a fault in the alerts")
        .contains("for a test");
    assertThat(decisions()).containsExactly("DS1 PROVIDER TELL", "DS2 PROVIDER TELL");
  }

  /** Every two seconds, up to and with that moment; these nodes tell that they are there. */
  private void rounds(String until, String... there) {
    Instant told = Instant.EPOCH;
    while (!now.get().isAfter(at(until))) {
      if (!told.plus(NODES_TELL).isAfter(now.get())) {
        told = now.get();
        for (String node : there) {
          told(node, told);
        }
      }
      alerts.round();
      now.set(now.get().plusSeconds(2));
    }
  }

  private void told(String node, String time) {
    told(node, at(time));
  }

  private void told(String node, Instant to) {
    jooq.insertInto(NODE_LIFE, NODE_LIFE.NODE, NODE_LIFE.FROM_AT, NODE_LIFE.TO_AT)
        .values(node, at("06:00"), to)
        .onDuplicateKeyUpdate()
        .set(NODE_LIFE.TO_AT, to)
        .execute();
  }

  /** As a node does: the call, and that it is to be placed. */
  private void ship(String id, String caller, String answered) {
    ship(id, caller, answered, "LOGGED");
  }

  private void ship(String id, String caller, String answered, String ending) {
    jooq.insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "ivr1")
        .set(LOGGED_CALL.ANSWERED_AT, at(answered))
        .set(LOGGED_CALL.CALLER_NUMBER, caller)
        .set(LOGGED_CALL.CALLER_E164, caller)
        .set(LOGGED_CALL.PIN_HASH, PIN)
        .set(LOGGED_CALL.PIN_MASKED, "******")
        .set(LOGGED_CALL.ENDING, ending)
        .execute();
    jooq.insertInto(CALL_TO_PLACE, CALL_TO_PLACE.CALL_ID).values(id).execute();
  }

  private List<String> decisions() {
    return jooq.selectFrom(ALERT_DECISION)
        .orderBy(ALERT_DECISION.ALERT_ID)
        .fetch(row -> row.getCommissionedVisitId() + " " + row.getStage() + " " + row.getVerdict());
  }

  private List<String> reasons() {
    return jooq.selectFrom(ALERT_DECISION)
        .where(ALERT_DECISION.VERDICT.eq("TELL"))
        .and(ALERT_DECISION.STAGE.ne("ALL_CLEAR"))
        .fetch(ALERT_DECISION.REASON);
  }

  private void visit(String person, String line) {
    jooq.insertInto(SERVICE_USER)
        .set(SERVICE_USER.SERVICE_USER_ID, person)
        .set(SERVICE_USER.CODE, "1000" + person.charAt(1))
        .set(SERVICE_USER.NAME, person)
        .execute();
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, person)
        .set(REGISTERED_NUMBER.E164, line)
        .set(REGISTERED_NUMBER.VALID_FROM, Instant.parse("1000-01-01T00:00:00Z"))
        .execute();
    jooq.insertInto(DATED_VISIT)
        .set(DATED_VISIT.COMMISSIONED_VISIT_ID, "D" + person)
        .set(DATED_VISIT.SERVICE_USER_ID, person)
        .set(DATED_VISIT.PROVIDER_ID, "P1")
        .set(DATED_VISIT.SERVICE_TYPE, "personal care")
        .set(DATED_VISIT.DATE, DAY)
        .set(DATED_VISIT.START, LocalTime.of(8, 0))
        .set(DATED_VISIT.DURATION_MINUTES, 30)
        .set(DATED_VISIT.WORKERS, 1)
        .execute();
  }

  private static AlertService service() {
    return new AlertService(
        "Test Borough",
        URI.create("https://visits.example.org/"),
        CivilZone.LONDON.id(),
        AlertTimes.DEFAULT,
        Optional.empty(),
        false);
  }

  private static Instant at(String time) {
    return DAY.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
  }
}
