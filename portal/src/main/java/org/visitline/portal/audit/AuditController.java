package org.visitline.portal.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.furniture.CivilTime;

/** The log, to be searched by the council's officers. Looking into it is itself in it. */
@Controller
class AuditController {

  private static final int PAGE = 100;
  private static final int LAST_PAGE = 1_000;

  /** A week, as everywhere. */
  private static final int DAYS_SHOWN_AT_FIRST = 7;

  private final JooqLooks looks;
  private final CivilTime civil;

  AuditController(JooqLooks looks, CivilTime civil) {
    this.looks = looks;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/audit")
  String search(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String did,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    LocalDate last = to == null ? civil.today() : to;
    LocalDate first = from == null ? last.minusDays(DAYS_SHOWN_AT_FIRST - 1) : from;
    AuditFilter filter =
        new AuditFilter(
            person.strip(),
            about.strip(),
            did,
            first,
            last,
            civil.startOf(first),
            civil.startOf(last.plusDays(1)),
            Math.clamp(page, 1, LAST_PAGE));
    // One more than is shown says whether there is a next page.
    List<Look> found = looks.search(filter, who.scope(), who.getUsername(), PAGE + 1);
    model.addAttribute("only", who.scope().onlyPeopleIn().orElse(""));
    model.addAttribute("filter", filter);
    model.addAttribute("looks", found.subList(0, Math.min(PAGE, found.size())));
    model.addAttribute("hasNext", found.size() > PAGE);
    model.addAttribute("deeds", Stream.of(Deed.values()).filter(d -> d != Deed.NOTHING).toList());
    return "audit";
  }
}
