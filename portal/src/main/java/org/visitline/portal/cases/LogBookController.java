package org.visitline.portal.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;

/** The paper of some days, keyed in at one sitting. */
@Controller
class LogBookController {

  private static final int LONGEST_SIGNATURE = 100;

  private final JooqCases cases;
  private final JooqLogBook book;
  private final CivilTime civil;

  LogBookController(JooqCases cases, JooqLogBook book, CivilTime civil) {
    this.cases = cases;
    this.book = book;
    this.civil = civil;
  }

  /**
   * Keeps the lines that differ from what was keyed before, all of them or none. The fields of a
   * row are named by its place; two workers at one visit are two places.
   */
  @Audited(Deed.CHANGED)
  @PostMapping("/cases/{id}/log-book")
  String key(
      @AuthenticationPrincipal SignedIn who,
      @PathVariable long id,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate to,
      @RequestParam Map<String, String> fields,
      HttpServletRequest request,
      RedirectAttributes next) {
    CareCase careCase =
        cases.find(id, who.scope()).orElseThrow(() -> new NoSuchPage("no case " + id));
    String back = "redirect:/cases/%d?from=%s&to=%s#log-book".formatted(id, from, to);
    String person = careCase.serviceUserId();
    if (person == null) {
      Told.problem(next, "This case is about no one person, so there is no log book to compare.");
      return back;
    }
    List<Comparison> rows = book.compare(id, person, from, to);
    Optional<String> unreadable =
        rows.stream()
            .flatMap(row -> Stream.of("in:" + row.row(), "out:" + row.row()))
            .filter(field -> !isTime(fields.getOrDefault(field, "")))
            .findFirst();
    if (unreadable.isPresent()) {
      Told.problem(
          next,
          "‘%s’ is no time of day. Write it as 07:58.".formatted(fields.get(unreadable.get())),
          Typed.of(request),
          unreadable.get());
      return back;
    }
    List<JooqLogBook.Keyed> changed =
        rows.stream().flatMap(row -> keyed(row, fields).stream()).toList();
    book.key(id, changed, who.getUsername(), civil.now());
    Told.done(
        next,
        changed.isEmpty()
            ? "Nothing in the log book was changed."
            : "The log book is kept. Where the three ways differ, it says so.");
    return back;
  }

  private static Optional<JooqLogBook.Keyed> keyed(Comparison row, Map<String, String> fields) {
    String name = row.row();
    if (!fields.containsKey("in:" + name)) {
      return Optional.empty();
    }
    String signed = fields.getOrDefault("by:" + name, "").strip();
    Book read =
        new Book(
            time(fields.get("in:" + name)),
            time(fields.get("out:" + name)),
            signed.substring(0, Math.min(signed.length(), LONGEST_SIGNATURE)));
    boolean none = fields.containsKey("none:" + name);
    boolean said = none || !read.isEmpty();
    Book before = row.book();
    return (said || before != null) && !read.equals(before)
        ? Optional.of(new JooqLogBook.Keyed(row.place(), read))
        : Optional.empty();
  }

  private static boolean isTime(String written) {
    try {
      time(written);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static @Nullable LocalTime time(@Nullable String written) {
    return written == null || written.isBlank() ? null : LocalTime.parse(written.strip());
  }
}
