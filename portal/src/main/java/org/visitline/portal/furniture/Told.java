package org.visitline.portal.furniture;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.LongFunction;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.visitline.verification.casework.Outcome;

/** What the next page says of what was just tried. */
public final class Told {

  static final String PROBLEM = "problem";
  static final String PROBLEM_AT = "problemAt";

  private static final String DONE = "done";
  private static final String TYPED = "typed";

  private Told() {}

  /** It is done; the page after it says so once. */
  public static void done(RedirectAttributes next, String sentence) {
    next.addFlashAttribute(DONE, sentence);
  }

  /**
   * It is done, and something is left to do.
   *
   * @param where on which page, or where on the next one
   */
  public static void done(RedirectAttributes next, String sentence, String where, String left) {
    done(next, sentence);
    next.addFlashAttribute("leftAt", where);
    next.addFlashAttribute("left", left);
  }

  /** Whether the page after this answer says that it is not done. */
  public static boolean isRefused(HttpServletRequest request) {
    Map<String, ?> told = RequestContextUtils.getOutputFlashMap(request);
    return told != null && told.containsKey(PROBLEM) && !told.containsKey(DONE);
  }

  /** Whether the page that is the answer says itself that it is not done. */
  public static boolean isRefused(ModelAndView page) {
    // A page of several forms has each one's mistake by a name of its own.
    return page.getModel().get(PROBLEM) != null
        || page.getModel().values().stream().anyMatch(Mistake.class::isInstance);
  }

  /** It is not done, and why. */
  public static void problem(RedirectAttributes next, String sentence) {
    next.addFlashAttribute(PROBLEM, sentence);
  }

  /**
   * It is not done, and why; what was chosen and written stands on the page again.
   *
   * @param field where to mend it, by its name in the form
   */
  public static void problem(RedirectAttributes next, String sentence, Typed typed, String field) {
    problem(next, sentence);
    next.addFlashAttribute(TYPED, typed);
    next.addFlashAttribute(PROBLEM_AT, typed.id(field));
  }

  /**
   * It is not done, and why, where no one field is at fault; what was chosen and written stands on
   * the page again.
   */
  public static void problem(RedirectAttributes next, String sentence, Typed typed) {
    problem(next, sentence);
    next.addFlashAttribute(TYPED, typed);
  }

  /**
   * Says what came of a decision that was taken on a form.
   *
   * @param text the name of the field with the words, where it has one
   * @param said the sentence for one that was written, given its number
   * @return whether it was written
   */
  public static boolean of(
      Outcome outcome,
      RedirectAttributes next,
      Typed typed,
      String text,
      LongFunction<String> said) {
    if (outcome instanceof Outcome.Refused(String why, Outcome.Part at)) {
      switch (at) {
        case REASON -> problem(next, why, typed, "reason");
        case NOTE -> problem(next, why, typed, "note");
        case TEXT -> problem(next, why, typed, text);
        case DAY -> problem(next, why, typed, "due");
        case SERVICE_USER -> problem(next, why, typed, "service-user");
        case ARRIVED -> problem(next, why, typed, "arrived");
        case DEPARTED -> problem(next, why, typed, "departed");
        case WHOLE -> problem(next, why, typed);
      }
      return false;
    }
    return of(outcome, next, said);
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
