package org.visitline.portal;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How one installation's portal is set up.
 *
 * @param bindAddress the address to listen on; {@code 127.0.0.1} where a proxy in front speaks TLS
 * @param port the TCP port; 0 takes any free one
 * @param zone the civil zone in which times are shown
 * @param council the council's name, shown at the top of every page
 * @param secureCookies whether browsers come by https, so that the session's cookie is sent by
 *     https only. False is for trying it on one's own machine
 * @param idleTimeout how long a person may be away before having to log in again
 */
public record PortalSettings(
    String bindAddress,
    int port,
    ZoneId zone,
    String council,
    boolean secureCookies,
    Duration idleTimeout) {

  /** For one's own machine: loopback only, plain http, the civil zone of the UK. */
  public static PortalSettings local(int port, String council) {
    return new PortalSettings(
        "127.0.0.1", port, ZoneId.of("Europe/London"), council, false, Duration.ofMinutes(30));
  }
}
