package org.visitline.app.sample.borough;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.visitline.schema.CheckDigit;

/** The care workers, provider by provider. */
final class Staff {

  /** Of a thousand, who key 1 or 2; of the others, the direction is worked out. */
  private static final int KEY_THE_DIRECTION = 880;

  private final Dice dice;
  private final Names names;
  private final int count;
  private final List<Provider> providers;
  private final FictionalNumbers numbers;
  private final LocalDate today;
  private final Set<String> pins = new HashSet<>(Set.of(Population.DEMO_PIN));
  private final List<CareWorker> staff = new ArrayList<>();

  Staff(long seed, int count, List<Provider> providers, FictionalNumbers numbers, LocalDate today) {
    this.dice = Dice.of(seed, "staff");
    this.names = new Names(Dice.of(seed, "staff's names"));
    this.count = count;
    this.providers = providers;
    this.numbers = numbers;
    this.today = today;
  }

  List<CareWorker> all() {
    staff.add(
        new CareWorker(
            Population.DEMO_WORKER,
            providers.getFirst().id(),
            "Sam Example",
            Population.DEMO_PIN,
            numbers.mobile(),
            "en-GB",
            Shift.NONE,
            0,
            false,
            1,
            Optional.empty()));
    while (staff.size() < count) {
      int number = staff.size();
      hire(providers.get(number % providers.size()), number / providers.size());
    }
    return List.copyOf(staff);
  }

  /**
   * One more.
   *
   * @param place in the provider's staff, from 0: the first few are who they are by their place, so
   *     that every provider has nights covered
   */
  private void hire(Provider provider, int place) {
    boolean left = place == 13;
    Names.Worker person = names.younger();
    staff.add(
        new CareWorker(
            String.format(Locale.ROOT, "CW%04d", staff.size() + 1),
            provider.id(),
            person.name(),
            newPin(),
            numbers.mobile(),
            person.language(),
            left ? Shift.NONE : shift(place),
            place,
            dice.perThousand(KEY_THE_DIRECTION),
            // One of each provider's leaves early, wherever it is.
            place == 7 ? 0.7 : 1,
            left ? Optional.of(today.minusDays(10)) : Optional.empty()));
  }

  private static Shift shift(int place) {
    if (place == 0) {
      return Shift.LIVE_IN;
    }
    if (place <= 3) {
      return Shift.NIGHT;
    }
    return switch (place % 5) {
      case 0, 2 -> Shift.EARLY;
      case 1, 3 -> Shift.LATE;
      default -> Shift.LONG;
    };
  }

  private String newPin() {
    while (true) {
      String digits = String.valueOf(dice.between(10_000, 99_999));
      String pin = digits + CheckDigit.of(digits);
      if (pins.add(pin)) {
        return pin;
      }
    }
  }
}
