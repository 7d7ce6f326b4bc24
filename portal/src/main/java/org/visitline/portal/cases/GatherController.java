package org.visitline.portal.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.discrepancies.Chosen;
import org.visitline.portal.discrepancies.JooqFindings;
import org.visitline.portal.furniture.Back;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.verification.decisions.ShownFinding;

/** Brings what was found since into a case that is open. */
@Controller
class GatherController {

  private static final String FINDINGS = "/discrepancies";

  private final JooqCases cases;
  private final JooqFindings findings;
  private final CivilTime civil;

  GatherController(JooqCases cases, JooqFindings findings, CivilTime civil) {
    this.cases = cases;
    this.findings = findings;
    this.civil = civil;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/cases/gather")
  String gather(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(name = "case", required = false) @Nullable Long id,
      @RequestParam(required = false) @Nullable List<String> finding,
      @RequestParam(defaultValue = FINDINGS) String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    Optional<CareCase> careCase =
        id == null ? Optional.empty() : cases.find(id, who.scope()).filter(CareCase::isOpen);
    List<Long> chosen = Chosen.read(finding).stream().map(ShownFinding::id).distinct().toList();
    if (careCase.isEmpty()) {
      Told.problem(
          next,
          "Give the number of a case that is open; it stands in the list of cases.",
          typed,
          "case");
      return Back.to(back, FINDINGS);
    }
    if (chosen.isEmpty() || findings.list(chosen, who.scope()).size() < chosen.size()) {
      Told.problem(next, "Choose the findings to gather, as the list has them now.", typed);
      return Back.to(back, FINDINGS);
    }
    cases.gather(careCase.get().id(), chosen, who.getUsername(), civil.now());
    Told.done(next, "The findings are in the case.");
    return "redirect:/cases/" + careCase.get().id();
  }
}
