package org.visitline.portal.alerts;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.alerts.JooqTraces.Trace;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.portal.alerttimes.JooqAlertTimes;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;

/** What was told on a day, and why somebody was told of a visit, or was not. */
@Controller
class AlertsController {

  private final JooqTraces traces;
  private final JooqAlertTimes times;
  private final CivilTime civil;

  AlertsController(JooqTraces traces, JooqAlertTimes times, CivilTime civil) {
    this.traces = traces;
    this.times = times;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/alerts", "/provider/alerts"})
  String day(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
      Model model) {
    LocalDate day = date == null ? civil.today() : date;
    model.addAttribute("date", day);
    List<Trace> told = traces.told(civil.startOf(day), civil.startOf(day.plusDays(1)), who.scope());
    model.addAttribute("traces", told);
    model.addAttribute("tellingNobody", told.stream().anyMatch(Trace::isTellingNobody));
    model.addAttribute("notTaken", traces.notTaken(who.scope()));
    model.addAttribute("own", own(who));
    return "alerts";
  }

  @Audited(Deed.LOOKED)
  @GetMapping({"/alerts/{*id}", "/provider/alerts/{*id}"})
  String visit(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Model model) {
    String visit = PageAddress.find(id).orElse("");
    JooqTraces.Visit known =
        traces
            .findVisit(visit, who.scope())
            .orElseThrow(() -> new NoSuchPage("no commissioned visit " + id + " for this reader"));
    Audit.serviceUser(known.serviceUserId());
    model.addAttribute("visit", visit);
    model.addAttribute("serviceUser", known.serviceUser());
    model.addAttribute("startAt", known.startAt());
    model.addAttribute("story", own(who) + "/commissioned-visits/" + PageAddress.of(visit));
    model.addAttribute("traces", traces.of(visit, who.scope()));
    model.addAttribute(
        "inForce",
        times.get(AlertTimes.DEFAULT).of(known.providerId(), civil.dateOf(known.startAt())));
    return "alert-trace";
  }

  private static String own(SignedIn who) {
    return who.officer() ? "" : "/provider";
  }
}
