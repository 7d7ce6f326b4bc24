package org.visitline.portal.account;

import java.time.Instant;

/** What a person's telephone shows. */
public final class AuthenticatorApp {

  private AuthenticatorApp() {}

  public static String shows(String secret, Instant now) {
    return OneTimeCode.at(secret, now.getEpochSecond() / 30);
  }
}
