package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.POLICY;
import static org.visitline.schema.jooq.Tables.SUSPENSION;
import static org.visitline.schema.jooq.Tables.SUSPENSION_CHANGE;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;

@ExtendWith(RunningPortal.class)
class SuspensionsAndPoliciesTest {

  private final DSLContext jooq;
  private final Portal portal;

  SuspensionsAndPoliciesTest(Running running) {
    this.jooq = running.database().jooq();
    this.portal = running.portal();
  }

  @AfterEach
  void asBefore() {
    jooq.deleteFrom(SUSPENSION).execute();
    jooq.deleteFrom(SUSPENSION_CHANGE).execute();
    jooq.deleteFrom(POLICY).execute();
    jooq.deleteFrom(TO_VERIFY).execute();
  }

  @Test
  void an_officer_suspends_care_sees_it_and_lets_it_go_on() throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    suspend(olive, "S1", "2026-10-26T08:00", "", "hospital");

    assertThat(stops()).containsExactly("S1 2026-10-26T08:00:00Z null hospital");
    assertThat(jooq.fetchCount(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID.eq("S1"))).isPositive();
    assertThat(olive.page("service-users/S1").text())
        .contains("Mon 26 Oct 2026, 08:00 until further notice: hospital");

    olive.sendWithToken(
        "POST", "suspensions/end", "service-user=S1&begun=" + encoded("2026-10-26T08:00:00Z"));

    assertThat(stops()).containsExactly("S1 2026-10-26T08:00:00Z 2026-10-27T10:30:00Z hospital");
  }

  @Test
  void a_suspension_that_has_not_begun_is_taken_back_as_if_it_had_never_been() throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    suspend(olive, "S1", "2026-11-02T08:00", "2026-11-09T08:00", "respite");

    olive.sendWithToken(
        "POST", "suspensions/end", "service-user=S1&begun=" + encoded("2026-11-02T08:00:00Z"));

    assertThat(stops()).isEmpty();
  }

  @Test
  void what_makes_no_sense_or_is_there_already_is_refused_in_words() throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    suspend(olive, "S1", "2026-11-02T08:00", "2026-11-09T08:00", "respite");
    assertThat(olive.page("service-users/S1").text()).contains("Care is suspended from Mon 2 Nov");

    suspend(olive, "S1", "2026-11-08T08:00", "", "hospital");
    assertThat(olive.page("service-users/S1").text()).contains("suspended for some of that time");
    suspend(olive, "S1", "2026-12-02T08:00", "2026-12-02T08:00", "respite");
    assertThat(olive.page("service-users/S1").text()).contains("ends after it begins");
    suspend(olive, "S1", "2026-12-02T08:00", "", "<b>because</b>");
    assertThat(olive.page("service-users/S1").text()).contains("has one of the reasons");

    assertThat(stops()).hasSize(1);
  }

  @Test
  void an_end_that_is_heard_of_later_is_recorded_with_its_reason_and_what_stood_before()
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    suspend(olive, "S1", "2026-10-20T08:00", "", "hospital");
    jooq.deleteFrom(TO_VERIFY).execute();
    Map<String, String> home =
        Map.of("ended", "2026-10-23T14:00", "note", "Her daughter rang on Monday.");

    Document page = olive.page("service-users/S1");
    String form = page.select("form[action$=end-at] input[name=form]").val();
    String begun = "2026-10-20T07:00:00Z";
    assertThat(said(olive, page, "end-at", Map.of("ended", "2026-10-23T14:00", "note", " ")))
        .isEqualTo("Write how you know. #" + form + "-note 2026-10-23T14:00");
    assertThat(said(olive, page, "end-at", Map.of("ended", "2026-10-20T08:00", "note", "why")))
        .startsWith("A suspension ends after it begins.")
        .endsWith("#" + form + "-ended 2026-10-20T08:00");
    assertThat(jooq.fetchCount(TO_VERIFY)).isZero();

    olive.submit(page, "suspensions/end-at", home);
    assertThat(stops()).containsExactly("S1 " + begun + " 2026-10-23T13:00:00Z hospital");
    assertThat(firstMarked()).isEqualTo(LocalDate.of(2026, 10, 23));
    Document after = olive.page("service-users/S1");
    assertThat(after.select(".history").text())
        .contains("Olive Officer changed the end, Tue 27 Oct 2026, 10:30")
        .contains("to Fri 23 Oct 2026, 14:00: hospital", "Before: until further notice")
        .contains("Her daughter rang on Monday.", "Olive Officer suspended care");
    assertThat(Visitor.loggedIn(portal, "ann").page("provider/service-users/S1").text())
        .doesNotContain("Her daughter", "Olive Officer");

    olive.submit(
        after, "suspensions/end-at", Map.of("ended", "2026-10-24T09:00", "note", "A day later."));
    assertThat(stops()).containsExactly("S1 " + begun + " 2026-10-24T08:00:00Z hospital");
    assertThat(olive.page("service-users/S1").select(".history").text())
        .contains("Before: to Fri 23 Oct 2026, 14:00");
  }

  @Test
  void an_end_does_not_go_past_the_next_suspension() throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    suspend(olive, "S1", "2026-10-20T08:00", "2026-10-22T08:00", "hospital");
    suspend(olive, "S1", "2026-10-24T08:00", "", "respite");

    assertThat(
            said(
                olive,
                olive.page("service-users/S1"),
                "end-at",
                Map.of(
                    "ended", "2026-10-25T08:00", "note", "later", "begun", "2026-10-20T07:00:00Z")))
        .startsWith("Another suspension begins before then.");
    assertThat(stops())
        .containsExactly(
            "S1 2026-10-20T07:00:00Z 2026-10-22T07:00:00Z hospital",
            "S1 2026-10-24T07:00:00Z null respite");
  }

  @Test
  void one_that_was_keyed_by_mistake_is_withdrawn_as_a_whole_and_stays_known() throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    suspend(olive, "S1", "2026-10-20T08:00", "2026-10-22T08:00", "hospital");
    jooq.deleteFrom(TO_VERIFY).execute();
    Document page = olive.page("service-users/S1");

    assertThat(said(olive, page, "withdraw", Map.of("note", "")))
        .startsWith("Write why it is withdrawn.");
    assertThat(stops()).hasSize(1);
    olive.submit(page, "suspensions/withdraw", Map.of("note", "It was her neighbour."));

    assertThat(stops()).isEmpty();
    assertThat(firstMarked()).isEqualTo(LocalDate.of(2026, 10, 20));
    Document after = olive.page("service-users/S1");
    assertThat(after.select(".history li").first().text())
        .startsWith("Olive Officer withdrew the suspension")
        .contains("to Thu 22 Oct 2026, 08:00: hospital", "It was her neighbour.");
  }

  @Test
  void a_mistake_when_care_is_suspended_keeps_what_was_typed() throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    Document page =
        olive.page(
            Visitor.location(
                    olive.submit(
                        olive.page("service-users/S1"),
                        "suspensions",
                        Map.of(
                            "begins", "2026-12-02T08:00",
                            "ends", "2026-12-01T08:00",
                            "reason", "respite")))
                .substring(1));

    assertThat(page.select(".told .problem a").attr("href")).isEqualTo("#suspend-ends");
    assertThat(page.select("#suspend-begins").val()).isEqualTo("2026-12-02T08:00");
    assertThat(page.select("#suspend-ends[aria-invalid=true]").val()).isEqualTo("2026-12-01T08:00");
    assertThat(page.select("#suspend-reason option[selected]").val()).isEqualTo("respite");
    assertThat(page.select("details[open] #suspend-begins")).hasSize(1);
  }

  /** The problem, the field that it links to, and what stands in the form's time. */
  private static String said(Visitor who, Document page, String action, Map<String, String> fields)
      throws Exception {
    Document next =
        who.page(Visitor.location(who.submit(page, "suspensions/" + action, fields)).substring(1));
    return next.select(".told .problem p").text()
        + " "
        + next.select(".told .problem a").attr("href")
        + " "
        + next.select("details[open] input[name=ended]").val();
  }

  @Test
  void whom_an_officer_may_not_see_is_not_theirs_to_suspend_nor_is_anybody_a_providers()
      throws Exception {
    Visitor zoe = Visitor.loggedIn(portal, "zoe");
    Visitor mo = Visitor.loggedIn(portal, "mo");

    assertThat(
            zoe.sendWithToken("POST", "suspensions", form("S1", "2026-11-02T08:00", "", "other"))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            mo.sendWithToken("POST", "suspensions", form("S1", "2026-11-02T08:00", "", "other"))
                .statusCode())
        .isEqualTo(403);
    assertThat(stops()).isEmpty();
  }

  @Test
  void a_policy_is_put_into_force_once_and_never_changed() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    selma.sendWithToken(
        "POST",
        "senior/policies",
        "text="
            + encoded(
                "# agreed in May\nversion = a-1\nprovider_id = ALDER\nlate_after_minutes = 20\n"));

    Document given = selma.page("senior/policies");
    assertThat(given.select(".told").text())
        .startsWith("It is in force. What was found by another");
    assertThat(given.select(".findings").text())
        .contains(
            "a-1 Alder Homecare, from the beginning",
            "Late after (minutes): 20 late_after_minutes by default 15");
    assertThat(jooq.fetchCount(TO_VERIFY)).as("everybody is looked at again").isPositive();
    for (String wrong :
        List.of(
            "version = a-1\nlate_after_minutes = 25\n",
            "version = a-2\nlate_after = 25\n",
            "version = a-3\nprovider_id = NOBODY\n",
            "version = a-4\nprovider_id = \uD83D\uDC7B\n",
            "late_after_minutes = 25")) {
      assertThat(selma.sendWithToken("POST", "senior/policies", "text=" + encoded(wrong)).body())
          .as(wrong)
          .contains("There is a problem");
    }
    Document two =
        Jsoup.parse(
            selma
                .sendWithToken(
                    "POST", "senior/policies", "text=" + encoded("late_after = 25\nearly = x\n"))
                .body());
    assertThat(two.select(".told .problem a[href=#text]").text())
        .containsPattern("line 1: .*\\. Policy, line 2: ");
    assertThat(jooq.fetchCount(POLICY)).isEqualTo(1);
  }

  @Test
  void a_policy_of_a_day_to_come_is_said_to_hold_from_then() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");

    assertThat(told(selma, "version = b-1\nvalid_from = 2026-12-01\n"))
        .isEqualTo("It holds from Tue 1 Dec 2026; nothing changes until then.");
    assertThat(told(selma, "version = b-2\nvalid_from = 2026-10-27\n"))
        .startsWith("It is in force.");
  }

  @Test
  void why_a_policy_is_refused_is_said_in_sentences() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    told(selma, "version = c-1\n");

    assertThat(told(selma, "version = c-1\nlate_after_minutes = 20\n"))
        .endsWith(
            "Version c-1 is there with other numbers. Findings name it, so it stays as it is:"
                + " give the new policy a version of its own.");
    assertThat(told(selma, "version = c-2\nvery_late_after_minutes = 5\n"))
        .endsWith("What is very late (5) would not even be late (15).");
    assertThat(told(selma, "version = c-2\nlate_after = 20\n"))
        .endsWith("there is no 'late_after' in a policy; late_after_minutes may be meant.");
  }

  /** What the page says once this policy was given. */
  private static String told(Visitor selma, String text) throws Exception {
    HttpResponse<String> answer =
        selma.submit(selma.page("senior/policies"), "senior/policies", Map.of("text", text));
    Document page =
        answer.statusCode() == 302 ? selma.page("senior/policies") : Jsoup.parse(answer.body());
    return page.select(".told").text();
  }

  /** The first of the dates from which S1 is looked at again. */
  private LocalDate firstMarked() {
    return jooq.select(DSL.min(TO_VERIFY.DATE))
        .from(TO_VERIFY)
        .where(TO_VERIFY.SERVICE_USER_ID.eq("S1"))
        .fetchSingle()
        .value1();
  }

  private static void suspend(Visitor who, String person, String from, String to, String reason)
      throws Exception {
    who.sendWithToken("POST", "suspensions", form(person, from, to, reason));
  }

  private static String form(String person, String from, String to, String reason) {
    return "service-user=%s&begins=%s&ends=%s&reason=%s"
        .formatted(person, encoded(from), encoded(to), encoded(reason));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> stops() {
    return jooq.selectFrom(SUSPENSION)
        .fetch(
            row ->
                row.getServiceUserId()
                    + " "
                    + row.getFromAt()
                    + " "
                    + row.getToAt()
                    + " "
                    + row.getReason());
  }
}
