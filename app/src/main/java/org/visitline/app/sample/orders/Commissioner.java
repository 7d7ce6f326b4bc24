package org.visitline.app.sample.orders;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.Place;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.Provider;
import org.visitline.app.sample.borough.ServiceUser;
import org.visitline.app.sample.orders.CarePackage.Pattern;

/**
 * The council's brokerage: gives each service user a package and an agency.
 *
 * <p>What must occur in every borough (a night, a stay in hospital, an ended order) falls to
 * service users by their place in the list; the rest falls by chance.
 */
public final class Commissioner {

  /** How long before today the ended orders ended. */
  static final int DAYS_SINCE_END = 7;

  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  private final Population population;
  private final LocalDate first;
  private final LocalDate today;
  private final Dice dice;
  private final Map<Place, Provider> providerOfHouse = new LinkedHashMap<>();
  private final List<ServiceOrder> orders = new ArrayList<>();
  private int liveIns;
  private int nights;

  /**
   * A commissioner for the days from the first to today.
   *
   * @param first the day on which the contracts began: nothing is commissioned before the calls
   *     begin
   */
  public Commissioner(Population population, LocalDate first, LocalDate today, long seed) {
    this.population = population;
    this.first = first;
    this.today = today;
    this.dice = Dice.of(seed, "orders");
  }

  /** Everything that is commissioned. */
  public Commissioning commission() {
    List<ServiceUser> all = population.serviceUsers();
    for (int i = 0; i < all.size(); i++) {
      order(all.get(i), i);
    }
    List<Suspension> suspensions = new Suspensions(first, today, dice).of(all);
    Commissioning ordered = new Commissioning(orders, List.of(), suspensions);
    return new Commissioning(
        List.copyOf(orders),
        new SingleVisits(population, ordered, first, today, dice).all(),
        suspensions);
  }

  private void order(ServiceUser serviceUser, int place) {
    List<Provider> providers = population.providers();
    Provider provider =
        providerOfHouse.computeIfAbsent(
            serviceUser.place(), house -> providers.get(providerOfHouse.size() % providers.size()));
    CarePackage carePackage = carePackage(serviceUser, place);
    // Spread, for each agency has one worker who lives in and few who work at night.
    if (carePackage == CarePackage.LIVE_IN) {
      provider = providers.get(liveIns++);
    } else if (carePackage == CarePackage.NIGHT) {
      provider = providers.get(nights++);
    }
    // A quarter of an hour here or there, the same for the whole day of one person.
    int shift = place == 0 || isRoundTheClock(carePackage) ? 0 : 15 * dice.between(-1, 2);
    Optional<LocalDate> last =
        isEnded(place) ? Optional.of(today.minusDays(DAYS_SINCE_END)) : Optional.empty();
    // New service users keep coming.
    LocalDate from = place % 25 == 3 ? first.plusDays(dice.between(4, 6)) : first;
    for (Pattern pattern : carePackage.patterns()) {
      add(serviceUser, provider, pattern, shift, from, last);
    }
    if (place % 15 == 8) {
      // The cleaning is another agency's.
      Provider second = providers.get((providers.indexOf(provider) + 1) % providers.size());
      add(serviceUser, second, CarePackage.CLEANING.patterns().getFirst(), 0, first, last);
    }
  }

  /** Whether the orders of the service user at this place have run out. */
  static boolean isEnded(int place) {
    return place % 70 == 40;
  }

  private static boolean isRoundTheClock(CarePackage carePackage) {
    return carePackage == CarePackage.LIVE_IN || carePackage == CarePackage.NIGHT;
  }

  private CarePackage carePackage(ServiceUser serviceUser, int place) {
    if (serviceUser.id().equals(Population.ADA)) {
      return CarePackage.ADA;
    }
    int providers = population.providers().size();
    return switch (serviceUser.household()) {
      case SHARED_HOUSE -> CarePackage.SHARED_HOUSE;
      case COUPLE -> CarePackage.COUPLE;
      case ALONE -> {
        if (place % 60 == 35 && nights < providers) {
          yield CarePackage.NIGHT;
        }
        if (place % 100 == 59 && liveIns < providers) {
          yield CarePackage.LIVE_IN;
        }
        yield isEnded(place) || serviceUser.noPhone() || serviceUser.stays() < 1
            ? CarePackage.MORNING_AND_EVENING
            : dealt();
      }
    };
  }

  private CarePackage dealt() {
    int point = dice.between(1, 1000);
    for (CarePackage candidate : CarePackage.values()) {
      point -= candidate.perThousand();
      if (point <= 0) {
        return candidate;
      }
    }
    throw new AssertionError("packages do not add up to 1000");
  }

  private void add(
      ServiceUser serviceUser,
      Provider provider,
      Pattern pattern,
      int shift,
      LocalDate from,
      Optional<LocalDate> last) {
    orders.add(
        new ServiceOrder(
            String.format(Locale.ROOT, "SO%05d", orders.size() + 1),
            serviceUser,
            provider.id(),
            pattern.serviceType(),
            from,
            last,
            days(pattern),
            pattern.everyWeeks(),
            LocalTime.parse(pattern.start()).plusMinutes(shift),
            Duration.ofMinutes(pattern.windowMinutes()),
            pattern.minutes(),
            pattern.workers(),
            pattern.timeCritical()));
  }

  /** Once-a-week care is spread over the week, so that no Thursday drowns in shopping. */
  private Set<DayOfWeek> days(Pattern pattern) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String day : pattern.days().split(";", -1)) {
      days.add(
          Arrays.stream(DayOfWeek.values())
              .filter(candidate -> candidate.name().startsWith(day))
              .findFirst()
              .orElseThrow());
    }
    boolean onceAWeek = days.size() == 1;
    return onceAWeek ? EnumSet.of(DayOfWeek.of(dice.between(1, 5))) : restOrAll(days);
  }

  private static Set<DayOfWeek> restOrAll(Set<DayOfWeek> days) {
    return days.size() == EVERY_DAY.size() ? EVERY_DAY : days;
  }
}
