package org.visitline.portal.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.visitline.portal.access.Sealed;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.logins.Browser;
import org.visitline.portal.logins.JooqPortalUsers;
import org.visitline.portal.logins.JooqThrottle;
import org.visitline.portal.logins.LogIn;

/** Codes of authenticator apps, held against what is stored. */
public final class SecondFactor {

  /** What a page says of a code that was not taken: mistyped, out of date, or used before. */
  public static final String WRONG =
      "The code is not right. Each is good for half a minute and once: take the one that shows"
          + " now.";

  private static final long NO_STEP_YET = -1;

  private final JooqPortalUsers users;
  private final JooqThrottle throttle;
  private final Sealed sealed;
  private final Browser browser;
  private final WallClock clock;

  SecondFactor(
      JooqPortalUsers users,
      JooqThrottle throttle,
      Sealed sealed,
      Browser browser,
      WallClock clock) {
    this.users = users;
    this.throttle = throttle;
    this.sealed = sealed;
    this.browser = browser;
    this.clock = clock;
  }

  /** What is wrong with a code, or empty where it was right; it is spent then. */
  public Optional<String> check(LogIn logIn, String code, HttpServletRequest request) {
    String username = logIn.who().getUsername();
    String from = browser.of(request);
    if (throttle.startTry(username, from).isPositive()) {
      return Optional.of("Too many wrong codes. Try again in a few minutes.");
    }
    String secret = logIn.secondFactor();
    if (secret == null) {
      return Optional.of(WRONG);
    }
    Long last = logIn.lastCodeStep();
    OptionalLong step =
        OneTimeCode.stepOf(
            code, sealed.open(secret), clock.now(), last == null ? NO_STEP_YET : last);
    // Spent in the table and not only here: two who type the same code at once are one too many.
    if (step.isEmpty() || !users.spend(username, step.getAsLong())) {
      return Optional.of(WRONG);
    }
    return Optional.empty();
  }

  /** Keeps a new secret, if the code shows that the app has it. */
  public boolean setUp(String username, String secret, String code) {
    OptionalLong step = OneTimeCode.stepOf(code, secret, clock.now(), NO_STEP_YET);
    if (step.isEmpty()) {
      return false;
    }
    users.setSecondFactor(username, sealed.seal(secret), step.getAsLong());
    return true;
  }
}
