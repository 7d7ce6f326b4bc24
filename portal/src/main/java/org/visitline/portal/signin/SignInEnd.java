package org.visitline.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.logins.Browser;
import org.visitline.portal.logins.JooqThrottle;
import org.visitline.portal.logins.LogIn;

/** The last step in, whichever way somebody came: a new session, and the page they asked for. */
final class SignInEnd {

  private final SecurityContextRepository contexts;
  private final RequestCache asked;
  private final JooqThrottle throttle;
  private final Browser browser;
  private final ApplicationEventPublisher events;
  private final Duration idle;

  SignInEnd(
      SecurityContextRepository contexts,
      RequestCache asked,
      JooqThrottle throttle,
      Browser browser,
      ApplicationEventPublisher events,
      Duration idle) {
    this.contexts = contexts;
    this.asked = asked;
    this.throttle = throttle;
    this.browser = browser;
    this.events = events;
    this.idle = idle;
  }

  /** Lets somebody in, and says at which address they go on. */
  String letIn(LogIn logIn, HttpServletRequest request, HttpServletResponse response) {
    SignedIn who = logIn.who();
    who.eraseCredentials();
    Authentication whole =
        UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
    // Again another session's name: what was asked of them halfway must not open the rest.
    request.changeSessionId();
    store(whole, request, response);
    welcome(who, request, response);
    events.publishEvent(new InteractiveAuthenticationSuccessEvent(whole, SignInEnd.class));
    return goOnTo(request, response);
  }

  /** What is done for everybody who has come in, also by password alone. */
  void welcome(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
    throttle.cameIn(who.getUsername(), browser.know(request, response));
    request.getSession().setMaxInactiveInterval((int) idle.toSeconds());
  }

  void remember(HalfSignedIn half, HttpServletRequest request, HttpServletResponse response) {
    store(
        UsernamePasswordAuthenticationToken.authenticated(
            half, null, List.of(new SimpleGrantedAuthority(HalfSignedIn.AUTHORITY))),
        request,
        response);
  }

  /**
   * The page that was asked for before the log-in, by its path alone: which host was named in that
   * request is the asker's word, and no reason to lead anybody there.
   */
  String goOnTo(HttpServletRequest request, HttpServletResponse response) {
    SavedRequest saved = asked.getRequest(request, response);
    asked.removeRequest(request, response);
    if (saved == null) {
      return "/";
    }
    String address = saved.getRedirectUrl().replaceFirst("^[a-zA-Z]+://[^/?#]*", "");
    // Two slashes at the front would name another host; 'continue' is Spring's own mark.
    return "/" + address.replaceFirst("^[/\\\\]+", "").replaceFirst("[?&]continue$", "");
  }

  private void store(Authentication who, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
