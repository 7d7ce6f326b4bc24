package org.visitline.portal.access;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;

/** The way in. The form is taken by Spring Security itself. */
@Controller
class LogInController {

  @Audited(Deed.NOTHING)
  @GetMapping("/login")
  String form() {
    return "login";
  }

  /** The first page of the day: an officer's board, finance's timesheets, a provider's visits. */
  @Audited(Deed.NOTHING)
  @GetMapping("/")
  String home(@AuthenticationPrincipal SignedIn who) {
    return switch (who.role()) {
      case OFFICER, SENIOR -> "redirect:/today";
      case FINANCE -> "redirect:/timesheets";
      case PROVIDER, MANAGER -> "redirect:/provider/visits";
    };
  }
}
