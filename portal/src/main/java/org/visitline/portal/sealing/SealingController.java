package org.visitline.portal.sealing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.portal.sealing.JooqSealing.Seen;
import org.visitline.portal.timesheets.Period;

/** Takes the seals of both parties. */
@Controller
class SealingController {

  private final JooqPapers papers;
  private final JooqSealing sealing;
  private final JooqLateChanges changes;
  private final CivilTime civil;

  SealingController(
      JooqPapers papers, JooqSealing sealing, JooqLateChanges changes, CivilTime civil) {
    this.papers = papers;
    this.sealing = sealing;
    this.changes = changes;
    this.civil = civil;
  }

  /** A provider seals the timesheet that it looked at. */
  @Audited(Deed.CHANGED)
  @PostMapping("/provider/timesheet/seal")
  String seal(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam long visits,
      @RequestParam long payable,
      @RequestParam long settled,
      @RequestParam(defaultValue = "") String agreed,
      HttpServletRequest request,
      RedirectAttributes next) {
    Period period = new Period(from, to);
    Sealed result;
    if (!agreed.equals("yes")) {
      result = new Sealed.Refused(Refusal.NOT_AGREED);
    } else if (!to.isBefore(civil.today())) {
      result = new Sealed.Refused(Refusal.NOT_OVER);
    } else {
      Seen seen = new Seen(period, visits, payable, settled);
      result = sealing.seal(who.providerId(), seen, who, civil.now());
    }
    return switch (result) {
      case Sealed.Done(PaperId id) -> {
        Told.done(next, id.name() + " is sealed. It now waits for the council.");
        yield "redirect:/provider/sealed-timesheets/" + id.address();
      }
      case Sealed.Refused(Refusal why) -> {
        if (why == Refusal.NOT_AGREED) {
          Told.problem(next, why.sentence(), Typed.of(request), "agreed");
        } else {
          Told.problem(next, why.sentence());
        }
        next.addAttribute("from", from.toString());
        next.addAttribute("to", to.toString());
        yield "redirect:/provider/timesheet";
      }
    };
  }

  /** Either party's word on a paper that is drawn up. */
  @Audited(Deed.CHANGED)
  @PostMapping({
    "/timesheets/sealed-timesheets/{timesheet}/{correction}/decide",
    "/provider/sealed-timesheets/{timesheet}/{correction}/decide"
  })
  String decide(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String timesheet,
      @PathVariable String correction,
      @RequestParam String decision,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      RedirectAttributes next) {
    Paper paper = get(who, timesheet, correction);
    Party party = who.officer() ? Party.COUNCIL : Party.PROVIDER;
    // A provider asks for what it has sealed; taking it back is the council's to allow.
    boolean seal = decision.equals("seal") || party == Party.PROVIDER;
    // Browsers send two characters for each new line, and count one.
    String words = note.replace("\r\n", "\n").strip();
    switch (sealing.decide(paper, party, seal, words, who, civil.now())) {
      case Sealed.Done(PaperId id) -> Told.done(next, said(id, party, seal));
      case Sealed.Refused(Refusal why) when why.isOfTheNote() ->
          Told.problem(next, why.sentence(), Typed.of(request), "note");
      case Sealed.Refused(Refusal why) -> Told.problem(next, why.sentence(), Typed.of(request));
    }
    return "redirect:" + address(who, paper.id());
  }

  private static String said(PaperId id, Party party, boolean seal) {
    if (!seal) {
      return id.name() + " is returned to the provider, with your note.";
    }
    return id.name()
        + (party == Party.COUNCIL
            ? " is sealed by both."
            : " is sealed. It now waits for the council.");
  }

  /** Puts on a correction at once what the night would. */
  @Audited(Deed.CHANGED)
  @PostMapping({
    "/timesheets/sealed-timesheets/{timesheet}/corrections",
    "/provider/sealed-timesheets/{timesheet}/corrections"
  })
  String correct(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String timesheet,
      RedirectAttributes next) {
    Paper paper = get(who, timesheet, "0");
    Optional<PaperId> drawnUp =
        paper.standing() == Paper.Standing.SEALED
            ? changes.drawUp(paper, who.getUsername(), civil.now())
            : Optional.empty();
    drawnUp.ifPresentOrElse(
        id -> Told.done(next, id.name() + " is drawn up. It waits for the provider."),
        () ->
            Told.problem(
                next, "Nothing was put on a correction: no visit stands otherwise than sealed."));
    return "redirect:" + address(who, drawnUp.orElse(paper.id()));
  }

  private static String address(SignedIn who, PaperId id) {
    return (who.officer() ? "/timesheets" : "/provider") + "/sealed-timesheets/" + id.address();
  }

  private Paper get(SignedIn who, String timesheet, String correction) {
    return PaperId.find(timesheet, correction)
        .flatMap(id -> papers.find(id, who.scope()))
        .orElseThrow(() -> new NoSuchPage("there is no timesheet " + timesheet));
  }
}
