package org.visitline.portal.signin;

import java.util.Optional;

/**
 * How people come in.
 *
 * @param secondFactorRequired whether everybody needs an authenticator app; else those who chose to
 * @param openId the council's own sign-in service; empty: it has none
 */
public record SignInSettings(boolean secondFactorRequired, Optional<OpenIdSettings> openId) {

  /** By password, with a second factor for those who want one. */
  public static final SignInSettings BY_PASSWORD = new SignInSettings(false, Optional.empty());
}
