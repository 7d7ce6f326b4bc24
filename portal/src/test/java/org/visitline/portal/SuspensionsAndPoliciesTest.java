package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.POLICY;
import static org.visitline.schema.jooq.Tables.SUSPENSION;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.DSLContext;
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
    assertThat(olive.page("service-users/S1").text()).contains("one of the reasons");

    assertThat(stops()).hasSize(1);
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

    assertThat(selma.page("senior/policies").select(".findings").text())
        .contains("a-1 Alder Homecare, from the beginning", "late_after_minutes 20 by default 15");
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
