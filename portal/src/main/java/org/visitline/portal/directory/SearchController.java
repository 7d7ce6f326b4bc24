package org.visitline.portal.directory;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;

/** One field for all that a person may have before them: a name, a number, a reference. */
@Controller
class SearchController {

  /** One letter finds everybody and helps nobody. */
  private static final int SHORTEST = 2;

  private final JooqSearch search;

  SearchController(JooqSearch search) {
    this.search = search;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/search", "/provider/search"})
  String search(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    String asked = q.strip();
    boolean enough = asked.length() >= SHORTEST;
    model.addAttribute("asked", asked);
    model.addAttribute("enough", enough);
    model.addAttribute("most", JooqSearch.MOST);
    model.addAttribute("hits", enough ? search.find(asked, who.scope()) : Hits.NONE);
    model.addAttribute("own", who.officer() ? "" : "/provider");
    return "search";
  }
}
