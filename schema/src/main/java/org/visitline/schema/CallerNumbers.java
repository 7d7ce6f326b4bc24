package org.visitline.schema;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads numbers as they are presented, and remembers what they were read as: the same telephones
 * ring all day, and to read a number by its country's plan costs more than all else that is looked
 * up for a call.
 */
public final class CallerNumbers {

  /** Of a borough's landlines several times over; some 3 MB. */
  private static final int MOST = 20_000;

  private static final int LONGEST = 40;

  private final ConcurrentHashMap<String, Optional<CallerNumber>> known = new ConcurrentHashMap<>();
  private final String region;

  /**
   * In a region.
   *
   * @param region that numbers without a country code are read in: {@code GB}
   */
  public CallerNumbers(String region) {
    this.region = region;
  }

  /**
   * As {@link CallerNumber#find}.
   *
   * @param raw as presented
   */
  public Optional<CallerNumber> find(String raw) {
    if (raw.length() > LONGEST) {
      return CallerNumber.find(raw, region);
    }
    if (known.size() >= MOST) {
      // Somebody sends numbers at random; those that do ring are soon known again.
      known.clear();
    }
    return known.computeIfAbsent(raw, number -> CallerNumber.find(number, region));
  }
}
