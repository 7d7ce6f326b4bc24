package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PIN_SETTING;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.CheckDigit;
import org.visitline.schema.JooqPinSettings;
import org.visitline.schema.PinKey;

@ExtendWith(RunningPortal.class)
class PinsAndLinesTest {

  private static final String NEW_LINE = "+442079460777";
  private static final String NEW_LINE_SAID = "020 7946 0777";
  private static final String REGISTERED_TO_S3 = "+442079460103";

  private final Running running;
  private final Portal portal;
  private final DSLContext jooq;

  PinsAndLinesTest(Running running) {
    this.running = running;
    this.portal = running.portal();
    this.jooq = running.database().jooq();
  }

  @AfterEach
  void asBefore() {
    jooq.deleteFrom(WORKER_PIN).execute();
    jooq.deleteFrom(PIN_SETTING).execute();
    jooq.deleteFrom(CALL_TO_PLACE).execute();
    jooq.deleteFrom(TO_VERIFY).execute();
    jooq.deleteFrom(DISCREPANCY).where(DISCREPANCY.VISIT_ID.like("N-%")).execute();
    jooq.deleteFrom(VISIT).where(VISIT.VISIT_ID.like("N-%")).execute();
    jooq.deleteFrom(LOGGED_CALL).where(LOGGED_CALL.CALL_ID.like("N-%")).execute();
    jooq.deleteFrom(REGISTERED_NUMBER).where(REGISTERED_NUMBER.E164.eq(NEW_LINE)).execute();
    jooq.update(REGISTERED_NUMBER).setNull(REGISTERED_NUMBER.VALID_TO).execute();
  }

  @Test
  void a_pin_is_shown_once_ends_in_its_check_digit_and_is_stored_as_a_keyed_hash()
      throws Exception {
    Visitor mo = Visitor.loggedIn(portal, "mo");

    String pin = given(mo, "W1");

    assertThat(pin).matches("[0-9]{6}");
    assertThat(CheckDigit.isRight(pin)).isTrue();
    var stored = jooq.fetchSingle(WORKER_PIN);
    assertThat(stored.getCareWorkerId()).isEqualTo("W1");
    assertThat(stored.getValidFrom()).isEqualTo(ADayOfCare.TUESDAY);
    PinKey key = portal.context().getBean(PinKey.class);
    assertThat(stored.getPinHash()).isEqualTo(key.hash(pin));
    assertThat(mo.page("provider/manage/pins").text()).doesNotContain(pin);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 7, 8})
  void a_pin_has_as_many_digits_as_the_telephone_asks_for(int digits) throws Exception {
    told("ivr1", digits);
    Visitor mo = Visitor.loggedIn(portal, "mo");

    String pin = given(mo, "W1");

    assertThat(pin).matches("[0-9]{" + digits + "}");
    assertThat(CheckDigit.isRight(pin)).isTrue();
    assertThat(mo.page("provider/manage/pins").text())
        .contains("The telephone asks for " + digits + " digits");
  }

  @Test
  void no_pin_is_given_while_the_nodes_ask_for_different_lengths() throws Exception {
    told("ivr1", 6);
    told("ivr2", 8);
    Visitor mo = Visitor.loggedIn(portal, "mo");

    String page = mo.sendWithToken("POST", "provider/manage/pins", "worker=W1").body();

    assertThat(Jsoup.parse(page).select(".problem").text())
        .contains("PINs of different lengths: ivr1 for 6 digits, ivr2 for 8 digits");
    assertThat(Jsoup.parse(page).select(".notice code")).isEmpty();
    assertThat(jooq.fetchCount(WORKER_PIN)).isZero();
  }

  @Test
  void where_every_pin_was_given_the_page_says_so() throws Exception {
    told("ivr1", 4);
    PinKey key = portal.context().getBean(PinKey.class);
    for (int digits = 0; digits < 1000; digits++) {
      String pin = "%03d".formatted(digits);
      jooq.insertInto(WORKER_PIN)
          .set(WORKER_PIN.PIN_HASH, key.hash(pin + CheckDigit.of(pin)))
          .set(WORKER_PIN.CARE_WORKER_ID, "W2")
          .set(WORKER_PIN.VALID_FROM, ADayOfCare.TUESDAY)
          .execute();
    }
    Visitor mo = Visitor.loggedIn(portal, "mo");

    var answer = mo.sendWithToken("POST", "provider/manage/pins", "worker=W1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Jsoup.parse(answer.body()).select(".problem").text())
        .contains("Nearly every PIN of 4 digits is somebody’s, or was");
  }

  private void told(String node, int digits) {
    new JooqPinSettings(() -> jooq).tell(node, digits, false, ADayOfCare.HALF_PAST_TEN);
  }

  @Test
  void a_new_pin_ends_the_old_one_at_the_end_of_the_day() throws Exception {
    Visitor mo = Visitor.loggedIn(portal, "mo");
    String first = given(mo, "W1");
    String second = given(mo, "W1");

    assertThat(second).isNotEqualTo(first);
    assertThat(jooq.selectFrom(WORKER_PIN).fetch(row -> String.valueOf(row.getValidTo())))
        .containsExactlyInAnyOrder(ADayOfCare.TUESDAY.toString(), "null");
  }

  @Test
  void nobody_gives_a_pin_to_another_providers_worker() throws Exception {
    Visitor bea = Visitor.loggedIn(portal, "bea");

    assertThat(bea.sendWithToken("POST", "provider/manage/pins", "worker=W1").statusCode())
        .isEqualTo(404);
    assertThat(bea.page("provider/manage/pins").text()).contains("Bela").doesNotContain("Wanda");
    assertThat(jooq.fetchCount(WORKER_PIN)).isZero();
  }

  @Test
  void twenty_pins_are_twenty_different_ones() throws Exception {
    Visitor mo = Visitor.loggedIn(portal, "mo");
    Set<String> hashes = new TreeSet<>();
    for (int time = 0; time < 20; time++) {
      given(mo, "W1");
    }
    jooq.selectFrom(WORKER_PIN)
        .forEach(row -> hashes.add(HexFormat.of().formatHex(row.getPinHash())));

    assertThat(hashes).hasSize(20);
  }

  @Test
  void a_number_that_keeps_arriving_for_one_person_is_suggested_and_registered_from_its_first_call()
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    rings("N-1", "S2", NEW_LINE, Duration.ofDays(3));
    rings("N-2", "S2", NEW_LINE, Duration.ofDays(2));
    rings("N-3", "S2", NEW_LINE, Duration.ofDays(2).minusHours(3));
    assertThat(olive.page("lines").text()).as("three calls").doesNotContain(NEW_LINE_SAID);
    rings("N-4", "S2", NEW_LINE, Duration.ofDays(1));

    Document page = olive.page("lines");
    assertThat(page.select(".findings li").text())
        .contains("Mr Bram Example", NEW_LINE_SAID, "4 calls on 3 days by 1 care worker")
        .contains("which has been silent since");
    olive.sendWithToken(
        "POST", "lines/accept", "service-user=S2&number=%2B442079460777&replaces=true");

    var numbers =
        jooq.selectFrom(REGISTERED_NUMBER)
            .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq("S2"))
            .orderBy(REGISTERED_NUMBER.VALID_FROM)
            .fetch();
    Instant first = ADayOfCare.HALF_PAST_TEN.minus(Duration.ofDays(3));
    assertThat(numbers).hasSize(2);
    assertThat(numbers.getFirst().getValidTo()).isEqualTo(first);
    assertThat(numbers.getLast().getE164()).isEqualTo(NEW_LINE);
    assertThat(numbers.getLast().getValidFrom()).isEqualTo(first);
    assertThat(jooq.fetchCount(CALL_TO_PLACE)).isGreaterThanOrEqualTo(4);
    assertThat(jooq.fetchCount(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID.eq("S2"))).isEqualTo(1);
    assertThat(olive.page("lines").select(".findings li").text()).doesNotContain(NEW_LINE_SAID);
  }

  @Test
  void a_mobile_and_a_number_that_serves_two_people_are_no_new_line() throws Exception {
    for (int day = 1; day <= 5; day++) {
      rings("N-M" + day, "S2", "+447700900456", Duration.ofDays(day));
      rings("N-T" + day, day == 1 ? "S1" : "S2", NEW_LINE, Duration.ofDays(day));
    }

    assertThat(Visitor.loggedIn(portal, "olive").page("lines").select(".findings li")).isEmpty();
  }

  /** The rule of which number is a mobile's is that of the findings, for every country. */
  @Test
  void nor_is_a_mobile_of_another_country() throws Exception {
    for (int day = 1; day <= 5; day++) {
      rings("N-F" + day, "S2", "+353851234567", Duration.ofDays(day));
    }

    assertThat(Visitor.loggedIn(portal, "olive").page("lines").select(".findings li")).isEmpty();
  }

  @Test
  void one_other_home_at_which_a_mobile_rang_is_said_and_the_persons_own_is_not() throws Exception {
    rings("N-1", "S3", "+447700900456", Duration.ofDays(1));
    Visitor olive = Visitor.loggedIn(portal, "olive");
    String form = "service-user=S3&number=07700+900456";
    assertThat(asked(olive, form)).doesNotContain("rang for visits");

    rings("N-2", "S1", "+447700900456", Duration.ofDays(2));

    assertThat(asked(olive, form))
        .contains("In the last four weeks it rang for visits at another person’s home.");
  }

  private static String asked(Visitor officer, String form) throws Exception {
    return Jsoup.parse(officer.sendWithToken("POST", "lines/register", form).body())
        .select(".told .problem a[href=#stays]")
        .text();
  }

  @Test
  void what_was_ticked_of_a_mobile_stays_ticked_where_the_reference_was_mistyped()
      throws Exception {
    String form = "service-user=NOBODY&number=07700+900456&stays=";
    Visitor olive = Visitor.loggedIn(portal, "olive");

    Document again =
        Jsoup.parse(olive.sendWithToken("POST", "lines/register", form + "%2B447700900456").body());
    assertThat(again.select("[aria-invalid=true]").eachAttr("id")).containsExactly("service-user");
    assertThat(again.select("#stays[checked]").val()).isEqualTo("+447700900456");

    Document ofAnother =
        Jsoup.parse(olive.sendWithToken("POST", "lines/register", form + "%2B447700900123").body());
    assertThat(ofAnother.select("#stays")).as("nobody was asked about this one").isEmpty();
  }

  @Test
  void that_it_was_asked_about_a_mobile_is_in_the_log_of_everybody_named() throws Exception {
    jooq.update(CARE_WORKER)
        .set(CARE_WORKER.CONTACT_NUMBER, "07700 900 456")
        .where(CARE_WORKER.CARE_WORKER_ID.eq("W2"))
        .execute();
    Visitor olive = Visitor.loggedIn(portal, "olive");
    try {
      olive.sendWithToken("POST", "lines/register", "service-user=S3&number=07700+900456");

      for (String named : new String[] {"S3", "W2"}) {
        assertThat(olive.page("audit?about=" + named).select("tbody tr").first().text())
            .contains(
                "Service user S3",
                "Care worker W2",
                "Tried to change",
                "asked whether +447700900456, a mobile, stays in the home");
      }
    } finally {
      jooq.update(CARE_WORKER).setNull(CARE_WORKER.CONTACT_NUMBER).execute();
    }
  }

  @Test
  void a_mobile_is_registered_only_where_somebody_says_that_it_stays_in_the_home()
      throws Exception {
    String mobile = "+447700900456";
    rings("N-1", "S1", mobile, Duration.ofDays(1));
    rings("N-2", "S2", mobile, Duration.ofDays(2));
    jooq.update(CARE_WORKER)
        .set(CARE_WORKER.CONTACT_NUMBER, "07700 900 456")
        .where(CARE_WORKER.CARE_WORKER_ID.eq("W2"))
        .execute();
    Visitor olive = Visitor.loggedIn(portal, "olive");
    String form = "service-user=S3&number=07700+900456&from=2026-10-20";
    try {
      Document asked = Jsoup.parse(olive.sendWithToken("POST", "lines/register", form).body());
      assertThat(asked.select(".told .problem a[href=#stays]").text())
          .startsWith("07700 900456 is a mobile, which proves a place only where it stays there.")
          .contains("the own telephone of care worker Will Alderson (W2).")
          .contains("rang for visits at 2 other people’s homes");
      assertThat(asked.select("#stays:not([checked])[aria-invalid=true]").val()).isEqualTo(mobile);
      assertThat(asked.select("#from").val()).isEqualTo("2026-10-20");
      assertThat(registered(mobile)).isZero();

      olive.sendWithToken("POST", "lines/register", form + "&stays=%2B447700900123");
      assertThat(registered(mobile)).as("that was said of another mobile").isZero();
      olive.sendWithToken("POST", "lines/register", form + "&stays=%2B447700900456");
      assertThat(registered(mobile)).isOne();
      assertThat(olive.page("lines").select(".told .notice").text())
          .isEqualTo("07700 900456 is registered to Miss Cora Example from Tue 20 Oct 2026 on.");
    } finally {
      jooq.update(CARE_WORKER).setNull(CARE_WORKER.CONTACT_NUMBER).execute();
      jooq.deleteFrom(REGISTERED_NUMBER).where(REGISTERED_NUMBER.E164.eq(mobile)).execute();
    }
  }

  @Test
  void a_registration_is_ended_only_after_a_second_word() throws Exception {
    for (int day = 1; day <= 4; day++) {
      rings("N-Q" + day, "S3", "+447700900456", Duration.ofDays(day));
    }
    Visitor olive = Visitor.loggedIn(portal, "olive");

    Document page = olive.page("lines");
    assertThat(page.select("form[action=/lines/end]")).hasSize(1);
    assertThat(page.select("details:not([open]) > form[action=/lines/end]").text())
        .startsWith("From now on calls from 020 7946 0103 prove no visit to Miss Cora Example");
    olive.sendWithToken("POST", "lines/end", "service-user=S3&number=%2B442079460103");
    assertThat(olive.page("lines").select(".told .notice").text())
        .isEqualTo("020 7946 0103 is no longer registered to Miss Cora Example.");
  }

  private int registered(String number) {
    return jooq.fetchCount(REGISTERED_NUMBER, REGISTERED_NUMBER.E164.eq(number));
  }

  @Test
  void nothing_is_registered_that_was_not_found() throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(
            olive
                .sendWithToken(
                    "POST", "lines/accept", "service-user=S2&number=%2B442079460777&replaces=true")
                .statusCode())
        .isEqualTo(404);
    assertThat(olive.sendWithToken("POST", "lines/register", "service-user=S2&number=12").body())
        .contains("is no telephone number");
  }

  @Test
  void a_registered_line_that_rings_no_more_though_visits_go_on_is_listed() throws Exception {
    for (int day = 1; day <= 4; day++) {
      rings("N-Q" + day, "S3", "+447700900456", Duration.ofDays(day));
    }

    Document page = Visitor.loggedIn(portal, "olive").page("lines");

    assertThat(page.select("tbody tr").text()).contains("Miss Cora Example 020 7946 0103 None yet");
  }

  @Test
  void of_two_registered_lines_the_one_that_rings_no_more_is_listed_and_not_the_other()
      throws Exception {
    for (int day = 1; day <= 4; day++) {
      rings("N-R" + day, "S3", REGISTERED_TO_S3, Duration.ofDays(day));
    }
    assertThat(Visitor.loggedIn(portal, "olive").page("lines").select("tbody tr").text())
        .as("one line, and it has been heard")
        .doesNotContain("Miss Cora Example");
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, "S3")
        .set(REGISTERED_NUMBER.E164, NEW_LINE)
        .set(REGISTERED_NUMBER.VALID_FROM, ADayOfCare.HALF_PAST_TEN.minus(Duration.ofDays(90)))
        .execute();

    assertThat(Visitor.loggedIn(portal, "olive").page("lines").select("tbody tr").text())
        .contains("Miss Cora Example " + NEW_LINE_SAID + " None yet")
        .doesNotContain("020 7946 0103");
  }

  private String given(Visitor visitor, String worker) throws Exception {
    String page = visitor.sendWithToken("POST", "provider/manage/pins", "worker=" + worker).body();
    return Jsoup.parse(page).selectFirst(".notice code").text();
  }

  /** A visit's arrival call, so long before now, and what is found about the telephone. */
  private void rings(String id, String serviceUser, String number, Duration ago) {
    Instant at = ADayOfCare.HALF_PAST_TEN.minus(ago);
    jooq.insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, at)
        .set(LOGGED_CALL.CALLER_NUMBER, number)
        .set(LOGGED_CALL.CALLER_E164, number)
        .set(LOGGED_CALL.ENDING, "LOGGED")
        .execute();
    jooq.insertInto(VISIT)
        .set(VISIT.VISIT_ID, id)
        .set(VISIT.SERVICE_USER_ID, serviceUser)
        .set(VISIT.CARE_WORKER_ID, "W1")
        .set(VISIT.PROVIDER_ID, "ALDER")
        .set(VISIT.ARRIVAL_CALL, id)
        .set(VISIT.EXTRA_CALLS, "")
        .set(VISIT.ARRIVED_AT, at)
        .set(VISIT.BEGINS_AT, at)
        .set(VISIT.DATE, LocalDate.ofInstant(at, ADayOfCare.LONDON))
        .set(VISIT.LOCATION_PROOF, number.equals(REGISTERED_TO_S3) ? "PARTIAL" : "NONE")
        .set(VISIT.INFERRED, false)
        .set(VISIT.STILL_OPEN, false)
        .execute();
    if (number.equals(REGISTERED_TO_S3)) {
      return;
    }
    jooq.insertInto(DISCREPANCY)
        .set(DISCREPANCY.CODE, number.startsWith("+447") ? "MOBILE_LINE" : "OTHER_LINE")
        .set(DISCREPANCY.CLASS, "A")
        .set(DISCREPANCY.VISIT_ID, id)
        .set(DISCREPANCY.SERVICE_USER_ID, serviceUser)
        .set(DISCREPANCY.PROVIDER_ID, "ALDER")
        .set(DISCREPANCY.DATE, LocalDate.ofInstant(at, ADayOfCare.LONDON))
        .set(DISCREPANCY.PROVISIONAL, false)
        .set(DISCREPANCY.POLICY_VERSION, "default-1")
        .set(DISCREPANCY.EXPLANATION, "Not this person's number.")
        .set(DISCREPANCY.FIRST_FOUND_AT, at)
        .execute();
  }
}
