package org.visitline.portal.imports;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.Mistake;
import org.visitline.verification.files.Rejection;

/**
 * The forms on which care is keyed. What is keyed is checked as a row of a file; a form says in its
 * own words, and at its own field, what the import says of a column.
 */
enum KeyedForm {
  ORDER,
  END,
  VISIT,
  ROTA;

  /**
   * A field of a form.
   *
   * @param name in the form
   * @param called at the beginning of a sentence
   */
  private record Field(String name, String called) {}

  /** What the form's hidden field {@code form} says. */
  String inPage() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the import says of the row, said of the form. */
  Mistake mistake(Rejection rejection) {
    Field field = field(rejection.column());
    return field == null
        ? new Mistake(
            "This cannot be taken: " + rejection.column() + " " + rejection.reason() + ".", "")
        : new Mistake(sentence(field.called(), rejection), field.name());
  }

  /** Null where the form has none for it. */
  private @Nullable Field field(String column) {
    if (this == END) {
      return switch (column) {
        case "service_order_id" -> new Field("order", "The order");
        case "valid_to" -> new Field("last", "The last day");
        default -> null;
      };
    }
    return switch (column) {
      case "service_order_id" -> new Field("id", "The number of the order");
      case "commissioned_visit_id" -> new Field(this == ROTA ? "visit" : "id", "The visit");
      case "provider_id" -> new Field("provider", "The provider");
      case "service_type" -> new Field("type", "The kind of care");
      case "valid_from" -> new Field("from", "The first day");
      case "valid_to" -> new Field("to", "The last day");
      case "days" -> new Field("day-MON", "The days");
      case "every_weeks" -> new Field("weeks", "The number of weeks");
      case "date" -> new Field("date", "The date");
      case "start" -> new Field("start", "The start");
      case "latest_start" -> new Field("latest", "The latest start");
      case "duration_minutes" -> new Field("minutes", "The number of minutes");
      case "workers" -> new Field("workers", "The number of workers");
      case "assigned_workers", "care_worker_id" -> new Field("worker", "The care worker");
      default -> null;
    };
  }

  private static String sentence(String called, Rejection rejection) {
    String reason = rejection.reason();
    if (rejection.column().equals("days")) {
      return "Choose at least one day of the week.";
    }
    return called
        + switch (reason) {
          case "is empty" -> " is missing.";
          case "is not known" -> " is none of the list: choose one.";
          case "is before valid_from" -> " is before the first day of the order.";
          case "is no id" ->
              " has a sign that is not taken: write letters without accents, digits and signs, and"
                  + " no blank or semicolon.";
          case "is no time of day" -> " is no time of day: write it as 08:05.";
          case "is no date of the calendar" ->
              " is no date of the calendar: write it as 2026-10-25.";
          default -> " " + reason + ".";
        };
  }

  /**
   * In a file a latest start before the start is the next day's; on a form it is more often a slip,
   * and somebody has to say that it is meant.
   *
   * @param nextDay whether somebody has
   */
  static Optional<Mistake> window(String start, String latest, boolean nextDay) {
    Optional<LocalTime> begins = time(start);
    Optional<LocalTime> ends = time(latest);
    if (begins.isEmpty() || ends.isEmpty()) {
      return nextDay && latest.isBlank()
          ? Optional.of(new Mistake("Say which latest start on the next day is meant.", "latest"))
          : Optional.empty();
    }
    boolean before = ends.get().isBefore(begins.get());
    if (before && !nextDay) {
      Duration window = Duration.between(begins.get(), ends.get()).plusDays(1);
      return Optional.of(
          new Mistake(
              "The latest start, %s, is before the start, %s: that would be %s after it, on the next day. Put it right; or, where it is meant, tick that it is on the next day."
                  .formatted(ends.get(), begins.get(), CivilTime.length(window)),
              "latest"));
    }
    return !before && nextDay
        ? Optional.of(
            new Mistake(
                "The latest start, %s, is not before the start, %s, and so is on the same day: take the tick away, or put the time right. A visit’s latest start is less than 24 hours after its start."
                    .formatted(ends.get(), begins.get()),
                "next-day"))
        : Optional.empty();
  }

  /** Empty where it is none: the import says so. */
  static Optional<LocalTime> time(String written) {
    try {
      return Optional.of(LocalTime.parse(written.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
