package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPortal.class)
class LogInTest {

  @Test
  void an_officer_is_led_to_the_board_and_a_provider_to_its_visits(Portal portal) throws Exception {
    assertThat(Visitor.location(Visitor.loggedIn(portal, "olive").get(""))).endsWith("/today");
    assertThat(Visitor.location(Visitor.loggedIn(portal, "ann").get("")))
        .endsWith("/provider/visits");
  }

  @Test
  void in_the_morning_everybody_comes_in_at_once(Portal portal) throws Exception {
    for (int morning = 0; morning < 5; morning++) {
      try (var everybody = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Visitor>> coming = new ArrayList<>();
        for (String name : List.of("olive", "selma", "zoe", "fay", "ann", "ben", "mo")) {
          for (int browser = 0; browser < 3; browser++) {
            coming.add(everybody.submit(() -> Visitor.loggedIn(portal, name)));
          }
        }
        for (Future<Visitor> one : coming) {
          assertThat(one.get()).isNotNull();
        }
      }
    }
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_refused_in_the_same_words(Portal portal)
      throws Exception {
    HttpResponse<String> wrong = Visitor.at(portal).logIn("olive", "guess");
    HttpResponse<String> unknown = Visitor.at(portal).logIn("nobody", "guess");

    assertThat(Visitor.location(wrong)).endsWith("/login?error");
    assertThat(Visitor.location(unknown)).isEqualTo(Visitor.location(wrong));
    assertThat(Visitor.at(portal).page("login?error").text())
        .contains("The username or the password is not right.");
  }

  @Test
  void a_form_without_its_token_changes_nothing(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(olive.post("logout", "", Map.of()).statusCode()).isEqualTo(403);
    assertThat(olive.get("today").statusCode()).isEqualTo(200);
  }

  @Test
  void after_logging_out_no_page_opens(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    HttpResponse<String> out = olive.submit(olive.page("today"), "logout", Map.of());

    assertThat(Visitor.location(out)).endsWith("/login?left");
    assertThat(Visitor.location(olive.get("today"))).endsWith("/login");
  }

  @Test
  void the_page_that_was_asked_for_opens_after_the_log_in(Portal portal) throws Exception {
    Visitor olive = Visitor.at(portal);
    assertThat(Visitor.location(olive.get("discrepancies?kind=F"))).endsWith("/login");

    HttpResponse<String> in = olive.logIn("olive", ADayOfCare.PASSWORD);

    assertThat(Visitor.location(in)).contains("/discrepancies?kind=F");
  }

  @Test
  void logging_in_gives_a_new_session_so_that_one_planted_before_is_worth_nothing(Portal portal)
      throws Exception {
    Visitor olive = Visitor.at(portal);
    String before = cookie(olive.get("login"));
    HttpResponse<String> in = olive.logIn("olive", ADayOfCare.PASSWORD);

    assertThat(before).isNotEmpty();
    assertThat(cookie(in)).isNotEmpty().isNotEqualTo(before);
    assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly")
        .contains("SameSite=Lax");
  }

  @Test
  void every_page_forbids_scripts_and_styles_within_it_and_frames_around_it(Portal portal)
      throws Exception {
    HttpResponse<String> page = Visitor.at(portal).get("login");

    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
  }

  @Test
  void every_page_says_that_it_is_html_lest_browsers_draw_it_as_in_the_nineties(Portal portal)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    for (String page : List.of("login", "today", "discrepancies", "nowhere", "visits/K1")) {
      assertThat(olive.get(page).body()).as(page).startsWith("<!doctype html>");
    }
  }

  @Test
  void mishaps_are_told_in_plain_words(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(olive.get("nowhere").statusCode()).isEqualTo(404);
    assertThat(olive.get("nowhere").body()).contains("Page not found");
    assertThat(olive.get("provider/visits").statusCode()).isEqualTo(403);
    assertThat(olive.get("provider/visits").body()).contains("Not for this log-in");
    assertThat(olive.get("today?date=2026-02-30").statusCode()).isEqualTo(400);
    assertThat(olive.get("today?date=2026-02-30").body()).contains("This address cannot be read");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
  }
}
