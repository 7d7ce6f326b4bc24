package org.visitline.verification.discrepancy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.time.CivilZone;

/**
 * How people and times are said in explanations: by name; civil, to the minute, minutes floored.
 *
 * @param zone of the clocks the reader knows
 * @param directory knows the names
 */
public record Wording(CivilZone zone, Directory directory) {

  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };

  /** Of one moment: BST or GMT, as the portal's pages say it. */
  private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("z", Locale.UK);

  /** {@code 08:22}; {@code 01:30 GMT} in the hour that autumn repeats, for it comes twice. */
  public String time(Instant at) {
    return time(at, zone.civil(at));
  }

  private String time(Instant at, LocalDateTime civil) {
    String time = twoDigits(civil.getHour()) + ":" + twoDigits(civil.getMinute());
    return zone.comesTwice(civil) ? time + " " + ZONE_NAME.format(at.atZone(zone.id())) : time;
  }

  /** {@code 08:22 on 25 October 2026}. */
  public String moment(Instant at) {
    LocalDateTime civil = zone.civil(at);
    return time(at, civil) + " on " + date(civil.toLocalDate());
  }

  /** {@code 25 October 2026}. */
  public String date(LocalDate date) {
    return date.getDayOfMonth() + " " + MONTHS[date.getMonthValue() - 1] + " " + date.getYear();
  }

  /** {@code 22 min}, {@code 1 h 05 min}: whole minutes, the rest left off; {@code 40 s} below. */
  public String span(Duration duration) {
    long minutes = duration.toMinutes();
    if (minutes == 0) {
      return duration.toSeconds() + " s";
    }
    return minutes < 60
        ? minutes + " min"
        : minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + twoDigits(minutes % 60) + " min");
  }

  /** {@code 6 min 54 s}: for what hangs on seconds. */
  public String toTheSecond(Duration duration) {
    String whole = duration.toMinutes() == 0 ? "" : span(duration) + " ";
    return whole + duration.toSecondsPart() + " s";
  }

  /**
   * {@code 25 min}, {@code 7 min 30 s}: a bound, with nothing left off. A share of what was
   * commissioned need not be whole minutes, and under a policy of odd percentages not whole
   * seconds.
   */
  public String bound(Duration bound) {
    if (bound.toSecondsPart() == 0 && bound.toMillisPart() == 0) {
      return span(bound);
    }
    String whole = bound.toMinutes() == 0 ? "" : span(bound) + " ";
    BigDecimal seconds = BigDecimal.valueOf(bound.toMillis() % 60_000, 3);
    return whole + seconds.stripTrailingZeros().toPlainString() + " s";
  }

  /** As {@link #span}, but to the second where it would read as the minutes of the bound do. */
  public String spanUnder(Duration measured, Duration bound) {
    String span = span(measured);
    return span.equals(span(bound)) ? toTheSecond(measured) : span;
  }

  /** As {@link #span}, but says so where only the seconds left off are over the bound. */
  public String spanOver(Duration measured, Duration bound) {
    return (span(measured).equals(span(bound)) ? "just over " : "") + span(measured);
  }

  /** {@code Ana Lee's visit to Ada Ford at 08:22 on 25 October 2026}. */
  public String visit(Visit visit) {
    return visit.worker().name()
        + "'s visit to "
        + visit.serviceUser().name()
        + " at "
        + moment(visit.begins());
  }

  /** {@code Elm Care}, or its id where it has no name. */
  public String provider(ProviderId provider) {
    return directory.nameOf(provider);
  }

  /** {@code Ada Ford}, or the id of somebody who is no longer known. */
  public String person(ServiceUserId person) {
    return directory.find(person).map(ServiceUser::name).orElse(person.value());
  }

  /** {@code Ana Lee}, or the id of somebody who is no longer known. */
  public String worker(CareWorkerId worker) {
    return directory.find(worker).map(CareWorker::name).orElse(worker.value());
  }

  /** {@code the visit of 30 min to Ada Ford commissioned for 08:00 on 25 October 2026}. */
  public String commissioned(CommissionedVisit commissioned) {
    String start = time(commissioned.start());
    String latest = time(commissioned.latestStart());
    return "the visit of "
        + span(commissioned.duration())
        + " to "
        + person(commissioned.serviceUser())
        + " commissioned "
        + (start.equals(latest) ? "for " + start : "to start between " + start + " and " + latest)
        + " on "
        + date(commissioned.date());
  }

  /** {@code the number 02079460123}, as it was presented; {@code a withheld number}. */
  public String caller(LoggedCall call) {
    return call.callerE164() == null ? "a withheld number" : "the number " + call.callerNumber();
  }

  /**
   * {@code the arrival call}, {@code the departure call} or {@code both calls} that came by a line.
   */
  public String callsBy(Line line, Visit visit) {
    boolean in = visit.arrival() != null && visit.arrival().line() == line;
    boolean out = visit.departure() != null && visit.departure().line() == line;
    return in && out ? "both calls" : in ? "the arrival call" : "the departure call";
  }

  /** {@code 1 worker}, {@code 2 workers}. */
  public String workers(int count) {
    return count == 1 ? "1 worker" : count + " workers";
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
