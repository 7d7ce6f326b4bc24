package org.visitline.portal.alerttimes;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
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
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;

/** How soon somebody is told of a late visit, contract by contract. */
@Controller
class AlertTimesController {

  /** Longer than a working day nobody waits for an alert. */
  private static final int LONGEST = 480;

  private final JooqAlertTimes times;
  private final JooqProviders providers;
  private final CivilTime civil;

  AlertTimesController(JooqAlertTimes times, JooqProviders providers, CivilTime civil) {
    this.times = times;
    this.providers = providers;
    this.civil = civil;
  }

  /**
   * A line of the list.
   *
   * @param state whether it holds today
   */
  record Row(TimesByContract.Given given, String state) {}

  @Audited(Deed.NOTHING)
  @GetMapping("/senior/alert-times")
  String page(@AuthenticationPrincipal SignedIn who, Model model) {
    TimesByContract all = times.get(AlertTimes.DEFAULT);
    model.addAttribute(
        "rows", all.given().stream().map(one -> new Row(one, state(all, one))).toList());
    model.addAttribute("otherwise", AlertTimes.DEFAULT);
    model.addAttribute("providers", providers.list(who.scope()));
    model.addAttribute("today", civil.today());
    model.addAttribute("longest", LONGEST);
    return "alert-times";
  }

  private String state(TimesByContract all, TimesByContract.Given one) {
    if (one.from().isAfter(civil.today())) {
      return all.isInForce(one, one.from()) ? "To come" : "Replaced";
    }
    return all.isInForce(one, civil.today()) ? "In force" : "Replaced";
  }

  /** What was decided stays as it was: other times hold for visits that are still to begin. */
  @Audited(Deed.CHANGED)
  @PostMapping("/senior/alert-times")
  String give(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam("provider-minutes") int ofProvider,
      @RequestParam("officer-minutes") int ofOfficer,
      @RequestParam("provider-critical") int ofProviderCritical,
      @RequestParam("officer-critical") int ofOfficerCritical,
      Model model,
      RedirectAttributes next) {
    Optional<JooqProviders.Choice> whose =
        providers.list(who.scope()).stream().filter(one -> one.id().equals(provider)).findFirst();
    if (whose.isEmpty() && !provider.isEmpty()) {
      return refused("Choose a provider of the list.", "provider", who, model);
    }
    if (from.isBefore(civil.today()) || from.isAfter(civil.today().plusYears(10))) {
      return refused(
          "Times hold from today on or from a later day: what was decided stays as it was.",
          "from",
          who,
          model);
    }
    Map<String, Integer> minutes = new LinkedHashMap<>();
    minutes.put("provider-minutes", ofProvider);
    minutes.put("officer-minutes", ofOfficer);
    minutes.put("provider-critical", ofProviderCritical);
    minutes.put("officer-critical", ofOfficerCritical);
    Optional<String> outside =
        minutes.entrySet().stream()
            .filter(one -> one.getValue() < 0 || one.getValue() > LONGEST)
            .map(Map.Entry::getKey)
            .findFirst();
    if (outside.isPresent()) {
      return refused("Each time is from 0 to " + LONGEST + " minutes.", outside.get(), who, model);
    }
    Optional<AlertTimes> given =
        times(ofProvider, ofOfficer, ofProviderCritical, ofOfficerCritical);
    if (given.isEmpty()) {
      return refused(
          "An officer is told no sooner than the provider, and of a time-critical visit nobody"
              + " later than of another.",
          "officer-minutes",
          who,
          model);
    }
    @Nullable String id = whose.map(JooqProviders.Choice::id).orElse(null);
    times.add(id, from, given.get(), who.getUsername(), civil.now());
    Audit.note(
        "alerts of %s from %s on after %s minutes"
            .formatted(
                id == null ? "every provider without times of its own" : id,
                from,
                minutes.values()));
    next.addFlashAttribute("done", "They hold for visits from " + civil.date(from) + " on.");
    return "redirect:/senior/alert-times";
  }

  /** In minutes; empty where an officer would be told sooner than the provider. */
  private static Optional<AlertTimes> times(
      int provider, int officer, int providerCritical, int officerCritical) {
    try {
      return Optional.of(
          new AlertTimes(
              Duration.ofMinutes(provider),
              Duration.ofMinutes(officer),
              Duration.ofMinutes(providerCritical),
              Duration.ofMinutes(officerCritical)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String refused(String why, String field, SignedIn who, Model model) {
    new Mistake(why, field).on(model);
    return page(who, model);
  }
}
