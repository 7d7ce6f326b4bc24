package org.visitline.portal.directory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.audit.JooqLooks;
import org.visitline.portal.audit.Looked;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;

/** The stories of a service user and of a care worker. */
@Controller
class PeopleController {

  /** The latest; the whole log is a senior officer's page. */
  private static final int MOST_LOOKS = 30;

  private final JooqPeople people;
  private final JooqPersonStories stories;
  private final JooqLooks looks;
  private final CivilTime civil;

  PeopleController(JooqPeople people, JooqPersonStories stories, JooqLooks looks, CivilTime civil) {
    this.people = people;
    this.stories = stories;
    this.looks = looks;
    this.civil = civil;
  }

  @Audited(Deed.LOOKED)
  @GetMapping({"/service-users/{*id}", "/provider/service-users/{*id}"})
  String serviceUser(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String span,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Stretch stretch = new Stretch(Span.of(span), date == null ? civil.today() : date);
    ServiceUserFacts person =
        PageAddress.find(id)
            .flatMap(known -> people.findServiceUser(known, stretch, who.scope()))
            .orElseThrow(() -> new NoSuchPage("no service user " + id + " for this reader"));
    Audit.serviceUser(person.id());
    PersonStory story = stories.ofServiceUser(person.id(), stretch, who.scope(), civil.now());
    model.addAttribute("person", person);
    model.addAttribute("looks", looks(Audit.Kind.SERVICE_USER, person.id(), who));
    tell(story, "/service-users/" + PageAddress.of(person.id()), page, who, model);
    return "service-user";
  }

  @Audited(Deed.LOOKED)
  @GetMapping({"/care-workers/{*id}", "/provider/care-workers/{*id}"})
  String careWorker(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String span,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate date,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Stretch stretch = new Stretch(Span.of(span), date == null ? civil.today() : date);
    CareWorkerFacts person =
        PageAddress.find(id)
            .flatMap(known -> people.findCareWorker(known, who.scope()))
            .orElseThrow(() -> new NoSuchPage("no care worker " + id + " for this reader"));
    Audit.careWorker(person.id());
    PersonStory story = stories.ofCareWorker(person.id(), stretch, who.scope(), civil.now());
    model.addAttribute("person", person);
    model.addAttribute("looks", looks(Audit.Kind.CARE_WORKER, person.id(), who));
    tell(story, "/care-workers/" + PageAddress.of(person.id()), page, who, model);
    return "care-worker";
  }

  /** Who looked is the council's to know: a provider's page does not name the council's people. */
  private List<Looked> looks(Audit.Kind kind, String id, SignedIn who) {
    return who.officer() ? looks.list(kind, id, MOST_LOOKS) : List.of();
  }

  private void tell(PersonStory story, String path, int page, SignedIn who, Model model) {
    model.addAttribute("story", story);
    model.addAttribute("lines", PageOfLines.of(story.lines(), page));
    model.addAttribute("timeline", Timeline.of(story, civil));
    model.addAttribute("continuity", Continuity.of(story));
    model.addAttribute("path", (who.officer() ? "" : "/provider") + path);
    model.addAttribute("own", who.officer() ? "" : "/provider");
  }
}
