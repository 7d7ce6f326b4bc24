package org.visitline.portal.queries;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
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
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.audit.JooqSubjects;
import org.visitline.portal.discrepancies.Chosen;
import org.visitline.portal.discrepancies.Finding;
import org.visitline.portal.discrepancies.JooqFindings;
import org.visitline.portal.furniture.Back;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.portal.queryletters.JooqQueryTold;
import org.visitline.schema.ProviderId;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.decisions.JooqQueries;
import org.visitline.verification.decisions.ShownFinding;

/** The list of queries, each query's page, and what an officer does about it. */
@Controller
class QueriesController {

  private static final String FINDINGS = "/discrepancies";

  private final JooqQueryPages pages;
  private final JooqQueryLists lists;
  private final JooqQueries queries;
  private final JooqFindings findings;
  private final JooqQueryTold told;
  private final JooqSubjects subjects;
  private final CivilTime civil;

  QueriesController(
      JooqQueryPages pages,
      JooqQueryLists lists,
      JooqQueries queries,
      JooqFindings findings,
      JooqQueryTold told,
      JooqSubjects subjects,
      CivilTime civil) {
    this.pages = pages;
    this.lists = lists;
    this.queries = queries;
    this.findings = findings;
    this.told = told;
    this.subjects = subjects;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/queries", "/provider/queries"})
  String list(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int at = Math.clamp(page, 1, 10_000);
    QueryShow shown = QueryShow.of(show);
    model.addAttribute("queries", lists.list(shown, who.scope(), civil.now(), at));
    model.addAttribute("waiting", lists.waiting(who.scope(), civil.now()));
    model.addAttribute("shown", shown);
    model.addAttribute("choices", QueryShow.values());
    model.addAttribute("page", at);
    model.addAttribute("size", JooqQueryLists.PAGE);
    model.addAttribute("own", who.officer() ? "" : "/provider");
    return "queries";
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/queries/{id}", "/provider/queries/{id}"})
  String page(@AuthenticationPrincipal SignedIn who, @PathVariable long id, Model model) {
    Query query = pages.get(id, who.scope());
    subjects.ofQuery(id);
    model.addAttribute("query", query);
    model.addAttribute("told", told.list(id, who.scope()));
    model.addAttribute("stateLabel", QueryStates.label(query.state()));
    model.addAttribute("stateCss", QueryStates.css(query.state()));
    model.addAttribute("own", who.officer() ? "" : "/provider");
    model.addAttribute("mostMegabytes", DocumentFile.MOST_BYTES / 1_000_000);
    return "query";
  }

  /** About findings of one provider; an answer is due by the end of a civil day. */
  @Audited(Deed.CHANGED)
  @PostMapping("/queries")
  String ask(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @Nullable List<String> finding,
      @RequestParam(defaultValue = "") String question,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate due,
      @RequestParam(defaultValue = FINDINGS) String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    List<ShownFinding> chosen = Chosen.read(finding);
    List<Finding> about =
        findings.list(chosen.stream().map(ShownFinding::id).toList(), who.scope());
    List<Optional<String>> providers =
        about.stream().map(one -> Optional.ofNullable(one.providerId())).distinct().toList();
    if (chosen.isEmpty() || about.size() < chosen.size()) {
      Told.problem(next, "Choose the findings to ask about, as the list has them now.", typed);
    } else if (Chosen.refusal(chosen).isPresent()) {
      Told.problem(next, Chosen.refusal(chosen).get(), typed);
    } else if (providers.contains(Optional.<String>empty())) {
      Told.problem(next, nobodyToAsk(about), typed);
    } else if (providers.size() > 1) {
      Told.problem(
          next,
          "A query goes to one provider. Choose findings that are all about the same one.",
          typed);
    } else if (due == null) {
      Told.problem(next, "Say by which day you expect an answer.", typed, "due");
    } else {
      Outcome outcome =
          queries.ask(
              new ProviderId(providers.getFirst().orElseThrow()),
              chosen,
              question.strip(),
              civil.startOf(due.plusDays(1)),
              who.getUsername());
      if (Told.of(outcome, next, typed, "question", number -> "The provider has been asked.")
          && outcome instanceof Outcome.Written written) {
        subjects.ofQuery(written.number());
        return "redirect:/queries/" + written.number();
      }
    }
    return Back.to(back, FINDINGS);
  }

  /** A call with an unknown PIN is nobody's: that has to be said of it, and not of the choice. */
  private static String nobodyToAsk(List<Finding> about) {
    String title =
        about.stream()
            .filter(one -> one.providerId() == null)
            .map(one -> one.kind().title())
            .findFirst()
            .orElseThrow();
    return about.size() == 1
        ? "No provider is known of ‘" + title + "’, so there is nobody to ask about it."
        : "A query goes to one provider, and none is known of ‘"
            + title
            + "’. Choose findings that are all about the same one.";
  }

  /** The council's words: accepted, not accepted, taken further, reminded, closed. */
  @Audited(Deed.CHANGED)
  @PostMapping("/queries/{id}/judge")
  String judge(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long id,
      @RequestParam QueryEntryKind word,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (word.isProviders() || word == QueryEntryKind.QUESTION) {
      throw new NoSuchPage("an officer does not write " + word);
    }
    Query _ = pages.get(id, who.scope());
    subjects.ofQuery(id);
    boolean written =
        Told.of(
            queries.write(id, word, text.strip(), null, who.getUsername()),
            next,
            Typed.of(request),
            "text",
            number -> "Your word is written down.");
    Query now = pages.get(id, who.scope());
    if (written && !now.state().isOpen() && now.waiting() > 0) {
      Told.done(
          next,
          "The query is over. A finding stays open all the same until it is dealt with.",
          "#about",
          now.waiting() == 1 ? "1 still waits for you" : now.waiting() + " still wait for you");
    }
    return "redirect:/queries/" + id;
  }
}
