package org.visitline.portal.discrepancies;

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
import org.visitline.portal.access.JooqKnownPeople;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.calls.JooqMessages;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.decisions.JooqQueueDecisions;
import org.visitline.verification.decisions.JooqReasonCodes;

/** The calls that make no visit, and what became of them. */
@Controller
class UnmatchedCallsController {

  private static final int DAYS_SHOWN_AT_FIRST = 7;

  private static final String QUEUE = "redirect:/unmatched-calls";

  private final JooqUnmatchedCalls calls;
  private final JooqDecidedCalls decided;
  private final JooqQueueDecisions decisions;
  private final JooqReasonCodes reasons;
  private final JooqMessages messages;
  private final JooqKnownPeople people;
  private final CivilTime civil;

  UnmatchedCallsController(
      JooqUnmatchedCalls calls,
      JooqDecidedCalls decided,
      JooqQueueDecisions decisions,
      JooqReasonCodes reasons,
      JooqMessages messages,
      JooqKnownPeople people,
      CivilTime civil) {
    this.calls = calls;
    this.decided = decided;
    this.decisions = decisions;
    this.reasons = reasons;
    this.messages = messages;
    this.people = people;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/unmatched-calls")
  String list(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(name = "show", defaultValue = "") String which,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      Model model) {
    LocalDate last = to == null ? civil.today() : to;
    LocalDate first = from == null ? last.minusDays(DAYS_SHOWN_AT_FIRST - 1) : from;
    CallsShown shown = CallsShown.of(which);
    model.addAttribute("shown", shown);
    model.addAttribute("choices", CallsShown.values());
    model.addAttribute("from", first);
    model.addAttribute("to", last);
    boolean waiting = shown == CallsShown.WAITING;
    model.addAttribute("calls", waiting ? calls.list(first, last) : List.of());
    model.addAttribute(
        "decided",
        waiting
            ? List.of()
            : decided.list(
                shown, civil.startOf(first), civil.startOf(last.plusDays(1)), who.scope()));
    model.addAttribute("most", JooqUnmatchedCalls.MOST);
    return "unmatched-calls";
  }

  /** One call: where it may belong, or what was decided, and what was said of it before. */
  @Audited(Deed.LISTED)
  @GetMapping("/unmatched-calls/{*id}")
  String page(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Model model) {
    String callId =
        PageAddress.find(id).orElseThrow(() -> new NoSuchPage("no unmatched call " + id));
    model.addAttribute("words", decided.words(callId, who.scope()));
    model.addAttribute("reasons", reasons.offered());
    Optional<UnmatchedCall> waiting = calls.find(callId);
    if (waiting.isPresent()) {
      List<JooqUnmatchedCalls.Place> places = calls.places(waiting.get(), who.scope());
      DecidedCall link =
          decided.find(callId, who.scope()).filter(DecidedCall::isLinked).orElse(null);
      if (link != null) {
        namePeople(link);
      }
      model.addAttribute("call", waiting.get());
      model.addAttribute("places", places);
      model.addAttribute("link", link);
      model.addAttribute(
          "linkListed",
          link != null
              && places.stream()
                  .anyMatch(place -> place.serviceUserId().equals(link.serviceUserId())));
      model.addAttribute("messages", messages.list(List.of(callId), who.scope()));
      return "unmatched-call";
    }
    DecidedCall call = decidedCall(callId, who);
    model.addAttribute("call", call);
    model.addAttribute("made", made(call, who));
    return "decided-call";
  }

  /**
   * Takes a decision back: the call is placed by itself again, or waits.
   *
   * @param decision the decision that the officer saw, for it may have been another's turn
   *     meanwhile
   */
  @Audited(Deed.CHANGED)
  @PostMapping("/unmatched-calls/take-up")
  String takeUp(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String call,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      RedirectAttributes next) {
    DecidedCall known = decidedCall(call, who);
    made(known, who);
    if (!known.holds() || !decision.equals(Long.toString(known.decision()))) {
      Told.problem(next, "Somebody has decided upon this call anew. Look at it again first.");
      return "redirect:" + known.page();
    }
    Outcome outcome =
        decisions.reopen(
            new CallId(known.callId()),
            known.decision(),
            new Signed(reason, note.strip(), who.getUsername()));
    boolean written =
        Told.of(
            outcome,
            next,
            Typed.of(request),
            "note",
            number ->
                "The call is taken up again. In a moment it finds its place by itself, or waits"
                    + " here.");
    if (written) {
      Audit.note("took up again the call " + known.callId());
    }
    return "redirect:" + known.page();
  }

  /**
   * A call that was decided upon and is the reader's to see; the log's entry is about its people.
   */
  private DecidedCall decidedCall(String callId, SignedIn who) {
    DecidedCall call =
        decided
            .find(callId, who.scope())
            .orElseThrow(() -> new NoSuchPage("no unmatched call " + callId));
    namePeople(call);
    return call;
  }

  private static void namePeople(DecidedCall call) {
    if (call.serviceUserId() != null) {
      Audit.serviceUser(call.serviceUserId());
    }
    if (call.careWorkerId() != null) {
      Audit.careWorker(call.careWorkerId());
    }
  }

  private List<JooqDecidedCalls.Made> made(DecidedCall call, SignedIn who) {
    List<JooqDecidedCalls.Made> made = decided.made(call.callId(), who.scope());
    made.forEach(
        visit -> {
          Audit.serviceUser(visit.serviceUserId());
          Audit.careWorker(visit.careWorkerId());
        });
    return made;
  }

  /**
   * Says whose call it was, or that it evidences no visit.
   *
   * @param place a service user from the list of those whom it may have been meant for; empty: none
   *     of them
   * @param serviceUser a service user's reference, code or whole name, where the list has not the
   *     right one
   */
  @Audited(Deed.CHANGED)
  @PostMapping("/unmatched-calls")
  String decide(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String call,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(name = "care-worker", defaultValue = "") String careWorker,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(name = "service-user", defaultValue = "") String serviceUser,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      RedirectAttributes next) {
    Typed typed = Typed.of(request);
    UnmatchedCall waiting =
        calls.find(call).orElseThrow(() -> new NoSuchPage("no unmatched call " + call));
    Signed signed = new Signed(reason, note.strip(), who.getUsername());
    CallId id = new CallId(waiting.callId());
    String asked = serviceUser.isBlank() ? place.strip() : serviceUser.strip();
    Optional<String> person = people.findServiceUser(asked, who.scope());
    if (!asked.isEmpty() && person.isEmpty()) {
      Told.problem(next, people.noServiceUser(asked, who.scope()), typed, "service-user");
      return "redirect:" + waiting.page();
    }
    boolean rejected = decision.equals("reject");
    Optional<String> ticked = people.findServiceUser(place.strip(), who.scope());
    if (!rejected && ticked.isPresent() && !ticked.equals(person)) {
      Told.problem(
          next,
          "Two different people are named: %s is ticked in the list, and %s is named below it; choose one. Tick ‘None of these’ for the second."
              .formatted(
                  people.serviceUserSaid(ticked.get()),
                  people.serviceUserSaid(person.orElseThrow())),
          typed,
          "service-user");
      return "redirect:" + waiting.page();
    }
    String keyedBy = careWorker.strip();
    Optional<String> worker = people.findCareWorker(keyedBy, who.scope());
    if (!keyedBy.isEmpty() && worker.isEmpty()) {
      Told.problem(next, people.noCareWorker(keyedBy, who.scope()), typed, "care-worker");
      return "redirect:" + waiting.page();
    }
    Outcome outcome =
        rejected
            ? decisions.reject(id, signed)
            : decisions.link(
                id,
                worker.map(CareWorkerId::new).orElse(null),
                person.map(ServiceUserId::new).orElse(null),
                signed);
    boolean written =
        Told.of(
            outcome,
            next,
            typed,
            "note",
            number ->
                rejected
                    ? "The call is put aside: it evidences no visit."
                    : waiting.left(worker.isPresent(), person.isPresent()));
    if (written && !rejected) {
      person.ifPresent(Audit::serviceUser);
      worker.ifPresent(Audit::careWorker);
    }
    return written ? QUEUE : "redirect:" + waiting.page();
  }
}
