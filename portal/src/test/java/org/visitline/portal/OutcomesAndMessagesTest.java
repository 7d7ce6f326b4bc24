package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.portal.ADayOfCare.at;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE;
import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE_HEARD;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/**
 * What workers said besides arriving and leaving, on the day of care:
 *
 * <pre>
 * 07:05  Mr Dev Example's line         Bela (Birch)    no reply
 * 07:20  withheld                      Bela (Birch)    a message for the office
 * 09:10  0161 496 0555                 PIN of nobody   a message for the office
 * 10:05  withheld, Miss Cora's code    Wanda (Alder)   care refused
 * 10:06  withheld, Miss Cora's code    Bela (Birch)    no reply
 * 10:20  Will arrives at Mrs Ada Example, and has not left Mr Bram Example
 * </pre>
 */
@ExtendWith(RunningPortal.class)
class OutcomesAndMessagesTest {

  private static final byte[] NOT_A_SOUND = {1, 2, 3};

  private static Database database;
  private static DSLContext jooq;
  private static Portal portal;
  private static Visitor olive;
  private static Visitor ann;
  private static Visitor ben;

  @BeforeAll
  static void fill(Running shared) throws Exception {
    database = Database.open(shared.server().database("outcomes"), 8);
    ADayOfCare.fill(database);
    jooq = database.jooq();
    pin("W1");
    pin("W3");
    call("D1", "07:05", "+442079460104", "", "W3", "NO_REPLY");
    call("M1", "07:20", null, "", "W3", "LOGGED");
    call("D2", "10:05", null, "10003", "W1", "CARE_REFUSED");
    call("D3", "10:06", null, "10003", "W3", "NO_REPLY");
    message("M1", "07:21");
    message("K6", "09:11");
    arrivedElsewhere();
    portal =
        Portal.start(
            PortalSettings.local(0, "Test Borough"), database, () -> ADayOfCare.HALF_PAST_TEN);
    olive = Visitor.loggedIn(portal, "olive");
    ann = Visitor.loggedIn(portal, "ann");
    ben = Visitor.loggedIn(portal, "ben");
  }

  @AfterAll
  static void close() {
    portal.close();
    database.close();
  }

  @AfterEach
  void nobody_has_heard_anything() {
    jooq.deleteFrom(OFFICE_MESSAGE_HEARD).execute();
  }

  @Test
  void the_story_says_what_was_said_at_the_door_and_beside_the_finding_too() throws Exception {
    for (Visitor visitor : List.of(olive, ben)) {
      String own = visitor == olive ? "" : "provider/";
      var story = visitor.page(own + "commissioned-visits/MISSED-1");

      assertThat(story.select("section[aria-labelledby=door] b").eachText())
          .containsExactly("Bela Birchall rang from here at 07:05: nobody answered the door.");
      assertThat(story.select(".findings .at-door").eachText())
          .containsExactly("Bela Birchall rang from here at 07:05: nobody answered the door.");
    }
  }

  @Test
  void with_a_code_the_line_does_not_matter_and_another_providers_worker_is_the_councils_to_know()
      throws Exception {
    String door = "section[aria-labelledby=door] b";
    String wanda = "Wanda Alderson keyed this person’s code at 10:05: care was refused.";

    assertThat(ann.page("provider/commissioned-visits/LATE-1").select(door).eachText())
        .containsExactly(wanda);
    assertThat(olive.page("commissioned-visits/LATE-1").select(door).eachText())
        .containsExactly(
            wanda, "Bela Birchall keyed this person’s code at 10:06: nobody answered the door.");
    assertThat(olive.page("commissioned-visits/NEXT-2").select(door)).isEmpty();
  }

  @Test
  void the_board_says_it_in_short() throws Exception {
    assertThat(row(olive, "today?show=all", "Mr Dev Example"))
        .contains("Missed")
        .contains("No reply at the door, 07:05");
    assertThat(row(ann, "provider/visits", "Miss Cora Example"))
        .contains("Care refused, 10:05")
        .doesNotContain("No reply");
  }

  @Test
  void a_visit_still_to_come_wants_attention_once_somebody_has_said_at_the_door_that_there_is_none()
      throws Exception {
    ADayOfCare care = new ADayOfCare(jooq);
    care.commissioned("WINDOW-1", "S4", "BIRCH", "09:30", "11:30", 30, 1, false, 0);
    care.commissioned("WINDOW-2", "S4", "BIRCH", "12:00", "12:00", 30, 1, false, 0);
    String attention = "section[aria-labelledby=list] tr.row-expected";
    try {
      assertThat(olive.page("today").select(attention)).as("nobody has rung").isEmpty();
      String before = olive.page("today").select("#list small").text();
      call("D4", "10:10", "+442079460104", "", "W3", "NO_REPLY");

      var page = olive.page("today");
      assertThat(page.select(attention).eachText())
          .as("not the visit at 12:00 too, beside which the call is shown")
          .singleElement()
          .asString()
          .startsWith("09:30 to 11:30 Mr Dev Example")
          .contains("Expected", "No reply at the door, 10:10");
      assertThat(page.select("#list[data-attention] small").text())
          .isEqualTo("%d visits".formatted(Integer.parseInt(before.split(" ", 2)[0]) + 1));
      assertThat(ben.page("provider/visits?show=attention").select(attention)).hasSize(1);
      assertThat(
              olive
                  .page("commissioned-visits/WINDOW-1")
                  .select("section[aria-labelledby=calls] .empty")
                  .text())
          .isEqualTo(
              "No telephone call shows that somebody arrived or left. What was said at the door"
                  + " stands above.");
      assertThat(
              olive
                  .page("commissioned-visits/NEXT-2")
                  .select("section[aria-labelledby=calls] .empty")
                  .text())
          .isEqualTo("No telephone call belongs to this story.");

      jooq.update(COMMISSIONED_VISIT)
          .set(COMMISSIONED_VISIT.SLOTS_FILLED, 1)
          .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq("WINDOW-1"))
          .execute();
      assertThat(olive.page("today").select(attention))
          .as("somebody has come: the visit at 12:00 is no nearer for that")
          .isEmpty();
    } finally {
      jooq.deleteFrom(LOGGED_CALL).where(LOGGED_CALL.CALL_ID.eq("D4")).execute();
      jooq.deleteFrom(COMMISSIONED_VISIT)
          .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.like("WINDOW-%"))
          .execute();
    }
  }

  @Test
  void the_list_of_discrepancies_has_it_beside_a_missed_visit() throws Exception {
    assertThat(olive.page("discrepancies?kind=MISSED_VISIT").select(".at-door").eachText())
        .containsExactly("Bela Birchall rang from here at 07:05: nobody answered the door.");
  }

  @Test
  void a_search_says_how_such_a_call_ended_to_those_whose_it_is() throws Exception {
    String about = "section:contains(Telephone calls) .hint";
    assertThat(olive.page("search?q=D1").select(about).text()).contains("No reply at the door");
    assertThat(ben.page("provider/search?q=D1").select(about).text())
        .contains("No reply at the door");
    assertThat(ann.page("provider/search?q=D1").select(about)).isEmpty();
  }

  @Test
  void a_message_of_a_call_that_found_no_place_is_heard_by_the_workers_office() throws Exception {
    assertThat(ben.page("provider/visits").select(".notice").text())
        .contains("Messages: 1 not heard yet");
    assertThat(ben.page("provider/messages").select("tbody tr").eachText())
        .singleElement()
        .asString()
        .contains("Bela Birchall", "No number", "Not heard yet");

    assertThat(ben.get("provider/messages/M1").statusCode()).isEqualTo(200);
    assertThat(olive.page("audit?person=ben").select("tbody tr").text())
        .contains("Took a file of", "Care worker W3");

    assertThat(ben.page("provider/messages").select("tbody tr").text())
        .contains("Heard by Ben at Birch, Tue 27 Oct 2026, 10:30.");
    assertThat(ben.page("provider/visits").select(".notice").text()).doesNotContain("Messages");
    assertThat(olive.page("messages").select("tbody tr").eachText().getLast())
        .contains("Birch Care at Home", "Heard by Ben at Birch");
  }

  @Test
  void a_list_of_messages_longer_than_a_quarter_is_cut_and_says_so() throws Exception {
    Document years = ben.page("provider/messages?from=2020-01-01&to=2026-10-27");
    assertThat(years.select(".notice").text())
        .contains("92 days at most, so it begins on Tue 28 Jul 2026");
    assertThat(years.select("tbody tr")).hasSize(1);
    assertThat(ben.page("provider/messages?from=2026-07-28&to=2026-10-27").select(".notice"))
        .isEmpty();
  }

  @Test
  void that_the_council_heard_it_is_not_the_offices_hearing_it() throws Exception {
    assertThat(olive.get("messages/M1").statusCode()).isEqualTo(200);

    assertThat(ben.page("provider/messages").select("tbody tr").text()).contains("Not heard yet");
    assertThat(olive.page("today").select(".notice").text()).contains("Messages: 1 not heard yet");
  }

  @Test
  void another_providers_message_is_as_unknown_as_one_that_never_was() throws Exception {
    assertThat(ann.get("provider/messages/M1").statusCode()).isEqualTo(404);
    assertThat(ann.get("provider/messages/K6").statusCode()).isEqualTo(404);
    assertThat(ann.get("provider/messages/NEVER").statusCode()).isEqualTo(404);
    assertThat(ann.page("provider/messages").select("tbody tr")).isEmpty();
    assertThat(jooq.fetchCount(OFFICE_MESSAGE_HEARD)).isZero();
  }

  @Test
  void a_message_of_nobody_whom_we_know_is_for_officers_of_every_area() throws Exception {
    assertThat(olive.page("messages").select("tbody tr").eachText())
        .anySatisfy(row -> assertThat(row).contains("Nobody whom we know", "0161 496 0555"));
    assertThat(olive.page("unmatched-calls/K6").select("audio").eachAttr("src"))
        .containsExactly("/messages/K6");
    assertThat(olive.get("messages/K6").statusCode()).isEqualTo(200);

    Visitor zoe = Visitor.loggedIn(portal, "zoe");
    assertThat(zoe.get("messages/K6").statusCode()).isEqualTo(404);
    assertThat(zoe.page("unmatched-calls/K6").select("audio")).isEmpty();
  }

  @Test
  void who_is_still_logged_in_elsewhere_is_named_as_soon_as_they_arrive() throws Exception {
    assertThat(open(ann, "provider/visits"))
        .containsExactly("Will Alderson Mr Bram Example 10:04 10:20");
    assertThat(open(olive, "today"))
        .containsExactly("Will Alderson Mr Bram Example 10:04 10:20 Alder Homecare");
    assertThat(open(ben, "provider/visits")).isEmpty();

    // Of a couple who share a telephone the one is not elsewhere than the other.
    String ofMrBram =
        jooq.fetchValue(REGISTERED_NUMBER.E164, REGISTERED_NUMBER.SERVICE_USER_ID.eq("S2"));
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, "S1")
        .set(REGISTERED_NUMBER.E164, ofMrBram)
        .set(REGISTERED_NUMBER.VALID_FROM, at("07:00"))
        .execute();
    try {
      assertThat(open(olive, "today")).isEmpty();
    } finally {
      jooq.deleteFrom(REGISTERED_NUMBER)
          .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq("S1"))
          .and(REGISTERED_NUMBER.E164.eq(ofMrBram))
          .execute();
    }
  }

  @Test
  void of_two_who_hold_one_pin_the_number_dialled_says_whose_call_it_was() throws Exception {
    String door = "section[aria-labelledby=door] b";
    jooq.update(WORKER_PIN)
        .set(WORKER_PIN.PIN_HASH, hash("W1"))
        .where(WORKER_PIN.CARE_WORKER_ID.eq("W3"))
        .execute();
    jooq.update(LOGGED_CALL)
        .set(LOGGED_CALL.PIN_HASH, hash("W1"))
        .set(LOGGED_CALL.DIALLED_PROVIDER_ID, "BIRCH")
        .where(LOGGED_CALL.CALL_ID.in("D1", "M1"))
        .execute();
    try {
      assertThat(olive.page("commissioned-visits/MISSED-1").select(door).eachText())
          .containsExactly("Bela Birchall rang from here at 07:05: nobody answered the door.");
      assertThat(ann.page("provider/messages").select("tbody tr")).isEmpty();
      assertThat(ben.page("provider/messages").select("tbody tr").text()).contains("Bela Birchall");
    } finally {
      jooq.update(WORKER_PIN)
          .set(WORKER_PIN.PIN_HASH, hash("W3"))
          .where(WORKER_PIN.CARE_WORKER_ID.eq("W3"))
          .execute();
      jooq.update(LOGGED_CALL)
          .set(LOGGED_CALL.PIN_HASH, hash("W3"))
          .setNull(LOGGED_CALL.DIALLED_PROVIDER_ID)
          .where(LOGGED_CALL.CALL_ID.in("D1", "M1"))
          .execute();
    }
  }

  private static List<String> open(Visitor visitor, String page) throws Exception {
    return visitor.page(page).select("section[aria-labelledby=open] tbody tr").eachText();
  }

  private static String row(Visitor visitor, String page, String serviceUser) throws Exception {
    return visitor.page(page).select("table.board tbody tr").eachText().stream()
        .filter(row -> row.contains(serviceUser))
        .findFirst()
        .orElseThrow();
  }

  private static void pin(String worker) {
    jooq.insertInto(WORKER_PIN)
        .set(WORKER_PIN.PIN_HASH, hash(worker))
        .set(WORKER_PIN.CARE_WORKER_ID, worker)
        .set(WORKER_PIN.VALID_FROM, LocalDate.of(1000, 1, 1))
        .execute();
  }

  private static byte[] hash(String worker) {
    byte[] hash = new byte[32];
    hash[0] = (byte) worker.charAt(1);
    return hash;
  }

  private static void call(
      String id, String time, @Nullable String e164, String code, String worker, String ending) {
    jooq.insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, at(time))
        .set(LOGGED_CALL.CALLER_NUMBER, e164 == null ? "" : e164)
        .set(LOGGED_CALL.CALLER_E164, e164)
        .set(LOGGED_CALL.SERVICE_USER_CODE, code)
        .set(LOGGED_CALL.PIN_HASH, hash(worker))
        .set(LOGGED_CALL.PIN_MASKED, "******")
        .set(LOGGED_CALL.ENDING, ending)
        .execute();
  }

  private static void message(String call, String left) {
    jooq.insertInto(OFFICE_MESSAGE)
        .set(OFFICE_MESSAGE.TELEPHONE_CALL_ID, call)
        .set(OFFICE_MESSAGE.LEFT_AT, at(left))
        .set(OFFICE_MESSAGE.SECONDS, 12)
        .set(OFFICE_MESSAGE.SOUND, NOT_A_SOUND)
        .execute();
  }

  private static void arrivedElsewhere() {
    jooq.insertInto(VISIT)
        .set(VISIT.VISIT_ID, "E1")
        .set(VISIT.SERVICE_USER_ID, "S1")
        .set(VISIT.CARE_WORKER_ID, "W2")
        .set(VISIT.PROVIDER_ID, "ALDER")
        .set(VISIT.ARRIVAL_CALL, "E1")
        .set(VISIT.EXTRA_CALLS, "")
        .set(VISIT.ARRIVED_AT, at("10:20"))
        .set(VISIT.BEGINS_AT, at("10:20"))
        .set(VISIT.DATE, ADayOfCare.TUESDAY)
        .set(VISIT.LOCATION_PROOF, "NONE")
        .set(VISIT.INFERRED, false)
        .set(VISIT.STILL_OPEN, true)
        .execute();
  }
}
