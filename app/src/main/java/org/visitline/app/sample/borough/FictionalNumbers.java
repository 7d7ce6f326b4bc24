package org.visitline.app.sample.borough;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Telephone numbers that ring nobody: the ranges that Ofcom keeps for television and radio drama.
 * Each that is registered to somebody is given out once.
 */
public final class FictionalNumbers {

  /** The line of {@link Population#ADA}, which the terminal telephone of the demo rings from. */
  public static final String ADAS_LINE = "02079460123";

  /** The two freephone numbers, one a trunk, that care workers dial. */
  public static final List<String> FREEPHONE = List.of("08081570101", "08081570102");

  /** London's first; a larger borough has lines whose numbers moved in from other cities. */
  private static final List<String> FIXED =
      List.of(
          "02079460",
          "01134960",
          "01144960",
          "01154960",
          "01164960",
          "01174960",
          "01184960",
          "01214960",
          "01314960",
          "01414960",
          "01514960",
          "01614960",
          "01914980");

  /** Of no area: lines that are registered to nobody. */
  private static final String NO_AREA = "01632960";

  private static final String MOBILE = "07700900";

  /** Of the thousand mobiles; {@link SampleSize} lets no borough have more care workers. */
  private static final int WORKERS_MOBILES = 900;

  private final Deque<String> landlines = new ArrayDeque<>();
  private final Deque<String> neighbours;
  private final Deque<String> mobiles = new ArrayDeque<>();
  private final Deque<String> relatives = new ArrayDeque<>();

  /** All the ranges, shuffled. */
  public FictionalNumbers(Dice dice) {
    for (String range : FIXED) {
      landlines.addAll(thousand(range, dice));
    }
    landlines.remove(ADAS_LINE);
    neighbours = thousand(NO_AREA, dice);
    for (String number : thousand(MOBILE, dice)) {
      (mobiles.size() < WORKERS_MOBILES ? mobiles : relatives).add(number);
    }
  }

  /** A line to register to a service user. */
  public String landline() {
    return next(landlines, "landlines");
  }

  /** A care worker's mobile. */
  public String mobile() {
    return next(mobiles, "mobiles");
  }

  /** A fixed line that is registered to nobody; in a very large borough two may have the same. */
  public String neighbour() {
    return turn(neighbours);
  }

  /** A mobile that is no care worker's; in a large borough two may have the same. */
  public String relative() {
    return turn(relatives);
  }

  private static String turn(Deque<String> range) {
    String number = range.remove();
    range.add(number);
    return number;
  }

  private static String next(Deque<String> range, String what) {
    String number = range.poll();
    if (number == null) {
      throw new IllegalStateException(
          "the ranges for drama have no more " + what + ": ask for a smaller borough");
    }
    return number;
  }

  private static Deque<String> thousand(String range, Dice dice) {
    List<String> numbers =
        IntStream.range(0, 1000)
            .mapToObj(n -> range + String.format(Locale.ROOT, "%03d", n))
            .toList();
    return new ArrayDeque<>(dice.shuffled(numbers));
  }
}
