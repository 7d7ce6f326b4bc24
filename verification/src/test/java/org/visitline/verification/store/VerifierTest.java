package org.visitline.verification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.visitline.schema.CallId;
import org.visitline.schema.Database;
import org.visitline.schema.JooqOutageMarks;
import org.visitline.schema.PinKey;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.decisions.JooqQueueDecisions;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.time.CivilZone;

class VerifierTest {

  private static Database database;
  private static DSLContext sql;

  @TempDir Path folder;

  private volatile Instant now = Instant.parse("2026-06-01T06:00:00Z");

  @BeforeAll
  static void open() {
    database = TestDatabases.fresh("verifier");
    sql = database.jooq();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void aSmallBorough() {
    JooqEmptied.of(sql);
    write("providers.csv", "provider_id,name\nPA,Kind Hands\n");
    write(
        "service_users.csv",
        "service_user_id,code,name,phones\n"
            + "S1,10001,Ada Ford,020 7946 0001\n"
            + "S2,10002,Bea Hill,020 7946 0002\n");
    write("care_workers.csv", "care_worker_id,provider_id,name,pin\nW1,PA,Ann Lee,141207\n");
    write(
        "service_orders.csv",
        """
        service_order_id,service_user_id,provider_id,service_type,valid_from,days,start,duration_minutes
        O1,S1,PA,personal care,2026-06-01,MON;TUE;WED;THU;FRI;SAT;SUN,08:00,30
        """);
    load();
  }

  @Test
  void a_day_of_a_board_as_time_passes_and_calls_come() {
    Verifier verifier = verifier();
    verifier.catchUp();
    assertThat(sql.fetchValues(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
        .as("today and tomorrow are expected")
        .containsExactlyInAnyOrder("O1@2026-06-01", "O1@2026-06-02");
    assertThat(findings()).isEmpty();

    // Commissioned for 08:00 British summer time, 30 min: missed from 08:30 on.
    at("2026-06-01T07:30:00Z").catchUp();
    assertThat(findings()).containsExactly("MISSED_VISIT O1@2026-06-01  provisional");

    ring("K1", "2026-06-01T07:40:00Z", "+442079460001", "141207");
    at("2026-06-01T07:40:01Z").catchUp();
    assertThat(findings())
        .containsExactly(
            "DIRECTION_INFERRED O1@2026-06-01 K1", "VERY_LATE_ARRIVAL O1@2026-06-01 K1");
    assertThat(stillOpen("K1")).isTrue();

    ring("K2", "2026-06-01T08:09:00Z", "+442079460001", "141207");
    at("2026-06-01T08:09:01Z").catchUp();
    assertThat(stillOpen("K1")).isFalse();
    assertThat(
            sql.fetchValue(
                COMMISSIONED_VISIT.SLOTS_FILLED,
                COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq("O1@2026-06-01")))
        .isEqualTo(1);

    at("2026-06-01T23:00:00Z").catchUp();
    assertThat(sql.fetchValues(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
        .as("at midnight the day after tomorrow comes into sight")
        .contains("O1@2026-06-03");
  }

  @Test
  void an_outage_that_is_told_of_later_clears_a_week_with_somebody_who_lives_in() {
    write(
        "commissioned_visits.csv",
        """
        commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes
        LIVE-IN,S2,PA,live-in care,2026-06-01,08:00,10080
        """);
    load();
    at("2026-06-20T12:00:00Z").catchUp();
    assertThat(findings()).contains("MISSED_VISIT LIVE-IN ");

    Instant from = Instant.parse("2026-06-04T01:00:00Z");
    Instant to = Instant.parse("2026-06-04T02:00:00Z");
    sql.insertInto(OUTAGE, OUTAGE.FROM_AT, OUTAGE.TO_AT, OUTAGE.NOTE)
        .values(from, to, "told by the service")
        .execute();
    JooqOutageMarks.leave(sql, from, to, now);
    verifier().catchUp();
    assertThat(findings())
        .contains("UNVERIFIED_VISIT LIVE-IN ")
        .doesNotContain("MISSED_VISIT LIVE-IN ");
  }

  @Test
  void a_provider_that_is_renamed_is_named_so_in_what_was_found_before() {
    at("2026-06-10T12:00:00Z").catchUp();
    write("providers.csv", "provider_id,name\nPA,Gentle Hands\n");
    load();
    verifier().catchUp();
    assertThat(verifier().compare()).isEmpty();
    assertThat(sql.fetchValues(DISCREPANCY.EXPLANATION, DISCREPANCY.CODE.eq("MISSED_VISIT")))
        .isNotEmpty()
        .allMatch(sentence -> sentence.contains("Gentle Hands"));
  }

  @Test
  void a_worker_whom_the_rota_alone_names_is_renamed_in_what_is_said_of_others() {
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin\nW1,PA,Ann Lee,141207\nW2,PA,Bob Ray,151213\n");
    write("rota.csv", "commissioned_visit_id,care_worker_id\nO1@2026-06-01,W2\n");
    load();
    ring("K1", "2026-06-01T07:00:00Z", "+442079460001", "141207");
    ring("K2", "2026-06-01T07:30:00Z", "+442079460001", "141207");
    at("2026-06-01T08:00:00Z").catchUp();
    write("care_workers.csv", "care_worker_id,provider_id,name,pin\nW2,PA,Rob Ray,151213\n");
    load();
    verifier().catchUp();
    assertThat(sql.fetchValue(DISCREPANCY.EXPLANATION, DISCREPANCY.CODE.eq("OTHER_WORKER")))
        .endsWith("was planned for Rob Ray.");
    assertThat(verifier().compare()).isEmpty();
  }

  @Test
  void whatever_of_a_line_is_not_as_it_follows_is_a_difference() {
    ring("K1", "2026-06-01T07:00:00Z", "+442079460001", "141207");
    ring("K2", "2026-06-01T07:30:00Z", "+442079460001", "141207");
    at("2026-06-01T08:00:00Z").catchUp();
    assertThat(verifier().compare()).isEmpty();

    sql.execute("UPDATE timesheet_line SET provider_id = 'PB'");
    assertThat(verifier().compare()).as("of a line on another's timesheet").hasSize(2);
    sql.execute("UPDATE timesheet_line SET provider_id = 'PA', visit_id = 'GHOST'");
    assertThat(verifier().compare()).as("of a line without its visit").hasSize(2);
    sql.execute("UPDATE timesheet_line SET visit_id = 'K1'");
    sql.execute("UPDATE discrepancy SET class = 'A'");
    assertThat(verifier().compare()).as("of a notice that is none").isNotEmpty();
    sql.execute("UPDATE discrepancy SET class = 'N', scope = 'S:GONE', service_user_id = 'GONE'");
    assertThat(verifier().compare()).as("of a finding about nobody who is known").isNotEmpty();
  }

  @Test
  void a_finding_keeps_the_moment_it_was_first_found_while_its_facts_stand() {
    ring("K1", "2026-06-01T07:40:00Z", "+442079460001", "141207");
    at("2026-06-01T07:40:01Z").catchUp();
    ring("K2", "2026-06-01T08:09:00Z", "+442079460001", "141207");
    at("2026-06-01T08:09:01Z").catchUp();

    assertThat(sql.fetchValue(DISCREPANCY.FIRST_FOUND_AT, DISCREPANCY.CODE.eq("VERY_LATE_ARRIVAL")))
        .isEqualTo(Instant.parse("2026-06-01T07:40:01Z"));
  }

  @Test
  void calls_that_name_nobody_are_asked_about_until_the_directory_knows_them() {
    ring("K1", "2026-06-01T07:00:00Z", "+442079460099", "141207");
    ring("K2", "2026-06-01T07:01:00Z", "+442079460099", "999999");
    ring("K3", "2026-06-01T07:02:00Z", "+442079460099", "");
    at("2026-06-01T07:10:00Z").catchUp();
    assertThat(findings()).containsExactly("UNKNOWN_SERVICE_USER  K1", "UNKNOWN_WORKER  K2");

    write(
        "service_users.csv", "service_user_id,code,name,phones\nS3,10003,Cy Moss,020 7946 0099\n");
    load();
    verifier().catchUp();

    assertThat(sql.fetchValues(VISIT.SERVICE_USER_ID)).containsExactly("S3");
    assertThat(findings())
        .doesNotContain("UNKNOWN_SERVICE_USER  K1")
        .contains("UNKNOWN_WORKER  K2");
  }

  @Test
  void a_call_from_a_shared_line_moves_when_the_plan_says_for_whom_it_was() {
    write(
        "service_users.csv",
        "service_user_id,code,name,phones\n"
            + "S1,10001,Ada Ford,020 7946 0001\n"
            + "S2,10002,Bea Hill,020 7946 0001\n");
    // Both are taken to have had the number all along: they are new in this test's database.
    sql.execute("DELETE FROM registered_number");
    sql.execute("DELETE FROM service_order");
    sql.execute("DELETE FROM service_user");
    load();
    ring("K1", "2026-06-01T07:00:00Z", "+442079460001", "141207");
    at("2026-06-01T07:01:00Z").catchUp();
    assertThat(sql.fetchValues(VISIT.SERVICE_USER_ID)).containsExactly("S1");

    write(
        "commissioned_visits.csv",
        """
        commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes,cancelled
        O1@2026-06-01,S1,PA,personal care,2026-06-01,08:00,30,true
        C1,S2,PA,personal care,2026-06-01,08:00,30,
        """);
    load();
    verifier().catchUp();

    assertThat(sql.fetchValues(VISIT.SERVICE_USER_ID)).containsExactly("S2");
  }

  @Test
  void a_call_linked_to_somebody_else_leaves_the_call_after_it_where_it_was() {
    // Ann rang twice at Bea's: on arriving, it was taken, and on leaving.
    ring("K1", "2026-06-01T06:00:00Z", "+442079460002", "141207");
    ring("K2", "2026-06-01T06:04:00Z", "+442079460002", "141207");
    at("2026-06-10T07:20:00Z").catchUp();
    assertThat(visits()).containsExactly("K1 S2 K1-K2");

    // Days later an officer learns that the first was for Ada. Meanwhile time itself bears on Ada:
    // by 07:30 her visit of this morning is missed. So hers is derived before Bea's.
    new JooqQueueDecisions(sql, () -> now)
        .link(
            new CallId("K1"),
            null,
            new ServiceUserId("S1"),
            new Signed("OTHER", "rang from the neighbour's", "olga"));
    at("2026-06-10T07:35:00Z").catchUp();

    assertThat(visits()).containsExactly("K1 S1 K1-null", "K2 S2 K2-null");
    assertThat(DatabaseCheck.differences(sql, CivilZone.LONDON, now)).isEmpty();
  }

  @Test
  void of_two_workers_with_one_pin_the_one_came_whose_providers_number_was_dialled() {
    sql.execute("INSERT INTO provider (provider_id, name) VALUES ('PB', 'Other Hands')");
    sql.execute(
        "INSERT INTO care_worker (care_worker_id, provider_id, name) VALUES ('W9', 'PB', 'Zoe')");
    sql.execute(
        """
        INSERT INTO worker_pin (pin_hash, care_worker_id, valid_from)
        SELECT pin_hash, 'W9', '1000-01-01' FROM worker_pin WHERE care_worker_id = 'W1'
        """);
    at("2026-06-01T07:59:00Z").catchUp();

    ring("K1", "2026-06-01T07:00:00Z", "+442079460001", "141207", "PA");
    ring("K2", "2026-06-01T07:30:00Z", "+442079460001", "141207", "PA");
    ring("K3", "2026-06-01T07:31:00Z", "+442079460001", "141207", "PB");
    ring("K4", "2026-06-01T07:32:00Z", "+442079460001", "141207", null);
    ring("K5", "2026-06-01T07:33:00Z", "+442079460001", "141207", "PC");
    at("2026-06-01T08:00:00Z").catchUp();

    assertThat(
            sql.selectFrom(VISIT)
                .orderBy(VISIT.VISIT_ID)
                .fetch(visit -> visit.getVisitId() + " " + visit.getCareWorkerId()))
        .containsExactly("K1 W1", "K3 W9");
    assertThat(findings())
        .filteredOn(finding -> finding.startsWith("UNKNOWN_WORKER"))
        .as("the number of nobody, or of neither, does not tell them apart")
        .hasSize(2);
    assertThat(DatabaseCheck.differences(sql, CivilZone.LONDON, now)).isEmpty();
  }

  private List<String> visits() {
    return sql.selectFrom(VISIT)
        .orderBy(VISIT.VISIT_ID)
        .fetch(
            row ->
                row.getVisitId()
                    + " "
                    + row.getServiceUserId()
                    + " "
                    + row.getArrivalCall()
                    + "-"
                    + row.getDepartureCall());
  }

  @Test
  void a_call_answered_by_a_clock_ahead_of_ours_waits_for_its_moment() {
    verifier().catchUp();
    ring("K1", "2026-06-01T07:00:00.500Z", "+442079460001", "141207");

    at("2026-06-01T07:00:00Z").catchUp();
    assertThat(sql.fetchCount(VISIT)).isZero();
    at("2026-06-01T07:00:00.500Z").catchUp();
    assertThat(sql.fetchCount(VISIT)).isEqualTo(1);
  }

  @Test
  void a_running_verifier_shows_a_finding_within_two_seconds_of_the_call() throws Exception {
    List<Duration> taken = new ArrayList<>();
    now = Instant.parse("2026-06-01T07:40:01Z");
    try (VerifierLoop _ = verifier().start()) {
      // A machine that does much else may be late once or twice, but not on five days running.
      for (int day = 1; day <= 5 && taken.stream().noneMatch(VerifierTest::isSoon); day++) {
        taken.add(fromCallToFinding("2026-06-0" + day, "K" + day));
      }
    }
    assertThat(taken).anyMatch(VerifierTest::isSoon);
  }

  private Duration fromCallToFinding(String date, String call) throws Exception {
    now = Instant.parse(date + "T07:40:01Z");
    await(
        () ->
            findings().contains("MISSED_VISIT O1@" + date + "  provisional")
                && sql.fetchCount(TO_VERIFY) == 0);
    long rang = System.nanoTime();
    ring(call, date + "T07:40:00Z", "+442079460001", "141207");
    await(() -> findings().contains("VERY_LATE_ARRIVAL O1@" + date + " " + call));
    return Duration.ofNanos(System.nanoTime() - rang);
  }

  private static boolean isSoon(Duration taken) {
    return taken.compareTo(Duration.ofSeconds(2)) < 0;
  }

  @Test
  void of_two_nodes_one_verifies_and_the_other_takes_over() throws Exception {
    now = Instant.parse("2026-06-01T07:40:01Z");
    try (VerifierLoop _ = startBehindAnother()) {
      ring("K1", "2026-06-01T07:40:00Z", "+442079460001", "141207");
      await(() -> sql.fetchCount(VISIT) == 1);
    }
  }

  @Test
  void whom_no_rule_can_bear_keeps_nobody_else_waiting() {
    sql.update(SERVICE_ORDER).set(SERVICE_ORDER.DURATION_MINUTES, 0).execute();
    ring("K1", "2026-06-01T07:40:00Z", "+442079460002", "141207");
    Verifier verifier = at("2026-06-01T07:40:01Z");
    verifier.catchUp();
    assertThat(sql.fetchValues(VISIT.VISIT_ID)).containsExactly("K1");
    assertThat(sql.fetchValues(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)).isEmpty();

    sql.update(SERVICE_ORDER).set(SERVICE_ORDER.DURATION_MINUTES, 30).execute();
    verifier.takeUpAgain();
    verifier.catchUp();
    assertThat(sql.fetchValues(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
        .containsExactlyInAnyOrder("O1@2026-06-01", "O1@2026-06-02");
  }

  @Test
  void a_fault_of_the_machine_itself_does_not_end_verification_without_a_word() throws Exception {
    now = Instant.parse("2026-06-01T07:40:01Z");
    AtomicInteger steps = new AtomicInteger();
    ListAppender<ILoggingEvent> told = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(VerifierLoop.class);
    told.start();
    log.addAppender(told);
    InstantSource faulty =
        () -> {
          if (steps.incrementAndGet() == 1) {
            throw new StackOverflowError("a rule that calls itself");
          }
          return now;
        };
    try (VerifierLoop _ = new Verifier(database, CivilZone.LONDON, faulty).start()) {
      ring("K1", "2026-06-01T07:40:00Z", "+442079460001", "141207");
      await(() -> sql.fetchCount(VISIT) == 1);
    } finally {
      log.detachAppender(told);
    }
    assertThat(told.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .startsWith("ALARM: a fault in verification")
        .contains("a rule that calls itself");
  }

  private VerifierLoop startBehindAnother() throws Exception {
    VerifierLoop first = verifier().start();
    await(() -> sql.fetchCount(TO_VERIFY) == 0);
    VerifierLoop second = verifier().start();
    first.close();
    return second;
  }

  @Test
  void a_transaction_broken_off_by_a_deadlock_is_tried_again_as_a_whole() throws Exception {
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    AtomicInteger tries = new AtomicInteger();
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      Future<?> one = both.submit(() -> rename("S1", "S2", bothHoldOne, tries));
      Future<?> other = both.submit(() -> rename("S2", "S1", bothHoldOne, tries));
      one.get(30, TimeUnit.SECONDS);
      other.get(30, TimeUnit.SECONDS);
    }
    assertThat(tries).as("one of the two was broken off once").hasValue(3);
    assertThat(sql.fetchValues(SERVICE_USER.NAME)).containsExactly("seen twice", "seen twice");
  }

  private static void rename(
      String first, String then, CyclicBarrier barrier, AtomicInteger tries) {
    RetriedTransaction.run(
        sql,
        transaction -> {
          boolean firstTry = tries.incrementAndGet() <= 2;
          rename(transaction, first);
          if (firstTry) {
            meet(barrier);
          }
          rename(transaction, then);
        });
  }

  private static void rename(DSLContext transaction, String id) {
    transaction
        .update(SERVICE_USER)
        .set(
            SERVICE_USER.NAME,
            DSL.when(SERVICE_USER.NAME.eq("seen once"), "seen twice").otherwise("seen once"))
        .where(SERVICE_USER.SERVICE_USER_ID.eq(id))
        .execute();
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void imports_and_calls_at_once_end_as_if_they_had_come_one_after_the_other() throws Exception {
    now = Instant.parse("2026-06-10T12:00:00Z");
    try (VerifierLoop _ = verifier().start();
        ExecutorService importer = Executors.newSingleThreadExecutor()) {
      Future<?> imports =
          importer.submit(
              () -> {
                for (int round = 0; round < 10; round++) {
                  write(
                      "service_orders.csv",
                      """
                      service_order_id,service_user_id,provider_id,service_type,valid_from,days,start,duration_minutes
                      O1,S1,PA,personal care,2026-06-01,MON;TUE;WED;THU;FRI;SAT;SUN,08:%02d,30
                      O2,S2,PA,personal care,2026-06-01,MON;TUE;WED,09:%02d,45
                      """
                          .formatted(round, round));
                  load();
                }
              });
      for (int call = 0; call < 40; call++) {
        String day = "2026-06-0" + (1 + call % 9);
        ring(
            "K" + call,
            day + "T07:%02d:00Z".formatted(call),
            "+44207946000" + (1 + call % 2),
            "141207");
      }
      imports.get(180, TimeUnit.SECONDS);
      await(() -> sql.fetchCount(TO_VERIFY) == 0 && sql.fetchCount(CALL_TO_PLACE) == 0);
    }
    String stepByStep = StoredOpinion.of(sql);

    verifier().verifyAll();

    assertThat(stepByStep).isEqualTo(StoredOpinion.of(sql)).contains("visit|K");
  }

  @Test
  void an_import_while_the_verifier_derives_everything_is_followed_afterwards() {
    RetriedTransaction.run(
        sql,
        verifying -> {
          // As it does at first: the marks for every date are taken, and what follows takes a
          // while.
          verifying.deleteFrom(TO_VERIFY).where(TO_VERIFY.SERVICE_USER_ID.eq("S1")).execute();
          write(
              "service_orders.csv",
              """
              service_order_id,service_user_id,provider_id,service_type,valid_from,days,start,duration_minutes
              O1,S1,PA,personal care,2026-06-01,MON;TUE;WED;THU;FRI;SAT;SUN,10:00,30
              """);
          load();
        });

    assertThat(sql.fetchCount(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID.eq("S1"))).isPositive();
  }

  @Test
  void somebody_whose_facts_cannot_be_borne_does_not_stop_the_others() {
    verifier().catchUp();
    // What no import lets through, and what only a hand in the database can do.
    sql.execute("UPDATE service_order SET duration_minutes = -5");
    sql.execute("INSERT INTO to_verify (service_user_id, date) VALUES ('S1', '1000-01-01')");
    ring("K1", "2026-06-01T07:00:00Z", "+442079460002", "141207");

    at("2026-06-01T07:01:00Z").catchUp();

    assertThat(sql.fetchValues(VISIT.SERVICE_USER_ID)).containsExactly("S2");
    assertThat(sql.fetchValues(TO_VERIFY.SERVICE_USER_ID))
        .as("kept until mended")
        .containsExactly("S1");
  }

  private Verifier at(String instant) {
    now = Instant.parse(instant);
    return verifier();
  }

  private Verifier verifier() {
    return new Verifier(database, CivilZone.LONDON, () -> now);
  }

  private boolean stillOpen(String visit) {
    return sql.fetchValue(VISIT.STILL_OPEN, VISIT.VISIT_ID.eq(visit));
  }

  private List<String> findings() {
    return sql.selectFrom(DISCREPANCY)
        .where(DISCREPANCY.CODE.ne("COMMISSIONED_SHORT"))
        .orderBy(DISCREPANCY.CODE, DISCREPANCY.CALL_ID, DISCREPANCY.VISIT_ID)
        .fetch(
            row ->
                row.getCode()
                    + " "
                    + row.getCommissionedVisitId()
                    + " "
                    + row.getVisitId()
                    + row.getCallId()
                    + (row.getProvisional() ? " provisional" : ""));
  }

  private void ring(String id, String answered, String e164, String pin) {
    ring(id, answered, e164, pin, null);
  }

  private void ring(
      String id, String answered, String e164, String pin, @Nullable String dialledProvider) {
    byte[] hash = pin.isEmpty() ? null : key().hash(pin);
    RetriedTransaction.run(
        sql,
        transaction -> {
          transaction
              .insertInto(LOGGED_CALL)
              .set(LOGGED_CALL.CALL_ID, id)
              .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
              .set(LOGGED_CALL.NODE, "test")
              .set(LOGGED_CALL.ANSWERED_AT, Instant.parse(answered))
              .set(LOGGED_CALL.CALLER_NUMBER, e164)
              .set(LOGGED_CALL.CALLER_E164, e164)
              .set(LOGGED_CALL.PIN_HASH, hash)
              .set(LOGGED_CALL.DIALLED_PROVIDER_ID, dialledProvider)
              .set(LOGGED_CALL.ENDING, "LOGGED")
              .execute();
          transaction.insertInto(CALL_TO_PLACE).set(CALL_TO_PLACE.CALL_ID, id).execute();
        });
  }

  private PinKey key() {
    return PinKey.at(Path.of("target", "verifier-pin-key").toAbsolutePath());
  }

  private void load() {
    FileNotes notes =
        new FileNotes() {
          @Override
          public void rejected(Rejection rejection) {
            throw new AssertionError(rejection.toString());
          }

          @Override
          public void warned(String file, String text) {
            throw new AssertionError(file + ": " + text);
          }
        };
    new FolderImport(database, key(), () -> now, CivilZone.LONDON, "GB").load(folder, notes);
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks again and again, for as long as no test should take. */
  private static void await(BooleanSupplier done) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
    CountDownLatch never = new CountDownLatch(1);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(until);
      never.await(5, TimeUnit.MILLISECONDS);
    }
  }
}
