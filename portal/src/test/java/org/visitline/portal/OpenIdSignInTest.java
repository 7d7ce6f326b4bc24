package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.portal.access.Role;
import org.visitline.portal.account.AuthenticatorApp;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.portal.signin.OpenIdSettings;
import org.visitline.portal.signin.SignInSettings;

/** Through a sign-in service that answers over HTTP as a council's would. */
@ExtendWith(RunningPortal.class)
class OpenIdSignInTest {

  private final Running running;
  private SignInService service;
  private Portal portal;

  OpenIdSignInTest(Running running) {
    this.running = running;
  }

  @BeforeEach
  void start() throws Exception {
    service = SignInService.start();
    portal = start("");
  }

  private Portal start(String strength) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    return Portal.start(
        PortalSettings.local(port, "Test Borough")
            .withSignIn(
                new SignInSettings(
                    true,
                    Optional.of(
                        new OpenIdSettings(
                            service.issuer(),
                            SignInService.CLIENT,
                            SignInService.SECRET,
                            "email",
                            strength,
                            URI.create("http://127.0.0.1:" + port + "/"))))),
        running.database(),
        running.now()::get);
  }

  @AfterEach
  void stop() {
    portal.close();
    service.close();
  }

  @Test
  void an_officer_of_the_council_comes_in_and_is_asked_for_no_other_factor() throws Exception {
    service.person(Map.of("sub", "1", "email", "olive", "email_verified", true));
    Visitor olive = Visitor.at(portal);
    assertThat(olive.page("login").text()).contains("Log in with your council account");
    olive.get("discrepancies?kind=F");

    HttpResponse<String> back = comeIn(olive);

    assertThat(Visitor.location(back)).isEqualTo("/discrepancies?kind=F");
    assertThat(olive.page("today").text()).contains("Olive Officer");
  }

  @Test
  void whom_the_service_knows_and_we_do_not_opens_nothing() throws Exception {
    service.person(Map.of("sub", "2", "email", "stranger", "email_verified", true));
    Visitor stranger = Visitor.at(portal);

    assertThat(Visitor.location(comeIn(stranger))).isEqualTo("/login?no-log-in");
    assertThat(Visitor.location(stranger.get("today"))).endsWith("/login");
    assertThat(stranger.page("login?no-log-in").text()).contains("you have no log-in here");
  }

  @Test
  void where_the_council_asks_for_it_only_who_signed_in_strongly_comes_in() throws Exception {
    portal.close();
    portal = start("https://example.org/two-factors");
    for (Map<String, Object> claims :
        List.of(
            Map.<String, Object>of("sub", "1", "email", "olive", "email_verified", true),
            Map.<String, Object>of(
                "sub", "1", "email", "olive", "email_verified", true, "acr", "password"))) {
      service.person(claims);
      assertThat(Visitor.location(comeIn(Visitor.at(portal)))).isEqualTo("/login?no-log-in");
    }
    service.person(
        Map.of(
            "sub",
            "1",
            "email",
            "olive",
            "email_verified",
            true,
            "acr",
            "https://example.org/two-factors"));

    assertThat(Visitor.location(comeIn(Visitor.at(portal)))).doesNotContain("login");
  }

  @Test
  void a_name_that_the_database_takes_for_the_same_is_another() throws Exception {
    for (String name : List.of("ólive", "OLIVE", "olive ")) {
      service.person(Map.of("sub", "5", "email", name, "email_verified", true));

      assertThat(Visitor.location(comeIn(Visitor.at(portal))))
          .as(name)
          .isEqualTo("/login?no-log-in");
    }
  }

  @Test
  void a_second_factor_set_up_at_the_door_logs_out_whoever_came_in_without_one() throws Exception {
    new PortalUsers(running.database())
        .create("ivy", "Ivy Inspector", Role.OFFICER, null, List.of(), ADayOfCare.PASSWORD);
    Visitor thief = Visitor.loggedIn(running.portal(), "ivy");
    assertThat(thief.get("today").statusCode()).isEqualTo(200);
    Visitor ivy = Visitor.at(portal);
    ivy.logIn("ivy", ADayOfCare.PASSWORD);
    Document step = ivy.page("sign-in");

    ivy.submit(
        step,
        "sign-in/second-factor",
        Map.of(
            "code",
            AuthenticatorApp.shows(step.selectFirst("code.key").text(), running.now().get())));

    assertThat(ivy.get("today").statusCode()).isEqualTo(200);
    assertThat(Visitor.location(thief.get("today"))).endsWith("/login");
    running
        .database()
        .jooq()
        .deleteFrom(PORTAL_USER)
        .where(PORTAL_USER.USERNAME.eq("ivy"))
        .execute();
  }

  @Test
  void a_providers_log_in_is_not_opened_by_the_councils_service() throws Exception {
    service.person(Map.of("sub", "3", "email", "ann", "email_verified", true));
    Visitor ann = Visitor.at(portal);

    assertThat(Visitor.location(comeIn(ann))).isEqualTo("/login?no-log-in");
    assertThat(Visitor.location(ann.get("provider/visits"))).endsWith("/login");
  }

  @Test
  void an_address_that_is_not_verified_is_nobodys() throws Exception {
    service.person(Map.of("sub", "4", "email", "olive", "email_verified", false));

    assertThat(Visitor.location(comeIn(Visitor.at(portal)))).isEqualTo("/login?no-log-in");
  }

  @Test
  void a_token_of_another_signer_or_for_another_client_is_refused() throws Exception {
    service.person(Map.of("sub", "1", "email", "olive", "email_verified", true));

    service.signWithAnotherKey();
    assertThat(Visitor.location(comeIn(Visitor.at(portal)))).isEqualTo("/login?not-signed-in");
    service.behaveAgain();
    service.tokensFor("another client");
    assertThat(Visitor.location(comeIn(Visitor.at(portal)))).isEqualTo("/login?not-signed-in");
  }

  @Test
  void an_answer_that_nobody_asked_for_is_refused() throws Exception {
    service.person(Map.of("sub", "1", "email", "olive", "email_verified", true));
    Visitor attacker = Visitor.at(portal);
    String stolen =
        Visitor.location(
            attacker.follow(Visitor.location(attacker.get("oauth2/authorization/council"))));

    HttpResponse<String> planted = Visitor.at(portal).follow(stolen);

    assertThat(Visitor.location(planted)).isEqualTo("/login?not-signed-in");
  }

  @Test
  void who_comes_by_password_must_set_up_a_second_factor_where_everybody_needs_one()
      throws Exception {
    Visitor ann = Visitor.at(portal);

    assertThat(Visitor.location(ann.logIn("ann", ADayOfCare.PASSWORD))).endsWith("/sign-in");
    assertThat(ann.get("provider/visits").statusCode()).isEqualTo(403);
    assertThat(ann.page("sign-in").text()).contains("Set up your second factor");
  }

  private static HttpResponse<String> comeIn(Visitor visitor) throws Exception {
    String service = Visitor.location(visitor.get("oauth2/authorization/council"));
    assertThat(service).contains("/authorize?", "code_challenge_method=S256", "nonce=", "state=");
    return visitor.follow(Visitor.location(visitor.follow(service)));
  }
}
