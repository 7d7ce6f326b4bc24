package org.visitline.portal.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.JooqKnownPeople;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.cases.CareCase.EntryKind;
import org.visitline.portal.discrepancies.Chosen;
import org.visitline.portal.discrepancies.Finding;
import org.visitline.portal.discrepancies.JooqFindings;
import org.visitline.portal.furniture.Back;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.verification.decisions.ShownFinding;

/** The list of cases, each case's page, and what is written into one. */
@Controller
class CasesController {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_TEXT = 4_000;

  /** Before and after what was found, the book is read too: a pattern shows. */
  private static final int DAYS_OF_BOOK = 7;

  private final JooqCases cases;
  private final JooqLogBook book;
  private final JooqFindings findings;
  private final JooqKnownPeople people;
  private final CivilTime civil;

  CasesController(
      JooqCases cases,
      JooqLogBook book,
      JooqFindings findings,
      JooqKnownPeople people,
      CivilTime civil) {
    this.cases = cases;
    this.book = book;
    this.findings = findings;
    this.people = people;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/cases")
  String list(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int at = Math.clamp(page, 1, 10_000);
    model.addAttribute("cases", cases.list(who.scope(), at));
    model.addAttribute("page", at);
    model.addAttribute("size", JooqCases.PAGE);
    model.addAttribute("today", civil.today());
    model.addAttribute("kinds", CaseKind.values());
    return "cases";
  }

  @Audited(Deed.LISTED)
  @GetMapping("/cases/{id}")
  String page(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long id,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      Model model) {
    CareCase careCase = get(id, who);
    LocalDate last = to == null ? lastFound(careCase) : to;
    LocalDate first = from == null || from.isAfter(last) ? last.minusDays(DAYS_OF_BOOK - 1) : from;
    BookPage shown = new BookPage(first, first, last, List.of());
    String person = careCase.serviceUserId();
    if (person != null) {
      Audit.serviceUser(person);
      shown = BookPage.of(first, last, (begin, end) -> book.compare(id, person, begin, end));
    }
    model.addAttribute("careCase", careCase);
    model.addAttribute("from", shown.from());
    model.addAttribute("to", last);
    model.addAttribute("rows", shown.rows());
    model.addAttribute("book", shown);
    model.addAttribute("outcomes", CaseOutcome.values());
    model.addAttribute("today", civil.today());
    return "case";
  }

  /** About findings, or about nothing in particular yet. */
  @Audited(Deed.CHANGED)
  @PostMapping("/cases")
  String open(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "MONITORING") CaseKind kind,
      @RequestParam(defaultValue = "") String reference,
      @RequestParam(required = false) @Nullable List<String> finding,
      @RequestParam(name = "service-user", defaultValue = "") String serviceUser,
      @RequestParam(defaultValue = "/cases") String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    String called = title.strip();
    if (called.isEmpty() || called.length() > LONGEST_TITLE) {
      Told.problem(
          next, "Give the case a title of at most " + LONGEST_TITLE + " letters.", typed, "title");
      return Back.to(back, "/cases");
    }
    if (reference.length() > LONGEST_REFERENCE) {
      Told.problem(
          next,
          "The reference has more than " + LONGEST_REFERENCE + " letters.",
          typed,
          "reference");
      return Back.to(back, "/cases");
    }
    List<Long> chosen = Chosen.read(finding).stream().map(ShownFinding::id).distinct().toList();
    List<Finding> about = findings.list(chosen, who.scope());
    if (about.size() < chosen.size()) {
      Told.problem(next, "Choose the findings to gather, as the list has them now.", typed);
      return Back.to(back, "/cases");
    }
    String person = serviceUser.strip();
    Optional<String> named = people.findServiceUser(person, who.scope());
    if (!person.isEmpty() && named.isEmpty()) {
      Told.problem(next, people.noServiceUser(person, who.scope()), typed, "service-user");
      return Back.to(back, "/cases");
    }
    long id =
        cases.open(
            called,
            kind,
            reference.strip(),
            named.orElseGet(() -> theOne(about.stream().map(Finding::serviceUserId).toList())),
            theOne(about.stream().map(Finding::providerId).toList()),
            chosen,
            who.getUsername(),
            civil.now());
    Told.done(next, "The case is open.");
    return "redirect:/cases/" + id;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/cases/{id}/entries")
  String write(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long id,
      @RequestParam EntryKind kind,
      @RequestParam(required = false) @Nullable CaseOutcome outcome,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate due,
      @RequestParam(required = false) @Nullable Long about,
      HttpServletRequest request,
      RedirectAttributes next) {
    CareCase careCase = get(id, who);
    Typed typed = Typed.of(request);
    String words = text.strip();
    if (kind == EntryKind.DONE) {
      done(careCase, about, words.isEmpty() ? "Done." : words, who, typed, next);
    } else if (words.isEmpty() || words.length() > LONGEST_TEXT) {
      Told.problem(
          next,
          "Write what you have to say, in at most %,d letters.".formatted(LONGEST_TEXT),
          typed,
          "text");
    } else if (kind == EntryKind.ACTION && due == null) {
      Told.problem(next, "An action needs a day by which it is done.", typed, "due");
    } else if (kind == EntryKind.ACTION && due != null && due.isBefore(civil.today())) {
      Told.problem(
          next,
          "%s is past. An action is due today or on a day to come.".formatted(civil.date(due)),
          typed,
          "due");
    } else if (kind == EntryKind.OUTCOME && outcome == null) {
      Told.problem(next, "Choose how the case ends.", typed, "outcome");
    } else if (outcome == CaseOutcome.ACTION_PLAN && careCase.actionsToDo().isEmpty()) {
      Told.problem(
          next,
          "An action plan has at least one action with its day. Agree the action first.",
          typed,
          "outcome");
    } else if (careCase.isOpen() == (kind == EntryKind.REOPENED)) {
      Told.problem(
          next,
          careCase.isOpen() ? "The case is open." : "The case has ended. Open it again first.",
          typed);
    } else {
      cases.write(
          id,
          kind,
          kind == EntryKind.OUTCOME ? outcome : null,
          words,
          kind == EntryKind.ACTION ? due : null,
          null,
          who.getUsername(),
          civil.now());
      Told.done(next, "It is written down.");
    }
    return "redirect:/cases/" + id;
  }

  /** Also in a case that has ended: its plan goes on. */
  private void done(
      CareCase careCase,
      @Nullable Long about,
      String words,
      SignedIn who,
      Typed typed,
      RedirectAttributes next) {
    boolean toDo =
        careCase.actionsToDo().stream().anyMatch(action -> about != null && action.id() == about);
    if (!toDo) {
      Told.problem(next, "That action is done already, or is none of this case.", typed);
      return;
    }
    if (words.length() > LONGEST_TEXT) {
      Told.problem(next, "Write it in at most %,d letters.".formatted(LONGEST_TEXT), typed, "text");
      return;
    }
    cases.write(
        careCase.id(), EntryKind.DONE, null, words, null, about, who.getUsername(), civil.now());
    Told.done(next, "It is written down.");
  }

  private CareCase get(long id, SignedIn who) {
    return cases.find(id, who.scope()).orElseThrow(() -> new NoSuchPage("no case " + id));
  }

  private LocalDate lastFound(CareCase careCase) {
    return careCase.findings().stream()
        .map(CareCase.Gathered::date)
        .max(LocalDate::compareTo)
        .orElse(civil.today());
  }

  /** The person or provider that all findings are about; null where they are about several. */
  private static @Nullable String theOne(List<@Nullable String> all) {
    return all.isEmpty() || all.stream().distinct().count() > 1
        ? null
        : all.stream().filter(Objects::nonNull).findFirst().orElse(null);
  }
}
