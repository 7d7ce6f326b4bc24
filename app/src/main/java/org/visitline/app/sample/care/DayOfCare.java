package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.Shift;
import org.visitline.app.sample.orders.CommissionedVisit;

/**
 * The day as it goes: workers walk their rounds, and who is held up at one door is late at the
 * next.
 */
final class DayOfCare {

  /** Beyond it the office sends somebody else. */
  private static final Duration TOO_LATE = Duration.ofMinutes(70);

  private static final Duration FAR_TOO_LATE = Duration.ofMinutes(100);

  private final List<CareWorker> staff;
  private final Dice dice;
  private final Stays stays;
  private final Whereabouts whereabouts = new Whereabouts();

  DayOfCare(List<CareWorker> staff, Dice dice) {
    this.staff = staff;
    this.dice = dice;
    this.stays = new Stays(dice);
  }

  /** Who came when; dates must come in order. */
  List<Attended> live(LocalDate date, List<Planned> plan) {
    Map<String, List<Planned>> teams = new LinkedHashMap<>();
    plan.stream()
        .filter(planned -> planned.mishap() != Mishap.MISSED)
        .filter(planned -> planned.mishap() != Mishap.WORKER_MISSING)
        .sorted((a, b) -> a.start().compareTo(b.start()))
        .forEach(
            planned -> teams.computeIfAbsent(key(planned), id -> new ArrayList<>()).add(planned));
    return teams.values().stream().map(team -> attend(date, team)).flatMap(List::stream).toList();
  }

  private static String key(Planned planned) {
    return planned
        .visit()
        .map(CommissionedVisit::id)
        .orElseGet(() -> planned.serviceUser().id() + planned.start());
  }

  private List<Attended> attend(LocalDate date, List<Planned> team) {
    List<Attended> arrived = new ArrayList<>();
    for (Planned planned : team) {
      CareWorker worker = whoComes(date, planned);
      Instant in = arrival(worker, planned);
      if (in.isAfter(latestStart(planned).plus(TOO_LATE)) && planned.visit().isPresent()) {
        worker = whoIsFree(date, planned).orElse(worker);
        in = arrival(worker, planned);
      }
      // Nobody comes hours late: the day was too full, and the visit is missed.
      if (!in.isAfter(latestStart(planned).plus(FAR_TOO_LATE))) {
        arrived.add(new Attended(planned, worker, in, in, false));
      }
    }
    List<Attended> attended = arrived.isEmpty() ? arrived : stays.leave(arrived);
    attended.forEach(
        stay -> whereabouts.stay(stay.worker(), stay.serviceUser().place(), stay.out()));
    return attended;
  }

  private CareWorker whoComes(LocalDate date, Planned planned) {
    return switch (planned.mishap()) {
      case STAND_IN -> whoIsFree(date, planned).orElse(planned.worker());
      case FORMER_WORKER ->
          colleagues(planned).stream()
              .filter(worker -> !worker.isActive(date))
              .findFirst()
              .orElse(planned.worker());
      default -> planned.worker();
    };
  }

  /** Somebody of the same agency on a day off, who would be in time. */
  private Optional<CareWorker> whoIsFree(LocalDate date, Planned planned) {
    List<CareWorker> free =
        colleagues(planned).stream()
            .filter(worker -> worker.isActive(date) && worker.shift() != Shift.NONE)
            .filter(worker -> worker.shift() != Shift.LIVE_IN && !worker.onDuty(date))
            .filter(
                worker ->
                    !whereabouts
                        .earliestAt(worker, planned.serviceUser().place())
                        .isAfter(planned.start()))
            .toList();
    return free.isEmpty() ? Optional.empty() : Optional.of(dice.oneOf(free));
  }

  private List<CareWorker> colleagues(Planned planned) {
    return staff.stream()
        .filter(worker -> worker.providerId().equals(planned.worker().providerId()))
        .toList();
  }

  private Instant arrival(CareWorker worker, Planned planned) {
    Instant earliest = whereabouts.earliestAt(worker, planned.serviceUser().place());
    Instant wished =
        switch (planned.mishap()) {
          case LATE -> latestStart(planned).plus(minutes(16, 29));
          case VERY_LATE -> latestStart(planned).plus(minutes(31, 65));
          case EARLY -> planned.visit().orElseThrow().startsAt().minus(minutes(17, 45));
          case NOT_TOGETHER -> planned.start().plus(minutes(9, 14));
          default -> planned.start().plus(dice.around(minutes(4, 4), minutes(9, 9)));
        };
    Instant in = earliest.isAfter(wished) ? earliest : wished;
    return in.plus(dice.between(Duration.ZERO, Duration.ofSeconds(50)));
  }

  private static Instant latestStart(Planned planned) {
    return planned.visit().map(CommissionedVisit::latestStartAt).orElse(planned.start());
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(dice.between(least, most));
  }
}
