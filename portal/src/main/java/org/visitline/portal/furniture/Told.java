package org.visitline.portal.furniture;

import java.util.function.LongFunction;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.verification.casework.Outcome;

/** What the next page says of what was just tried. */
public final class Told {

  private static final String DONE = "done";
  private static final String PROBLEM = "problem";

  private Told() {}

  /** It is done; the page after it says so once. */
  public static void done(RedirectAttributes next, String sentence) {
    next.addFlashAttribute(DONE, sentence);
  }

  /** It is not done, and why. */
  public static void problem(RedirectAttributes next, String sentence) {
    next.addFlashAttribute(PROBLEM, sentence);
  }

  /**
   * Says what came of a decision.
   *
   * @param said the sentence for one that was written, given its number
   * @return whether it was written
   */
  public static boolean of(Outcome outcome, RedirectAttributes next, LongFunction<String> said) {
    switch (outcome) {
      case Outcome.Written written -> done(next, said.apply(written.number()));
      case Outcome.Refused refused -> problem(next, refused.why());
    }
    return outcome instanceof Outcome.Written;
  }
}
