package org.visitline.portal.retention;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.JooqKnownPeople;
import org.visitline.portal.access.Scope;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;

/** Periods, holds, disposals, and what is held on one person. */
@Controller
class RetentionController {

  private static final int DISPOSALS_SHOWN = 200;
  private static final int SHORTEST_PERIOD = 12;
  private static final int LONGEST_PERIOD = 1200;
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final int LONGEST_REASON = 500;
  private static final String PAGE = "redirect:/senior/retention";

  private final JooqRetention retention;
  private final RetentionRun run;
  private final PersonExport export;
  private final JooqKnownPeople people;
  private final CivilTime civil;

  RetentionController(
      JooqRetention retention,
      RetentionRun run,
      PersonExport export,
      JooqKnownPeople people,
      CivilTime civil) {
    this.retention = retention;
    this.run = run;
    this.export = export;
    this.people = people;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/senior/retention")
  String page(@AuthenticationPrincipal SignedIn who, Model model) {
    model.addAttribute("kinds", Kind.values());
    model.addAttribute("months", retention.months());
    model.addAttribute("holds", retention.holds());
    List<RetentionRun.Line> due = new ArrayList<>(run.preview(civil.now()));
    due.addAll(run.previewByAge(civil.now()));
    model.addAttribute("due", due);
    model.addAttribute("anyGoes", due.stream().anyMatch(line -> line.kept().isEmpty()));
    model.addAttribute("disposals", retention.disposals(DISPOSALS_SHOWN));
    return "retention";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/retention/period")
  String period(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String kind,
      @RequestParam(defaultValue = "") String months,
      HttpServletRequest request,
      RedirectAttributes next) {
    Kind of =
        Stream.of(Kind.values())
            .filter(one -> one.name().equals(kind))
            .findFirst()
            .orElseThrow(() -> new NoSuchPage("no kind of record " + kind));
    int length =
        WHOLE_NUMBER.matcher(months.strip()).matches() ? Integer.parseInt(months.strip()) : 0;
    if (length < SHORTEST_PERIOD || length > LONGEST_PERIOD) {
      Told.problem(
          next,
          of.said() + ": a period is from 12 to 1,200 months (100 years).",
          Typed.of(request),
          "months");
      return PAGE;
    }
    retention.setMonths(of, length, who.getUsername(), civil.now());
    Audit.note(of + " is kept for " + length + " months");
    Told.done(next, "%s: kept for %,d months %s.".formatted(of.said(), length, of.from()));
    return PAGE;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/retention/hold")
  String hold(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String kind,
      @RequestParam String subject,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    Optional<String> named = named(kind, subject.strip(), who.scope());
    if (named.isEmpty()) {
      Told.problem(next, unnamed(kind, subject.strip(), who.scope()), typed, "subject");
      return PAGE;
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      Told.problem(next, "Say why it must be kept, in at most 500 characters.", typed, "reason");
      return PAGE;
    }
    Optional<Long> before = retention.findHold(kind, named.get(), reason.strip());
    if (before.isPresent()) {
      Told.problem(next, "It is held already, by hold " + before.get() + ".", typed);
      return PAGE;
    }
    retention.hold(kind, named.get(), reason.strip(), who.getUsername(), civil.now());
    Audit.note("holds " + kind + " " + named.get());
    Told.done(next, "It is held from now on, and stands below.");
    return PAGE;
  }

  private Optional<String> named(String kind, String asked, Scope scope) {
    return switch (kind) {
      case "SERVICE_USER" -> people.findServiceUser(asked, scope);
      case "CARE_WORKER" -> people.findCareWorker(asked, scope);
      case "PROVIDER" -> people.findProvider(asked, scope);
      default -> Optional.empty();
    };
  }

  private String unnamed(String kind, String asked, Scope scope) {
    return switch (kind) {
      case "CARE_WORKER" -> people.noCareWorker(asked, scope);
      case "PROVIDER" -> people.noProvider(asked, scope);
      default -> people.noServiceUser(asked, scope);
    };
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/retention/lift")
  String lift(
      @AuthenticationPrincipal SignedIn who, @RequestParam long id, RedirectAttributes next) {
    if (retention.lift(id, who.getUsername(), civil.now())) {
      Audit.note("lifted hold " + id);
      Told.done(next, "Hold " + id + " is lifted.");
    } else {
      Told.problem(next, "There is no such hold any more.");
    }
    return PAGE;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/retention/run")
  String run(@AuthenticationPrincipal SignedIn who, RedirectAttributes next) {
    List<RetentionRun.Line> lines = run.run(civil.now(), who.getUsername());
    long kept = lines.stream().filter(line -> line.kept().isPresent()).count();
    Audit.note("disposal: %d looked at, %d kept".formatted(lines.size(), kept));
    Told.done(
        next,
        "It is done. What was disposed of, and what was kept by what, stands under Disposals.");
    return PAGE;
  }

  /** Everything on one person, for them. */
  @Audited(Deed.TOOK)
  @GetMapping("/senior/export")
  @Nullable String export(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String asked,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next)
      throws IOException {
    Optional<String> named = people.findServiceUser(asked.strip(), who.scope());
    if (named.isEmpty()) {
      String why = people.noServiceUser(asked.strip(), who.scope());
      Told.problem(next, why, Typed.of(request), "service-user");
      return PAGE;
    }
    String id = named.get();
    Audit.serviceUser(id);
    export.writeServiceUser(id, civil.now(), archive(id, response));
    return null;
  }

  /** Everything on one care worker, for them. */
  @Audited(Deed.TOOK)
  @GetMapping("/senior/export/care-worker")
  @Nullable String exportCareWorker(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("care-worker") String asked,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next)
      throws IOException {
    Optional<String> named = people.findCareWorker(asked.strip(), who.scope());
    if (named.isEmpty()) {
      String why = people.noCareWorker(asked.strip(), who.scope());
      Told.problem(next, why, Typed.of(request), "care-worker");
      return PAGE;
    }
    String id = named.get();
    Audit.careWorker(id);
    export.writeCareWorker(id, civil.now(), archive(id, response));
    return null;
  }

  private static OutputStream archive(String id, HttpServletResponse response) throws IOException {
    response.setContentType("application/zip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("held-on-" + id.replaceAll("[^A-Za-z0-9_-]", "_") + ".zip")
            .build()
            .toString());
    return response.getOutputStream();
  }
}
