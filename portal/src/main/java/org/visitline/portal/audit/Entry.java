package org.visitline.portal.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, as it is written.
 *
 * @param username empty: nobody was signed in
 * @param employer the provider that the person worked for; null: the council, or nobody
 * @param route which page, as the framework names it
 * @param address as asked for
 */
record Entry(
    Instant at,
    String username,
    String role,
    @Nullable String employer,
    Deed deed,
    String route,
    String address,
    String remoteAddress) {

  private static final int LONGEST_ADDRESS = 1000;
  private static final int LONGEST_ROUTE = 200;
  private static final int LONGEST_USERNAME = 100;

  /** A log line that is too long is cut, never refused: what was asked for is the attacker's. */
  Entry {
    address = cut(address, LONGEST_ADDRESS);
    route = cut(route, LONGEST_ROUTE);
    username = cut(username, LONGEST_USERNAME);
  }

  static String cut(String text, int longest) {
    // A control character could make one line of a printed log look like two.
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= longest ? plain : plain.substring(0, longest - 1) + "…";
  }
}
