package org.visitline.portal.alerttimes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which times hold for which visit: those of its contract, else those for everybody, each from the
 * civil date on that they were given for; else what holds without any.
 */
public final class TimesByContract {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

  private final AlertTimes otherwise;
  private final List<Given> given;

  /**
   * By these.
   *
   * @param otherwise what holds where nothing was given
   * @param given in whatever order
   */
  public TimesByContract(AlertTimes otherwise, List<Given> given) {
    this.otherwise = otherwise;
    // Of two for one day the later word holds.
    this.given =
        given.stream()
            .sorted(Comparator.comparing(Given::from).thenComparing(Given::id).reversed())
            .toList();
  }

  /**
   * Times that somebody gave.
   *
   * @param providerId null: for everybody without times of their own
   * @param provider its name
   * @param from of visits that are to begin on that day or later
   */
  public record Given(
      long id,
      @Nullable String providerId,
      @Nullable String provider,
      LocalDate from,
      AlertTimes times,
      String author,
      Instant at) {

    /** Whose they are, as pages say it. */
    public String whose() {
      return provider == null ? "Every provider without times of its own" : provider;
    }
  }

  /**
   * The times of one visit.
   *
   * @param whose as a sentence begins: {@code By Alder’s own times from 1 Apr 2026 on}
   */
  public record InForce(AlertTimes times, String whose) {

    /** Why a stage is due when it is. */
    public String said(Stage stage, boolean timeCritical) {
      return "%s: %d min after the latest start%s."
          .formatted(
              whose,
              times.after(stage, timeCritical).toMinutes(),
              timeCritical ? ", for it is time-critical" : "");
    }
  }

  /**
   * Of a visit.
   *
   * @param date the civil date on which it is to begin
   */
  public InForce of(String providerId, LocalDate date) {
    return latest(providerId, date)
        .or(() -> latest(null, date))
        .map(
            one ->
                new InForce(
                    one.times(),
                    "By %s from %s on"
                        .formatted(
                            one.provider() == null
                                ? "the times for everybody"
                                : one.provider() + "’s own times",
                            DATE.format(one.from()))))
        .orElseGet(() -> new InForce(otherwise, "By the times that hold where none were given"));
  }

  private Optional<Given> latest(@Nullable String providerId, LocalDate date) {
    return given.stream()
        .filter(one -> Objects.equals(one.providerId(), providerId))
        .filter(one -> !one.from().isAfter(date))
        .findFirst();
  }

  /** The latest given first. */
  List<Given> given() {
    return given;
  }

  /** Whether this is what holds for visits of that day, or something later has taken its place. */
  boolean isInForce(Given one, LocalDate date) {
    return latest(one.providerId(), date).filter(one::equals).isPresent();
  }

  /** Sooner than this after its latest start no visit is due at a stage. */
  public Duration soonest(Stage stage) {
    return all(times -> times.after(stage, true)).min(Duration::compareTo).orElseThrow();
  }

  /** The longest of them: what is older than this, and than the memory, is past telling. */
  public Duration longest() {
    return all(AlertTimes::longest).max(Duration::compareTo).orElseThrow();
  }

  private Stream<Duration> all(Function<AlertTimes, Duration> which) {
    return Stream.concat(Stream.of(otherwise), given.stream().map(Given::times)).map(which);
  }
}
