package org.visitline.portal.account;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.logins.Browser;
import org.visitline.portal.logins.JooqPortalUsers;
import org.visitline.portal.logins.JooqSessions;
import org.visitline.portal.logins.JooqThrottle;
import org.visitline.portal.logins.LogIn;
import org.visitline.portal.logins.NewPassword;
import org.visitline.portal.logins.Passwords;

/**
 * One's own log-in: the password and the second factor. Each change asks for the password again.
 */
@Controller
class AccountController {

  private static final String SECRET = "second-factor-to-begin";

  private final JooqPortalUsers users;
  private final JooqSessions sessions;
  private final JooqThrottle throttle;
  private final SecondFactor secondFactor;
  private final Browser browser;
  private final PortalSettings settings;
  private final WallClock clock;

  AccountController(
      JooqPortalUsers users,
      JooqSessions sessions,
      JooqThrottle throttle,
      SecondFactor secondFactor,
      Browser browser,
      PortalSettings settings,
      WallClock clock) {
    this.clock = clock;
    this.users = users;
    this.sessions = sessions;
    this.throttle = throttle;
    this.secondFactor = secondFactor;
    this.browser = browser;
    this.settings = settings;
  }

  @Audited(Deed.NOTHING)
  @GetMapping("/account")
  String page(
      @AuthenticationPrincipal SignedIn who,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String done,
      Model model) {
    model.addAttribute("changed", done);
    return show(who, request, model);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/account/password")
  String password(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String current,
      @RequestParam String password,
      @RequestParam String again,
      HttpServletRequest request,
      Model model) {
    Audit.user(who.getUsername());
    Optional<Mistake> mistake = notTheirs(who, current, "current", request);
    if (mistake.isEmpty()) {
      mistake =
          password.equals(again)
              ? NewPassword.problem(password, who.getUsername())
                  .map(problem -> new Mistake(problem, "password"))
              : Optional.of(new Mistake("The two new ones are not the same.", "again"));
    }
    if (mistake.isPresent()) {
      model.addAttribute("passwordMistake", mistake.get());
      return show(who, request, model);
    }
    users.setPassword(who.getUsername(), Passwords.hash(password), null);
    sessions.endOthers(who.getUsername(), request.getSession().getId());
    Audit.note("changed the password");
    return "redirect:/account?done=password";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/account/second-factor")
  String secondFactor(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String current,
      @RequestParam String code,
      @SessionAttribute(name = SECRET, required = false) @Nullable String secret,
      HttpServletRequest request,
      Model model) {
    Audit.user(who.getUsername());
    Optional<Mistake> mistake = notTheirs(who, current, "current-2", request);
    if (mistake.isEmpty()
        && (secret == null || !secondFactor.setUp(who.getUsername(), secret, code))) {
      mistake = Optional.of(new Mistake(SecondFactor.WRONG, "code"));
    }
    if (mistake.isPresent()) {
      model.addAttribute("factorMistake", mistake.get());
      return show(who, request, model);
    }
    request.getSession().removeAttribute(SECRET);
    sessions.endOthers(who.getUsername(), request.getSession().getId());
    Audit.note("set up a second factor");
    return "redirect:/account?done=second-factor";
  }

  /** Ends sessions that somebody left open elsewhere. */
  @Audited(Deed.CHANGED)
  @PostMapping("/account/sessions")
  String end(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String current,
      @RequestParam(defaultValue = "") String which,
      HttpServletRequest request,
      Model model) {
    Audit.user(who.getUsername());
    Optional<Mistake> mistake = notTheirs(who, current, "current-3", request);
    if (mistake.isPresent()) {
      model.addAttribute("sessionsMistake", mistake.get());
      return show(who, request, model);
    }
    if (which.isEmpty()) {
      sessions.endOthers(who.getUsername(), request.getSession().getId());
      Audit.note("ended all other sessions");
    } else {
      sessions.endOne(who.getUsername(), which);
      Audit.note("ended a session");
    }
    return "redirect:/account?done=sessions";
  }

  /** A wrong one here counts as at the log-in: a page left open is no place to guess. */
  private Optional<Mistake> notTheirs(
      SignedIn who, String current, String field, HttpServletRequest request) {
    String from = browser.of(request);
    if (throttle.startTry(who.getUsername(), from).isPositive()) {
      return Optional.of(
          new Mistake("Too many wrong passwords. Try again in a few minutes.", field));
    }
    LogIn logIn = users.findLogIn(who.getUsername()).orElseThrow();
    if (Passwords.encoder().matches(current, logIn.passwordHash())) {
      throttle.wasRight(who.getUsername(), from);
      return Optional.empty();
    }
    return Optional.of(new Mistake("That is not your password.", field));
  }

  private String show(SignedIn who, HttpServletRequest request, Model model) {
    LogIn logIn = users.findLogIn(who.getUsername()).orElseThrow();
    Object begun = request.getSession().getAttribute(SECRET);
    String secret = begun == null ? OneTimeCode.newSecret(new SecureRandom()) : begun.toString();
    request.getSession().setAttribute(SECRET, secret);
    model.addAttribute(
        "sessions", sessions.list(who.getUsername(), request.getSession().getId(), clock.now()));
    model.addAttribute("has", logIn.secondFactor() != null);
    model.addAttribute("secret", secret);
    model.addAttribute(
        "picture",
        QrPicture.of(OneTimeCode.address(secret, who.getUsername(), settings.council())));
    return "account";
  }
}
