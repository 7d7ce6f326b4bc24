package org.visitline.portal.timesheets;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.documents.Download;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.schema.ProviderId;
import org.visitline.verification.timesheet.TimesheetColumn;

/**
 * One provider's timesheet as it stands now. A provider's is its own, whatever the address asks; an
 * officer names one.
 */
@Controller
class TimesheetController {

  private static final int PAGE = 100;

  /** Of a longer period the page has the totals, and the files have the visits. */
  private static final int MOST_DAYS_LISTED = 92;

  private final JooqTimesheet timesheet;
  private final TimesheetPdf pdf;
  private final SealedDays sealed;
  private final CivilTime civil;
  private final PortalSettings settings;

  TimesheetController(
      JooqTimesheet timesheet,
      TimesheetPdf pdf,
      SealedDays sealed,
      CivilTime civil,
      PortalSettings settings) {
    this.timesheet = timesheet;
    this.pdf = pdf;
    this.sealed = sealed;
    this.civil = civil;
    this.settings = settings;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/timesheets/timesheet", "/provider/timesheet"})
  String page(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    ProviderId whose = whose(who, provider);
    Period period = Period.of(from, to, civil.today());
    int at = Math.clamp(page, 1, 100_000);
    model.addAttribute("provider", whose.value());
    model.addAttribute("providerName", name(whose));
    model.addAttribute("period", period);
    model.addAttribute("onlyPeopleIn", who.scope().onlyPeopleIn().orElse(null));
    model.addAttribute("over", period.to().isBefore(civil.today()));
    List<SealedDays.Sealed> papers =
        sealed.within(period, who.scope()).getOrDefault(whose.value(), List.of());
    model.addAttribute("papers", papers);
    model.addAttribute(
        "sealedWhole",
        period.dates().allMatch(day -> papers.stream().anyMatch(paper -> paper.holds(day))));
    model.addAttribute("totals", timesheet.totals(whose, period, who.scope()));
    boolean listed = period.days() <= MOST_DAYS_LISTED;
    model.addAttribute("listed", listed);
    model.addAttribute(
        "lines", listed ? timesheet.list(whose, period, who.scope(), at, PAGE) : List.of());
    model.addAttribute("page", at);
    model.addAttribute("size", PAGE);
    return "timesheets/timesheet";
  }

  @Audited(Deed.TOOK)
  @GetMapping({"/timesheets/timesheet.csv", "/provider/timesheet.csv"})
  void csv(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      HttpServletResponse response)
      throws IOException {
    ProviderId whose = whose(who, provider);
    Period period = new Period(from, to);
    Download.whole(
        response,
        Download.CSV,
        name(who, whose, period, "csv"),
        file -> write(TimesheetCsv.ofNow(file), who, whose, period));
  }

  @Audited(Deed.TOOK)
  @GetMapping({"/timesheets/timesheet.xlsx", "/provider/timesheet.xlsx"})
  void excel(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      HttpServletResponse response)
      throws IOException {
    ProviderId whose = whose(who, provider);
    Period period = new Period(from, to);
    Download.whole(
        response,
        Download.XLSX,
        name(who, whose, period, "xlsx"),
        file -> write(TimesheetExcel.ofNow(file, settings.zone()), who, whose, period));
  }

  @Audited(Deed.TOOK)
  @GetMapping({"/timesheets/timesheet.pdf", "/provider/timesheet.pdf"})
  void paper(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      HttpServletResponse response)
      throws IOException {
    ProviderId whose = whose(who, provider);
    Period period = new Period(from, to);
    TimesheetPdf.Paper paper =
        new TimesheetPdf.Paper(
            "Timesheet",
            "Not sealed: as it stood on %s. It may still change.%s"
                .formatted(
                    civil.moment(civil.now()),
                    who.scope()
                        .onlyPeopleIn()
                        .map(part -> " A part of the timesheet: " + part + ".")
                        .orElse("")),
            name(whose),
            period,
            "",
            false);
    Totals totals = timesheet.totals(whose, period, who.scope());
    Download.whole(
        response,
        Download.PDF,
        name(who, whose, period, "pdf"),
        file -> write(pdf.begin(paper, totals, file), who, whose, period));
  }

  /** What each column of the CSV says. */
  @Audited(Deed.NOTHING)
  @GetMapping({"/timesheets/timesheet-legend.csv", "/provider/timesheet-legend.csv"})
  void legend(HttpServletResponse response) throws IOException {
    Download.begin(response, Download.CSV, "timesheet-legend.csv");
    SafeCsv csv = new SafeCsv(response.getOutputStream(), List.of("column", "meaning"));
    for (TimesheetColumn column : TimesheetColumn.values()) {
      csv.row(column.heading(), column.meaning());
    }
    csv.flush();
  }

  /** Written as it is read: a year's file needs no more memory than a day's. */
  private void write(TimesheetFile file, SignedIn who, ProviderId whose, Period period)
      throws IOException {
    try (file) {
      timesheet.forEach(whose, period, who.scope(), file::add);
    }
  }

  /** A part must not be taken for the whole once it lies in somebody's folder. */
  private static String name(SignedIn who, ProviderId whose, Period period, String ending) {
    String part =
        who.scope().areas().isEmpty() ? "" : "-only-" + String.join("-", who.scope().areas());
    return "timesheet-%s-%s%s.%s".formatted(whose.value(), period.named(), part, ending);
  }

  private String name(ProviderId whose) {
    return timesheet
        .findProvider(whose)
        .orElseThrow(() -> new NoSuchPage("there is no provider " + whose.value()));
  }

  private ProviderId whose(SignedIn who, String asked) {
    return who.scope()
        .only()
        .orElseGet(
            () -> {
              if (asked.isBlank()) {
                throw new NoSuchPage("an officer's timesheet is some provider's; none was named");
              }
              ProviderId provider = new ProviderId(asked);
              // For what is not there the answer is the same whatever is asked of it.
              String _ = name(provider);
              return provider;
            });
  }
}
