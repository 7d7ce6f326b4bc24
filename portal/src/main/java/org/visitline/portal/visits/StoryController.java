package org.visitline.portal.visits;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;

/** The page of one visit's story. */
@Controller
class StoryController {

  private final JooqStories stories;
  private final CivilTime civil;

  StoryController(JooqStories stories, CivilTime civil) {
    this.stories = stories;
    this.civil = civil;
  }

  /** The rest of the address is the id: a second worker's call has a slash in its. */
  @Audited(Deed.LOOKED)
  @GetMapping({"/commissioned-visits/{*id}", "/provider/commissioned-visits/{*id}"})
  String commissionedVisit(
      @AuthenticationPrincipal SignedIn who, @PathVariable String id, Model model) {
    return page(id, known -> stories.findCommissioned(known, who.scope()), model);
  }

  @Audited(Deed.LOOKED)
  @GetMapping({"/visits/{*id}", "/provider/visits/{*id}"})
  String visit(@AuthenticationPrincipal SignedIn who, @PathVariable String id, Model model) {
    return page(id, known -> stories.findVisit(known, who.scope()), model);
  }

  private String page(String id, Function<String, Optional<Story>> find, Model model) {
    Story story =
        PageAddress.find(id)
            .flatMap(find)
            .orElseThrow(() -> new NoSuchPage("no visit " + id + " for this reader"));
    Audit.serviceUser(story.person().serviceUserId());
    story.attendances().forEach(visit -> Audit.careWorker(visit.careWorkerId()));
    model.addAttribute("story", story);
    model.addAttribute("picture", Picture.of(story.commissioned(), story.attendances(), civil));
    return "story";
  }
}
