package org.visitline.benchmarks.year;

import java.util.Locale;

/**
 * Numbers that Ofcom keeps free for drama, so that nobody who reads a borough of ours rings a
 * stranger: a thousand in each of some areas.
 */
final class Telephones {

  private static final String[] AREAS = {
    "0207946", "0161496", "0113496", "0114496", "0115496", "0116496", "0117496", "0118496",
    "0121496", "0131496", "0141496", "0151496", "0191498", "0289018", "0292018", "0163296"
  };

  /** How many homes can have a number of their own. */
  static final int HOMES = AREAS.length * 1000;

  private Telephones() {}

  /** A home's number as the United Kingdom writes it, without blanks. */
  static String ofHome(int home) {
    return AREAS[home % AREAS.length] + String.format(Locale.ROOT, "0%03d", home / AREAS.length);
  }

  /** A mobile's; a thousand in all, so several workers of a large borough have one in common. */
  static String mobile(int number) {
    return "07700900" + String.format(Locale.ROOT, "%03d", number % 1000);
  }
}
