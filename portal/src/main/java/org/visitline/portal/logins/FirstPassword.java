package org.visitline.portal.logins;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A password that is given to somebody: to be read out, typed once, and changed. */
final class FirstPassword {

  /** Without letters and digits that look alike. */
  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int IN_A_GROUP = 4;

  private static final SecureRandom RANDOM = new SecureRandom();

  private FirstPassword() {}

  /** 79 bits, as {@code abcd-efgh-jkmn-pqrs}. */
  static String make() {
    return IntStream.range(0, GROUPS).mapToObj(i -> group()).collect(Collectors.joining("-"));
  }

  private static String group() {
    return RANDOM
        .ints(IN_A_GROUP, 0, SIGNS.length())
        .mapToObj(i -> String.valueOf(SIGNS.charAt(i)))
        .collect(Collectors.joining());
  }
}
