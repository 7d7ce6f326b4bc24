package org.visitline.portal.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureLockedEvent;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.logins.Browser;
import org.visitline.portal.logins.JooqPortalUsers;
import org.visitline.portal.logins.JooqThrottle;
import org.visitline.portal.logins.Passwords;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({Doors.class, Sessions.class, LogInController.class, SignInController.class})
public class SignInRoom {

  /** Made by Spring. */
  public SignInRoom() {}

  @Bean
  SignInSteps signInSteps(PortalSettings settings) {
    return new SignInSteps(settings.signIn().secondFactorRequired());
  }

  /** Spring finds it here. Named at the doors as well, each failure would count twice. */
  @Bean
  PasswordSignIn passwordSignIn(
      JooqPortalUsers users, JooqThrottle throttle, SignInSteps steps, WallClock clock) {
    return new PasswordSignIn(users, throttle, Passwords.encoder(), steps, clock);
  }

  @Bean
  SignInEnd signInEnd(
      PortalSettings settings,
      RequestCache asked,
      JooqThrottle throttle,
      Browser browser,
      ApplicationEventPublisher events) {
    return new SignInEnd(
        new HttpSessionSecurityContextRepository(),
        asked,
        throttle,
        browser,
        events,
        settings.idleTimeout());
  }

  /** Null where the council has no sign-in service of its own. */
  @Bean
  @Nullable OpenIdSignIn openIdSignIn(
      PortalSettings settings, JooqPortalUsers users, SignInEnd end, WallClock clock) {
    return settings
        .signIn()
        .openId()
        .map(way -> new OpenIdSignIn(way, users, end, clock))
        .orElse(null);
  }

  @Bean
  SessionLimits sessionLimits(PortalSettings settings, WallClock clock) {
    return new SessionLimits(settings.idleTimeout(), clock);
  }

  /** Part of the doors, and not once more before them. */
  @Bean
  FilterRegistrationBean<SessionLimits> limitsWithinTheDoors(SessionLimits limits) {
    FilterRegistrationBean<SessionLimits> off = new FilterRegistrationBean<>(limits);
    off.setEnabled(false);
    return off;
  }

  @Bean
  SignInAnswers signInAnswers(SignInEnd end, Browser browser) {
    return new SignInAnswers(end, browser);
  }

  /** Every failure is an event, also one whose kind Spring does not know. */
  @Bean
  AuthenticationEventPublisher signInEvents(ApplicationEventPublisher events) {
    DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
    publisher.setDefaultAuthenticationFailureEvent(AuthenticationFailureLockedEvent.class);
    return publisher;
  }

  /** After the log-in a person is led to the page they asked for, never to a stream behind one. */
  @Bean
  RequestCache pagesAskedFor() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> {
          String accepts = request.getHeader(HttpHeaders.ACCEPT);
          return "GET".equals(request.getMethod())
              && accepts != null
              && accepts.contains("text/html")
              && request.getHeader("X-Live") == null;
        });
    return cache;
  }
}
