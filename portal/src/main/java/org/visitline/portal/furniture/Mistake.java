package org.visitline.portal.furniture;

import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is wrong with a form.
 *
 * @param sentence what to do instead
 * @param field the field at which it is mended: its id on the page that answers the form, its name
 *     in the form where the page after it does; empty: no one field is at fault
 */
public record Mistake(String sentence, String field) {

  /** The page that answers says it, and leads to the field. */
  public void on(Model model) {
    model.addAttribute(Told.PROBLEM, sentence);
    model.addAttribute(Told.PROBLEM_AT, field);
  }

  /** The next page says it, leads to the field, and has what was chosen and written. */
  public void on(RedirectAttributes next, Typed typed) {
    if (field.isEmpty()) {
      Told.problem(next, sentence, typed);
    } else {
      Told.problem(next, sentence, typed, field);
    }
  }
}
