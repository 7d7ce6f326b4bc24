package org.visitline.portal.signin;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.logins.JooqPortalUsers;
import org.visitline.portal.logins.JooqThrottle;
import org.visitline.portal.logins.LogIn;

/** The first step in: a name and a password, at no more than the pace of somebody who mistypes. */
final class PasswordSignIn implements AuthenticationProvider {

  /** Longer than any password that people have; hashing a book would be an attack. */
  private static final int LONGEST_PASSWORD = 200;

  private final JooqPortalUsers users;
  private final JooqThrottle throttle;
  private final PasswordEncoder passwords;
  private final SignInSteps steps;
  private final WallClock clock;
  private final String nobodysHash;

  PasswordSignIn(
      JooqPortalUsers users,
      JooqThrottle throttle,
      PasswordEncoder passwords,
      SignInSteps steps,
      WallClock clock) {
    this.users = users;
    this.throttle = throttle;
    this.passwords = passwords;
    this.steps = steps;
    this.clock = clock;
    this.nobodysHash = String.valueOf(passwords.encode("nobody's password"));
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String username = given.getName();
    String browser = given.getDetails() instanceof FromBrowser from ? from.browser() : "";
    Duration wait = throttle.startTry(username, browser);
    if (wait.isPositive()) {
      throw new TooManyTries(wait);
    }
    Optional<LogIn> logIn = users.findLogIn(username);
    // As much work for a name that nobody has, so that the time taken tells nothing.
    String hash = logIn.map(LogIn::passwordHash).orElse(nobodysHash);
    String password = String.valueOf(given.getCredentials());
    boolean right = password.length() <= LONGEST_PASSWORD && passwords.matches(password, hash);
    if (!right || logIn.isEmpty() || !logIn.get().isOpen(clock.now())) {
      throw new BadCredentialsException("the name or the password is not right");
    }
    throttle.wasRight(username, browser);
    return steps.isDone(logIn.get()) ? whole(logIn.get()) : half(logIn.get());
  }

  private static Authentication whole(LogIn logIn) {
    SignedIn who = logIn.who();
    return UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities());
  }

  private Authentication half(LogIn logIn) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new HalfSignedIn(logIn.who().getUsername(), clock.now(), false),
        null,
        List.of(new SimpleGrantedAuthority(HalfSignedIn.AUTHORITY)));
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  /** Carried beside name and password: which browser they came from. */
  record FromBrowser(String browser) implements Serializable {}

  /** Too many failures before this try; it was not even looked at. */
  static final class TooManyTries extends LockedException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyTries(Duration wait) {
      super("wait " + wait.toSeconds() + " s");
      this.wait = wait;
    }

    /** At least a minute, as people read it. */
    long minutes() {
      return Math.max(1, (wait.toSeconds() + 59) / 60);
    }
  }
}
