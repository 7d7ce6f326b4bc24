package org.visitline.portal.visits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.alerts.JooqTraces;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.audit.JooqLooks;
import org.visitline.portal.audit.Looked;
import org.visitline.portal.calls.JooqMessages;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.discrepancies.JooqAcknowledged;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.portal.policies.JooqPoliciesInForce;
import org.visitline.portal.queries.JooqQueryLists;
import org.visitline.schema.ProviderId;
import org.visitline.verification.decisions.JooqAmendments;
import org.visitline.verification.decisions.JooqReasonCodes;
import org.visitline.verification.discrepancy.rules.Rules;

/** The page of one visit's story. */
@Controller
class StoryController {

  /** More is in the log itself. */
  private static final int MOST_LOOKS = 30;

  private final JooqStories stories;
  private final JooqAmended amended;
  private final JooqAmendments amendments;
  private final JooqAcknowledged acknowledged;
  private final JooqQueryLists queries;
  private final JooqMessages messages;
  private final JooqReasonCodes reasons;
  private final JooqTraces traces;
  private final JooqLooks looks;
  private final JooqPoliciesInForce policies;
  private final CivilTime civil;

  StoryController(
      JooqStories stories,
      JooqAmended amended,
      JooqAmendments amendments,
      JooqAcknowledged acknowledged,
      JooqQueryLists queries,
      JooqMessages messages,
      JooqReasonCodes reasons,
      JooqTraces traces,
      JooqLooks looks,
      JooqPoliciesInForce policies,
      CivilTime civil) {
    this.stories = stories;
    this.amended = amended;
    this.amendments = amendments;
    this.acknowledged = acknowledged;
    this.queries = queries;
    this.messages = messages;
    this.reasons = reasons;
    this.traces = traces;
    this.looks = looks;
    this.policies = policies;
    this.civil = civil;
  }

  /**
   * The rest of the address is the id: a second worker's call has a slash in its.
   *
   * @param query a query that the reader came from, which an amendment here would answer
   */
  @Audited(Deed.LOOKED)
  @GetMapping({"/commissioned-visits/{*id}", "/provider/commissioned-visits/{*id}"})
  String commissionedVisit(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long query,
      Model model) {
    return page(id, query, who, known -> stories.findCommissioned(known, who.scope()), model);
  }

  @Audited(Deed.LOOKED)
  @GetMapping({"/visits/{*id}", "/provider/visits/{*id}"})
  String visit(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Long query,
      Model model) {
    return page(id, query, who, known -> stories.findVisit(known, who.scope()), model);
  }

  private String page(
      String id,
      @Nullable Long query,
      SignedIn who,
      Function<String, Optional<Story>> find,
      Model model) {
    Story story =
        PageAddress.find(id)
            .flatMap(find)
            .orElseThrow(() -> new NoSuchPage("no visit " + id + " for this reader"));
    Audit.serviceUser(story.person().serviceUserId());
    story.attendances().forEach(visit -> Audit.careWorker(visit.careWorkerId()));
    model.addAttribute("story", story);
    List<String> visits = story.attendances().stream().map(Story.Attendance::visitId).toList();
    Optional<String> commissioned = story.commissioned().map(Story.Commissioned::id);
    List<Amended> written =
        amended.list(Stream.concat(visits.stream(), addedNear(story).stream()).distinct().toList());
    for (Amended one : written) {
      if (one.added() != null) {
        Audit.careWorker(one.added().careWorkerId());
      }
    }
    model.addAttribute("amendments", written);
    model.addAttribute("stands", stands(written, who));
    model.addAttribute("holding", Amended.holding(written));
    model.addAttribute("queries", queries.about(commissioned, visits, who.scope(), civil.now()));
    model.addAttribute("acknowledged", acknowledged.of(story.findings()));
    model.addAttribute(
        "messages",
        messages.list(story.calls().stream().map(StoryCall::callId).toList(), who.scope()));
    model.addAttribute(
        "alerts", commissioned.map(known -> traces.of(known, who.scope())).orElse(List.of()));
    model.addAttribute("looks", who.officer() ? looked(story) : List.of());
    model.addAttribute("notRun", who.officer() ? notRun(story) : List.of());
    model.addAttribute("reasons", reasons.offered());
    model.addAttribute("workers", amended.workers(new ProviderId(story.person().providerId())));
    model.addAttribute("query", query);
    model.addAttribute("own", who.officer() ? "" : "/provider");
    model.addAttribute("dueDate", civil.today().plusDays(7));
    model.addAttribute("picture", Picture.of(story.commissioned(), story.attendances(), civil));
    return "story";
  }

  private List<String> addedNear(Story story) {
    ProviderId provider = new ProviderId(story.person().providerId());
    return story
        .commissioned()
        .map(
            plan ->
                amended.listAddedNear(
                    plan,
                    story.person(),
                    policies.get().inForce(provider, plan.date()).matchWindow()))
        .orElse(List.of());
  }

  /** Who has opened this story, from whichever of its visits. */
  private List<Looked> looked(Story story) {
    List<String> pages =
        Stream.concat(
                story.commissioned().stream().map(Story.Commissioned::page),
                story.attendances().stream().map(Story.Attendance::page))
            .flatMap(page -> Stream.of(page, "/provider" + page))
            .toList();
    return looks.ofPages(story.person().serviceUserId(), pages, MOST_LOOKS);
  }

  /** Why this reader cannot take an amendment back, by its number; those it can are left out. */
  private Map<Long, String> stands(List<Amended> written, SignedIn who) {
    Map<Long, String> why = new HashMap<>();
    written.stream()
        .filter(one -> one.ended() == null)
        .forEach(
            one ->
                amendments
                    .whyNotWithdrawn(one.no(), who.getUsername())
                    .ifPresent(sentence -> why.put(one.no(), sentence)));
    return why;
  }

  /** What was not looked for: nobody may take that for 'nothing found'. */
  private static List<String> notRun(Story story) {
    return story.person().placeKnown()
        ? List.of()
        : Rules.ALL.byPlace().stream()
            .map(code -> FindingKind.valueOf(code.name()).title())
            .toList();
  }
}
