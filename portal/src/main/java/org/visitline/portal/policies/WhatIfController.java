package org.visitline.portal.policies;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.documents.Download;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.PolicyNumber;

/**
 * A senior officer asks what other numbers in a policy would have found and paid. Nothing is put
 * into force by it; the answer is worked out in the background, and waits for whoever asked.
 */
@Controller
class WhatIfController {

  /** How often a page without script asks again, while an answer is worked out. */
  private static final int SECONDS = 5;

  private final JooqPoliciesInForce policies;
  private final JooqProviders providers;
  private final WhatIfRuns runs;
  private final CivilTime civil;

  WhatIfController(
      JooqPoliciesInForce policies, JooqProviders providers, WhatIfRuns runs, CivilTime civil) {
    this.policies = policies;
    this.providers = providers;
    this.runs = runs;
    this.civil = civil;
  }

  /** The form, filled with the policy of a contract that is in force today. */
  @Audited(Deed.NOTHING)
  @GetMapping("/senior/what-if")
  String form(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = WhatIfForm.EVERY) String contract,
      Model model) {
    boolean known =
        contract.equals(WhatIfForm.OTHERS)
            || providers.list(who.scope()).stream().anyMatch(one -> one.id().equals(contract));
    String chosen = known ? contract : WhatIfForm.EVERY;
    return show(WhatIfForm.filled(chosen, policies.get(), civil.today()), who, model);
  }

  private String show(WhatIfForm form, SignedIn who, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("numbers", PolicyNumber.values());
    model.addAttribute("payments", PaymentChoice.ALL);
    model.addAttribute("providers", providers.list(who.scope()));
    model.addAttribute("others", WhatIfForm.OTHERS);
    model.addAttribute("mostDays", WhatIfForm.MOST_DAYS);
    model.addAttribute("today", civil.today());
    model.addAttribute("own", runs.findOf(who).orElse(null));
    model.addAttribute("running", runs.findRunning().orElse(null));
    return "what-if";
  }

  /** Begins to work the answer out; the form again, with what is wrong, where it is no question. */
  @Audited(Deed.CHANGED)
  @PostMapping("/senior/what-if")
  String ask(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String contract,
      HttpServletRequest request,
      Model model)
      throws IOException {
    WhatIfForm form = WhatIfForm.sent(request::getParameter);
    List<JooqProviders.Choice> choices = providers.list(who.scope());
    LocalDate today = civil.today();
    Optional<Mistake> mistake = form.mistake(today, choices);
    if (mistake.isPresent()) {
      Audit.note("asked what other numbers would have found");
      mistake.get().on(model);
      return show(form, who, model);
    }
    Policies inForce = policies.get();
    WhatIfQuestion question = form.question(inForce, today, choices);
    Map<String, String> names =
        choices.stream()
            .collect(
                Collectors.toUnmodifiableMap(JooqProviders.Choice::id, JooqProviders.Choice::name));
    Optional<WhatIfRuns.Run> other = runs.begin(question, who, civil.now(), names);
    if (other.isPresent()) {
      Audit.note("asked what other numbers would have found");
      model.addAttribute("problem", busy(other.get()));
      return show(form, who, model);
    }
    Audit.note(
        "asked what other numbers would have found from %s to %s (%s): no policy was changed"
            .formatted(question.first(), question.last(), question.whose()));
    return "redirect:/senior/what-if/answer";
  }

  private String busy(WhatIfRuns.Run other) {
    return "A question that %s asked at %s is still being worked out, and one is at a time: ask again when it is done (now %d%%)."
        .formatted(other.name(), civil.time(other.asked()), other.percent());
  }

  /** What came of one's own question, or how far it is. */
  @Audited(Deed.LISTED)
  @GetMapping("/senior/what-if/answer")
  String answer(@AuthenticationPrincipal SignedIn who, Model model) {
    WhatIfRuns.Run run = runs.findOf(who).orElse(null);
    model.addAttribute("run", run);
    model.addAttribute("most", WhatIfAnswer.SHOWN);
    if (run != null && run.isRunning()) {
      model.addAttribute("refresh", SECONDS);
    }
    return "what-if-answer";
  }

  /** Breaks off what is being worked out, whoever asked. */
  @Audited(Deed.CHANGED)
  @PostMapping("/senior/what-if/stop")
  String stop(RedirectAttributes next) {
    Audit.note("stopped the working out of what other numbers would have found");
    runs.stop();
    Told.done(next, "It is being stopped. Another question can be asked in a moment.");
    return "redirect:/senior/what-if";
  }

  /** Every visit that changes. */
  @Audited(Deed.TOOK)
  @GetMapping("/senior/what-if/visits.csv")
  void visits(@AuthenticationPrincipal SignedIn who, HttpServletResponse response)
      throws IOException {
    WhatIfRuns.Run run = answered(who);
    Download.begin(response, Download.CSV, "what-if-visits-" + period(run) + ".csv");
    response.setContentLengthLong(run.answer().size());
    run.answer().writeTo(response.getOutputStream());
  }

  /** How often each rule was raised. */
  @Audited(Deed.NOTHING)
  @GetMapping("/senior/what-if/counts.csv")
  void counts(@AuthenticationPrincipal SignedIn who, HttpServletResponse response)
      throws IOException {
    WhatIfRuns.Run run = answered(who);
    Download.begin(response, Download.CSV, "what-if-counts-" + period(run) + ".csv");
    SafeCsv csv =
        new SafeCsv(
            response.getOutputStream(),
            List.of(
                "from",
                "to",
                "provider_id",
                "provider",
                "discrepancy",
                "in_force",
                "otherwise",
                "more"));
    for (WhatIfAnswer.Count count : run.answer().counts()) {
      csv.row(
          run.question().first(),
          run.question().last(),
          count.providerId(),
          count.provider(),
          count.rule(),
          count.before(),
          count.after(),
          count.more());
    }
    csv.flush();
  }

  private WhatIfRuns.Run answered(SignedIn who) {
    return runs.findOf(who)
        .filter(run -> run.state() == WhatIfRuns.State.ANSWERED)
        .orElseThrow(() -> new NoSuchPage("no question of this reader is answered"));
  }

  private static String period(WhatIfRuns.Run run) {
    return run.question().first() + "-to-" + run.question().last();
  }
}
