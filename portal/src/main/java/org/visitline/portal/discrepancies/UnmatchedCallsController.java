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

/** The calls that make no visit. */
@Controller
class UnmatchedCallsController {

  private static final int DAYS_SHOWN_AT_FIRST = 7;

  private static final String QUEUE = "redirect:/unmatched-calls";

  private final JooqUnmatchedCalls calls;
  private final JooqQueueDecisions decisions;
  private final JooqReasonCodes reasons;
  private final JooqMessages messages;
  private final JooqKnownPeople people;
  private final CivilTime civil;

  UnmatchedCallsController(
      JooqUnmatchedCalls calls,
      JooqQueueDecisions decisions,
      JooqReasonCodes reasons,
      JooqMessages messages,
      JooqKnownPeople people,
      CivilTime civil) {
    this.calls = calls;
    this.decisions = decisions;
    this.reasons = reasons;
    this.messages = messages;
    this.people = people;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/unmatched-calls")
  String list(
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      Model model) {
    LocalDate last = to == null ? civil.today() : to;
    LocalDate first = from == null ? last.minusDays(DAYS_SHOWN_AT_FIRST - 1) : from;
    model.addAttribute("from", first);
    model.addAttribute("to", last);
    model.addAttribute("calls", calls.list(first, last));
    model.addAttribute("most", JooqUnmatchedCalls.MOST);
    return "unmatched-calls";
  }

  /** One call, where it may belong, and what was said of it before. */
  @Audited(Deed.LISTED)
  @GetMapping("/unmatched-calls/{*id}")
  String page(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Model model) {
    UnmatchedCall call =
        PageAddress.find(id)
            .flatMap(calls::find)
            .orElseThrow(() -> new NoSuchPage("no unmatched call " + id));
    model.addAttribute("call", call);
    model.addAttribute("places", calls.places(call, who.scope()));
    model.addAttribute("words", calls.words(call.callId()));
    model.addAttribute("messages", messages.list(List.of(call.callId()), who.scope()));
    model.addAttribute("reasons", reasons.offered());
    return "unmatched-call";
  }

  /**
   * Says whose call it was, or that it evidences no visit.
   *
   * @param place a service user from the list of those whom it may have been meant for
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
      Told.problem(next, JooqKnownPeople.nobodyCalled(asked), typed, "service-user");
      return "redirect:" + waiting.page();
    }
    String keyedBy = careWorker.strip();
    Optional<String> worker = people.findCareWorker(keyedBy, who.scope());
    if (!keyedBy.isEmpty() && worker.isEmpty()) {
      Told.problem(next, JooqKnownPeople.nobodyCalled(keyedBy), typed, "care-worker");
      return "redirect:" + waiting.page();
    }
    Outcome outcome =
        decision.equals("reject")
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
                decision.equals("reject")
                    ? "The call is put aside: it evidences no visit."
                    : "The call is linked. In a moment it counts as any other.");
    return written ? QUEUE : "redirect:" + waiting.page();
  }
}
