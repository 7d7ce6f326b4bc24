package org.visitline.verification.calls;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.visitline.schema.CallerNumber;

/**
 * Reads caller numbers, remembering those already read: a year of calls comes from a few thousand
 * telephones, and reading a number properly costs a thousand times a look-up.
 */
public final class CallerNumbers {

  /** More different numbers than any council's callers have; a hostile file may bring more. */
  private static final int MOST_REMEMBERED = 200_000;

  private static final Map<String, Boolean> MOBILES_ABROAD = new ConcurrentHashMap<>();

  private final String region;
  private final Map<String, Optional<CallerNumber>> read = new ConcurrentHashMap<>();

  /**
   * Numbers without a country code are read in this region.
   *
   * @param region {@code GB}
   */
  public CallerNumbers(String region) {
    this.region = region;
  }

  /** The number presented, or empty where it counts as withheld. */
  public Optional<CallerNumber> find(String presented) {
    Optional<CallerNumber> known = read.get(presented);
    if (known == null) {
      known = CallerNumber.find(presented, region);
      if (read.size() < MOST_REMEMBERED) {
        read.put(presented, known);
      }
    }
    return known;
  }

  /**
   * Whether a number is a mobile's. In the UK +447, but +4470 are personal numbers, which ring
   * anywhere, and +4476 pagers; abroad as that country's numbering plan says.
   */
  static boolean isMobile(String e164) {
    if (e164.startsWith("+44")) {
      return e164.startsWith("+447") && !e164.startsWith("+4470") && !e164.startsWith("+4476");
    }
    if (MOBILES_ABROAD.size() > MOST_REMEMBERED) {
      return isMobileAbroad(e164);
    }
    return MOBILES_ABROAD.computeIfAbsent(e164, CallerNumbers::isMobileAbroad);
  }

  private static boolean isMobileAbroad(String e164) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      return numbers.getNumberType(numbers.parse(e164, null)) == PhoneNumberType.MOBILE;
    } catch (NumberParseException e) {
      // Stored as E.164, so it could be read once; a plan that no longer knows it says no mobile.
      return false;
    }
  }
}
