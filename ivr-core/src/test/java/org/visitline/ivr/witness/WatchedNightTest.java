package org.visitline.ivr.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.NODE_LIFE;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.WITNESS_DIFFERENCE;
import static org.visitline.schema.jooq.Tables.WITNESS_RUN;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/** Outages and the nightly look, in a real MariaDB. */
class WatchedNightTest {

  private static EmbeddedMariaDb mariaDb;
  private static Database database;
  private static DSLContext jooq;

  @TempDir Path home;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = at("06:00");

  @BeforeAll
  static void start_the_database() {
    mariaDb = EmbeddedMariaDb.temporary(Path.of("target"));
    database = Database.open(mariaDb.address(), 2);
    database.migrate();
    jooq = database.jooq();
  }

  @AfterAll
  static void stop_the_database() {
    database.close();
    mariaDb.close();
  }

  @BeforeEach
  void a_visit_is_commissioned_that_morning() {
    for (var table :
        List.of(
            LOGGED_CALL,
            NODE_LIFE,
            OUTAGE,
            TO_VERIFY,
            COMMISSIONED_VISIT,
            WITNESS_DIFFERENCE,
            WITNESS_RUN)) {
      jooq.deleteFrom(table).execute();
    }
    jooq.insertInto(COMMISSIONED_VISIT)
        .set(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, "C1")
        .set(COMMISSIONED_VISIT.SERVICE_USER_ID, "S1")
        .set(COMMISSIONED_VISIT.PROVIDER_ID, "P1")
        .set(COMMISSIONED_VISIT.SERVICE_TYPE, "personal care")
        .set(COMMISSIONED_VISIT.DATE, LocalDate.of(2026, 6, 1))
        .set(COMMISSIONED_VISIT.START_AT, at("09:00"))
        .set(COMMISSIONED_VISIT.LATEST_START_AT, at("09:00"))
        .set(COMMISSIONED_VISIT.DURATION_MINUTES, 30)
        .set(COMMISSIONED_VISIT.WORKERS, 1)
        .set(COMMISSIONED_VISIT.TIME_CRITICAL, false)
        .set(COMMISSIONED_VISIT.CANCELLED, false)
        .set(COMMISSIONED_VISIT.SUSPENDED, false)
        .set(COMMISSIONED_VISIT.SLOTS_FILLED, 0)
        .execute();
  }

  @Test
  void a_machine_that_was_off_for_two_hours_is_an_outage_and_her_visit_is_verified_again() {
    live("06:00", "08:00");
    OutageWatch watch = live("10:00", "10:01");
    now = at("10:02");
    watch.tell();
    watch.judge();

    assertThat(outages()).containsExactly("08:00 to 10:00 " + JooqOutages.NO_NODE);
    assertThat(marked()).containsExactly("S1");
    assertThat(jooq.fetchValues(TO_VERIFY.DATE))
        .as("that day, and not all that is known of her")
        .containsExactly(LocalDate.of(2026, 6, 1));
    assertThat(meters.get("visitline.outages.week").gauge().value()).isEqualTo(1);
  }

  @Test
  void it_is_judged_once_and_again_only_when_more_is_known() {
    call("ivr1-100.57", "07:59");
    live("06:00", "08:00");
    OutageWatch watch = live("10:00", "10:01");
    now = at("10:02");
    watch.tell();
    watch.judge();
    assertThat(outages()).hasSize(1);
    jooq.deleteFrom(TO_VERIFY).execute();

    watch.judge();
    assertThat(outages()).hasSize(1);
    assertThat(marked()).as("nothing has changed").isEmpty();

    // The first call since: Asterisk counts on, so it was there, and nobody rang.
    call("ivr1-100.58", "10:01");
    watch.judge();
    assertThat(outages()).isEmpty();
    assertThat(marked()).containsExactly("S1");
  }

  @Test
  void what_was_judged_a_week_ago_stays_as_it_was_judged() {
    live("06:00", "08:00");
    OutageWatch watch = live("10:00", "10:01");
    now = at("10:02");
    watch.tell();
    watch.judge();

    for (String in : List.of("07:00", "09:00", "11:00")) {
      now = at(in).plus(Duration.ofDays(7));
      watch.goOn();
      watch.tell();
      watch.judge();
    }

    assertThat(outages()).containsExactly("08:00 to 10:00 " + JooqOutages.NO_NODE);
  }

  @Test
  void an_outage_that_an_operator_entered_stays_as_it_is() {
    jooq.insertInto(OUTAGE, OUTAGE.FROM_AT, OUTAGE.TO_AT, OUTAGE.NOTE)
        .values(at("06:30"), at("07:00"), "the trunk was dead")
        .execute();
    OutageWatch watch = live("06:00", "10:00");
    watch.judge();

    assertThat(outages()).containsExactly("06:30 to 07:00 the trunk was dead");
  }

  @Test
  void after_the_database_was_away_the_others_tell_first() {
    live("06:00", "08:00");
    OutageWatch watch = watch();
    watch.tell();
    watch.judge();
    assertThat(outages()).as("too early to say").isEmpty();
  }

  @Test
  void yesterday_is_compared_once_in_the_night_and_what_was_lost_is_an_outage() throws IOException {
    Path records =
        Files.writeString(
            home.resolve("visitline.csv"),
            record("100.1", "visitline-incoming", at("07:00"))
                + record("100.2", "visitline-fallback", at("07:10"))
                + record("100.3", "visitline-fallback", at("07:20"))
                + record("100.4", "visitline-incoming", at("07:30")));
    Path spool = Files.createDirectories(home.resolve("spool"));
    Files.writeString(
        spool.resolve("calls-2026-06-01.csv"), "\"100.2\",2026-06-01T07:10:00.000Z,\n");
    call("ivr1-100.1", "07:00");
    NightlyWitness witness = nightly(List.of(records), List.of(spool));

    now = Instant.parse("2026-06-02T02:29:59Z");
    witness.runIfDue();
    assertThat(jooq.fetchCount(WITNESS_RUN)).as("before half past three in London").isZero();
    now = Instant.parse("2026-06-02T02:30:00Z");
    witness.runIfDue();
    witness.runIfDue();

    assertThat(
            jooq.selectFrom(WITNESS_RUN)
                .fetch(
                    run ->
                        "%d records, %d logged, %d explained, %d lost, %d unexplained"
                            .formatted(
                                run.getRecords(),
                                run.getLogged(),
                                run.getExplained(),
                                run.getLost(),
                                run.getUnexplained())))
        .containsExactly("4 records, 1 logged, 2 explained, 1 lost, 1 unexplained");
    assertThat(
            jooq.selectFrom(WITNESS_DIFFERENCE)
                .orderBy(WITNESS_DIFFERENCE.ASTERISK_ID)
                .fetch(found -> found.getAsteriskId() + " " + found.getReason()))
        .containsExactly("100.2 NOT_IMPORTED", "100.3 LOST", "100.4 UNEXPLAINED_RECORD");
    assertThat(outages()).containsExactly("07:20 to 07:20 " + JooqOutages.LOST_CALLS);
    assertThat(meters.get("visitline.witness.unexplained").gauge().value()).isEqualTo(1);
    assertThat(meters.get("visitline.witness.lost").gauge().value()).isEqualTo(1);
  }

  @Test
  void a_witness_that_cannot_look_is_told_from_one_that_found_nothing() throws IOException {
    Path records = records("visitline.csv", record("100.1", "visitline-incoming", at("07:00")));
    call("ivr1-100.1", "07:00");
    NightlyWitness witness = nightly("ivr1", List.of(records), new JooqOutages(database));
    assertThat(lastLook()).as("it has only begun").isEqualTo(at("06:00"));
    Instant looked = Instant.parse("2026-06-02T02:30:00Z");
    now = looked;
    witness.runIfDue();
    assertThat(lastLook()).isEqualTo(looked);

    // Asterisk's records are no longer there, or no longer this account's to read.
    Files.delete(records);
    now = Instant.parse("2026-06-03T02:30:00Z");
    witness.runIfDue();
    assertThat(lastLook()).isEqualTo(looked);

    meters.clear();
    now = Instant.parse("2026-06-03T01:00:00Z");
    nightly("ivr1", List.of(records), new JooqOutages(database)).runIfDue();
    assertThat(lastLook()).as("started again, before it is time").isEqualTo(looked);
  }

  @Test
  void nights_that_were_missed_are_made_up_for() throws IOException {
    Path records =
        Files.writeString(
            home.resolve("visitline.csv"),
            record("99.1", "visitline-incoming", at("07:00"))
                + record("100.4", "visitline-incoming", at("07:30").plus(Duration.ofDays(1))));
    NightlyWitness witness = nightly(List.of(records), List.of());
    now = Instant.parse("2026-06-01T02:30:00Z");
    witness.runIfDue();
    now = Instant.parse("2026-06-03T02:30:00Z");
    witness.runIfDue();

    assertThat(
            jooq.selectFrom(WITNESS_DIFFERENCE)
                .orderBy(WITNESS_DIFFERENCE.ASTERISK_ID)
                .fetch(WITNESS_DIFFERENCE.ASTERISK_ID))
        .containsExactly("100.4", "99.1");
  }

  @Test
  void what_one_asterisk_lost_stays_when_another_that_lost_nothing_is_looked_at()
      throws IOException {
    Path ones = records("one.csv", record("100.1", "visitline-fallback", at("07:20")));
    Path others = records("other.csv", record("200.1", "visitline-incoming", at("07:25")));
    call("ivr2-200.1", "07:25");
    now = Instant.parse("2026-06-02T02:30:00Z");
    nightly("ivr1", List.of(ones), new JooqOutages(database)).runIfDue();
    jooq.deleteFrom(TO_VERIFY).execute();

    nightly("ivr2", List.of(others), new JooqOutages(database)).runIfDue();
    assertThat(outages()).containsExactly("07:20 to 07:20 " + JooqOutages.LOST_CALLS);
    assertThat(marked()).as("nothing has changed").isEmpty();

    // The call is found after all: who has its record can say that it was no outage.
    call("spool-100.1", "07:20");
    nightly("ivr3", List.of(ones, others), new JooqOutages(database)).runIfDue();
    assertThat(outages()).isEmpty();
  }

  @Test
  void where_the_database_goes_before_the_outage_is_entered_the_night_is_looked_at_again()
      throws IOException {
    Path records = records("visitline.csv", record("100.1", "visitline-fallback", at("07:20")));
    AtomicBoolean away = new AtomicBoolean(true);
    NightlyWitness witness =
        nightly(
            "ivr1",
            List.of(records),
            new JooqOutages(
                () -> {
                  if (away.getAndSet(false)) {
                    throw new DataAccessException("the database is away");
                  }
                  return jooq;
                }));
    now = Instant.parse("2026-06-02T02:30:00Z");
    assertThatThrownBy(witness::runIfDue).isInstanceOf(DataAccessException.class);
    witness.runIfDue();

    assertThat(outages()).containsExactly("07:20 to 07:20 " + JooqOutages.LOST_CALLS);
    assertThat(jooq.fetchCount(WITNESS_RUN)).isEqualTo(1);
    assertThat(meters.get("visitline.witness.lost").gauge().value()).isEqualTo(1);
  }

  private Instant lastLook() {
    return Instant.ofEpochSecond((long) meters.get("visitline.witness.last.look").gauge().value());
  }

  private NightlyWitness nightly(String node, List<Path> records, JooqOutages outages)
      throws IOException {
    return nightly(node, records, List.of(), outages);
  }

  private NightlyWitness nightly(List<Path> records, List<Path> spools) throws IOException {
    return nightly("ivr1", records, spools, new JooqOutages(database));
  }

  private NightlyWitness nightly(
      String node, List<Path> records, List<Path> spools, JooqOutages outages) throws IOException {
    return new NightlyWitness(
        new WitnessLook(
            new WitnessFiles(
                records, List.of(Files.createDirectories(home.resolve("journal"))), spools),
            new JooqWitness(database),
            new JooqLives(database),
            outages),
        node,
        LocalTime.of(3, 30),
        ZoneId.of("Europe/London"),
        () -> now,
        meters);
  }

  /** A life of a node that is known by what it told. */
  private OutageWatch live(String from, String to) {
    now = at(from);
    OutageWatch watch = watch();
    watch.goOn();
    watch.tell();
    now = at(to);
    watch.goOn();
    watch.tell();
    return watch;
  }

  private OutageWatch watch() {
    meters.clear();
    return new OutageWatch(
        home.resolve("lives"),
        "ivr1",
        new JooqLives(database),
        new JooqOutages(database),
        () -> now,
        () -> true,
        meters);
  }

  private static void call(String id, String time) {
    jooq.insertInto(
            LOGGED_CALL,
            LOGGED_CALL.CALL_ID,
            LOGGED_CALL.TELEPHONE_CALL_ID,
            LOGGED_CALL.NODE,
            LOGGED_CALL.ANSWERED_AT,
            LOGGED_CALL.CALLER_NUMBER,
            LOGGED_CALL.ENDING)
        .values(id, id, "ivr1", at(time), "", "ABANDONED")
        .execute();
  }

  private Path records(String file, String record) throws IOException {
    return Files.writeString(home.resolve(file), record);
  }

  private static String record(String id, String context, Instant answered) {
    long second = answered.getEpochSecond();
    return "\"%s\",\"%s\",\"\",\"08081570100\",\"PJSIP/c-1\",\"%d.000000\",\"%d.000000\",\"%d.500000\",\"9\",\"9\",\"ANSWERED\"%n"
        .formatted(id, context, second, second, second + 9);
  }

  private static List<String> outages() {
    return jooq.selectFrom(OUTAGE)
        .orderBy(OUTAGE.FROM_AT)
        .fetch(
            outage ->
                outage.getFromAt().toString().substring(11, 16)
                    + " to "
                    + outage.getToAt().toString().substring(11, 16)
                    + " "
                    + outage.getNote());
  }

  private static List<String> marked() {
    return jooq.selectFrom(TO_VERIFY).fetch(TO_VERIFY.SERVICE_USER_ID);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-06-01T" + time + ":00Z");
  }
}
