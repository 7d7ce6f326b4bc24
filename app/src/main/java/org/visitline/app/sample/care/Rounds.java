package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Place;
import org.visitline.app.sample.borough.Shift;
import org.visitline.app.sample.orders.CommissionedVisit;

/**
 * The agencies' planners: give each visit to a worker who is on duty, near, in time and, if
 * possible, known to the service user.
 */
final class Rounds {

  /** From here on it is a night, or a whole day and night. */
  private static final int NIGHT_MINUTES = 300;

  private static final int LIVE_IN_MINUTES = 1440;

  private final Map<String, List<CareWorker>> staff = new HashMap<>();
  private final Whereabouts whereabouts = new Whereabouts();
  private final Map<String, Integer> visitsMade = new HashMap<>();

  Rounds(List<CareWorker> careWorkers) {
    for (CareWorker worker : careWorkers) {
      if (worker.shift() != Shift.NONE) {
        staff.computeIfAbsent(worker.providerId(), id -> new ArrayList<>()).add(worker);
      }
    }
  }

  /**
   * The round of one date; dates must come in order.
   *
   * @param due by start
   */
  List<Planned> plan(LocalDate date, List<CommissionedVisit> due) {
    List<Planned> plan = new ArrayList<>();
    for (CommissionedVisit visit : due) {
      List<CareWorker> team = new ArrayList<>();
      for (int slot = 0; slot < visit.workers(); slot++) {
        CareWorker worker = best(visit, date, team);
        Instant start = startBy(worker, visit);
        plan.add(Planned.of(visit, worker, slot, start));
        team.add(worker);
      }
      for (CareWorker worker : team) {
        Place place = visit.serviceUser().place();
        // A worker who lives in is back at the start of the next day, not a minute later each day.
        Duration there =
            visit.minutes() >= LIVE_IN_MINUTES
                ? visit.duration().minusMinutes(15)
                : visit.duration();
        whereabouts.stay(worker, place, startBy(worker, visit).plus(there));
        visitsMade.merge(acquaintance(worker, visit), 1, Integer::sum);
      }
    }
    return plan;
  }

  private CareWorker best(CommissionedVisit visit, LocalDate date, List<CareWorker> team) {
    List<CareWorker> provider = staff.getOrDefault(visit.providerId(), List.of());
    List<CareWorker> fitting =
        provider.stream()
            .filter(worker -> worker.onDuty(date) && suits(worker.shift(), visit))
            .filter(worker -> !team.contains(worker))
            .toList();
    // Nobody: the coordinator fetches whoever can be had.
    List<CareWorker> candidates =
        fitting.isEmpty()
            ? provider.stream()
                .filter(worker -> worker.isActive(date) && !team.contains(worker))
                .toList()
            : fitting;
    CareWorker best = candidates.getFirst();
    double least = Double.MAX_VALUE;
    for (CareWorker candidate : candidates) {
      double cost = cost(candidate, visit);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    return best;
  }

  private static boolean suits(Shift shift, CommissionedVisit visit) {
    if (visit.minutes() >= LIVE_IN_MINUTES) {
      return shift == Shift.LIVE_IN;
    }
    if (visit.minutes() >= NIGHT_MINUTES) {
      return shift == Shift.NIGHT;
    }
    return shift != Shift.LIVE_IN && shift != Shift.NIGHT && shift.covers(visit.start());
  }

  /**
   * In minutes of travel: being late is twenty times as bad, a known face worth up to half an hour.
   */
  private double cost(CareWorker worker, CommissionedVisit visit) {
    Place place = visit.serviceUser().place();
    Instant earliest = whereabouts.earliestAt(worker, place);
    Instant start = startBy(worker, visit);
    double late = minutes(visit.latestStartAt(), start);
    double idle = Math.min(60, minutes(earliest, start));
    double travel = whereabouts.travel(worker, place, start).toSeconds() / 60.0;
    int known = Math.min(5, visitsMade.getOrDefault(acquaintance(worker, visit), 0));
    return Math.max(0, late) * 20 + travel + idle * 0.15 - known * 6;
  }

  private Instant startBy(CareWorker worker, CommissionedVisit visit) {
    Instant earliest = whereabouts.earliestAt(worker, visit.serviceUser().place());
    return earliest.isAfter(visit.startsAt()) ? earliest : visit.startsAt();
  }

  private static double minutes(Instant from, Instant to) {
    return Duration.between(from, to).toSeconds() / 60.0;
  }

  private static String acquaintance(CareWorker worker, CommissionedVisit visit) {
    return worker.id() + visit.serviceUser().id();
  }
}
