package org.visitline.portal.visits;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
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
import org.visitline.portal.audit.JooqSubjects;
import org.visitline.portal.furniture.Back;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.KeyedTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.portal.queries.JooqQueryPages;
import org.visitline.portal.visits.JooqAmended.Unattended;
import org.visitline.schema.CareWorkerId;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.decisions.JooqAmendments;
import org.visitline.verification.pairing.VisitId;

/** Corrections of visits: other times, a visit that no call shows, and the end of either. */
@Controller
class AmendController {

  private final JooqAmended own;
  private final JooqAmendments amendments;
  private final JooqQueryPages asked;
  private final JooqSubjects subjects;
  private final CivilTime civil;

  AmendController(
      JooqAmended own,
      JooqAmendments amendments,
      JooqQueryPages asked,
      JooqSubjects subjects,
      CivilTime civil) {
    this.own = own;
    this.amendments = amendments;
    this.asked = asked;
    this.subjects = subjects;
    this.civil = civil;
  }

  /**
   * Gives a visit other times.
   *
   * @param arrived civil time; empty: as the calls say
   * @param arrivedPass which of two is meant, where clocks show it twice
   * @param query the query that this answers; null: it answers none
   */
  @Audited(Deed.CHANGED)
  @PostMapping({"/amendments", "/provider/amendments"})
  String adjust(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String visit,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime arrived,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime departed,
      @RequestParam(name = "arrived-pass", defaultValue = "") String arrivedPass,
      @RequestParam(name = "departed-pass", defaultValue = "") String departedPass,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(required = false) @Nullable Long query,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (!own.isOwn(visit, who.scope())) {
      throw new NoSuchPage("no visit " + visit + " for this reader");
    }
    subjects.ofVisit(visit);
    Optional<Long> answered = answered(query, who);
    Outcome outcome =
        at(
            KeyedTime.of(arrived, arrivedPass, civil),
            KeyedTime.of(departed, departedPass, civil),
            (in, out) ->
                written(answered)
                    .adjust(
                        new VisitId(visit),
                        in,
                        out,
                        new Signed(reason, note.strip(), who.getUsername())));
    boolean written = tell(outcome, answered, who, Typed.of(request), next);
    String story = pages(who) + "/visits/" + PageAddress.of(visit);
    return written ? "redirect:" + story : again(story, answered);
  }

  /** Adds a visit that no call shows, for a commissioned one to which nobody rang. */
  @Audited(Deed.CHANGED)
  @PostMapping({"/amendments/added", "/provider/amendments/added"})
  String add(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String commissioned,
      @RequestParam(defaultValue = "") String worker,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime arrived,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime departed,
      @RequestParam(name = "arrived-pass", defaultValue = "") String arrivedPass,
      @RequestParam(name = "departed-pass", defaultValue = "") String departedPass,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(required = false) @Nullable Long query,
      HttpServletRequest request,
      RedirectAttributes next) {
    Unattended unattended =
        own.findUnattended(commissioned, who.scope())
            .orElseThrow(() -> new NoSuchPage("no visit " + commissioned + " for this reader"));
    Audit.serviceUser(unattended.serviceUser().value());
    String story = pages(who) + "/commissioned-visits/" + PageAddress.of(commissioned);
    Optional<Long> answered = answered(query, who);
    if (worker.isBlank() || !own.employs(unattended.provider(), new CareWorkerId(worker))) {
      Told.problem(next, "Say which care worker was there.", Typed.of(request), "worker");
      return again(story, answered);
    }
    Audit.careWorker(worker);
    Outcome outcome =
        at(
            KeyedTime.of(arrived, arrivedPass, civil),
            KeyedTime.of(departed, departedPass, civil),
            (in, out) ->
                written(answered)
                    .add(
                        unattended.serviceUser(),
                        new CareWorkerId(worker),
                        in,
                        out,
                        new Signed(reason, note.strip(), who.getUsername())));
    boolean written = tell(outcome, answered, who, Typed.of(request), next);
    return written ? "redirect:" + story : again(story, answered);
  }

  /** The story with its form, which is still an answer to the query where it was one. */
  private static String again(String story, Optional<Long> answered) {
    return "redirect:" + story + answered.map(query -> "?query=" + query).orElse("");
  }

  @Audited(Deed.CHANGED)
  @PostMapping({"/amendments/{no}/withdraw", "/provider/amendments/{no}/withdraw"})
  String withdraw(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long no,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String back,
      RedirectAttributes next) {
    if (!own.isOwn(no, who.scope())) {
      throw new NoSuchPage("no amendment " + no + " for this reader");
    }
    subjects.ofAmendment(no);
    Told.of(
        amendments.withdraw(no, note.strip(), who.getUsername()),
        next,
        number -> "The amendment is taken back; " + holdsNow(no));
    return Back.to(back, who.officer() ? "/today" : "/provider/visits");
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/amendments/{no}/reject")
  String reject(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long no,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "/today") String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (!own.isOwn(no, who.scope())) {
      throw new NoSuchPage("no amendment " + no + " for this reader");
    }
    subjects.ofAmendment(no);
    Typed typed = Typed.of(request);
    if (note.isBlank()) {
      Told.problem(next, "Tell the provider why the amendment is not accepted.", typed, "note");
      return Back.to(back, "/today");
    }
    Told.of(
        amendments.reject(no, note.strip(), who.getUsername()),
        next,
        typed,
        "note",
        number -> "The amendment is not accepted; " + holdsNow(no));
    return Back.to(back, "/today");
  }

  /** What holds of a visit once one of its amendments has ended: of those that stand, the last. */
  private String holdsNow(long ended) {
    List<Amended> written = own.listBeside(ended);
    if (written.stream().anyMatch(one -> one.added() != null && one.ended() != null)) {
      return "no call shows the visit, so it counts no more.";
    }
    return Amended.holding(written).values().stream()
        .findFirst()
        .map(one -> "the one of " + civil.moment(one.writtenAt()) + " holds now.")
        .orElse("the calls' own times hold again.");
  }

  /** Where a query asked for it and still waits, the amendment is the answer. */
  private Optional<Long> answered(@Nullable Long query, SignedIn who) {
    return Optional.ofNullable(query).filter(asks -> asked.isOpen(asks, who.scope()));
  }

  private JooqAmendments written(Optional<Long> answered) {
    return answered.map(amendments::answering).orElse(amendments);
  }

  private boolean tell(
      Outcome outcome,
      Optional<Long> answered,
      SignedIn who,
      Typed typed,
      RedirectAttributes next) {
    boolean written =
        Told.of(
            outcome,
            next,
            typed,
            "note",
            number ->
                answered.isEmpty()
                    ? "The amendment is written beside the calls."
                    : "The amendment is written, and has gone to the council as your answer.");
    long left =
        written ? answered.map(query -> asked.unanswered(query, who.scope())).orElse(0L) : 0;
    if (left > 0) {
      Told.done(
          next,
          "The amendment is written, and answers what was found of this visit. The council judges"
              + " your answer once nothing is left.",
          pages(who) + "/queries/" + answered.orElseThrow() + "#about",
          left == 1
              ? "1 finding that is asked about has no answer yet"
              : left + " findings that are asked about have no answer yet");
    } else if (written
        && answered.filter(query -> asked.wantsWords(query, who.scope())).isPresent()) {
      // Of a risk indicator the provider sees the officer's question alone.
      Told.done(
          next,
          "The amendment is written, and answers what was found of this visit. The question asks"
              + " for more, and goes to the council once it is answered in words.",
          pages(who) + "/queries/" + answered.orElseThrow() + "#answer-text",
          "Answer in words");
    }
    return written;
  }

  /** Writes it, where both times say which moment they mean. */
  private static Outcome at(KeyedTime arrived, KeyedTime departed, Writing writing) {
    if (arrived instanceof KeyedTime.Unclear(String why)) {
      return new Outcome.Refused(why, Outcome.Part.ARRIVED);
    }
    if (departed instanceof KeyedTime.Unclear(String why)) {
      return new Outcome.Refused(why, Outcome.Part.DEPARTED);
    }
    return writing.write(((KeyedTime.Meant) arrived).at(), ((KeyedTime.Meant) departed).at());
  }

  private interface Writing {
    Outcome write(@Nullable Instant arrived, @Nullable Instant departed);
  }

  private static String pages(SignedIn who) {
    return who.officer() ? "" : "/provider";
  }
}
