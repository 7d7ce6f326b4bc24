package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/** She came home from hospital on Friday; the council hears of it when Saturday is sealed. */
@ExtendWith(RunningPortal.class)
class SuspensionHeardOfLaterTest {

  private static final LocalDate SATURDAY = LocalDate.of(2026, 10, 24);
  private static final byte[] PIN = new byte[32];

  @Test
  void saturdays_visit_counts_and_the_sealed_timesheet_gets_a_correction(Running shared)
      throws Exception {
    try (Database database = Database.open(shared.server().database("heard_later"), 8)) {
      ADayOfCare.fill(database);
      saturday(database.jooq());
      Verifier verifier = new Verifier(database, CivilZone.LONDON, () -> ADayOfCare.HALF_PAST_TEN);
      try (Portal portal =
          Portal.start(
              PortalSettings.local(0, "Test Borough"), database, () -> ADayOfCare.HALF_PAST_TEN)) {
        Visitor olive = Visitor.loggedIn(portal, "olive");
        olive.submit(
            olive.page("service-users/S1"),
            "suspensions",
            Map.of("begins", "2026-10-20T08:00", "ends", "", "reason", "hospital"));
        verifier.verifyAll();
        assertThat(lines(database.jooq())).containsExactly("C1 HELD 0");
        assertThat(findings(database.jooq())).contains("VISIT_WHILE_SUSPENDED");
        String council = sealed(portal, olive);
        assertThat(olive.page(council).text())
            .contains("Every visit still stands as it was sealed");

        olive.submit(
            olive.page("service-users/S1"),
            "suspensions/end-at",
            Map.of("ended", "2026-10-23T14:00", "note", "Her daughter rang on Monday."));
        verifier.catchUp();

        assertThat(lines(database.jooq())).containsExactly("C1 VERIFIED 30");
        assertThat(findings(database.jooq())).doesNotContain("VISIT_WHILE_SUSPENDED");
        assertThat(olive.page(council).text())
            .contains("One visit stands otherwise now than sealed.");
        olive.submit(olive.page(council), council + "/corrections", Map.of());
        assertThat(olive.page(council + "/1").text()).contains("It adds 30 minutes.");
      }
    }
  }

  /** A visit commissioned for 10:00, and the two calls of it. */
  private static void saturday(DSLContext jooq) {
    jooq.deleteFrom(DISCREPANCY).execute();
    jooq.deleteFrom(TIMESHEET_LINE).execute();
    jooq.insertInto(
            WORKER_PIN, WORKER_PIN.PIN_HASH, WORKER_PIN.CARE_WORKER_ID, WORKER_PIN.VALID_FROM)
        .values(PIN, "W1", LocalDate.of(1000, 1, 1))
        .execute();
    jooq.insertInto(DATED_VISIT)
        .set(DATED_VISIT.COMMISSIONED_VISIT_ID, "SAT-1")
        .set(DATED_VISIT.SERVICE_USER_ID, "S1")
        .set(DATED_VISIT.PROVIDER_ID, "ALDER")
        .set(DATED_VISIT.SERVICE_TYPE, "personal care")
        .set(DATED_VISIT.DATE, SATURDAY)
        .set(DATED_VISIT.START, LocalTime.of(10, 0))
        .set(DATED_VISIT.DURATION_MINUTES, 30)
        .set(DATED_VISIT.WORKERS, 1)
        .execute();
    call(jooq, "C1", "2026-10-24T09:00:00Z", "ARRIVAL");
    call(jooq, "C2", "2026-10-24T09:30:00Z", "DEPARTURE");
  }

  private static void call(DSLContext jooq, String id, String at, String direction) {
    jooq.insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, Instant.parse(at))
        .set(LOGGED_CALL.CALLER_NUMBER, "020 7946 0101")
        .set(LOGGED_CALL.CALLER_E164, "+442079460101")
        .set(LOGGED_CALL.PIN_HASH, PIN)
        .set(LOGGED_CALL.PIN_MASKED, "******")
        .set(LOGGED_CALL.DIRECTION, direction)
        .set(LOGGED_CALL.ENDING, "LOGGED")
        .execute();
  }

  /** By both sides; where the council finds it. */
  private static String sealed(Portal portal, Visitor olive) throws Exception {
    Visitor ann = Visitor.loggedIn(portal, "ann");
    Document page = ann.page("provider/timesheet?from=%s&to=%s".formatted(SATURDAY, SATURDAY));
    Map<String, String> fields = new HashMap<>(Map.of("agreed", "yes"));
    for (Element input : page.select("section.seal input[type=hidden]")) {
      fields.put(input.attr("name"), input.attr("value"));
    }
    fields.remove("_csrf");
    HttpResponse<String> answer = ann.submit(page, "provider/timesheet/seal", fields);
    assertThat(Visitor.location(answer)).endsWith("provider/sealed-timesheets/1");
    String council = "timesheets/sealed-timesheets/1";
    olive.submit(olive.page(council), council + "/0/decide", Map.of("decision", "seal"));
    return council;
  }

  private static List<String> lines(DSLContext jooq) {
    return jooq.selectFrom(TIMESHEET_LINE)
        .where(TIMESHEET_LINE.DATE.eq(SATURDAY))
        .fetch(row -> row.getVisitId() + " " + row.getStatus() + " " + row.getPayableMinutes());
  }

  private static List<String> findings(DSLContext jooq) {
    return jooq.fetchValues(DISCREPANCY.CODE);
  }
}
