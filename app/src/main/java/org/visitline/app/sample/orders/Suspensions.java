package org.visitline.app.sample.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.ServiceUser;

/** Stays in hospital and the like: one in twenty-four service users has one in these weeks. */
final class Suspensions {

  private final LocalDate first;
  private final LocalDate today;
  private final Dice dice;
  private final List<Suspension> suspensions = new ArrayList<>();

  Suspensions(LocalDate first, LocalDate today, Dice dice) {
    this.first = first;
    this.today = today;
    this.dice = dice;
  }

  List<Suspension> of(List<ServiceUser> serviceUsers) {
    for (int place = 13; place < serviceUsers.size(); place += 24) {
      suspend(serviceUsers.get(place));
    }
    return List.copyOf(suspensions);
  }

  private void suspend(ServiceUser serviceUser) {
    int kind = suspensions.size();
    if (kind == 0) {
      // Went in yesterday afternoon; nobody knows for how long.
      suspensions.add(
          new Suspension(serviceUser, at(today.minusDays(1), 15), Optional.empty(), "hospital"));
    } else if (kind == 1) {
      suspensions.add(
          new Suspension(serviceUser, at(today.minusDays(5), 4), Optional.empty(), "deceased"));
    } else {
      LocalDate from = first.plusDays(dice.between(2, 4));
      LocalDate to = from.plusDays(dice.between(2, 9));
      suspensions.add(
          new Suspension(
              serviceUser,
              at(from, dice.between(5, 11)),
              Optional.of(at(to.isBefore(today) ? to : today.minusDays(1), 10)),
              dice.oneOf(List.of("hospital", "hospital", "respite", "away with family"))));
    }
  }

  private static Instant at(LocalDate date, int hour) {
    return date.atTime(hour, 0).atZone(CommissionedVisit.ZONE).toInstant();
  }
}
