package org.visitline.portal.policies;

import java.time.LocalDate;
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
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.furniture.Told;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.PolicyFile;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.policy.UnreadablePolicyException;

/** A senior officer reads the policies, and puts another into force. */
@Controller
class PoliciesController {

  /** Its numbers and why they are so; nobody writes as much. */
  private static final int LONGEST = 20_000;

  private final JooqPolicyVersions policies;
  private final CivilTime civil;

  PoliciesController(JooqPolicyVersions policies, CivilTime civil) {
    this.policies = policies;
    this.civil = civil;
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/senior/policies")
  String page(Model model) {
    model.addAttribute("versions", policies.list());
    model.addAttribute("numbers", PolicyNumber.values());
    return "policies";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/policies")
  String add(@RequestParam String text, Model model, RedirectAttributes next) {
    LocalDate from;
    try {
      if (text.length() > LONGEST) {
        return refused("A policy has at most " + LONGEST + " characters.", text, model);
      }
      Policies.Dated dated = PolicyFile.read("Policy", text);
      if (dated.provider() != null && !policies.providers().contains(dated.provider().value())) {
        return refused("There is no provider " + dated.provider() + ".", text, model);
      }
      from = dated.from();
      if (policies.add(text, civil.now())) {
        Audit.note("put policy " + dated.policy().version() + " into force");
      }
    } catch (UnreadablePolicyException e) {
      return refused(sentences(e), text, model);
    } catch (IllegalArgumentException e) {
      return refused(String.valueOf(e.getMessage()), text, model);
    }
    Told.done(
        next,
        from.isAfter(civil.today())
            ? "It holds from %s; nothing changes until then.".formatted(civil.date(from))
            : "It is in force. What was found by another policy is found again in the background.");
    return "redirect:/senior/policies";
  }

  /** Each line of the message is a reason of its own. */
  private static String sentences(UnreadablePolicyException refusal) {
    return String.valueOf(refusal.getMessage())
        .lines()
        .map(line -> line.endsWith(".") ? line : line + ".")
        .collect(Collectors.joining(" "));
  }

  private String refused(String why, String text, Model model) {
    new Mistake(why, "text").on(model);
    model.addAttribute("text", text);
    return page(model);
  }
}
