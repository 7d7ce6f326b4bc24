package org.visitline.portal.furniture;

import java.util.regex.Pattern;

/** Where a form leads after it was sent: the page that it stood on, and never another host's. */
public final class Back {

  /** One slash, then no second one: two would begin a host's name. */
  private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

  private Back() {}

  /**
   * A redirect.
   *
   * @param page as the form had it; anybody may have written it
   * @param otherwise where to lead where it is no page of ours
   */
  public static String to(String page, String otherwise) {
    return "redirect:" + (OURS.matcher(page).matches() ? page : otherwise);
  }
}
