package org.visitline.portal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.visitline.portal.signin.SignInSettings;

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
 * @param financeTemplate the installation's own layout of the file for the finance system, if any
 * @param demonstration whether its people are fictional and its clock is not life's: every page
 *     then says so
 * @param internalWebhooks whether alerts may be posted to addresses inside our own network
 * @param signIn how people come in
 */
public record PortalSettings(
    String bindAddress,
    int port,
    ZoneId zone,
    String council,
    boolean secureCookies,
    Duration idleTimeout,
    Optional<Path> financeTemplate,
    boolean demonstration,
    boolean internalWebhooks,
    SignInSettings signIn) {

  /** For one's own machine: loopback only, plain http, the civil zone of the UK. */
  public static PortalSettings local(int port, String council) {
    return new PortalSettings(
        "127.0.0.1",
        port,
        ZoneId.of("Europe/London"),
        council,
        false,
        Duration.ofMinutes(30),
        Optional.empty(),
        false,
        false,
        SignInSettings.BY_PASSWORD);
  }

  /** The same for fictional people, whose time passes otherwise than in life. */
  public PortalSettings asDemonstration() {
    return new PortalSettings(
        bindAddress,
        port,
        zone,
        council,
        secureCookies,
        idleTimeout,
        financeTemplate,
        true,
        internalWebhooks,
        signIn);
  }

  /** The same with another way in. */
  public PortalSettings withSignIn(SignInSettings other) {
    return new PortalSettings(
        bindAddress,
        port,
        zone,
        council,
        secureCookies,
        idleTimeout,
        financeTemplate,
        demonstration,
        internalWebhooks,
        other);
  }
}
