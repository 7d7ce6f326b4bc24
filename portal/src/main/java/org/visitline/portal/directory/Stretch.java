package org.visitline.portal.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days that a story is about.
 *
 * @param span how many
 * @param last civil date, inclusive
 */
record Stretch(Span span, LocalDate last) {

  public LocalDate first() {
    return last.minusDays(span.days() - 1L);
  }

  /** Every day, in order. */
  public List<LocalDate> days() {
    return first().datesUntil(last.plusDays(1)).toList();
  }

  /** As long, and ending the day before this one begins. */
  public Stretch before() {
    return new Stretch(span, last.minusDays(span.days()));
  }

  /** As long, and beginning the day after this one ends. */
  public Stretch after() {
    return new Stretch(span, last.plusDays(span.days()));
  }

  /** The same last day, looked back from over each span. */
  public List<Stretch> choices() {
    return Stream.of(Span.values()).map(other -> new Stretch(other, last)).toList();
  }
}
