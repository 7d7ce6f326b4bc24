package org.visitline.portal.contacts;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a web address leads out of the house. Our server stands where strangers cannot reach:
 * what it can be made to call there (another program on the machine, the cloud's own service of
 * keys) must not be a matter of who fills in a form.
 */
public final class OutsideAddress {

  private static final int CARRIER_GRADE_FIRST = 100;
  private static final int CARRIER_GRADE_SECOND = 64;
  private static final int CARRIER_GRADE_MASK = 0xC0;
  private static final int UNIQUE_LOCAL = 0xFC;
  private static final int UNIQUE_LOCAL_MASK = 0xFE;

  private OutsideAddress() {}

  /**
   * Why a host is not to be called, as a sentence; empty where it may be, and where nobody knows it
   * by now.
   */
  public static Optional<String> problem(String host) {
    try {
      // One address inside is enough: which of several is taken is not ours to choose.
      return Stream.of(InetAddress.getAllByName(unbracketed(host)))
          .filter(OutsideAddress::isInside)
          .findFirst()
          .map(
              address ->
                  host
                      + " is inside our own network ("
                      + address.getHostAddress()
                      + "); the portal calls no address there unless it is started with"
                      + " --internal-webhooks.");
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isInside(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || (address instanceof Inet6Address
            ? (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL
            : bytes[0] == CARRIER_GRADE_FIRST
                && (bytes[1] & CARRIER_GRADE_MASK) == CARRIER_GRADE_SECOND);
  }

  private static String unbracketed(String host) {
    return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
  }
}
