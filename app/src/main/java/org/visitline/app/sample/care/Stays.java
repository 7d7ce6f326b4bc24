package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.visitline.app.sample.borough.Dice;

/** How long workers stay once they are there. */
final class Stays {

  private static final int WHOLE_DAY_MINUTES = 1440;

  private final Dice dice;

  Stays(Dice dice) {
    this.dice = dice;
  }

  /** Two who came together leave together. */
  List<Attended> leave(List<Attended> arrived) {
    List<Attended> left = new ArrayList<>();
    Instant lastIn = arrived.stream().map(Attended::in).max(Instant::compareTo).orElseThrow();
    boolean apart = arrived.stream().anyMatch(stay -> stay.mishap() == Mishap.NOT_TOGETHER);
    Duration together = stay(arrived.getFirst());
    for (Attended stay : arrived) {
      boolean asOne = stay.mishap() == Mishap.AS_PLANNED && !apart;
      Instant out =
          asOne
              ? lastIn.plus(together).plus(dice.between(Duration.ZERO, Duration.ofSeconds(40)))
              : stay.in().plus(stay(stay));
      left.add(stay.between(stay.in(), out, false));
    }
    return left;
  }

  private Duration stay(Attended attended) {
    Duration commissioned = attended.planned().duration();
    long c = commissioned.toMinutes();
    Duration tolerance = Duration.ofMinutes(Math.max(5, c / 10));
    return switch (attended.mishap()) {
      case SHORT -> {
        Duration least = Duration.ofMinutes(Math.max(15, c / 2) + 1);
        yield dice.between(least, commissioned.minus(tolerance).minusSeconds(60));
      }
      case VERY_SHORT -> dice.between(Duration.ofMinutes(3), Duration.ofMinutes(13));
      case LONG -> commissioned.plus(minutes(17, 40));
      default -> {
        double share = attended.worker().stays() * attended.serviceUser().stays();
        Duration usual = Duration.ofSeconds((long) (commissioned.toSeconds() * share));
        if (c >= WHOLE_DAY_MINUTES) {
          // Logged out and in again in the morning, before the day is quite full.
          usual = usual.minusMinutes(12);
        }
        Duration spread = Duration.ofSeconds(Math.min(240, commissioned.toSeconds() / 12));
        yield usual.plus(dice.around(spread.dividedBy(2), spread));
      }
    };
  }

  private Duration minutes(int least, int most) {
    return Duration.ofMinutes(dice.between(least, most));
  }
}
