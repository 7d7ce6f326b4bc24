package org.visitline.portal.furniture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A date on a form that is none, such as one of the year 20261, which a browser's own field takes:
 * the page on which it was written says so, and still has what was written.
 */
@ControllerAdvice
class UnreadableDates {

  private static final int LONGEST_SHOWN = 40;

  private final RequestMappingHandlerMapping pages;

  UnreadableDates(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping pages) {
    this.pages = pages;
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  String back(
      MethodArgumentTypeMismatchException unreadable,
      HttpServletRequest request,
      RedirectAttributes next) {
    Class<?> wanted = unreadable.getRequiredType();
    Optional<String> page = findPage(request);
    if (page.isEmpty() || (wanted != LocalDate.class && wanted != LocalDateTime.class)) {
      // An address that nobody wrote on a form: it is answered as any other that cannot be read.
      throw unreadable;
    }
    Told.problem(
        next,
        "‘%s’ is no %s.".formatted(shown(unreadable.getValue()), said(wanted)),
        Typed.of(request),
        unreadable.getName());
    return "redirect:" + page.get();
  }

  private static String said(Class<?> wanted) {
    return wanted == LocalDate.class
        ? "date of the calendar: write it as 2026-10-25"
        : "moment of the calendar: write it as 2026-10-25T08:05";
  }

  private static String shown(@Nullable Object value) {
    String text = Objects.toString(value, "");
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  /** The page of ours from which the form was sent, if the browser says. */
  private Optional<String> findPage(HttpServletRequest request) {
    String from = request.getHeader(HttpHeaders.REFERER);
    if (from == null || !request.getMethod().equals(RequestMethod.POST.name())) {
      return Optional.empty();
    }
    try {
      URI page = URI.create(from);
      String path = page.getRawPath();
      // Of the address only what follows the host: wherever it says it was, we stay here.
      return path != null && path.startsWith("/") && !path.startsWith("//") && isPage(path)
          ? Optional.of(page.getRawQuery() == null ? path : path + "?" + page.getRawQuery())
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Not one that only answers a form. */
  private boolean isPage(String path) {
    PathContainer asked = PathContainer.parsePath(path);
    return pages.getHandlerMethods().keySet().stream()
        .filter(route -> route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .map(route -> route.getPathPatternsCondition())
        .anyMatch(
            patterns ->
                patterns != null
                    && patterns.getPatterns().stream().anyMatch(one -> one.matches(asked)));
  }
}
