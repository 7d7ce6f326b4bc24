package org.visitline.schema;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A caller number in E.164, so that one telephone has one name however a trunk, a file or a person
 * writes it.
 *
 * <p>Both halves read numbers; they must read them alike, which is why this stands beside the
 * tables where they meet.
 *
 * @param e164 with the plus: {@code +442079460123}
 */
public record CallerNumber(String e164) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** What trunks write where there is no number to show. */
  private static final Set<String> WITHHELD =
      Set.of("", "anonymous", "unavailable", "unknown", "private", "withheld", "0");

  /** The UK's networks put a number beginning 08979 where no valid one came. */
  private static final String NO_VALID_NUMBER = "+448979";

  /**
   * The number that was presented, or empty where it counts as withheld: no number, a word for
   * none, a length that no number has, or the UK's marker for 'no valid network number'. Validity
   * by numbering plan is not asked, for plans change.
   *
   * @param raw as presented
   * @param region the installation's region, {@code GB}; numbers without a country code are read in
   *     it
   */
  public static Optional<CallerNumber> find(String raw, String region) {
    String presented = raw.strip();
    if (WITHHELD.contains(presented.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    try {
      PhoneNumber number = NUMBERS.parse(presented, region);
      String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
      return isPossible(number) && !e164.startsWith(NO_VALID_NUMBER)
          ? Optional.of(new CallerNumber(e164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /**
   * A number as people in a region read it: {@code 020 7946 0123}, another country's with its code.
   * What names no telephone stays as it is.
   *
   * @param written as presented, kept or typed
   */
  public static String said(String written, String region) {
    try {
      PhoneNumber number = NUMBERS.parse(written.strip(), region);
      boolean inRegion = number.getCountryCode() == NUMBERS.getCountryCodeForRegion(region);
      return isPossible(number)
          ? NUMBERS.format(
              number, inRegion ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL)
          : written;
    } catch (NumberParseException e) {
      return written;
    }
  }

  /** Enough to find a call by, with the person's number at hand; not enough to ring them. */
  public String masked() {
    int hidden = Math.max(0, e164.length() - 3);
    return "*".repeat(hidden) + e164.substring(hidden);
  }

  /** A local number without its area code is as short as an extension: it names no telephone. */
  private static boolean isPossible(PhoneNumber number) {
    return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
  }
}
