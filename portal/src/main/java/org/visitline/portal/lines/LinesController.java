package org.visitline.portal.lines;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
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
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Phones;
import org.visitline.portal.furniture.Told;
import org.visitline.schema.CallerNumber;
import org.visitline.verification.calls.Line;

/** New lines to register and old ones to ask about; an officer decides. */
@Controller
class LinesController {

  private static final Duration LOOKED_BACK = Duration.ofDays(28);

  /** A worker who rings once from a neighbour's is no new line. */
  private static final int FEWEST_CALLS = 4;

  private static final int FEWEST_DAYS = 2;

  private static final Duration SILENT_FOR = Duration.ofDays(14);
  private static final int FEWEST_VISITS = 4;

  private final JooqLines lines;
  private final CivilTime civil;
  private final Phones phones;

  LinesController(JooqLines lines, CivilTime civil, Phones phones) {
    this.lines = lines;
    this.civil = civil;
    this.phones = phones;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/lines")
  String page(@AuthenticationPrincipal SignedIn who, Model model) {
    Instant now = civil.now();
    model.addAttribute(
        "suggestions",
        lines.suggestions(now.minus(LOOKED_BACK), now, FEWEST_CALLS, FEWEST_DAYS, who.scope()));
    model.addAttribute("silent", lines.silent(now.minus(SILENT_FOR), FEWEST_VISITS, who.scope()));
    return "lines";
  }

  /** Registers the number that was suggested, from the first call that came from it. */
  @Audited(Deed.CHANGED)
  @PostMapping("/lines/accept")
  String accept(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam String number,
      @RequestParam(defaultValue = "false") boolean replaces,
      RedirectAttributes next) {
    Instant now = civil.now();
    // What is registered is what was found, and not what a form says was found.
    JooqLines.Suggestion found =
        lines
            .suggestions(now.minus(LOOKED_BACK), now, FEWEST_CALLS, FEWEST_DAYS, who.scope())
            .stream()
            .filter(one -> one.serviceUserId().equals(serviceUser) && one.number().equals(number))
            .findFirst()
            .orElseThrow(() -> new NoSuchPage("no such suggestion any more"));
    lines.register(found.serviceUserId(), found.number(), found.first(), replaces, now);
    Audit.serviceUser(found.serviceUserId());
    Audit.note(
        "registered " + found.number() + " as suggested" + (replaces ? ", ended the others" : ""));
    Told.done(
        next,
        "%s is registered to %s from %s on%s."
            .formatted(
                phones.said(found.number()),
                found.serviceUser(),
                civil.moment(found.first()),
                replaces ? ", in place of what was registered" : ""));
    return "redirect:/lines";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/lines/register")
  String register(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam String number,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(defaultValue = "") String stays,
      Model model,
      RedirectAttributes next) {
    Optional<String> e164 = CallerNumber.find(number, JooqLines.REGION).map(CallerNumber::e164);
    String id = serviceUser.strip();
    Optional<String> name = lines.findName(id, who.scope());
    boolean mobile = e164.isPresent() && Line.of(e164.get(), false) == Line.MOBILE;
    // What was said of one mobile is not said of the next one keyed.
    boolean stayed = mobile && stays.equals(e164.get());
    if (stayed) {
      model.addAttribute("mobile", stays);
    }
    if (name.isEmpty() || e164.isEmpty()) {
      Mistake mistake =
          e164.isEmpty()
              ? new Mistake(
                  "‘" + number.strip() + "’ is no telephone number with its area code.", "number")
              : new Mistake("No service user has the reference ‘" + id + "’.", "service-user");
      mistake.on(model);
      return page(who, model);
    }
    Audit.serviceUser(id);
    if (mobile && !stayed) {
      Audit.note("asked whether " + e164.get() + ", a mobile, stays in the home");
      new Mistake(asked(e164.get(), id), "stays").on(model);
      model.addAttribute("mobile", e164.get());
      return page(who, model);
    }
    Instant now = civil.now();
    lines.register(id, e164.get(), from == null ? now : civil.startOf(from), false, now);
    Audit.note("registered " + e164.get() + (mobile ? ", a mobile said to stay in the home" : ""));
    Told.done(
        next,
        "%s is registered to %s from %s on."
            .formatted(
                phones.said(e164.get()), name.get(), from == null ? "now" : civil.date(from)));
    return "redirect:/lines";
  }

  /**
   * A mobile goes where its owner goes: what an officer should know before it stands for the home
   * of a service user.
   */
  private String asked(String e164, String serviceUser) {
    StringBuilder said =
        new StringBuilder(phones.said(e164))
            .append(" is a mobile, which proves a place only where it stays there.");
    SortedMap<String, String> workers = lines.workersWith(e164);
    workers.keySet().forEach(Audit::careWorker);
    if (!workers.isEmpty()) {
      said.append(" It is known as the own telephone of care worker ")
          .append(
              workers.entrySet().stream()
                  .map(worker -> "%s (%s)".formatted(worker.getValue(), worker.getKey()))
                  .collect(joining(" and of ")))
          .append('.');
    }
    int others = lines.homesRungFor(e164, civil.now().minus(LOOKED_BACK), serviceUser);
    if (others > 0) {
      said.append(" In the last four weeks it rang for visits at ")
          .append(
              others == 1
                  ? "another person’s home."
                  : "%,d other people’s homes.".formatted(others));
    }
    return said.append(
            " Register it only where the person has no landline and the mobile stays in the home,"
                + " and tick that it does.")
        .toString();
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/lines/end")
  String end(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam String number,
      RedirectAttributes next) {
    String name =
        lines
            .findName(serviceUser, who.scope())
            .orElseThrow(
                () -> new NoSuchPage("no service user " + serviceUser + " for this reader"));
    Audit.serviceUser(serviceUser);
    if (lines.end(serviceUser, number, civil.now())) {
      Audit.note("ended the registration of " + number);
      Told.done(next, "%s is no longer registered to %s.".formatted(phones.said(number), name));
    } else {
      Told.problem(next, "That number is not registered to this person any more.");
    }
    return "redirect:/lines";
  }
}
