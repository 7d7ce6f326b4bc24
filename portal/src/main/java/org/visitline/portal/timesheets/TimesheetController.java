package org.visitline.portal.timesheets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;

/** A provider's timesheet. Whose it is says the log-in alone. */
@Controller
class TimesheetController {

  private static final int PAGE = 100;

  private final JooqTimesheet timesheet;
  private final CivilTime civil;

  TimesheetController(JooqTimesheet timesheet, CivilTime civil) {
    this.timesheet = timesheet;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/provider/timesheet")
  String page(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Period period = Period.of(from, to, civil.today());
    int at = Math.clamp(page, 1, 100_000);
    model.addAttribute("period", period);
    model.addAttribute("totals", new Totals(timesheet.totals(who.providerId(), period)));
    model.addAttribute("lines", timesheet.list(who.providerId(), period, at, PAGE));
    model.addAttribute("page", at);
    model.addAttribute("size", PAGE);
    return "timesheet";
  }

  /** Written as it is read: a year's file needs no more memory than a day's. */
  @Audited(Deed.TOOK)
  @GetMapping("/provider/timesheet.csv")
  void file(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      HttpServletResponse response)
      throws IOException {
    response.setContentType("text/csv; charset=UTF-8; header=present");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("timesheet-%s-%s-to-%s.csv".formatted(named(who), from, to))
            .build()
            .toString());
    TimesheetCsv csv =
        new TimesheetCsv(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    timesheet.forEach(who.providerId(), new Period(from, to), csv::write);
    csv.flush();
  }

  /** A file's name must be good on every machine. */
  private static String named(SignedIn who) {
    return who.providerId().value().replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
