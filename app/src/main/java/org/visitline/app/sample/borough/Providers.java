package org.visitline.app.sample.borough;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Homecare agencies that are on no register. */
final class Providers {

  private static final List<String> NAMES =
      List.of(
          "Pennywhistle Homecare",
          "Juniper and Quill Care",
          "Saffronhythe Support",
          "Larkmoss Home Support",
          "Thimblewick Care at Home",
          "Otterholme Carers",
          "Lanterncroft Homecare",
          "Copperstead Care",
          "Heronmere Support",
          "Damsongate Care",
          "Tansyhurst Homecare",
          "Marrowcombe Carers");

  private static final List<String> RATINGS =
      List.of("Good", "Requires improvement", "Outstanding", "Good");

  private Providers() {}

  static List<Provider> some(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Provider(
                    "P" + (i + 1),
                    NAMES.get(i),
                    String.format(Locale.ROOT, "1-%010d", i + 1),
                    RATINGS.get(i % RATINGS.size()),
                    // The third keeps its rota to itself: there, nobody can say who was meant to
                    // come.
                    i != 2))
        .toList();
  }
}
