package org.visitline.portal;

import static org.visitline.schema.jooq.Tables.*;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.Role;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;

/**
 * Tuesday 27 October 2026 at two providers, as the tables hold it at 10:30: evidence and the
 * opinion that the verification has of it.
 */
final class ADayOfCare {

  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final LocalDate TUESDAY = LocalDate.of(2026, 10, 27);
  static final Instant HALF_PAST_TEN = at("10:30");
  static final String PASSWORD = "correct horse battery staple";

  private static final Instant ALWAYS = Instant.parse("1000-01-01T00:00:00Z");

  private final DSLContext jooq;

  ADayOfCare(DSLContext jooq) {
    this.jooq = jooq;
  }

  static void fill(Database database) {
    database.migrate();
    ADayOfCare day = new ADayOfCare(database.jooq());
    day.directory();
    day.visits();
    PortalUsers users = new PortalUsers(database);
    users.createOfficer("olive", "Olive Officer", PASSWORD);
    users.createProvider("ann", "Ann at Alder", new ProviderId("ALDER"), PASSWORD);
    users.createProvider("ben", "Ben at Birch", new ProviderId("BIRCH"), PASSWORD);
    users.create("selma", "Selma Senior", Role.SENIOR, null, List.of(), PASSWORD);
    users.create("fay", "Fay Finance", Role.FINANCE, null, List.of(), PASSWORD);
    users.create("zoe", "Zoe of ZZ2", Role.OFFICER, null, List.of("ZZ2"), PASSWORD);
    ProviderId alder = new ProviderId("ALDER");
    ProviderId birch = new ProviderId("BIRCH");
    users.create("mo", "Mo at Alder", Role.MANAGER, alder, List.of(), PASSWORD);
    users.create("bea", "Bea at Birch", Role.MANAGER, birch, List.of(), PASSWORD);
  }

  static Instant at(String time) {
    return TUESDAY.atTime(LocalTime.parse(time)).atZone(LONDON).toInstant();
  }

  private void directory() {
    provider("ALDER", "Alder Homecare");
    provider("BIRCH", "Birch Care at Home");
    serviceUser("S1", "10001", "Mrs Ada Example", "1 Larch Road", "ZZ1 1AA", "+442079460101");
    serviceUser("S2", "10002", "Mr Bram Example", "2 Larch Road", "ZZ1 1AB", "+442079460102");
    serviceUser("S3", "10003", "Miss Cora Example", "3 Larch Road", "ZZ1 1AC", "+442079460103");
    serviceUser("S4", "10004", "Mr Dev Example", "4 Larch Road", "ZZ1 1AD", "+442079460104");
    careWorker("W1", "ALDER", "Wanda Alderson");
    careWorker("W2", "ALDER", "Will Alderson");
    careWorker("W3", "BIRCH", "Bela Birchall");
  }

  private void visits() {
    commissioned("DONE-1", "S1", "ALDER", "08:00", "08:00", 30, 1, true, 1);
    call("K1", "07:58", "020 7946 0101", "+442079460101", "ARRIVAL");
    call("K2", "08:10", "020 7946 0101", "+442079460101", "DEPARTURE");
    visit("K1", "S1", "W1", "ALDER", "K1", "K2", "07:58", "08:10", "FULL", false, "DONE-1");
    finding(
        "SHORT_VISIT",
        "A",
        "DONE-1",
        "K1",
        "W1",
        "",
        "S1",
        "ALDER",
        720L,
        1500L,
        false,
        "Wanda Alderson stayed 12 min of the 30 min commissioned for Mrs Ada Example at 08:00.");
    finding(
        "CLIPPING",
        "R",
        "",
        "",
        "W1",
        "",
        "S1",
        "ALDER",
        70L,
        80L,
        false,
        "Wanda Alderson's usual visit lasted 70% of what was commissioned.");
    line(
        "K1",
        "S1",
        "W1",
        "ALDER",
        "DONE-1",
        "08:00",
        30,
        "07:58",
        "08:10",
        12,
        12,
        "PENDING",
        "SHORT_VISIT;CLIPPING");

    commissioned("TWO-1", "S2", "ALDER", "10:00", "10:15", 45, 2, false, 1);
    call("K3/2", "10:04", "", null, "");
    visit("K3/2", "S2", "W2", "ALDER", "K3/2", null, "10:04", null, "NONE", true, "TWO-1");
    finding(
        "WITHHELD_LINE",
        "A",
        "TWO-1",
        "K3/2",
        "W2",
        "",
        "S2",
        "ALDER",
        null,
        null,
        false,
        "The arrival call of Will Alderson at 10:04 came with no number.");

    commissioned("LATE-1", "S3", "ALDER", "10:00", "10:00", 30, 1, true, 0);
    commissioned("MISSED-1", "S4", "BIRCH", "07:00", "07:30", 30, 1, false, 0);
    finding(
        "MISSED_VISIT",
        "A",
        "MISSED-1",
        "",
        "",
        "",
        "S4",
        "BIRCH",
        null,
        null,
        true,
        "Nobody logged in at Mr Dev Example for the visit commissioned at 07:00.");
    commissioned("NEXT-1", "S1", "ALDER", "12:00", "12:30", 30, 1, true, 0);
    commissioned("NEXT-2", "S4", "BIRCH", "17:00", "17:00", 15, 1, false, 0);

    call("K4", "09:00", "07700 900123", "+447700900123", "ARRIVAL");
    call("K5", "09:45", "07700 900123", "+447700900123", "DEPARTURE");
    visit("K4", "S4", "W3", "BIRCH", "K4", "K5", "09:00", "09:45", "NONE", false, null);
    finding(
        "UNPLANNED_VISIT",
        "F",
        "",
        "K4",
        "W3",
        "",
        "S4",
        "BIRCH",
        null,
        null,
        false,
        "Bela Birchall was at Mr Dev Example from 09:00 to 09:45; nothing was commissioned then.");
    line(
        "K4",
        "S4",
        "W3",
        "BIRCH",
        null,
        null,
        null,
        "09:00",
        "09:45",
        45,
        0,
        "HELD",
        "UNPLANNED_VISIT");

    call("K6", "09:10", "0161 496 0555", "+441614960555", "ARRIVAL");
    finding(
        "UNKNOWN_WORKER",
        "F",
        "",
        "",
        "",
        "K6",
        null,
        null,
        null,
        null,
        false,
        "The PIN keyed at 09:10 belongs to no active care worker.");
  }

  private void provider(String id, String name) {
    jooq.insertInto(PROVIDER).set(PROVIDER.PROVIDER_ID, id).set(PROVIDER.NAME, name).execute();
  }

  private void serviceUser(
      String id, String code, String name, String address, String postcode, String number) {
    jooq.insertInto(SERVICE_USER)
        .set(SERVICE_USER.SERVICE_USER_ID, id)
        .set(SERVICE_USER.CODE, code)
        .set(SERVICE_USER.NAME, name)
        .set(SERVICE_USER.ADDRESS, address)
        .set(SERVICE_USER.POSTCODE, postcode)
        .execute();
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, id)
        .set(REGISTERED_NUMBER.E164, number)
        .set(REGISTERED_NUMBER.VALID_FROM, ALWAYS)
        .execute();
  }

  private void careWorker(String id, String provider, String name) {
    jooq.insertInto(CARE_WORKER)
        .set(CARE_WORKER.CARE_WORKER_ID, id)
        .set(CARE_WORKER.PROVIDER_ID, provider)
        .set(CARE_WORKER.NAME, name)
        .execute();
  }

  void commissioned(
      String id,
      String serviceUser,
      String provider,
      String start,
      String latest,
      int minutes,
      int workers,
      boolean critical,
      int filled) {
    jooq.insertInto(COMMISSIONED_VISIT)
        .set(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, id)
        .set(COMMISSIONED_VISIT.SERVICE_USER_ID, serviceUser)
        .set(COMMISSIONED_VISIT.PROVIDER_ID, provider)
        .set(COMMISSIONED_VISIT.SERVICE_TYPE, "personal care")
        .set(COMMISSIONED_VISIT.DATE, TUESDAY)
        .set(COMMISSIONED_VISIT.START_AT, at(start))
        .set(COMMISSIONED_VISIT.LATEST_START_AT, at(latest))
        .set(COMMISSIONED_VISIT.DURATION_MINUTES, minutes)
        .set(COMMISSIONED_VISIT.WORKERS, workers)
        .set(COMMISSIONED_VISIT.TIME_CRITICAL, critical)
        .set(COMMISSIONED_VISIT.CANCELLED, false)
        .set(COMMISSIONED_VISIT.SUSPENDED, false)
        .set(COMMISSIONED_VISIT.SLOTS_FILLED, filled)
        .execute();
  }

  private void call(
      String id, String time, String presented, @Nullable String e164, String direction) {
    jooq.insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, at(time))
        .set(LOGGED_CALL.CALLER_NUMBER, presented)
        .set(LOGGED_CALL.CALLER_E164, e164)
        .set(LOGGED_CALL.DIALLED_NUMBER, "0808 157 0123")
        .set(LOGGED_CALL.PIN_HASH, BigInteger.valueOf(Long.MAX_VALUE).toByteArray())
        .set(LOGGED_CALL.PIN_MASKED, "******")
        .set(LOGGED_CALL.DIRECTION, direction)
        .set(LOGGED_CALL.ENDING, "LOGGED")
        .execute();
  }

  private void visit(
      String id,
      String serviceUser,
      String worker,
      String provider,
      @Nullable String arrivalCall,
      @Nullable String departureCall,
      @Nullable String arrived,
      @Nullable String departed,
      String proof,
      boolean open,
      @Nullable String commissioned) {
    jooq.insertInto(VISIT)
        .set(VISIT.VISIT_ID, id)
        .set(VISIT.SERVICE_USER_ID, serviceUser)
        .set(VISIT.CARE_WORKER_ID, worker)
        .set(VISIT.PROVIDER_ID, provider)
        .set(VISIT.ARRIVAL_CALL, arrivalCall)
        .set(VISIT.DEPARTURE_CALL, departureCall)
        .set(VISIT.EXTRA_CALLS, "")
        .set(VISIT.ARRIVED_AT, arrived == null ? null : at(arrived))
        .set(VISIT.DEPARTED_AT, departed == null ? null : at(departed))
        .set(VISIT.BEGINS_AT, at(arrived == null ? departed : arrived))
        .set(VISIT.DATE, TUESDAY)
        .set(VISIT.LOCATION_PROOF, proof)
        .set(VISIT.INFERRED, false)
        .set(VISIT.STILL_OPEN, open)
        .set(VISIT.COMMISSIONED_VISIT_ID, commissioned)
        .execute();
  }

  private void finding(
      String code,
      String letter,
      String commissioned,
      String visit,
      String worker,
      String call,
      @Nullable String serviceUser,
      @Nullable String provider,
      @Nullable Long measured,
      @Nullable Long threshold,
      boolean provisional,
      String explanation) {
    jooq.insertInto(DISCREPANCY)
        .set(DISCREPANCY.CODE, code)
        .set(DISCREPANCY.CLASS, letter)
        .set(DISCREPANCY.COMMISSIONED_VISIT_ID, commissioned)
        .set(DISCREPANCY.VISIT_ID, visit)
        .set(DISCREPANCY.CARE_WORKER_ID, worker)
        .set(DISCREPANCY.CALL_ID, call)
        .set(DISCREPANCY.SERVICE_USER_ID, serviceUser)
        .set(DISCREPANCY.PROVIDER_ID, provider)
        .set(DISCREPANCY.DATE, TUESDAY)
        .set(DISCREPANCY.PROVISIONAL, provisional)
        .set(DISCREPANCY.MEASURED, measured)
        .set(DISCREPANCY.THRESHOLD, threshold)
        .set(DISCREPANCY.POLICY_VERSION, "default-1")
        .set(DISCREPANCY.EXPLANATION, explanation)
        .set(DISCREPANCY.FIRST_FOUND_AT, HALF_PAST_TEN)
        .execute();
  }

  private void line(
      String visit,
      String serviceUser,
      String worker,
      String provider,
      @Nullable String commissioned,
      @Nullable String start,
      @Nullable Integer minutes,
      String arrived,
      String departed,
      int actual,
      int payable,
      String status,
      String codes) {
    jooq.insertInto(TIMESHEET_LINE)
        .set(TIMESHEET_LINE.VISIT_ID, visit)
        .set(TIMESHEET_LINE.PROVIDER_ID, provider)
        .set(TIMESHEET_LINE.SERVICE_USER_ID, serviceUser)
        .set(TIMESHEET_LINE.CARE_WORKER_ID, worker)
        .set(TIMESHEET_LINE.DATE, TUESDAY)
        .set(TIMESHEET_LINE.SERVICE_TYPE, commissioned == null ? "" : "personal care")
        .set(TIMESHEET_LINE.COMMISSIONED_VISIT_ID, commissioned)
        .set(TIMESHEET_LINE.COMMISSIONED_START, start == null ? null : at(start))
        .set(TIMESHEET_LINE.COMMISSIONED_MINUTES, minutes)
        .set(TIMESHEET_LINE.ARRIVED_AT, at(arrived))
        .set(TIMESHEET_LINE.DEPARTED_AT, at(departed))
        .set(TIMESHEET_LINE.ACTUAL_MINUTES, actual)
        .set(TIMESHEET_LINE.PAYABLE_MINUTES, payable)
        .set(TIMESHEET_LINE.STATUS, status)
        .set(TIMESHEET_LINE.DISCREPANCIES, codes)
        .execute();
  }
}
