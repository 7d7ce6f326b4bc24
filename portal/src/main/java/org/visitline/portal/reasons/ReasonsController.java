package org.visitline.portal.reasons;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.verification.casework.ReasonCode;
import org.visitline.verification.decisions.JooqReasonCodes;

/** The list of reasons, and what a senior officer makes of it. */
@Controller
class ReasonsController {

  private static final String BACK = "redirect:/senior/reasons";

  private final JooqReasonCodes reasons;
  private final CivilTime civil;

  ReasonsController(JooqReasonCodes reasons, CivilTime civil) {
    this.reasons = reasons;
    this.civil = civil;
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/senior/reasons")
  String page(Model model) {
    Map<Boolean, List<ReasonCode>> archived =
        reasons.list().stream().collect(Collectors.partitioningBy(ReasonCode::archived));
    model.addAttribute("inUse", archived.get(false));
    model.addAttribute("archived", archived.get(true));
    model.addAttribute("longest", ReasonCode.LONGEST_WORDING);
    return "reasons";
  }

  /**
   * Adds a reason at the end of its side's.
   *
   * @param side {@code persons}: not the provider's fault; {@code providers}: it is
   * @param note {@code yes}: nobody gives it without a note
   */
  @Audited(Deed.CHANGED)
  @PostMapping("/senior/reasons")
  String add(
      @RequestParam(defaultValue = "") String wording,
      @RequestParam(defaultValue = "") String side,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    String words = wording.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    if (words.isEmpty() || words.length() > ReasonCode.LONGEST_WORDING) {
      Told.problem(
          next,
          "Write the reason as lists are to show it, in at most %d letters."
              .formatted(ReasonCode.LONGEST_WORDING),
          typed,
          "wording");
      return BACK;
    }
    if (!side.equals("persons") && !side.equals("providers")) {
      Told.problem(next, "Say whether what happened is the provider’s side.", typed, "side");
      return BACK;
    }
    Optional<String> code = reasons.add(words, side.equals("persons"), note.equals("yes"));
    if (code.isEmpty()) {
      Told.problem(next, "‘%s’ is in the list already.".formatted(words), typed, "wording");
      return BACK;
    }
    Audit.note("added the reason " + code.get() + ": " + words);
    Told.done(next, "‘%s’ can be given from now on.".formatted(words));
    return BACK;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/reasons/archive")
  String archive(@RequestParam String code, RedirectAttributes next) {
    ReasonCode reason =
        reasons.list().stream()
            .filter(one -> one.code().equals(code))
            .findFirst()
            .orElseThrow(() -> new NoSuchPage("no reason " + code));
    if (reason.isOther()) {
      Told.problem(
          next,
          "‘%s’ stays: without it somebody would have to give a reason that is not theirs."
              .formatted(reason.wording()));
      return BACK;
    }
    if (reason.archived()) {
      Told.problem(next, "‘%s’ had been archived before.".formatted(reason.wording()));
      return BACK;
    }
    reasons.archive(code, civil.now());
    Audit.note("archived the reason " + code + ": " + reason.wording());
    Told.done(
        next,
        "‘%s’ is offered no more. What was decided for it keeps it.".formatted(reason.wording()));
    return BACK;
  }
}
