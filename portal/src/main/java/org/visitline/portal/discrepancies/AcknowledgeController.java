package org.visitline.portal.discrepancies;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.Back;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.decisions.JooqAcknowledgements;
import org.visitline.verification.decisions.ShownFinding;

/** An officer accepts findings as they stand, and may take that back. */
@Controller
class AcknowledgeController {

  private static final String LIST = "/discrepancies";
  private static final Pattern CODE = Pattern.compile("[A-Z]+(?:_[A-Z]+)+");

  private final JooqAcknowledgements acknowledgements;
  private final JooqAcknowledged acknowledged;
  private final JooqFindings findings;

  AcknowledgeController(
      JooqAcknowledgements acknowledgements, JooqAcknowledged acknowledged, JooqFindings findings) {
    this.acknowledgements = acknowledgements;
    this.acknowledged = acknowledged;
    this.findings = findings;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/discrepancies/acknowledge")
  String acknowledge(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @Nullable List<String> finding,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = LIST) String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    List<ShownFinding> chosen = Chosen.read(finding);
    Optional<String> tooMany = Chosen.refusal(chosen);
    if (tooMany.isPresent()) {
      Told.problem(next, tooMany.get(), typed);
      return Back.to(back, LIST);
    }
    List<Long> ids = chosen.stream().map(ShownFinding::id).distinct().toList();
    List<Finding> known = findings.list(ids, who.scope());
    known.stream()
        .flatMap(one -> Stream.ofNullable(one.serviceUserId()))
        .forEach(Audit::serviceUser);
    if (known.size() < ids.size()) {
      Told.problem(next, "One of these findings is not there any more. Look again.", typed);
      return Back.to(back, LIST);
    }
    Outcome outcome =
        acknowledgements.acknowledge(chosen, new Signed(reason, note.strip(), who.getUsername()));
    Told.of(
        worded(outcome),
        next,
        typed,
        "note",
        number ->
            chosen.size() == 1
                ? "The finding is acknowledged."
                : chosen.size()
                    + " findings are acknowledged, and each says that it went in bulk.");
    return Back.to(back, LIST);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/acknowledgements/{id}/withdraw")
  String withdraw(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = LIST) String back,
      RedirectAttributes next) {
    if (!acknowledged.isOwn(id, who.scope())) {
      throw new NoSuchPage("no acknowledgement " + id + " for this reader");
    }
    Told.of(
        acknowledgements.withdraw(id, note.strip(), who.getUsername()),
        next,
        number -> "The acknowledgement is taken back: the finding is open again.");
    return Back.to(back, LIST);
  }

  /** On pages a finding goes by its title. */
  private static Outcome worded(Outcome outcome) {
    return outcome instanceof Outcome.Refused(String why, Outcome.Part at)
        ? new Outcome.Refused(
            CODE.matcher(why)
                .replaceAll(code -> "‘" + FindingKind.valueOf(code.group()).title() + "’"),
            at)
        : outcome;
  }
}
