package org.visitline.portal.furniture;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.phone.Telephone;

/** What the frame around every page needs to know. */
@ControllerAdvice
class Frame {

  private final PortalSettings settings;
  private final ObjectProvider<Telephone> telephone;

  Frame(PortalSettings settings, ObjectProvider<Telephone> telephone) {
    this.settings = settings;
    this.telephone = telephone;
  }

  /** Null on the log-in page. */
  @ModelAttribute("who")
  @Nullable SignedIn who(@AuthenticationPrincipal @Nullable SignedIn who) {
    return who;
  }

  @ModelAttribute("council")
  String council() {
    return settings.council();
  }

  /** What was written on a form that could not be taken; on any other page nothing. */
  @ModelAttribute("typed")
  Typed typed() {
    return Typed.NOTHING;
  }

  /** Whether there is a telephone to try. */
  @ModelAttribute("phone")
  boolean phone() {
    return telephone.getIfAvailable() != null;
  }

  @ModelAttribute("demonstration")
  boolean demonstration() {
    return settings.demonstration();
  }

  /** The address asked for, to mark where one is in the navigation. */
  @ModelAttribute("here")
  String here(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed == null ? request.getRequestURI() : failed.toString();
  }
}
