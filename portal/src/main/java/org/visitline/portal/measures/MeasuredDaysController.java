package org.visitline.portal.measures;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.documents.Download;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;
import org.visitline.verification.measures.MeasuredBy;

/** The measures of any days, of each provider, service user or care worker, as a file. */
@Controller
class MeasuredDaysController {

  /** A leap year. More is counted year by year. */
  private static final int MOST_DAYS = 366;

  private final JooqMeasuredDays days;
  private final CivilTime civil;

  /** One at a time: counting is the database's work, and others wait for it too. */
  private final ReentrantLock counting = new ReentrantLock();

  MeasuredDaysController(JooqMeasuredDays days, CivilTime civil) {
    this.days = days;
    this.civil = civil;
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/measures/days")
  String form(@AuthenticationPrincipal SignedIn who, Model model) {
    LocalDate monday = civil.today().minusWeeks(1).with(DayOfWeek.MONDAY);
    return form(who, MeasuredBy.PROVIDER, monday, monday.plusDays(6), model);
  }

  /** The file; the form again, with what is wrong, where there is none of what was asked. */
  @Audited(Deed.TOOK)
  @GetMapping("/measures/days.csv")
  @Nullable String file(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "PROVIDER") String by,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      HttpServletResponse response,
      Model model)
      throws IOException {
    Optional<MeasuredBy> whose =
        choices(who).stream().filter(one -> one.name().equals(by)).findFirst();
    if (whose.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      new Mistake("Choose of whom.", "by").on(model);
      return form(who, MeasuredBy.PROVIDER, from, to, model);
    }
    String problem =
        to.isBefore(from)
            ? "‘From’ is after ‘To’: no day lies between them."
            : to.toEpochDay() - from.toEpochDay() >= MOST_DAYS
                ? "Ask for a year at most; further years are files of their own."
                : "";
    if (!problem.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      new Mistake(problem, "to").on(model);
      return form(who, whose.get(), from, to, model);
    }
    if (!counting.tryLock()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      model.addAttribute("problem", "Another such file is being counted. Ask again in a minute.");
      return form(who, whose.get(), from, to, model);
    }
    List<JooqMeasuredDays.Line> lines;
    try {
      lines = days.count(whose.get(), from, to, who.scope(), civil.now());
    } finally {
      counting.unlock();
    }
    write(whose.get(), from, to, lines, response);
    return null;
  }

  private static void write(
      MeasuredBy by,
      LocalDate from,
      LocalDate to,
      List<JooqMeasuredDays.Line> lines,
      HttpServletResponse response)
      throws IOException {
    Download.begin(
        response, Download.CSV, "measures-%s-%s-to-%s.csv".formatted(by.inFiles(), from, to));
    SafeCsv csv =
        new SafeCsv(
            response.getOutputStream(), MeasuresRow.headings("from", "to", "by", "id", "name"));
    for (JooqMeasuredDays.Line line : lines) {
      csv.row(MeasuresRow.cells(line.measures(), from, to, by.inFiles(), line.id(), line.name()));
    }
    csv.flush();
  }

  private static String form(
      SignedIn who, MeasuredBy by, LocalDate from, LocalDate to, Model model) {
    model.addAttribute("choices", choices(who));
    model.addAttribute("by", by);
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    return "measures/days";
  }

  /** A worker goes to homes of all areas: one's figures would tell of homes elsewhere. */
  private static List<MeasuredBy> choices(SignedIn who) {
    return who.scope().areas().isEmpty()
        ? List.of(MeasuredBy.values())
        : List.of(MeasuredBy.COUNCIL, MeasuredBy.PROVIDER, MeasuredBy.SERVICE_USER);
  }
}
