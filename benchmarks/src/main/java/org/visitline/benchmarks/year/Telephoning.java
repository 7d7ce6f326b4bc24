package org.visitline.benchmarks.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.visitline.verification.time.Period;

/**
 * The calls of one day, as they truly come in: some forgotten, some twice, with wrong PINs, from
 * withheld numbers and mobiles, numbers written in every way, and none while the service is down.
 */
final class Telephoning {

  /** A row of {@code logged_calls.csv}. */
  record Rung(String id, Instant at, String caller, String pin, String code, String direction) {}

  private final SplittableRandom random;
  private final List<Period> outages;
  private final List<Rung> calls = new ArrayList<>();
  private long number;

  /**
   * The telephones of a day.
   *
   * @param before how many calls were logged on the days before: each has its number
   */
  Telephoning(SplittableRandom random, List<Period> outages, long before) {
    this.random = random;
    this.outages = outages;
    number = before;
  }

  /** The calls of these, in the order they were answered. */
  List<Rung> of(List<Attendance> attended) {
    for (Attendance attendance : attended) {
      int drawn = random.nextInt(1000);
      if (drawn < 6) {
        continue; // was there, and never rang
      }
      if (drawn >= 26) {
        ring(attendance, attendance.arrived(), "ARRIVAL");
      }
      if (drawn < 26 || drawn >= 66) {
        ring(attendance, attendance.left(), "DEPARTURE");
      }
    }
    for (int i = attended.size() / 300; i > 0; i--) {
      wrongNumber(attended.get(random.nextInt(attended.size())));
    }
    calls.sort(Comparator.comparing(Rung::at).thenComparing(Rung::id));
    return calls;
  }

  private void ring(Attendance attendance, Instant at, String direction) {
    String caller = caller(attendance);
    boolean fromHome = caller.endsWith(attendance.person().phone().substring(1));
    // A tenant of a scheme and whoever rings from elsewhere is asked for the code; some know none.
    boolean asked = !fromHome || attendance.person().sharesLine();
    String code = asked && random.nextInt(100) < 96 ? attendance.person().code() : "";
    String said = random.nextInt(5) == 0 ? direction : "";
    String pin = attendance.carer().pin();
    int drawn = random.nextInt(1000);
    if (drawn < 8) {
      // A finger slips; most notice, and ring again.
      take(at, caller, pin.substring(0, 5) + random.nextInt(10), code, said);
      at = at.plusSeconds(40 + random.nextInt(60));
      if (drawn < 2) {
        return;
      }
    }
    take(at, caller, pin, code, said);
    if (drawn >= 990) {
      take(at.plusSeconds(20 + random.nextInt(270)), caller, pin, code, direction);
    }
  }

  private void wrongNumber(Attendance near) {
    take(near.arrived().plusSeconds(random.nextInt(3600)), caller(near), "", "", "");
  }

  private void take(Instant at, String caller, String pin, String code, String direction) {
    if (outages.stream().noneMatch(outage -> outage.contains(at))) {
      String id = "ivr1-%d.%d".formatted(at.getEpochSecond(), number++);
      calls.add(new Rung(id, at, caller, pin, code, direction));
    }
  }

  private String caller(Attendance attendance) {
    int drawn = random.nextInt(1000);
    if (drawn < 20) {
      return drawn < 12 ? "" : "anonymous";
    }
    if (drawn < 50) {
      return Telephones.mobile(attendance.carer().number());
    }
    if (drawn < 55) {
      // The neighbour's.
      return Telephones.ofHome(attendance.person().line() + 1);
    }
    String national = attendance.person().phone();
    return drawn < 800
        ? national
        : drawn < 940
            ? "+44" + national.substring(1)
            : drawn < 980
                ? "0044" + national.substring(1)
                : String.format(
                    Locale.ROOT, "%s %s", national.substring(0, 4), national.substring(4));
  }
}
