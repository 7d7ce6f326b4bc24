package org.visitline.portal.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes down who came, who left, who was not let in and who knocked at a door not theirs. */
class SignInsAudited {

  private final AuditLog log;

  SignInsAudited(AuditLog log) {
    this.log = log;
  }

  @EventListener
  void in(InteractiveAuthenticationSuccessEvent event) {
    // A half sign-in, whose second factor is still to come, has no actor yet.
    if (actor(event.getAuthentication()) != null) {
      write(Deed.SIGNED_IN, event.getAuthentication(), "");
    }
  }

  @EventListener
  void notLetIn(AbstractAuthenticationFailureEvent event) {
    write(Deed.SIGN_IN_FAILED, event.getAuthentication(), kind(event.getException()));
  }

  @EventListener
  void out(LogoutSuccessEvent event) {
    write(Deed.SIGNED_OUT, event.getAuthentication(), "");
  }

  /** Only of people who are signed in: a passer-by who is led to the log-in is no event. */
  @EventListener
  void refused(AuthorizationDeniedEvent<?> event) {
    Authentication who = event.getAuthentication().get();
    if (actor(who) != null) {
      write(Deed.REFUSED, who, "not for this role");
    }
  }

  private void write(Deed deed, @Nullable Authentication who, String note) {
    HttpServletRequest request = request();
    if (request != null) {
      log.happened(deed, actor(who), who == null ? "" : log.known(who.getName()), request, note);
    }
  }

  private static String kind(Exception exception) {
    return exception.getClass().getSimpleName().replace("Exception", "");
  }

  private static @Nullable Actor actor(@Nullable Authentication who) {
    return who != null && who.getPrincipal() instanceof Actor actor ? actor : null;
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes here
        ? here.getRequest()
        : null;
  }
}
