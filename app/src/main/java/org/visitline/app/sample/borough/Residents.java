package org.visitline.app.sample.borough;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.visitline.app.sample.borough.ServiceUser.Household;

/** Those who receive care, house by house. */
final class Residents {

  /** Rooms of a supported-living house. */
  private static final int ROOMS = 4;

  /** Of a thousand, who live in such a house, and as a couple. */
  private static final int IN_SHARED_HOUSES = 60;

  private static final int IN_COUPLES = 50;

  /** Of a thousand, who have a second number, such as a line upstairs. */
  private static final int SECOND_LINE = 80;

  private final Dice dice;
  private final Names names;
  private final Streets streets;
  private final FictionalNumbers numbers;
  private final int count;
  private final List<ServiceUser> residents = new ArrayList<>();

  Residents(long seed, int count, FictionalNumbers numbers) {
    this.dice = Dice.of(seed, "residents");
    this.names = new Names(Dice.of(seed, "residents' names"));
    this.streets = new Streets(Dice.of(seed, "streets"), count);
    this.numbers = numbers;
    this.count = count;
  }

  List<ServiceUser> all() {
    add("Mrs Ada Example", Household.ALONE, streets.house(), FictionalNumbers.ADAS_LINE, false, 1);
    int houses = Math.max(1, count * IN_SHARED_HOUSES / 1000 / ROOMS);
    for (int i = 0; i < houses; i++) {
      sharedHouse();
    }
    int couples = Math.max(2, count * IN_COUPLES / 2000);
    for (int i = 0; i < couples; i++) {
      couple();
    }
    while (residents.size() < count) {
      alone();
    }
    return List.copyOf(residents);
  }

  private void sharedHouse() {
    Place house = streets.house();
    String line = numbers.landline();
    for (int room = 1; room <= ROOMS; room++) {
      add(names.older(), Household.SHARED_HOUSE, house, line, false, 1);
    }
  }

  private void couple() {
    Place home = streets.house();
    String line = numbers.landline();
    for (String name : names.couple()) {
      add(name, Household.COUPLE, home, line, false, 1);
    }
  }

  private void alone() {
    String line = numbers.landline();
    String lines =
        dice.perThousand(SECOND_LINE) ? String.join(";", line, numbers.landline()) : line;
    // At fixed places, so that the smallest borough has them too.
    boolean noPhone = residents.size() % 90 == 50;
    double stays = residents.size() % 90 == 55 ? 0.7 : 1;
    add(names.older(), Household.ALONE, streets.house(), lines, noPhone, stays);
  }

  private void add(
      String name, Household household, Place place, String lines, boolean noPhone, double stays) {
    int number = residents.size() + 1;
    residents.add(
        new ServiceUser(
            String.format(Locale.ROOT, "SU%04d", number),
            // Steps of 7: a slip of the last key makes a code that is nobody's.
            String.valueOf(20_000 + number * 7),
            name,
            household,
            place,
            List.of(lines.split(";", -1)),
            household != Household.ALONE,
            noPhone,
            stays));
  }
}
