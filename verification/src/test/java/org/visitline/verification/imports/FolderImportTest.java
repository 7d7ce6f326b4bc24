package org.visitline.verification.imports;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.IMPORT_UPLOAD;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.schema.CheckDigit;
import org.visitline.schema.Database;
import org.visitline.schema.JooqPinSettings;
import org.visitline.schema.PinKey;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.store.JooqWhole;
import org.visitline.verification.store.RetriedTransaction;
import org.visitline.verification.store.TestDatabases;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

class FolderImportTest {

  private static final Instant MONDAY = Instant.parse("2026-06-01T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-06-02T08:00:00Z");
  private static final Instant BEGINNING = Instant.parse("1000-01-01T00:00:00Z");

  private static Database database;
  private static DSLContext sql;

  @TempDir Path folder;

  private final List<String> rejections = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Instant now = MONDAY;

  @BeforeAll
  static void open() {
    database = TestDatabases.fresh("imports");
    sql = database.jooq();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    for (String table :
        List.of(
            "call_to_place",
            "to_verify",
            "logged_call",
            "outage",
            "suspension",
            "rota",
            "dated_visit",
            "service_order",
            "worker_pin",
            "former_contact_number",
            "care_worker",
            "registered_number",
            "service_user",
            "provider",
            "pin_setting",
            "import_upload")) {
      sql.execute("DELETE FROM " + table);
    }
  }

  @Test
  void a_preview_says_what_loading_does_and_changes_nothing() {
    writeBorough();

    ImportReport preview = importer().preview(folder, notes());
    assertThat(sql.fetchCount(PROVIDER)).isZero();
    assertThat(sql.fetchCount(TO_VERIFY)).isZero();

    ImportReport load = importer().load(folder, notes());
    assertThat(load.files()).isEqualTo(preview.files());
    assertThat(load.get("logged_calls.csv"))
        .isEqualTo(new FileCounts("logged_calls.csv", 3, 3, 0, 0, 0));
    assertThat(load.isClean()).isTrue();
    assertThat(sql.fetchCount(LOGGED_CALL)).isEqualTo(3);
    assertThat(sql.fetchCount(CALL_TO_PLACE)).isEqualTo(3);
    assertThat(marked()).containsExactly("S1", "S2");
  }

  @Test
  void a_folder_that_is_not_there_is_said_to_be_so() {
    assertThatThrownBy(() -> importer().load(folder.resolve("misspelt"), notes()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("misspelt is no folder");
  }

  @Test
  void loading_twice_changes_nothing_and_asks_for_nothing() {
    writeBorough();
    importer().load(folder, notes());
    String before = everything();
    sql.deleteFrom(TO_VERIFY).execute();
    sql.deleteFrom(CALL_TO_PLACE).execute();

    now = TUESDAY;
    ImportReport again = importer().load(folder, notes());

    assertThat(again.changesNothing()).isTrue();
    assertThat(again.files())
        .allSatisfy(file -> assertThat(file.unchanged()).isEqualTo(file.read()));
    assertThat(everything()).isEqualTo(before);
    assertThat(sql.fetchCount(TO_VERIFY)).isZero();
    assertThat(sql.fetchCount(CALL_TO_PLACE)).isZero();
  }

  @Test
  void a_telephone_that_is_gone_from_the_file_ends_and_a_new_one_begins() {
    writeBorough();
    importer().load(folder, notes());
    sql.deleteFrom(CALL_TO_PLACE).execute();
    write(
        "service_users.csv",
        "service_user_id,code,name,phones\nS1,10001,Ada,020 7946 0009\nS2,10002,Bea,\n");

    now = TUESDAY;
    ImportReport report = importer().load(folder, notes());

    assertThat(report.get("service_users.csv"))
        .isEqualTo(new FileCounts("service_users.csv", 2, 0, 1, 1, 0));
    assertThat(
            sql.selectFrom(REGISTERED_NUMBER)
                .orderBy(REGISTERED_NUMBER.E164)
                .fetch(n -> n.getE164() + " " + n.getValidFrom() + " " + n.getValidTo()))
        .containsExactly(
            "+442079460001 " + BEGINNING + " " + TUESDAY, "+442079460009 " + TUESDAY + " null");
    assertThat(sql.selectFrom(CALL_TO_PLACE).fetchSet(CALL_TO_PLACE.CALL_ID))
        .containsExactly("K1", "K2");
  }

  @Test
  void a_pin_that_changed_is_good_until_tonight_and_kept_as_a_hash_only() {
    writeBorough();
    importer().load(folder, notes());
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin\nW1,PA,Ann,299999\nW2,PA,Bob,141208\n");

    now = TUESDAY;
    importer().load(folder, notes());

    assertThat(
            sql.selectFrom(WORKER_PIN)
                .where(WORKER_PIN.CARE_WORKER_ID.eq("W1"))
                .orderBy(WORKER_PIN.VALID_FROM)
                .fetch(pin -> pin.getValidFrom() + " " + pin.getValidTo()))
        .containsExactly("1000-01-01 2026-06-02", "2026-06-02 null");
    assertThat(sql.fetch(WORKER_PIN).toString()).doesNotContain("141207").doesNotContain("299999");
  }

  @Test
  void a_contact_number_that_changed_was_the_workers_own_until_then() {
    writeBorough();
    writeContact("07700 900 001");
    importer().load(folder, notes());
    writeContact("07700 900 002");
    now = TUESDAY;
    long upload = upload();
    importer().load(folder, notes(), upload);

    assertThat(reachedAt("+447700900001", TUESDAY.minusMillis(1))).isTrue();
    assertThat(reachedAt("+447700900001", TUESDAY)).isFalse();
    assertThat(reachedAt("+447700900002", TUESDAY.minusMillis(1))).isFalse();
    assertThat(reachedAt("+447700900002", TUESDAY)).isTrue();

    writeContact("");
    now = TUESDAY.plusSeconds(60);
    importer().load(folder, notes());
    assertThat(reachedAt("+447700900002", now)).isFalse();
    assertThat(reachedAt("+447700900002", now.minusMillis(1))).isTrue();
    assertThat(reachedAt("+447700900001", TUESDAY.minusMillis(1))).isTrue();
  }

  @Test
  void a_contact_number_that_is_taken_back_was_never_the_workers_own() {
    writeBorough();
    writeContact("07700 900 001");
    importer().load(folder, notes());
    writeContact("07700 900 002");
    now = TUESDAY;
    long upload = upload();
    importer().load(folder, notes(), upload);
    takeBack(upload);
    assertThat(reachedAt("+447700900001", TUESDAY)).isTrue();
    assertThat(reachedAt("+447700900001", TUESDAY.minusMillis(1))).isTrue();
    assertThat(reachedAt("+447700900002", TUESDAY)).isFalse();
  }

  private Restoration takeBack(long upload) {
    return RetriedTransaction.result(sql, transaction -> importer().takeBack(transaction, upload));
  }

  private void writeContact(String number) {
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin,contact_number\nW1,PA,Ann,141207,"
            + number
            + "\nW2,PA,Bob,141208,\n");
  }

  private static boolean reachedAt(String number, Instant at) {
    return !JooqWhole.load(sql, CivilZone.LONDON)
        .borough()
        .directory()
        .workersReachedAt(number, at)
        .isEmpty();
  }

  @Test
  void a_pin_that_the_phone_service_could_never_take_is_refused_and_a_shorter_one_warned_of() {
    writeBorough();
    write(
        "care_workers.csv",
        """
        care_worker_id,provider_id,name,pin
        W1,PA,Ann,141207
        W2,PA,Bob,1412
        W3,PA,Cat,14120712
        """);

    importer().preview(folder, notes());
    assertThat(rejections)
        .as("nobody has told, and six digits are usual")
        .containsExactly(
            "care_workers.csv line 4, pin: has 8 digits, and a phone service that is not told"
                + " otherwise takes 6. Give the worker a PIN of 6 digits; or start every node first"
                + " with --pin-length 8, and the dialplan with that VISITLINE_PIN_LENGTH, and load"
                + " the file again.");

    told("ivr1", 8, false, now);
    importer().preview(folder, notes());
    assertThat(rejections).isEmpty();
    assertThat(warnings)
        .containsExactly(
            "care_workers.csv: 2 care workers have a PIN of fewer than the 8 digits that the phone"
                + " service asks for, and must key # behind it, or wait for eight seconds (W1, W2);"
                + " give them longer ones");

    told("ivr2", 4, false, now);
    importer().load(folder, notes());
    assertThat(rejections)
        .filteredOn(text -> text.startsWith("care_workers.csv"))
        .as("whoever rings ivr2 could not key the others'")
        .hasSize(2)
        .first(as(STRING))
        .startsWith(
            "care_workers.csv line 2, pin: has 6 digits, and its nodes ask for different lengths:"
                + " ivr1 for 8 digits, ivr2 for 4 digits.");
    assertThat(sql.fetchValues(CARE_WORKER.CARE_WORKER_ID)).containsExactly("W2");
  }

  @Test
  void a_node_that_was_taken_out_of_service_asks_for_nothing_any_more() {
    writeBorough();
    told("ivr1", 4, false, now.minus(Duration.ofHours(25)));
    told("ivr2", 6, false, now);

    assertThat(importer().load(folder, notes()).isClean()).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void a_pin_without_the_check_digit_that_the_phone_service_insists_on_is_refused() {
    writeBorough();
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin\nW1,PA,Ann,141207\nW2,PA,Bob,14120"
            + CheckDigit.of("14120")
            + "\n");
    told("ivr1", 6, true, now);

    importer().preview(folder, notes());

    assertThat(rejections)
        .filteredOn(text -> text.startsWith("care_workers.csv"))
        .containsExactly(
            "care_workers.csv line 2, pin: does not end in its check digit, and the phone service"
                + " takes no other. Give the worker a PIN in the portal; or start every node first"
                + " without --check-digit, and load the file again.");
  }

  private static void told(String node, int digits, boolean checkDigit, Instant at) {
    new JooqPinSettings(() -> sql).tell(node, digits, checkDigit, at);
  }

  @Test
  void a_pin_or_a_code_that_somebody_else_holds_is_refused_without_showing_the_pin() {
    writeBorough();
    write(
        "care_workers.csv",
        """
        care_worker_id,provider_id,name,pin,active_from,active_to
        W1,PA,Ann,141207,,2026-05-01
        W2,PA,Bob,141208,,
        W3,PA,Cat,141207,2026-05-02,
        W4,PA,Dan,141208,,
        """);
    write(
        "service_users.csv",
        "service_user_id,code,name,phones\nS1,10001,Ada,\nS2,10002,Bea,\nS3,10001,Cy,\n");

    importer().load(folder, notes());

    assertThat(rejections)
        .contains(
            "service_users.csv line 4, code '10001': is already the code of service user S1. Give"
                + " each person a code of their own.",
            "care_workers.csv line 5, pin: is also the PIN of care worker W2. Give each worker a"
                + " PIN that nobody else holds at the time.")
        .noneMatch(text -> text.contains("1412"));
    assertThat(sql.fetchCount(WORKER_PIN)).isEqualTo(3);
  }

  @Test
  void a_worker_does_not_go_to_another_provider_with_the_visits_of_the_past() {
    writeBorough();
    importer().load(folder, notes());
    write("providers.csv", "provider_id,name\nPA,Kind Hands\nPB,Elm Care\n");
    // Ann rang on 1 June; of Bob, who never did, a wrong provider can be put right.
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin\nW1,PB,Zed,299999\nW2,PB,Bob,141208\n");

    ImportReport preview = importer().preview(folder, notes());
    String refused =
        "care_workers.csv line 2, care_worker_id 'W1': has logged visits as a worker of PA. Give a"
            + " worker who has moved to another provider, or is somebody else, a new reference"
            + " there.";
    assertThat(rejections).containsExactly(refused);
    ImportReport load = importer().load(folder, notes());

    assertThat(rejections).containsExactly(refused);
    assertThat(load.files()).isEqualTo(preview.files());
    assertThat(load.get("care_workers.csv"))
        .isEqualTo(new FileCounts("care_workers.csv", 2, 0, 1, 0, 1));
    assertThat(workers()).containsExactly("W1 PA Ann null", "W2 PB Bob null");
    assertThat(sql.fetchCount(WORKER_PIN)).as("the other's PIN is not W1's").isEqualTo(2);
  }

  @Test
  void the_first_day_of_a_worker_stays_before_the_calls_that_they_made() {
    writeBorough();
    importer().load(folder, notes());
    String head = "care_worker_id,provider_id,name,pin,active_from,active_to\n";
    // Ann rang on 1 June, Bob never did.
    write(
        "care_workers.csv", head + "W1,PA,Ann,141207,2026-06-02,\nW2,PA,Bob,141208,2026-06-02,\n");

    importer().load(folder, notes());

    assertThat(rejections)
        .containsExactly(
            "care_workers.csv line 2, active_from '2026-06-02': is after calls of care worker W1,"
                + " which are logged from 2026-06-01 on. Keep active_from at or before that day, or"
                + " give somebody who has come back a new reference.");
    assertThat(workers()).containsExactly("W1 PA Ann null", "W2 PA Bob 2026-06-02");

    write("care_workers.csv", head + "W1,PA,Ann,141207,2026-06-01,\n");
    importer().load(folder, notes());
    assertThat(rejections).as("on the very day").isEmpty();

    write("care_workers.csv", head + "W1,PA,Ann,141207,,2026-05-31\n");
    importer().load(folder, notes());
    assertThat(rejections).as("the last day may be any").isEmpty();
  }

  @Test
  void calls_by_a_pin_that_another_held_then_do_not_keep_a_first_day() {
    writeBorough();
    String head = "care_worker_id,provider_id,name,pin,active_from,active_to\n";
    write("care_workers.csv", head + "W1,PA,Ann,141207,,2026-06-01\nW2,PA,Bob,141208,,\n");
    importer().load(folder, notes());
    now = TUESDAY;
    write("care_workers.csv", head + "W3,PA,Cat,141207,2026-06-02,\n");
    importer().load(folder, notes());
    write("care_workers.csv", head + "W3,PA,Cat,141207,2026-06-03,\n");

    importer().load(folder, notes());

    assertThat(rejections).isEmpty();
  }

  @Test
  void a_code_stays_with_the_person_for_whom_it_has_been_keyed() {
    writeBorough();
    write(
        "logged_calls.csv",
        """
        call_id,answered_at,caller_number,pin,service_user_code,direction
        K1,2026-06-01T07:00:00Z,,141207,10001,
        K2,2026-06-01T07:30:00Z,,141207,10001,
        """);
    importer().load(folder, notes());
    // S1's new code is free for S3, for S1 does not get it; nobody has keyed that of S2.
    write(
        "service_users.csv",
        "service_user_id,code,name,phones\nS1,10009,Ada,\nS2,10008,Bea,\nS3,10009,Cy,\n");

    importer().load(folder, notes());

    assertThat(rejections)
        .containsExactly(
            "service_users.csv line 2, code '10009': would take the place of 10001, which calls for"
                + " service user S1 have keyed since 2026-06-01. Keep the code 10001: without it"
                + " those calls would name nobody.");
    assertThat(
            sql.selectFrom(SERVICE_USER)
                .orderBy(SERVICE_USER.SERVICE_USER_ID)
                .fetch(person -> person.getServiceUserId() + " " + person.getCode()))
        .containsExactly("S1 10001", "S2 10008", "S3 10009");
  }

  private static List<String> workers() {
    return sql.selectFrom(CARE_WORKER)
        .orderBy(CARE_WORKER.CARE_WORKER_ID)
        .fetch(
            worker ->
                worker.getCareWorkerId()
                    + " "
                    + worker.getProviderId()
                    + " "
                    + worker.getName()
                    + " "
                    + worker.getActiveFrom());
  }

  @Test
  void a_logged_call_is_never_changed() {
    writeBorough();
    importer().load(folder, notes());
    write(
        "logged_calls.csv",
        """
        call_id,answered_at,caller_number,pin,direction
        K1,2026-06-01T07:00:01Z,02079460001,141207,
        K4,2026-06-01T09:00:00Z,,141207,
        K4,2026-06-01T09:00:00Z,,141207,
        K4,2026-06-01T09:30:00Z,,141207,
        """);

    ImportReport report = importer().load(folder, notes());

    assertThat(report.get("logged_calls.csv"))
        .isEqualTo(new FileCounts("logged_calls.csv", 4, 1, 0, 1, 2));
    assertThat(rejections)
        .satisfiesExactly(
            text ->
                assertThat(text).startsWith("logged_calls.csv line 2, call_id 'K1': is already"),
            text ->
                assertThat(text).startsWith("logged_calls.csv line 5, call_id 'K4': is already"));
    assertThat(sql.fetchValue(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID.eq("K1")))
        .isEqualTo(Instant.parse("2026-06-01T07:00:00Z"));
    assertThat(sql.fetch(LOGGED_CALL).toString()).doesNotContain("141207");
  }

  @Test
  void the_rota_of_a_visit_is_what_the_files_say_of_it_last() {
    writeBorough();
    importer().load(folder, notes());
    assertThat(rota()).containsExactly("C1 W1", "C1 W2", "O1@2026-06-01 W1");
    sql.deleteFrom(TO_VERIFY).execute();
    write("rota.csv", "commissioned_visit_id,care_worker_id\nO1@2026-06-01,W2\n");

    ImportReport report = importer().load(folder, notes());

    assertThat(rota()).containsExactly("C1 W1", "O1@2026-06-01 W2");
    assertThat(report.get("rota.csv")).isEqualTo(new FileCounts("rota.csv", 1, 1, 2, 0, 0));
    assertThat(marked()).containsExactly("S1", "S2");
  }

  @Test
  void rows_that_name_somebody_unknown_are_left_out_and_the_rest_is_loaded() {
    writeBorough();
    write(
        "service_orders.csv",
        """
        service_order_id,service_user_id,provider_id,service_type,valid_from,days,start,duration_minutes
        O1,S1,PA,personal care,2026-06-01,MON,08:00,30
        O2,S9,PA,personal care,2026-06-01,MON,08:00,30
        O3,S1,PX,personal care,2026-06-01,MON,08:00,30
        """);
    write("rota.csv", "commissioned_visit_id,care_worker_id\nC1,W9\nC9,W1\nO9@2026-06-01,W1\n");
    write("suspensions.csv", "service_user_id,from,to,reason\nS9,2026-06-01T00:00:00Z,,hospital\n");

    ImportReport report = importer().load(folder, notes());

    assertThat(report.get("service_orders.csv").rejected()).isEqualTo(2);
    assertThat(report.get("rota.csv").rejected()).isEqualTo(3);
    assertThat(report.get("suspensions.csv").rejected()).isEqualTo(1);
    assertThat(rejections).hasSize(6).allSatisfy(text -> assertThat(text).contains("is not known"));
    assertThat(sql.fetchValues(SERVICE_ORDER.SERVICE_ORDER_ID)).containsExactly("O1");
  }

  @Test
  void an_unreadable_file_is_told_and_the_others_are_loaded() {
    writeBorough();
    write("outages.csv", "vom,bis\n1,2\n");

    ImportReport report = importer().load(folder, notes());

    assertThat(report.unreadable())
        .singleElement()
        .asString()
        .startsWith("outages.csv: has no column from");
    assertThat(report.isClean()).isFalse();
    assertThat(sql.fetchCount(SERVICE_USER)).isEqualTo(2);
  }

  @Test
  void a_change_marks_those_whom_it_touches_and_nobody_else() {
    writeBorough();
    importer().load(folder, notes());
    sql.deleteFrom(TO_VERIFY).execute();
    write(
        "suspensions.csv",
        "service_user_id,from,to,reason\nS2,2026-05-01T00:00:00Z,2026-05-03T00:00:00Z,hospital\n");

    ImportReport report = importer().load(folder, notes());

    assertThat(report.get("suspensions.csv").updated()).isEqualTo(1);
    assertThat(marked()).containsExactly("S2");
  }

  @Test
  void a_load_that_is_taken_back_leaves_everything_as_it_was() {
    writeBorough();
    importer().load(folder, notes());
    String before = everything();
    write("providers.csv", "provider_id,name\nPA,Kinder Hands\nPB,Zoë’s Care\n");
    write(
        "service_users.csv",
        """
        service_user_id,code,name,address,latitude,longitude,phones
        S1,10001,Ada,"1, Long ""Lane""\\ 'x'",51.50071,-0.12459,020 7946 0009
        S3,10003,Zoë,,,,020 7946 0003
        """);
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin\nW1,PA,Ann,299999\nW3,PB,Cat,141209\n");
    write(
        "service_orders.csv",
        """
        service_order_id,service_user_id,provider_id,service_type,valid_from,valid_to,days,start,latest_start,duration_minutes,time_critical
        O1,S1,PA,personal care,2026-06-01,2026-12-31,MON,08:30,09:15,45,true
        O2,S3,PB,night,2026-06-01,,SUN,22:00,,60,
        """);
    write("rota.csv", "commissioned_visit_id,care_worker_id\nO1@2026-06-01,W3\n");
    write(
        "suspensions.csv",
        "service_user_id,from,to,reason\nS2,2026-05-01T00:00:00Z,2026-05-03T00:00:00Z,home\n");
    now = TUESDAY;
    long upload = upload();
    importer().load(folder, notes(), upload);
    String loaded = everything();
    sql.deleteFrom(TO_VERIFY).execute();
    sql.deleteFrom(CALL_TO_PLACE).execute();

    Restoration would = importer().previewTakingBack(upload);
    assertThat(everything()).isEqualTo(loaded).isNotEqualTo(before);
    assertThat(sql.fetchCount(TO_VERIFY)).isZero();
    Restoration did = takeBack(upload);

    assertThat(everything()).isEqualTo(before);
    assertThat(did).isEqualTo(would);
    assertThat(did.left()).isZero();
    assertThat(did.lines())
        .contains(
            new Restoration.Line("rota", 1, 2, 0),
            new Restoration.Line("service_order", 1, 1, 0),
            new Restoration.Line("registered_number", 2, 1, 0));
    assertThat(marked()).containsExactly("S1", "S2", "S3");
    assertThat(sql.selectFrom(CALL_TO_PLACE).fetchSet(CALL_TO_PLACE.CALL_ID)).contains("K1", "K2");
  }

  @Test
  void a_first_load_that_is_taken_back_leaves_nothing_but_the_calls() {
    writeBorough();
    long upload = upload();
    importer().load(folder, notes(), upload);
    Verifier verifier = new Verifier(database, CivilZone.LONDON, () -> now);
    verifier.catchUp();
    assertThat(sql.fetchCount(VISIT)).isEqualTo(1);

    assertThat(takeBack(upload).left()).isZero();
    verifier.catchUp();

    for (String table : List.of("provider", "service_user", "care_worker", "rota", "outage")) {
      assertThat(sql.fetchCount(DSL.table(table))).as(table).isZero();
    }
    for (String table : List.of("visit", "commissioned_visit", "timesheet_line")) {
      assertThat(sql.fetchCount(DSL.table(table))).as("derived: " + table).isZero();
    }
    assertThat(sql.fetchCount(LOGGED_CALL)).isEqualTo(3);
  }

  @Test
  void a_rota_that_is_put_in_again_has_its_dates_again() {
    writeBorough();
    importer().load(folder, notes(), upload());
    new Verifier(database, CivilZone.LONDON, () -> now).catchUp();
    String before = everything();
    write("rota.csv", "commissioned_visit_id,care_worker_id\nO1@2026-06-01,W2\n");
    long upload = upload();
    importer().load(folder, notes(), upload);

    assertThat(takeBack(upload).left()).isZero();

    assertThat(everything()).isEqualTo(before);
    assertThat(sql.fetchCount(DSL.table("rota"), DSL.condition("date is null"))).isZero();
  }

  @Test
  void what_somebody_has_changed_or_built_upon_since_stays_when_a_load_is_taken_back() {
    writeBorough();
    long upload = upload();
    importer().load(folder, notes(), upload);
    sql.update(SERVICE_USER)
        .set(SERVICE_USER.NAME, "Adah")
        .where(SERVICE_USER.SERVICE_USER_ID.eq("S1"))
        .execute();
    sql.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, "S2")
        .set(REGISTERED_NUMBER.E164, "+442079460002")
        .set(REGISTERED_NUMBER.VALID_FROM, TUESDAY)
        .execute();

    Restoration did = takeBack(upload);

    assertThat(did.lines())
        .contains(
            new Restoration.Line("service_user", 0, 0, 2),
            new Restoration.Line("registered_number", 1, 0, 0),
            new Restoration.Line("provider", 1, 0, 0));
    assertThat(sql.fetchValues(SERVICE_USER.NAME)).containsExactly("Adah", "Bea");
  }

  /** When it fails: the triggers of the table leave a column out; make them anew with it. */
  @Test
  void the_tables_write_down_every_column_of_theirs() {
    sql.fetch(
            """
            select c.table_name, c.column_name, t.action_statement
            from information_schema.triggers t
            join information_schema.columns c
              on c.table_schema = t.trigger_schema and c.table_name = t.event_object_table
            where t.trigger_schema = database() and t.action_statement like '%@visitline_upload%'
              and concat(c.table_name, '.', c.column_name) <> ?
            """,
            JooqRestoring.FILLED_ELSEWHERE)
        .forEach(
            row ->
                assertThat(row.get(2, String.class))
                    .as(row.get(0) + "." + row.get(1))
                    .contains("'" + row.get(1) + "', "));
  }

  private static long upload() {
    return java.util.Objects.requireNonNull(
        sql.insertInto(IMPORT_UPLOAD)
            .set(IMPORT_UPLOAD.UPLOADED_BY, "selma")
            .set(IMPORT_UPLOAD.UPLOADED_AT, MONDAY)
            .returningResult(IMPORT_UPLOAD.UPLOAD_ID)
            .fetchOne(IMPORT_UPLOAD.UPLOAD_ID));
  }

  private List<String> marked() {
    return sql.selectDistinct(TO_VERIFY.SERVICE_USER_ID)
        .from(TO_VERIFY)
        .orderBy(TO_VERIFY.SERVICE_USER_ID)
        .fetch(TO_VERIFY.SERVICE_USER_ID);
  }

  private List<String> rota() {
    return sql.selectFrom(ROTA)
        .orderBy(ROTA.fields())
        .fetch(row -> row.getCommissionedVisitId() + " " + row.getCareWorkerId());
  }

  private static String everything() {
    StringBuilder text = new StringBuilder();
    for (String table :
        List.of(
            "provider",
            "service_user",
            "registered_number",
            "care_worker",
            "worker_pin",
            "former_contact_number",
            "service_order",
            "dated_visit",
            "rota",
            "suspension",
            "outage",
            "logged_call")) {
      text.append(sql.fetch("SELECT * FROM " + table + " ORDER BY 1, 2").format(1_000));
    }
    return text.toString();
  }

  private FolderImport importer() {
    return new FolderImport(
        database,
        PinKey.at(folder.resolveSibling("imports-pin-key")),
        () -> now,
        CivilZone.LONDON,
        "GB");
  }

  private FileNotes notes() {
    rejections.clear();
    warnings.clear();
    return new FileNotes() {
      @Override
      public void rejected(Rejection rejection) {
        rejections.add(rejection.toString());
      }

      @Override
      public void warned(String file, String text) {
        warnings.add(file + ": " + text);
      }
    };
  }

  private void writeBorough() {
    write("providers.csv", "provider_id,name\nPA,Kind Hands\n");
    write(
        "service_users.csv",
        "service_user_id,code,name,phones\nS1,10001,Ada,020 7946 0001\nS2,10002,Bea,\n");
    write(
        "care_workers.csv",
        "care_worker_id,provider_id,name,pin\nW1,PA,Ann,141207\nW2,PA,Bob,141208\n");
    write(
        "service_orders.csv",
        """
        service_order_id,service_user_id,provider_id,service_type,valid_from,days,start,duration_minutes
        O1,S1,PA,personal care,2026-06-01,TUE;MON,08:00,30
        """);
    write(
        "commissioned_visits.csv",
        """
        commissioned_visit_id,service_user_id,provider_id,service_type,date,start,duration_minutes,assigned_workers
        C1,S2,PA,personal care,2026-06-01,08:00,30,W1
        """);
    write("rota.csv", "commissioned_visit_id,care_worker_id\nC1,W2\nO1@2026-06-01,W1\n");
    write("suspensions.csv", "service_user_id,from,to,reason\nS2,2026-05-01T00:00:00Z,,hospital\n");
    write("outages.csv", "from,to\n2026-05-01T00:00:00Z,2026-05-01T01:00:00Z\n");
    write(
        "logged_calls.csv",
        """
        call_id,answered_at,caller_number,pin,direction
        K1,2026-06-01T07:00:00Z,02079460001,141207,
        K2,2026-06-01T07:30:00Z,02079460001,141207,DEPARTURE
        K3,2026-06-01T07:40:00Z,,,
        """);
  }

  private void write(String file, String text) {
    try {
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
