package org.visitline.portal.furniture;

import org.springframework.ui.Model;

/**
 * What is wrong with a form, said by the very page that answers it.
 *
 * @param sentence what to do instead
 * @param field the id of the field at which it is mended
 */
public record Mistake(String sentence, String field) {

  /** The page says it, and leads to the field. */
  public void on(Model model) {
    model.addAttribute(Told.PROBLEM, sentence);
    model.addAttribute(Told.PROBLEM_AT, field);
  }
}
