package org.visitline.portal.furniture;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody chose and wrote on a form, so that the page still has it after a mistake. It waits
 * in the session from the form to that page.
 *
 * @param form which of a page's forms it was: what its hidden field {@code form} says
 * @param fields by the names of the form's fields
 */
public record Typed(String form, Map<String, List<String>> fields) implements Serializable {

  /** Nothing was sent. */
  static final Typed NOTHING = new Typed("", Map.of());

  /**
   * More than any of our forms holds is nobody's lost work. The longest is a page of a log book:
   * 500 lines, each signed with 100 letters at most.
   */
  private static final int MOST_CHARACTERS = 60_000;

  /** As a request has it. */
  public static Typed of(HttpServletRequest request) {
    Map<String, List<String>> fields =
        request.getParameterMap().entrySet().stream()
            .filter(field -> !field.getKey().equals("_csrf"))
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, field -> List.copyOf(Arrays.asList(field.getValue()))));
    String form = request.getParameter("form");
    int characters = fields.values().stream().flatMap(List::stream).mapToInt(String::length).sum();
    return new Typed(form == null ? "" : form, characters > MOST_CHARACTERS ? Map.of() : fields);
  }

  /** The id that a field of that form has on its page: no page has two of it. */
  String id(String field) {
    return form.isEmpty() ? field : form + "-" + field;
  }

  /** What the field held; null where another form was sent, or none. */
  public @Nullable String in(String which, String field) {
    return sent(which) && fields.containsKey(field) ? fields.get(field).getFirst() : null;
  }

  /** Whether the field, which may be there several times, held this. */
  public boolean chose(String which, String field, String value) {
    return sent(which) && fields.getOrDefault(field, List.of()).contains(value);
  }

  /** Whether it was this form. */
  public boolean sent(String which) {
    return form.equals(which) && !fields.isEmpty();
  }
}
