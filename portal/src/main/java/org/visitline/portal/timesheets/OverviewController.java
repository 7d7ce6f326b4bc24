package org.visitline.portal.timesheets;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.visitline.portal.furniture.CivilTime;

/** Every provider's timesheet of a period side by side, with what is sealed of it. */
@Controller
class OverviewController {

  private final JooqTimesheet timesheet;
  private final JooqProviders providers;
  private final SealedDays sealed;
  private final CivilTime civil;

  OverviewController(
      JooqTimesheet timesheet, JooqProviders providers, SealedDays sealed, CivilTime civil) {
    this.timesheet = timesheet;
    this.providers = providers;
    this.sealed = sealed;
    this.civil = civil;
  }

  /**
   * A provider's row.
   *
   * @param papers the sealed timesheets that hold any of the days
   */
  record Row(JooqProviders.Choice provider, Totals totals, List<SealedDays.Sealed> papers) {}

  @Audited(Deed.LISTED)
  @GetMapping("/timesheets")
  String page(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      Model model) {
    Period period =
        from == null && to == null
            ? Period.lastWeek(civil.today())
            : Period.of(from, to, civil.today());
    Map<String, Totals> totals = timesheet.totals(period, who.scope());
    Map<String, List<SealedDays.Sealed>> papers = sealed.within(period, who.scope());
    List<Row> rows =
        providers.list(who.scope()).stream()
            .map(
                provider ->
                    new Row(
                        provider,
                        totals.getOrDefault(provider.id(), new Totals(List.of())),
                        papers.getOrDefault(provider.id(), List.of())))
            .toList();
    model.addAttribute("period", period);
    model.addAttribute("rows", rows);
    model.addAttribute("onlyPeopleIn", who.scope().onlyPeopleIn().orElse(null));
    model.addAttribute(
        "all", new Totals(rows.stream().flatMap(row -> row.totals().byStatus().stream()).toList()));
    return "timesheets/overview";
  }
}
