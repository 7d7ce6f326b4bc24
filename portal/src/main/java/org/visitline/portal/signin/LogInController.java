package org.visitline.portal.signin;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;

/** The way in. The form is taken by Spring Security itself. */
@Controller
class LogInController {

  private final PortalSettings settings;

  LogInController(PortalSettings settings) {
    this.settings = settings;
  }

  /**
   * The form, and why one is here again.
   *
   * @param wait minutes until the next try is looked at; 0: at once
   */
  @Audited(Deed.NOTHING)
  @GetMapping("/login")
  String form(@RequestParam(defaultValue = "0") int wait, Model model) {
    model.addAttribute("wait", wait);
    model.addAttribute("openId", settings.signIn().openId().isPresent() ? OpenIdSignIn.BEGIN : "");
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
