package org.visitline.portal.lines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.schema.CallerNumber;

/** New lines to register and old ones to ask about; an officer decides. */
@Controller
class LinesController {

  private static final Duration LOOKED_BACK = Duration.ofDays(28);

  /** A worker who rings once from a neighbour's is no new line. */
  private static final int FEWEST_CALLS = 4;

  private static final int FEWEST_DAYS = 2;

  private static final Duration SILENT_FOR = Duration.ofDays(14);
  private static final int FEWEST_VISITS = 4;
  private static final String REGION = "GB";

  private final JooqLines lines;
  private final CivilTime civil;

  LinesController(JooqLines lines, CivilTime civil) {
    this.lines = lines;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/lines")
  String page(@AuthenticationPrincipal SignedIn who, Model model) {
    Instant now = civil.now();
    model.addAttribute(
        "suggestions",
        lines.suggestions(now.minus(LOOKED_BACK), now, FEWEST_CALLS, FEWEST_DAYS, who.scope()));
    model.addAttribute("silent", lines.silent(now.minus(SILENT_FOR), FEWEST_VISITS, who.scope()));
    return "lines";
  }

  /** Registers the number that was suggested, from the first call that came from it. */
  @Audited(Deed.CHANGED)
  @PostMapping("/lines/accept")
  String accept(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam String number,
      @RequestParam(defaultValue = "false") boolean replaces) {
    Instant now = civil.now();
    // What is registered is what was found, and not what a form says was found.
    JooqLines.Suggestion found =
        lines
            .suggestions(now.minus(LOOKED_BACK), now, FEWEST_CALLS, FEWEST_DAYS, who.scope())
            .stream()
            .filter(one -> one.serviceUserId().equals(serviceUser) && one.number().equals(number))
            .findFirst()
            .orElseThrow(() -> new NoSuchPage("no such suggestion any more"));
    lines.register(found.serviceUserId(), found.number(), found.first(), replaces, now);
    Audit.serviceUser(found.serviceUserId());
    Audit.note(
        "registered " + found.number() + " as suggested" + (replaces ? ", ended the others" : ""));
    return "redirect:/lines";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/lines/register")
  String register(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam String number,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      Model model) {
    Optional<CallerNumber> caller = CallerNumber.find(number, REGION);
    String id = serviceUser.strip();
    if (lines.findName(id, who.scope()).isEmpty() || caller.isEmpty()) {
      Mistake mistake =
          caller.isEmpty()
              ? new Mistake(
                  "‘" + number.strip() + "’ is no telephone number with its area code.", "number")
              : new Mistake("No service user has the reference ‘" + id + "’.", "service-user");
      mistake.on(model);
      return page(who, model);
    }
    Instant now = civil.now();
    lines.register(id, caller.get().e164(), from == null ? now : civil.startOf(from), false, now);
    Audit.serviceUser(id);
    Audit.note("registered " + caller.get().e164());
    return "redirect:/lines";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/lines/end")
  String end(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam String number,
      RedirectAttributes next) {
    if (lines.findName(serviceUser, who.scope()).isEmpty()) {
      throw new NoSuchPage("no service user " + serviceUser + " for this reader");
    }
    Audit.serviceUser(serviceUser);
    if (lines.end(serviceUser, number, civil.now())) {
      Audit.note("ended the registration of " + number);
    } else {
      Told.problem(next, "That number is not registered to this person any more.");
    }
    return "redirect:/lines";
  }
}
