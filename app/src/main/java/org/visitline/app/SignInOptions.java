package org.visitline.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.signin.OpenIdSettings;
import org.visitline.portal.signin.SignInSettings;
import picocli.CommandLine.Option;

/** How people come into the portal. */
final class SignInOptions {

  @Option(
      names = "--second-factor-optional",
      description =
          "let people in by a password alone who have set up no authenticator app; without it"
              + " everybody has to set one up at the next log-in")
  boolean secondFactorOptional;

  @Option(
      names = "--openid-issuer",
      description = "the council's own sign-in service (OpenID Connect), for its staff")
  @Nullable URI issuer;

  @Option(names = "--openid-client", description = "how that service knows this installation")
  String client = "";

  @Option(
      names = "--openid-secret-file",
      description = "a file that holds what this installation shows it")
  @Nullable Path secretFile;

  @Option(
      names = "--openid-name-claim",
      defaultValue = "preferred_username",
      description = "which of its claims is the username here; ${DEFAULT-VALUE}")
  String nameClaim = "";

  @Option(
      names = "--openid-strength",
      description =
          "let nobody in of whom its acr claim does not say exactly this: that a second factor was"
              + " asked for, say")
  String strength = "";

  SignInSettings settings(@Nullable URI publicAddress) {
    return new SignInSettings(
        !secondFactorOptional, Optional.ofNullable(issuer).map(at -> openId(at, publicAddress)));
  }

  private OpenIdSettings openId(URI at, @Nullable URI publicAddress) {
    if (client.isEmpty() || secretFile == null || publicAddress == null) {
      throw new IllegalArgumentException(
          "--openid-issuer needs --openid-client, --openid-secret-file and --public-address: the"
              + " service leads people back to that address");
    }
    return new OpenIdSettings(
        at, client, Secrets.read(secretFile), nameClaim, strength, publicAddress);
  }
}
