package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.portal.access.Role;
import org.visitline.portal.logins.PortalUsers;

@ExtendWith(RunningPortal.class)
class LogInsPageTest {

  private final Running running;
  private final Portal portal;

  LogInsPageTest(Running running) {
    this.running = running;
    this.portal = running.portal();
  }

  @BeforeEach
  void somebody() {
    new PortalUsers(running.database())
        .create("mona", "Mona Manager", Role.OFFICER, null, List.of(), ADayOfCare.PASSWORD);
  }

  @AfterEach
  void nobody() {
    running
        .database()
        .jooq()
        .deleteFrom(PORTAL_USER)
        .where(PORTAL_USER.USERNAME.eq("mona"))
        .execute();
  }

  @Test
  void a_log_in_is_ended_only_after_a_second_word_and_the_page_says_that_it_is() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");

    Document page = selma.page("senior/log-ins");
    assertThat(page.select("form[action=/senior/log-ins/end]"))
        .hasSameSizeAs(page.select("details:not([open]) > form[action=/senior/log-ins/end]"));
    assertThat(asked(page, "end"))
        .containsExactly(
            "Mona Manager is logged out at once and can log in no more. Programs that Mona Manager"
                + " gave tokens to are shut out, too. It cannot be taken back. End this log-in");

    selma.submit(page, "senior/log-ins/end", Map.of("username", "mona"));
    Document after = selma.page("senior/log-ins");
    assertThat(after.select(".told .notice").text()).isEqualTo("Mona Manager can log in no more.");
    assertThat(asked(after, "end")).isEmpty();
    assertThat(asked(after, "anew")).as("a password that lets nobody in").isEmpty();
  }

  @Test
  void a_new_first_password_is_given_only_after_a_second_word() throws Exception {
    Document page = Visitor.loggedIn(portal, "selma").page("senior/log-ins");

    assertThat(page.select("form[action=/senior/log-ins/anew]"))
        .hasSameSizeAs(page.select("details:not([open]) > form[action=/senior/log-ins/anew]"));
    assertThat(asked(page, "anew"))
        .containsExactly(
            "Mona Manager is logged out at once; the password and the second factor until now let"
                + " nobody in any more. Give a new first password");
  }

  /** What stands behind a button of Mona's row, before it is done. */
  private static List<String> asked(Document page, String deed) {
    return page.select(
            "details > form[action=/senior/log-ins/%s]:has([value=mona])".formatted(deed))
        .eachText();
  }
}
