package org.visitline.portal.signin;

import java.net.URI;

/**
 * The council's own sign-in service, for its staff.
 *
 * @param issuer where it says what it is: {@code issuer/.well-known/openid-configuration}
 * @param clientId how it knows this installation
 * @param clientSecret what this installation shows it
 * @param nameClaim which of its claims is the username here: {@code preferred_username}, {@code
 *     email}
 * @param strength what its {@code acr} claim must say of how somebody signed in there; empty:
 *     anything
 * @param portal the portal's public address, to which it leads people back
 */
public record OpenIdSettings(
    URI issuer,
    String clientId,
    String clientSecret,
    String nameClaim,
    String strength,
    URI portal) {

  /** Without the secret. */
  @Override
  public String toString() {
    return issuer + " as " + clientId;
  }
}
