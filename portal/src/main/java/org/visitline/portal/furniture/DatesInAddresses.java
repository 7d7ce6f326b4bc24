package org.visitline.portal.furniture;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.Set;
import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.Parser;
import org.springframework.format.Printer;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * Reads the dates of addresses and forms. A date on which there was no Visitline and will be none
 * is refused like one that does not exist: the database keeps no year 999999999, and no page is
 * worth asking it.
 */
final class DatesInAddresses implements AnnotationFormatterFactory<DateTimeFormat> {

  private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

  @Override
  public Set<Class<?>> getFieldTypes() {
    return Set.of(LocalDate.class, LocalDateTime.class);
  }

  @Override
  public Printer<Temporal> getPrinter(DateTimeFormat annotation, Class<?> type) {
    return (date, locale) -> date.toString();
  }

  @Override
  public Parser<Temporal> getParser(DateTimeFormat annotation, Class<?> type) {
    return (written, locale) -> {
      String plain = written.strip();
      if (type == LocalDate.class) {
        LocalDate date = LocalDate.parse(plain);
        requireOurs(date);
        return date;
      }
      LocalDateTime moment = LocalDateTime.parse(plain);
      requireOurs(moment.toLocalDate());
      return moment;
    };
  }

  private static void requireOurs(LocalDate date) {
    if (date.isBefore(FIRST) || date.isAfter(LAST)) {
      throw new IllegalArgumentException(
          date + " is not between " + FIRST + " and " + LAST + ": write the year in four digits");
    }
  }
}
