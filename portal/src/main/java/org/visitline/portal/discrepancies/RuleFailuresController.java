package org.visitline.portal.discrepancies;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;

/** Rules that failed, or could not look: what is not known because of it, and what waits. */
@Controller
class RuleFailuresController {

  private final JooqRuleFailures failures;

  RuleFailuresController(JooqRuleFailures failures) {
    this.failures = failures;
  }

  /** An officer kept to some areas sees that a rule failed, for that is about nobody. */
  @Audited(Deed.LISTED)
  @GetMapping("/discrepancies/failed-rules")
  String page(@AuthenticationPrincipal SignedIn who, Model model) {
    model.addAttribute("rules", failures.list());
    model.addAttribute("homes", failures.homesWithoutCoordinates(who.scope()));
    model.addAttribute("tooFast", FindingKind.IMPOSSIBLE_TRAVEL.title());
    model.addAttribute("oneInTwo", FindingKind.PIN_SHARED.title());
    model.addAttribute("seesWhere", who.scope().areas().isEmpty());
    return "failed-rules";
  }
}
