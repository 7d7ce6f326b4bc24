package org.visitline.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.logins.JooqPortalUsers;
import org.visitline.portal.logins.LogIn;

/**
 * The way in through the council's own sign-in service. It says who somebody is; what they may do
 * is said here: a name that has no log-in of the council's opens nothing, and no log-in is made by
 * coming. The second factor is the service's to ask for.
 */
final class OpenIdSignIn {

  private static final Logger LOG = LoggerFactory.getLogger(OpenIdSignIn.class);

  private static final String REGISTRATION = "council";

  /** Where the button on the log-in page leads. */
  static final String BEGIN = "/oauth2/authorization/" + REGISTRATION;

  private final OpenIdSettings settings;
  private final JooqPortalUsers users;
  private final SignInEnd end;
  private final WallClock clock;

  OpenIdSignIn(OpenIdSettings settings, JooqPortalUsers users, SignInEnd end, WallClock clock) {
    this.settings = settings;
    this.users = users;
    this.end = end;
    this.clock = clock;
  }

  void open(HttpSecurity http) {
    http.oauth2Login(
        way ->
            way.loginPage("/login")
                // Asked for at the first sign-in: the portal starts while the service is down.
                .clientRegistrationRepository(
                    new SupplierClientRegistrationRepository(
                        () -> new InMemoryClientRegistrationRepository(registration())))
                .successHandler(this::known)
                .failureHandler(this::notKnown));
  }

  private ClientRegistration registration() {
    return ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
        .registrationId(REGISTRATION)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .scope("openid", "profile", "email")
        .redirectUri(settings.portal().resolve("/login/oauth2/code/" + REGISTRATION).toString())
        .build();
  }

  private void known(HttpServletRequest request, HttpServletResponse response, Authentication given)
      throws IOException {
    Optional<LogIn> logIn =
        Optional.ofNullable(given.getPrincipal())
            .filter(OidcUser.class::isInstance)
            .map(OidcUser.class::cast)
            .filter(this::isStrongEnough)
            .flatMap(this::name)
            .flatMap(this::logIn)
            .filter(one -> one.endedAt() == null && one.who().role().isCouncil());
    if (logIn.isPresent()) {
      response.sendRedirect(end.letIn(logIn.get(), request, response));
      return;
    }
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    LOG.info("the sign-in service sent somebody who has no log-in here, at {}", clock.now());
    response.sendRedirect("/login?no-log-in");
  }

  /** Signed in there with a second factor, or whatever the council asks of its service. */
  private boolean isStrongEnough(OidcUser user) {
    return settings.strength().isEmpty()
        || settings.strength().equals(user.getAuthenticationContextClass());
  }

  /**
   * The log-in of exactly this name. The database takes other letters for the same (an accent, a
   * capital), and the service may have given those to somebody else.
   */
  private Optional<LogIn> logIn(String name) {
    return users.findLogIn(name).filter(one -> one.who().getUsername().equals(name));
  }

  /** An address that the service has not verified may be anybody's. */
  private Optional<String> name(OidcUser user) {
    boolean unverified =
        settings.nameClaim().equals("email") && !Boolean.TRUE.equals(user.getEmailVerified());
    return unverified
        ? Optional.empty()
        : Optional.ofNullable(user.getClaimAsString(settings.nameClaim()));
  }

  private void notKnown(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
      throws IOException {
    LOG.warn("the council's sign-in service did not let somebody in: {}", why.getMessage());
    response.sendRedirect("/login?not-signed-in");
  }
}
