package org.visitline.benchmarks.year;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.visitline.benchmarks.year.Person.DailyVisit;
import org.visitline.benchmarks.year.Person.Stay;

/** The people of a borough, drawn from a seed: the same seed makes the same borough. */
final class Town {

  private static final int PEOPLE = 4_000;
  private static final int CARERS = 3_000;
  private static final int PROVIDERS = 20;

  /** Supported living: so many tenants behind one telephone, with four visits a day each. */
  private static final int TENANTS = 15;

  private static final int SCHEMES = 4;

  private static final String[] FIRST = {
    "Ada", "Alma", "Arthur", "Beryl", "Cyril", "Dilys", "Doris", "Edna", "Elsie", "Ernest", "Ethel",
    "Frank", "Gladys", "Harold", "Hilda", "Ida", "Iris", "Ivor", "Joan", "Ken", "Leah", "Mabel",
    "Maud", "Nora", "Olive", "Percy", "Rose", "Stan", "Vera", "Winnie"
  };
  private static final String[] LAST = {
    "Abbott",
    "Ahmed",
    "Baker",
    "Begum",
    "Carr",
    "Cole",
    "Dale",
    "Evans",
    "Ford",
    "Gray",
    "Hall",
    "Hussain",
    "Irwin",
    "Jones",
    "Khan",
    "Lane",
    "Marsh",
    "Nash",
    "Okafor",
    "Patel",
    "Quinn",
    "Reed",
    "Shah",
    "Todd",
    "Underwood",
    "Vance",
    "Webb",
    "Xavier",
    "Young",
    "Zielinski"
  };

  private final SplittableRandom random;
  private final LocalDate first;
  private final LocalDate last;
  private final int providers;
  private final List<Person> people = new ArrayList<>();
  private final List<Carer> carers = new ArrayList<>();

  /**
   * Draws a borough.
   *
   * @param size 1 for 4,000 people and 3,000 workers, 0.25 for a quarter of them
   */
  Town(double size, long seed, LocalDate first, LocalDate last) {
    random = new SplittableRandom(seed);
    this.first = first;
    this.last = last;
    providers = Math.max(1, (int) Math.round(PROVIDERS * size));
    int schemes = Math.max(1, (int) Math.round(SCHEMES * size));
    for (int scheme = 0; scheme < schemes; scheme++) {
      addScheme(scheme);
    }
    int count = (int) Math.round(PEOPLE * size);
    if (count > Telephones.HOMES) {
      throw new IllegalArgumentException(
          "size %s is %d homes; there are fictional numbers for %d"
              .formatted(size, count, Telephones.HOMES));
    }
    while (people.size() < count) {
      addPerson();
    }
    for (int i = (int) Math.round(CARERS * size); i > 0; i--) {
      addCarer();
    }
  }

  List<Person> people() {
    return people;
  }

  List<Carer> carers() {
    return carers;
  }

  int providers() {
    return providers;
  }

  /** One address, one telephone, sixty visits a day. */
  private void addScheme(int scheme) {
    int line = people.size();
    double latitude = 51.35 + random.nextDouble() * 0.1;
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      List<DailyVisit> daily = new ArrayList<>();
      for (int start : new int[] {7 * 60, 12 * 60, 17 * 60, 20 * 60}) {
        daily.add(visit(start + 15 * random.nextInt(8)));
      }
      people.add(
          new Person(
              people.size(),
              name(),
              line,
              true,
              latitude,
              0.03,
              scheme % providers,
              first,
              last,
              daily,
              false,
              stay(first, last)));
    }
  }

  private void addPerson() {
    // Of thirty homes one is a couple's: the second of them on the line of the first.
    boolean withSpouse = !people.getLast().sharesLine() && random.nextInt(30) == 0;
    Person other = people.getLast();
    boolean wholeYear = random.nextInt(100) < 12;
    int days = wholeYear ? 365 : 14 + random.nextInt(85);
    LocalDate from = wholeYear ? first : first.plusDays(random.nextInt(365) - days / 2);
    LocalDate to = from.plusDays(days - 1L);
    from = from.isBefore(first) ? first : from;
    to = to.isAfter(last) ? last : to;
    people.add(
        new Person(
            people.size(),
            name(),
            withSpouse ? other.line() : people.size(),
            withSpouse,
            withSpouse ? other.latitude() : 51.32 + random.nextDouble() * 0.14,
            withSpouse ? other.longitude() : -0.06 + random.nextDouble() * 0.2,
            withSpouse ? other.provider() : random.nextInt(providers),
            from,
            to,
            daily(),
            random.nextInt(10) == 0,
            stay(from, to)));
  }

  private List<DailyVisit> daily() {
    int drawn = random.nextInt(100);
    int[] hours =
        drawn < 38
            ? new int[] {7}
            : drawn < 68 ? new int[] {7, 17} : drawn < 84 ? new int[] {7, 12, 18} : FOUR_A_DAY;
    List<DailyVisit> daily = new ArrayList<>();
    for (int hour : hours) {
      daily.add(visit(hour * 60 + 15 * random.nextInt(13)));
    }
    return daily;
  }

  private static final int[] FOUR_A_DAY = {7, 11, 15, 19};

  private DailyVisit visit(int minuteOfDay) {
    int[] lengths = {15, 15, 30, 30, 30, 30, 30, 45, 45, 60};
    return new DailyVisit(
        LocalTime.ofSecondOfDay(minuteOfDay * 60L),
        random.nextInt(3) == 0,
        lengths[random.nextInt(lengths.length)],
        random.nextInt(100) < 7 ? 2 : 1,
        random.nextInt(10) == 0);
  }

  private @Nullable Stay stay(LocalDate from, LocalDate to) {
    long days = to.toEpochDay() - from.toEpochDay();
    if (days < 30 || random.nextInt(6) != 0) {
      return null;
    }
    LocalDate in = from.plusDays(random.nextLong(days - 20));
    return new Stay(in, in.plusDays(2L + random.nextInt(16)));
  }

  private void addCarer() {
    boolean wholeYear = random.nextInt(100) < 12;
    int days = wholeYear ? 400 : 30 + random.nextInt(160);
    LocalDate from = wholeYear ? first.minusDays(20) : first.plusDays(random.nextInt(385) - 25);
    carers.add(
        new Carer(
            carers.size(),
            name(),
            carers.size() % providers,
            from.isBefore(first) ? first : from,
            from.plusDays(days)));
  }

  private String name() {
    return FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(LAST.length)];
  }
}
