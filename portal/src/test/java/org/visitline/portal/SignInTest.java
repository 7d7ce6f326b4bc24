package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.PORTAL_SESSION;
import static org.visitline.schema.jooq.Tables.PORTAL_SESSION_ATTRIBUTES;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.SIGN_IN_FAILURE;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.Condition;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.portal.access.Role;
import org.visitline.portal.account.AuthenticatorApp;
import org.visitline.portal.logins.PortalUsers;

@ExtendWith(RunningPortal.class)
class SignInTest {

  private static final String OWN = "plum kayak lantern";

  private final Running running;
  private final Portal portal;

  SignInTest(Running running) {
    this.running = running;
    this.portal = running.portal();
  }

  @BeforeEach
  void somebody() {
    running.now().set(ADayOfCare.HALF_PAST_TEN);
    running.database().jooq().deleteFrom(SIGN_IN_FAILURE).execute();
    new PortalUsers(running.database())
        .create("ida", "Ida Inspector", Role.OFFICER, null, List.of(), ADayOfCare.PASSWORD);
  }

  @AfterEach
  void nobody() {
    running.now().set(ADayOfCare.HALF_PAST_TEN);
    running
        .database()
        .jooq()
        .deleteFrom(PORTAL_SESSION)
        .where(PORTAL_SESSION.PRINCIPAL_NAME.eq("ida"))
        .execute();
    running
        .database()
        .jooq()
        .deleteFrom(PORTAL_USER)
        .where(PORTAL_USER.USERNAME.eq("ida"))
        .execute();
  }

  @Test
  void a_log_in_that_was_given_leads_by_a_password_of_ones_own_to_the_first_page()
      throws Exception {
    String first = given("ida");
    Visitor ida = Visitor.at(portal);
    assertThat(Visitor.location(ida.logIn("ida", first))).endsWith("/sign-in");
    assertThat(ida.get("today").statusCode()).isEqualTo(403);

    Document step = ida.page("sign-in");
    assertThat(step.text()).contains("Choose a password");
    ida.submit(step, "sign-in/password", Map.of("password", "short", "again", "short"));
    assertThat(ida.get("today").statusCode()).isEqualTo(403);
    ida.submit(step, "sign-in/password", Map.of("password", first, "again", first));
    assertThat(ida.get("today").statusCode()).as("the one that was given").isEqualTo(403);
    ida.submit(step, "sign-in/password", Map.of("password", OWN, "again", OWN));

    assertThat(ida.get("today").statusCode()).isEqualTo(200);
    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", first))).endsWith("?error");
    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", OWN))).doesNotContain("login");
  }

  @Test
  void a_first_password_is_good_for_a_week() throws Exception {
    String first = given("ida");

    after(Duration.ofDays(7).plusSeconds(1));

    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", first))).endsWith("?error");
  }

  @Test
  void with_a_second_factor_the_password_alone_opens_nothing() throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    String secret = setUp(ida);
    after(Duration.ofMinutes(5));

    Visitor elsewhere = Visitor.at(portal);
    assertThat(Visitor.location(elsewhere.logIn("ida", ADayOfCare.PASSWORD))).endsWith("/sign-in");
    for (String page : List.of("", "today", "account", "discrepancies", "senior/log-ins")) {
      assertThat(elsewhere.get(page).statusCode()).as(page).isEqualTo(403);
    }
    Document step = elsewhere.page("sign-in");
    assertThat(elsewhere.submit(step, "sign-in/code", Map.of("code", "000000")).body())
        .contains("The code is not right");
    HttpResponse<String> in = elsewhere.submit(step, "sign-in/code", Map.of("code", code(secret)));

    assertThat(Visitor.location(in)).endsWith("/");
    assertThat(elsewhere.get("today").statusCode()).isEqualTo(200);
  }

  @Test
  void codes_that_are_guessed_all_at_once_are_counted_one_by_one() throws Exception {
    setUp(Visitor.loggedIn(portal, "ida"));
    after(Duration.ofMinutes(5));
    List<Callable<HttpResponse<String>>> guesses = new ArrayList<>();
    for (int stranger = 0; stranger < 12; stranger++) {
      Visitor one = Visitor.at(portal);
      one.logIn("ida", ADayOfCare.PASSWORD);
      Document step = one.page("sign-in");
      guesses.add(() -> one.submit(step, "sign-in/code", Map.of("code", "000000")));
    }

    try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var guess : atOnce.invokeAll(guesses)) {
        assertThat(guess.get().statusCode()).isEqualTo(200);
      }
    }

    assertThat(running.database().jooq().fetchSingle(SIGN_IN_FAILURE).getFailures())
        .as("after five the rest must wait, and are not looked at")
        .isEqualTo(5);
  }

  @Test
  void passwords_that_are_guessed_all_at_once_are_counted_one_by_one() throws Exception {
    List<Callable<HttpResponse<String>>> guesses = new ArrayList<>();
    for (int stranger = 0; stranger < 12; stranger++) {
      Visitor one = Visitor.at(portal);
      guesses.add(() -> one.logIn("ida", "a guess"));
    }

    int lookedAt = 0;
    try (var atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var guess : atOnce.invokeAll(guesses)) {
        lookedAt += Visitor.location(guess.get()).endsWith("?error") ? 1 : 0;
      }
    }

    assertThat(lookedAt).isEqualTo(5);
  }

  @Test
  void a_code_is_good_once() throws Exception {
    String secret = setUp(Visitor.loggedIn(portal, "ida"));
    after(Duration.ofMinutes(5));
    Visitor first = Visitor.at(portal);
    first.logIn("ida", ADayOfCare.PASSWORD);
    first.submit(first.page("sign-in"), "sign-in/code", Map.of("code", code(secret)));

    Visitor overTheShoulder = Visitor.at(portal);
    overTheShoulder.logIn("ida", ADayOfCare.PASSWORD);
    overTheShoulder.submit(
        overTheShoulder.page("sign-in"), "sign-in/code", Map.of("code", code(secret)));

    assertThat(first.get("today").statusCode()).isEqualTo(200);
    assertThat(overTheShoulder.get("today").statusCode()).isEqualTo(403);
  }

  @Test
  void the_secret_of_the_codes_is_not_in_the_database() throws Exception {
    String secret = setUp(Visitor.loggedIn(portal, "ida"));

    assertThat(
            running
                .database()
                .jooq()
                .fetchSingle(PORTAL_USER, PORTAL_USER.USERNAME.eq("ida"))
                .getSecondFactor())
        .isNotEmpty()
        .doesNotContain(secret);
  }

  @Test
  void who_keeps_guessing_must_wait_longer_and_longer_even_with_the_right_password()
      throws Exception {
    for (int guess = 0; guess < 5; guess++) {
      assertThat(Visitor.location(Visitor.at(portal).logIn("ida", "guess " + guess)))
          .endsWith("?error");
    }
    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", ADayOfCare.PASSWORD)))
        .endsWith("?wait=1");

    after(Duration.ofSeconds(31));
    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", "guess 6"))).endsWith("?error");
    after(Duration.ofSeconds(31));
    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", ADayOfCare.PASSWORD)))
        .endsWith("?wait=1");
    after(Duration.ofSeconds(30));
    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", ADayOfCare.PASSWORD)))
        .doesNotContain("login");
  }

  @Test
  void a_stranger_who_guesses_keeps_neither_the_person_out_nor_anybody_beside_them()
      throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    ida.submit(ida.page("today"), "logout", Map.of());
    for (int guess = 0; guess < 30; guess++) {
      Visitor.at(portal).logIn("ida", "guess " + guess);
    }

    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", ADayOfCare.PASSWORD)))
        .contains("?wait=");
    assertThat(Visitor.location(ida.logIn("ida", ADayOfCare.PASSWORD))).doesNotContain("login");
    assertThat(Visitor.location(Visitor.at(portal).logIn("olive", ADayOfCare.PASSWORD)))
        .as("from the same address")
        .doesNotContain("login");
  }

  @Test
  void a_name_that_nobody_has_is_slowed_down_alike() throws Exception {
    for (int guess = 0; guess < 5; guess++) {
      Visitor.at(portal).logIn("no.such.person", "guess");
    }

    assertThat(Visitor.location(Visitor.at(portal).logIn("no.such.person", "guess")))
        .endsWith("?wait=1");
  }

  @Test
  void what_was_typed_as_a_name_is_nowhere_to_be_read() throws Exception {
    Visitor.at(portal).logIn("hunter2 is my password", "x");
    Visitor.at(portal).logIn("ida", "guess");

    assertThat(running.database().jooq().fetch(SIGN_IN_FAILURE).formatCSV())
        .doesNotContain("hunter2", "ida")
        .hasLineCount(3);
  }

  @Test
  void a_name_in_other_letters_that_the_database_takes_for_the_same_is_counted_as_the_same()
      throws Exception {
    for (String name : List.of("ida", "IDA", "Ida", "ïda", "idá")) {
      Visitor.at(portal).logIn(name, "guess");
    }

    assertThat(Visitor.location(Visitor.at(portal).logIn("ìda", "guess"))).endsWith("?wait=1");
  }

  @Test
  void a_session_ends_when_its_person_has_gone_though_the_board_keeps_fetching_itself()
      throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    for (int minute = 0; minute < 31; minute++) {
      assertThat(ida.live("today").statusCode()).as("minute " + minute).isEqualTo(200);
      after(Duration.ofMinutes(1));
    }

    assertThat(Visitor.location(ida.live("today"))).endsWith("/login");
  }

  @Test
  void a_session_ends_after_a_working_day_however_busy() throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    for (int quarter = 0; quarter < 48; quarter++) {
      assertThat(ida.get("today").statusCode()).as("quarter " + quarter).isEqualTo(200);
      after(Duration.ofMinutes(15));
    }
    after(Duration.ofSeconds(1));

    assertThat(Visitor.location(ida.get("today"))).endsWith("/login");
  }

  @Test
  void another_node_knows_the_session() throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    try (Portal other =
        Portal.start(
            PortalSettings.local(0, "Test Borough"), running.database(), running.now()::get)) {
      assertThat(ida.movedTo(other).get("today").statusCode()).isEqualTo(200);
    }
  }

  /** Of a class that a later version of this program no longer has. */
  @Test
  void a_session_that_cannot_be_read_any_more_leads_to_the_log_in() throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    assertThat(spoilIdasSession(noCondition())).isPositive();

    assertThat(Visitor.location(ida.get("today"))).endsWith("/login");
    ida.logIn("ida", ADayOfCare.PASSWORD);
    assertThat(ida.get("today").statusCode()).isEqualTo(200);
  }

  private int spoilIdasSession(Condition which) {
    return running
        .database()
        .jooq()
        .update(PORTAL_SESSION_ATTRIBUTES)
        .set(PORTAL_SESSION_ATTRIBUTES.ATTRIBUTE_BYTES, new byte[] {1})
        .where(which)
        .and(
            PORTAL_SESSION_ATTRIBUTES.SESSION_PRIMARY_ID.in(
                select(PORTAL_SESSION.PRIMARY_ID)
                    .from(PORTAL_SESSION)
                    .where(PORTAL_SESSION.PRINCIPAL_NAME.eq("ida"))))
        .execute();
  }

  /** When the day began, and when they last did something, can be read by any version. */
  @Test
  void nothing_of_a_session_whose_person_cannot_be_read_any_more_is_the_next_log_ins()
      throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    assertThat(ida.get("today").statusCode()).isEqualTo(200);
    assertThat(
            spoilIdasSession(
                PORTAL_SESSION_ATTRIBUTES.ATTRIBUTE_NAME.eq(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)))
        .isOne();
    after(Duration.ofHours(11));

    assertThat(Visitor.location(ida.get("today"))).endsWith("/login");
    assertThat(Visitor.location(ida.logIn("ida", ADayOfCare.PASSWORD))).endsWith("/today");
    for (int quarter = 0; quarter < 8; quarter++) {
      assertThat(ida.get("today").statusCode()).as("quarter " + quarter).isEqualTo(200);
      after(Duration.ofMinutes(15));
    }
  }

  @Test
  void a_log_in_that_is_ended_is_out_at_once() throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    Visitor selma = Visitor.loggedIn(portal, "selma");

    selma.sendWithToken("POST", "senior/log-ins/end", "username=ida");

    assertThat(Visitor.location(ida.get("today"))).endsWith("/login");
    assertThat(Visitor.location(Visitor.at(portal).logIn("ida", ADayOfCare.PASSWORD)))
        .endsWith("?error");
  }

  @Test
  void a_new_password_logs_out_everybody_else_who_had_the_old_one() throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    Visitor thief = Visitor.loggedIn(portal, "ida");

    HttpResponse<String> wrong =
        ida.submit(
            ida.page("account"),
            "account/password",
            Map.of("current", "not mine", "password", OWN, "again", OWN));
    assertThat(wrong.body()).contains("That is not your password.");
    ida.submit(
        ida.page("account"),
        "account/password",
        Map.of("current", ADayOfCare.PASSWORD, "password", OWN, "again", OWN));

    assertThat(ida.get("today").statusCode()).isEqualTo(200);
    assertThat(Visitor.location(thief.get("today"))).endsWith("/login");
  }

  @Test
  void a_session_left_open_elsewhere_is_seen_and_ended_by_its_person_alone() throws Exception {
    Visitor ida = Visitor.loggedIn(portal, "ida");
    Visitor desk = Visitor.loggedIn(portal, "ida");
    Visitor olive = Visitor.loggedIn(portal, "olive");
    Document account = ida.page("account");
    String others = account.select("#which option:not([value=''])").attr("value");
    assertThat(account.select("#sessions-heading ~ ul li")).hasSize(2);

    ida.sendWithToken("POST", "account/sessions", "current=wrong&which=" + others);
    olive.sendWithToken(
        "POST",
        "account/sessions",
        Visitor.pair("current", ADayOfCare.PASSWORD) + "&which=" + others);
    assertThat(desk.get("today").statusCode()).as("neither was hers to end").isEqualTo(200);

    ida.sendWithToken(
        "POST",
        "account/sessions",
        Visitor.pair("current", ADayOfCare.PASSWORD) + "&which=" + others);
    assertThat(Visitor.location(desk.get("today"))).endsWith("/login");
    assertThat(ida.get("today").statusCode()).isEqualTo(200);
    assertThat(olive.get("today").statusCode()).isEqualTo(200);
  }

  @Test
  void a_manager_gives_log_ins_of_the_own_provider_and_no_other_role() throws Exception {
    Visitor mo = Visitor.loggedIn(portal, "mo");
    Document page = mo.page("provider/manage/log-ins");
    assertThat(page.select("tbody tr code").eachText()).contains("ann", "mo").doesNotContain("ben");

    String logIns = "provider/manage/log-ins";
    for (String role : List.of("OFFICER", "SENIOR", "FINANCE")) {
      mo.sendWithToken("POST", logIns, "username=evil&name=Evil&role=" + role);
    }
    mo.sendWithToken("POST", logIns, "username=ned&name=Ned&role=PROVIDER&provider=BIRCH");
    mo.sendWithToken("POST", logIns + "/end", "username=ben");
    mo.sendWithToken("POST", logIns + "/anew", "username=olive");

    var jooq = running.database().jooq();
    assertThat(jooq.fetchCount(PORTAL_USER, PORTAL_USER.USERNAME.eq("evil"))).isZero();
    assertThat(jooq.fetchSingle(PORTAL_USER, PORTAL_USER.USERNAME.eq("ned")).getProviderId())
        .as("a field that is not on the form")
        .isEqualTo("ALDER");
    assertThat(jooq.fetchSingle(PORTAL_USER, PORTAL_USER.USERNAME.eq("ben")).getEndedAt()).isNull();
    jooq.deleteFrom(PORTAL_USER).where(PORTAL_USER.USERNAME.eq("ned")).execute();
    Visitor.loggedIn(portal, "olive");
  }

  @Test
  void a_senior_officer_is_not_kept_to_areas_for_they_could_give_themselves_another_log_in()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");

    HttpResponse<String> refused =
        selma.sendWithToken(
            "POST", "senior/log-ins", "username=sam&name=Sam&role=SENIOR&areas=ZZ1");

    assertThat(refused.body()).contains("areas bind monitoring officers only");
    assertThat(running.database().jooq().fetchCount(PORTAL_USER, PORTAL_USER.USERNAME.eq("sam")))
        .isZero();
  }

  private String given(String username) throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    String page = selma.sendWithToken("POST", "senior/log-ins/anew", "username=" + username).body();
    return org.jsoup.Jsoup.parse(page).selectFirst(".notice code").text();
  }

  private String setUp(Visitor visitor) throws Exception {
    Document page = visitor.page("account");
    String secret = page.selectFirst("code.key").text();
    assertThat(page.select("svg.qr path").attr("d")).isNotEmpty();
    HttpResponse<String> done =
        visitor.submit(
            page,
            "account/second-factor",
            Map.of("code", code(secret), "current", ADayOfCare.PASSWORD));
    assertThat(Visitor.location(done)).endsWith("?done=second-factor");
    return secret;
  }

  private String code(String secret) {
    return AuthenticatorApp.shows(secret, running.now().get());
  }

  private void after(Duration time) {
    running.now().updateAndGet(now -> now.plus(time));
  }
}
