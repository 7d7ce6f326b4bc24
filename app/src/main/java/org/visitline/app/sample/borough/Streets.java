package org.visitline.app.sample.borough;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Streets that are on no map, in the postcode area QX, which does not exist. */
final class Streets {

  private static final List<String> FIRST =
      List.of(
          "Pippin",
          "Thimble",
          "Lantern",
          "Saffron",
          "Otter",
          "Bramble",
          "Quill",
          "Wren",
          "Tansy",
          "Marrow",
          "Fennel",
          "Copper",
          "Heron",
          "Damson",
          "Larkspur",
          "Juniper");
  private static final List<String> SECOND =
      List.of("croft", "mere", "wick", "combe", "gate", "hurst", "stead", "holme");
  private static final List<String> KIND =
      List.of("Road", "Street", "Avenue", "Close", "Gardens", "Terrace", "Walk", "Rise");

  /** The middle of a borough in the south east of London, and how far it reaches: 4 km, 3.5 km. */
  private static final double LATITUDE = 51.437;

  private static final double LONGITUDE = -0.018;
  private static final double REACH_NORTH = 0.036;
  private static final double REACH_EAST = 0.050;

  /** Houses stand within some 150 m of the middle of their street. */
  private static final double STREET = 0.0014;

  private static final int HOUSES_PER_STREET = 9;

  private final Dice dice;
  private final List<Street> streets = new ArrayList<>();
  private final Set<String> houses = new HashSet<>();

  private record Street(String name, String postcode, double latitude, double longitude) {}

  Streets(Dice dice, int households) {
    this.dice = dice;
    Set<String> names = new HashSet<>();
    int wanted = Math.max(12, households / HOUSES_PER_STREET);
    while (streets.size() < wanted) {
      String name = dice.oneOf(FIRST) + dice.oneOf(SECOND) + " " + dice.oneOf(KIND);
      if (names.add(name)) {
        streets.add(
            new Street(
                name,
                String.format(
                    Locale.ROOT,
                    "QX%d %d%c%c",
                    dice.between(1, 9),
                    dice.between(1, 9),
                    'A' + dice.between(0, 7),
                    'J' + dice.between(0, 6)),
                LATITUDE + (dice.share() * 2 - 1) * REACH_NORTH,
                LONGITUDE + (dice.share() * 2 - 1) * REACH_EAST));
      }
    }
  }

  /** The next house that nobody lives in yet. */
  Place house() {
    while (true) {
      Street street = dice.oneOf(streets);
      String address = dice.between(1, 120) + " " + street.name();
      if (houses.add(address)) {
        return new Place(
            address,
            street.postcode(),
            rounded(street.latitude() + (dice.share() * 2 - 1) * STREET),
            rounded(street.longitude() + (dice.share() * 2 - 1) * STREET));
      }
    }
  }

  /** To about a metre, as address registers give it. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 100_000) / 100_000.0;
  }
}
