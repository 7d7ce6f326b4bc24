package org.visitline.verification.calls;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

/** Which numbers are mobiles, and so prove no place. */
final class Mobiles {

  private Mobiles() {}

  /**
   * Whether a number is a mobile's. In the UK +447, but +4470 are personal numbers, which ring
   * anywhere, and +4476 pagers; abroad as that country's numbering plan says.
   */
  static boolean has(String e164) {
    if (e164.startsWith("+44")) {
      return e164.startsWith("+447") && !e164.startsWith("+4470") && !e164.startsWith("+4476");
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      return numbers.getNumberType(numbers.parse(e164, null)) == PhoneNumberType.MOBILE;
    } catch (NumberParseException e) {
      // Stored as E.164, so it could be read once; a plan that no longer knows it says no mobile.
      return false;
    }
  }
}
