package org.visitline.portal.discrepancies;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.calls.JooqDoorCalls;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.verification.decisions.JooqReasonCodes;

/** The list of discrepancies: an officer's over all providers, a provider's over its own. */
@Controller
class DiscrepanciesController {

  /** Further back a view does not look; dates written by hand do. */
  private static final int MOST_DAYS = 366;

  /** What a provider is given to answer, unless the officer writes another date. */
  private static final int DAYS_TO_ANSWER = 7;

  private final JooqFindings findings;
  private final JooqOlderFindings older;
  private final JooqProviders providers;
  private final JooqSavedViews views;
  private final JooqReasonCodes reasons;
  private final JooqRuleFailures failures;
  private final JooqDoorCalls doorCalls;
  private final CivilTime civil;

  DiscrepanciesController(
      JooqFindings findings,
      JooqOlderFindings older,
      JooqProviders providers,
      JooqSavedViews views,
      JooqReasonCodes reasons,
      JooqRuleFailures failures,
      JooqDoorCalls doorCalls,
      CivilTime civil) {
    this.findings = findings;
    this.older = older;
    this.providers = providers;
    this.views = views;
    this.reasons = reasons;
    this.failures = failures;
    this.doorCalls = doorCalls;
    this.civil = civil;
  }

  /**
   * The list.
   *
   * @param days how far it looks back where no date is given; a saved view keeps it
   */
  @Audited(Deed.LISTED)
  @GetMapping({"/discrepancies", "/provider/discrepancies"})
  String list(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "" + FindingFilter.DAYS_AT_FIRST) int days,
      @RequestParam(name = "service-user", defaultValue = "") String serviceUser,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "down") String order,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    LocalDate last = to == null ? civil.today() : to;
    FindingFilter filter =
        new FindingFilter(
            provider,
            kind,
            FindingState.of(state),
            from == null ? last.minusDays(Math.clamp(days, 1, MOST_DAYS) - 1L) : from,
            last,
            serviceUser.strip(),
            FindingFilter.Sort.of(sort),
            order.equals("up"),
            Math.clamp(page, 1, FindingPage.LAST));
    FindingPage list = findings.page(filter, who.scope());
    model.addAttribute("list", list);
    model.addAttribute(
        "atTheDoor", doorCalls.ofCommissioned(list.toWhichNobodyCame(), who.scope()));
    model.addAttribute("older", older.find(filter, who.scope()).orElse(null));
    model.addAttribute("filter", filter);
    model.addAttribute("rulesFailed", who.officer() && failures.any());
    model.addAttribute("providers", providers.list(who.scope()));
    model.addAttribute("classes", FindingClass.values());
    model.addAttribute("kinds", FindingKind.values());
    model.addAttribute("states", FindingState.values());
    model.addAttribute("views", views.list(who.getUsername()));
    model.addAttribute("reasons", reasons.offered());
    model.addAttribute("most", Chosen.MOST);
    model.addAttribute("dueDate", civil.today().plusDays(DAYS_TO_ANSWER));
    return "discrepancies";
  }

  /** What every kind of finding means, on one page to print and keep. */
  @Audited(Deed.NOTHING)
  @GetMapping({"/discrepancies/kinds", "/provider/discrepancies/kinds"})
  String kinds(Model model) {
    model.addAttribute("classes", FindingClass.values());
    model.addAttribute("kinds", FindingKind.values());
    return "kinds";
  }
}
