package org.visitline.portal.access;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in. The form is taken by Spring Security itself. */
@Controller
class LogInController {

  @GetMapping("/login")
  String form() {
    return "login";
  }

  /** The first page of the day: an officer's board, a provider's visits. */
  @GetMapping("/")
  String home(@AuthenticationPrincipal SignedIn who) {
    return who.officer() ? "redirect:/today" : "redirect:/provider/visits";
  }
}
