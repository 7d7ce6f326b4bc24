package org.visitline.portal.furniture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times and dates as people in the council's zone read them. */
public final class CivilTime {

  private static final DateTimeFormatter TIME = pattern("HH:mm");
  private static final DateTimeFormatter SECONDS = pattern("HH:mm:ss");
  private static final DateTimeFormatter IN_A_FILE = pattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter ZONE_NAME = pattern("z");
  private static final DateTimeFormatter DAY = pattern("EEE d MMM yyyy");
  private static final DateTimeFormatter SHORT_DAY = pattern("EEE d MMM");
  private static final DateTimeFormatter LONG_DAY = pattern("EEEE d MMMM yyyy");

  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * Times in a zone.
   *
   * @param clock what time it is
   */
  public CivilTime(ZoneId zone, InstantSource clock) {
    this.zone = zone;
    this.clock = clock;
  }

  /** {@code British time (GMT or BST)}: of which clock the times on a paper are. */
  public String zoneSaid() {
    String names =
        Stream.of(Month.JANUARY, Month.JULY)
            .map(
                month -> ZONE_NAME.format(today().withDayOfMonth(1).with(month).atStartOfDay(zone)))
            .distinct()
            .collect(Collectors.joining(" or "));
    String place = zone.getId().equals("Europe/London") ? "British" : zone.getId();
    return "%s time (%s)".formatted(place, names);
  }

  /** The moment at which the page is made. */
  public Instant now() {
    return clock.instant();
  }

  /** The civil date of {@link #now}. */
  public LocalDate today() {
    return LocalDate.ofInstant(now(), zone);
  }

  /** The first moment of a civil date. */
  public Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** {@code 07:58}; nothing where there is no time. */
  public String time(@Nullable Instant instant) {
    return instant == null ? "" : said(instant, TIME);
  }

  /** {@code between 09:00 and 11:00}, or {@code 09:00} where a visit may begin at no other time. */
  public String window(Instant start, Instant latest) {
    return latest.isAfter(start)
        ? "between %s and %s".formatted(time(start), time(latest))
        : time(start);
  }

  /** {@code 07:58:03}, for a telephone call, whose seconds are evidence. */
  public String seconds(@Nullable Instant instant) {
    return instant == null ? "" : said(instant, SECONDS);
  }

  /** {@code 2026-10-25 07:58:03}, in a file that has the moment itself in UTC. */
  public String forFile(@Nullable Instant instant) {
    return instant == null ? "" : said(instant, IN_A_FILE);
  }

  /** {@code Sun 25 Oct 2026, 07:58}. */
  public String moment(Instant instant) {
    return date(dateOf(instant)) + ", " + time(instant);
  }

  /** The moment, without its date where that is the one it is read beside. */
  public String momentFrom(LocalDate beside, Instant instant) {
    return dateOf(instant).equals(beside) ? time(instant) : moment(instant);
  }

  /** {@code Sun 25 Oct 2026}. */
  public String date(LocalDate date) {
    return DAY.format(date);
  }

  /** {@code Sun 25 Oct}, where the year is plain from what stands around it. */
  public String shortDate(LocalDate date) {
    return SHORT_DAY.format(date);
  }

  /** {@code Sunday 25 October 2026}, for headings. */
  public String longDate(LocalDate date) {
    return LONG_DAY.format(date);
  }

  /** The civil date on which the instant falls. */
  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** The moments at which clocks show this: one; none in spring's missing hour, two in autumn's. */
  public List<Instant> moments(LocalDateTime civilTime) {
    return zone.getRules().getValidOffsets(civilTime).stream()
        .map(civilTime::toInstant)
        .sorted()
        .toList();
  }

  /**
   * The hour that clocks show twice on a date or in the night after it, in words; empty where there
   * is none, as on all nights of the year but one.
   */
  public Optional<String> hourThatComesTwice(LocalDate date) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(startOf(date).minusMillis(1));
    return Optional.ofNullable(next)
        .filter(ZoneOffsetTransition::isOverlap)
        .filter(change -> change.getInstant().isBefore(startOf(date.plusDays(2))))
        .map(
            change ->
                "%s to %s on %s"
                    .formatted(
                        change.getDateTimeAfter().toLocalTime(),
                        change.getDateTimeBefore().toLocalTime(),
                        date(change.getDateTimeBefore().toLocalDate())));
  }

  /** Which of the two times that clocks show it a moment is: first, second, or neither. */
  public String pass(@Nullable Instant moment) {
    if (moment == null) {
      return "";
    }
    List<Instant> shown = moments(LocalDateTime.ofInstant(moment, zone));
    if (shown.size() < 2) {
      return "";
    }
    return moment.equals(shown.getFirst()) ? KeyedTime.FIRST : KeyedTime.SECOND;
  }

  /** Of all moments at which clocks show this time of day, the one nearest to another moment. */
  public Instant nearest(LocalTime timeOfDay, Instant near) {
    LocalDate date = dateOf(near);
    return Stream.of(date.minusDays(1), date, date.plusDays(1))
        .map(day -> day.atTime(timeOfDay))
        .flatMap(civil -> moments(civil).stream())
        .min(Comparator.comparing(moment -> Duration.between(moment, near).abs()))
        .orElseGet(() -> instant(date.atTime(timeOfDay)));
  }

  /** The moment of a civil time; of the two that an autumn night has, the first. */
  public Instant instant(LocalDateTime civilTime) {
    return civilTime.atZone(zone).toInstant();
  }

  /** As a form's field for a date and a time wants it. */
  public String forField(@Nullable Instant instant) {
    return instant == null
        ? ""
        : LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** {@code Europe/London}: whose clocks these are. */
  public String zone() {
    return zone.getId();
  }

  /** The time of day that clocks in the zone show. */
  public LocalTime timeOfDay(Instant instant) {
    return LocalTime.ofInstant(instant, zone);
  }

  /** What the clock on the wall shows at the instant. */
  public LocalTime timeOf(Instant instant) {
    return LocalTime.ofInstant(instant, zone);
  }

  /** {@code 30 min}, {@code 2,802 min}: minutes that were counted, as they are written. */
  public static String minutes(long count) {
    return String.format(Locale.UK, "%,d min", count);
  }

  /** {@code 1 h 05 min}, {@code 12 min}, {@code 45 s}: a length of time as it is said. */
  public static String length(Duration length) {
    if (length.compareTo(Duration.ofMinutes(1)) < 0) {
      return length.toSeconds() + " s";
    }
    if (length.compareTo(Duration.ofHours(1)) < 0) {
      String seconds = length.toSecondsPart() == 0 ? "" : " " + length.toSecondsPart() + " s";
      return length.toMinutes() + " min" + seconds;
    }
    return "%d h %02d min".formatted(length.toHours(), length.toMinutesPart());
  }

  /**
   * On the day on which autumn repeats an hour, 01:30 comes twice: then, and only then, the zone's
   * short name (BST, GMT) stands behind.
   */
  private String said(Instant instant, DateTimeFormatter format) {
    ZonedDateTime civil = instant.atZone(zone);
    boolean twice = zone.getRules().getValidOffsets(civil.toLocalDateTime()).size() > 1;
    return twice ? format.format(civil) + " " + ZONE_NAME.format(civil) : format.format(civil);
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.UK);
  }
}
