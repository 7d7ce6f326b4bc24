package org.visitline.portal.discrepancies;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;

/** Keeps a list under a name, and forgets it. */
@Controller
class SavedViewsController {

  private final JooqSavedViews views;

  SavedViewsController(JooqSavedViews views) {
    this.views = views;
  }

  @Audited(Deed.CHANGED)
  @PostMapping({"/discrepancies/views", "/provider/discrepancies/views"})
  String keep(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String filters,
      HttpServletRequest request,
      RedirectAttributes next) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > JooqSavedViews.LONGEST_NAME) {
      Told.problem(
          next,
          "Give the view a name of at most " + JooqSavedViews.LONGEST_NAME + " letters.",
          Typed.of(request),
          "name");
    } else if (filters.length() > JooqSavedViews.LONGEST_FILTERS) {
      Told.problem(next, "These filters are too long to be kept. Use fewer.");
    } else if (views.list(who.getUsername()).size() >= JooqSavedViews.MOST) {
      Told.problem(next, "You have " + JooqSavedViews.MOST + " views. Remove one first.");
    } else {
      views.keep(who.getUsername(), called, filters);
      Told.done(next, "The view ‘" + called + "’ is kept.");
    }
    return "redirect:" + list(who);
  }

  @Audited(Deed.CHANGED)
  @PostMapping({"/discrepancies/views/forget", "/provider/discrepancies/views/forget"})
  String forget(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes next) {
    views.forget(who.getUsername(), name);
    Told.done(next, "The view ‘" + name + "’ is removed.");
    return "redirect:" + list(who);
  }

  private static String list(SignedIn who) {
    return who.officer() ? "/discrepancies" : "/provider/discrepancies";
  }
}
