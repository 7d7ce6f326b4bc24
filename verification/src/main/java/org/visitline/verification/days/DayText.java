package org.visitline.verification.days;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.Suspension;
import org.visitline.verification.time.Period;

/**
 * Prints a real day at one home as a day of care, names and numbers replaced: the events of the day
 * and of the two beside it, which have a part in it, what people said of them, and below that what
 * the engine made of the day. What it says is a test that can be run.
 */
public final class DayText {

  private final Borough borough;
  private final Setting setting;
  private final LocalDate date;
  private final ServiceUserOpinion home;
  private final BoroughOpinion opinion;
  private final DayClock clock;
  private final Disguise disguise;
  private final StringBuilder text = new StringBuilder();

  private DayText(
      Borough borough, Setting setting, BoroughOpinion opinion, ServiceUser who, LocalDate date) {
    this.borough = borough;
    this.setting = setting;
    this.date = date;
    this.opinion = opinion;
    home =
        opinion.serviceUsers().stream()
            .filter(each -> each.serviceUser().id().equals(who.id()))
            .findFirst()
            .orElseThrow();
    clock = new DayClock(date, setting.zone());
    disguise = new Disguise(who, clock);
  }

  /**
   * The text.
   *
   * @param opinion of that borough, with that setting
   * @throws java.util.NoSuchElementException if nobody has that id
   */
  public static String of(
      Borough borough, Setting setting, BoroughOpinion opinion, ServiceUserId who, LocalDate date) {
    ServiceUser serviceUser = setting.directory().get(who);
    return new DayText(borough, setting, opinion, serviceUser, date).text();
  }

  private String text() {
    List<String> visits = commissioned();
    List<String> calls = new DayCalls(borough, setting, home, disguise, clock).of(opinion);
    List<String> decisions = new DayDecisions(borough, setting, home, disguise, clock).of();
    line("on " + date);
    Instant usual = setting.zone().instantOf(date.plusDays(2), LocalTime.NOON);
    if (setting.asOf().isBefore(usual)) {
      line("now " + clock.exact(setting.asOf()));
    }
    line("told of this day and home only");
    line(
        Disguise.HOME
            + " lives on "
            + String.join("; ", disguise.homeNumbers())
            + " nowhere known");
    for (CareWorker worker : disguise.workers()) {
      String phone = worker.contactNumberAt(setting.zone().startOf(date));
      line(
          "PIN %s is %s of %s"
                  .formatted(
                      disguise.pin(worker),
                      disguise.of(worker),
                      disguise.provider(worker.provider()))
              + (phone == null ? "" : ", reached on " + disguise.number(phone)));
    }
    ordersInForce();
    disguise.providers().forEach(this::policyOf);
    visits.forEach(this::line);
    stops();
    calls.forEach(this::line);
    decisions.forEach(this::line);
    line("=>");
    text.append(
        new DayOutcome(clock, disguise)
            .only(date)
            .of(
                home,
                opinion.beyond().found(),
                finding -> disguise.find(finding.call()).isPresent()));
    return text.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private List<String> commissioned() {
    Rota rota = new Rota(borough.rota());
    List<String> lines = new ArrayList<>();
    for (Fulfilment fulfilment : home.fulfilments()) {
      CommissionedVisit visit = fulfilment.commissioned();
      if (clock.isNear(visit.date())) {
        lines.add(line(visit, rota));
      }
    }
    return lines;
  }

  private String line(CommissionedVisit visit, Rota rota) {
    disguise.of(visit);
    String latest = clock.time(visit.latestStart());
    String provider = disguise.provider(visit.provider());
    String assigned =
        rota.workersOf(visit.id()).stream()
            .flatMap(id -> setting.directory().find(id).stream())
            .map(disguise::of)
            .collect(Collectors.joining(" and "));
    return Disguise.HOME
        + " commissioned "
        + clock.time(visit.start())
        + (visit.latestStart().equals(visit.start()) ? "" : " to " + latest)
        + ", "
        + visit.duration().toMinutes()
        + " min"
        + (visit.workers() == 1 ? "" : ", " + visit.workers() + " workers")
        + ", from "
        + provider
        + (assigned.isEmpty() ? "" : ", for " + assigned)
        + (visit.cancelled() ? ", cancelled" : "");
  }

  /** An order without a visit on the day still says that somebody was to come on other days. */
  private void ordersInForce() {
    Set<ProviderId> told = new HashSet<>();
    for (ServiceOrder order : borough.orders()) {
      if (order.serviceUser().equals(home.serviceUser().id())
          && order.valid().contains(date)
          && told.add(order.provider())) {
        line(
            "%s ordered %s 08:00, 30 min, from %s"
                .formatted(
                    Disguise.HOME,
                    date.minusDays(1).getDayOfWeek().name().substring(0, 3),
                    disguise.provider(order.provider())));
      }
    }
  }

  /** By which numbers it is measured, where they are not the default ones. */
  private void policyOf(ProviderId provider, String name) {
    Policy policy = setting.policies().inForce(provider, date);
    String own =
        Stream.of(PolicyNumber.values())
            .filter(number -> policy.number(number) != number.byDefault())
            .map(number -> number.key() + " " + policy.number(number))
            .collect(Collectors.joining("; "));
    if (!own.isEmpty()) {
      line("policy of " + name + ": " + own);
    }
  }

  private void stops() {
    for (Suspension suspension : borough.suspensions()) {
      String times = times(suspension.period());
      if (suspension.serviceUser().equals(home.serviceUser().id()) && times != null) {
        line(Disguise.HOME + " away " + times);
      }
    }
    for (Outage outage : borough.outages()) {
      String times = times(outage.period());
      if (times != null) {
        line("phones down " + times);
      }
    }
  }

  /** As far as it falls into the days told; null where it does not. */
  private @Nullable String times(Period period) {
    Instant first = setting.zone().startOf(date.minusDays(1));
    Instant last = setting.zone().startOf(date.plusDays(2));
    if (!period.overlaps(first, last)) {
      return null;
    }
    Instant from = period.from().isBefore(first) ? first : period.from();
    Instant to = period.to() == null || period.to().isAfter(last) ? last : period.to();
    return clock.exact(from) + " to " + clock.exact(to);
  }
}
