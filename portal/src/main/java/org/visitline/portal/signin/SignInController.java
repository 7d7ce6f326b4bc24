package org.visitline.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.account.OneTimeCode;
import org.visitline.portal.account.QrPicture;
import org.visitline.portal.account.SecondFactor;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.logins.JooqPortalUsers;
import org.visitline.portal.logins.JooqSessions;
import org.visitline.portal.logins.LogIn;
import org.visitline.portal.logins.NewPassword;
import org.visitline.portal.logins.Passwords;

/** The steps between a right password and the first page. */
@Controller
class SignInController {

  private static final String SECRET = "second-factor-to-confirm";

  private final JooqPortalUsers users;
  private final JooqSessions sessions;
  private final SignInSteps steps;
  private final SecondFactor secondFactor;
  private final SignInEnd end;
  private final WallClock clock;
  private final PortalSettings settings;

  SignInController(
      JooqPortalUsers users,
      JooqSessions sessions,
      SignInSteps steps,
      SecondFactor secondFactor,
      SignInEnd end,
      WallClock clock,
      PortalSettings settings) {
    this.users = users;
    this.sessions = sessions;
    this.steps = steps;
    this.secondFactor = secondFactor;
    this.end = end;
    this.clock = clock;
    this.settings = settings;
  }

  /** The page of whatever is asked next. */
  @Audited(Deed.NOTHING)
  @GetMapping("/sign-in")
  String ask(@AuthenticationPrincipal HalfSignedIn half, HttpServletRequest request, Model model) {
    LogIn logIn = logIn(half);
    return page(steps.next(logIn, half.codeGiven()), logIn, request, model);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/sign-in/code")
  String code(
      @AuthenticationPrincipal HalfSignedIn half,
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    LogIn logIn = logIn(half);
    Optional<String> problem = secondFactor.check(logIn, code, request);
    Audit.user(half.username());
    if (problem.isPresent()) {
      Audit.note("gave a code that was not taken");
      return again(
          new Mistake(problem.get(), "code"), SignInSteps.Step.CODE, logIn, request, model);
    }
    return goOn(logIn, true, request, response);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/sign-in/password")
  String password(
      @AuthenticationPrincipal HalfSignedIn half,
      @RequestParam String password,
      @RequestParam String again,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    LogIn logIn = logIn(half);
    if (steps.next(logIn, half.codeGiven()) != SignInSteps.Step.NEW_PASSWORD) {
      return "redirect:/sign-in";
    }
    Optional<String> problem =
        password.equals(again)
            ? NewPassword.problem(password, half.username())
            : Optional.of("The two are not the same.");
    if (problem.isEmpty() && Passwords.encoder().matches(password, logIn.passwordHash())) {
      problem = Optional.of("It is the one that you were given: choose another.");
    }
    if (problem.isPresent()) {
      Mistake mistake = new Mistake(problem.get(), password.equals(again) ? "password" : "again");
      return again(mistake, SignInSteps.Step.NEW_PASSWORD, logIn, request, model);
    }
    users.setPassword(half.username(), Passwords.hash(password), null);
    sessions.endOthers(half.username(), request.getSession().getId());
    Audit.user(half.username());
    Audit.note("chose a password");
    return goOn(logIn(half), half.codeGiven(), request, response);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/sign-in/second-factor")
  String setUp(
      @AuthenticationPrincipal HalfSignedIn half,
      @RequestParam String code,
      @SessionAttribute(name = SECRET, required = false) @Nullable String secret,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException {
    LogIn logIn = logIn(half);
    if (secret == null || steps.next(logIn, half.codeGiven()) != SignInSteps.Step.SET_UP) {
      return "redirect:/sign-in";
    }
    if (!secondFactor.setUp(half.username(), secret, code)) {
      return again(
          new Mistake(SecondFactor.WRONG, "code"), SignInSteps.Step.SET_UP, logIn, request, model);
    }
    request.getSession().removeAttribute(SECRET);
    // Who came in before by the password alone may have been somebody else.
    sessions.endOthers(half.username(), request.getSession().getId());
    Audit.user(half.username());
    Audit.note("set up a second factor");
    return goOn(logIn(half), true, request, response);
  }

  private String again(
      Mistake mistake,
      SignInSteps.Step step,
      LogIn logIn,
      HttpServletRequest request,
      Model model) {
    mistake.on(model);
    return page(step, logIn, request, model);
  }

  private String page(SignInSteps.Step step, LogIn logIn, HttpServletRequest request, Model model) {
    model.addAttribute("step", step.name());
    model.addAttribute("username", logIn.who().getUsername());
    if (step == SignInSteps.Step.SET_UP) {
      Object begun = request.getSession().getAttribute(SECRET);
      String secret = begun == null ? OneTimeCode.newSecret(new SecureRandom()) : begun.toString();
      request.getSession().setAttribute(SECRET, secret);
      model.addAttribute("secret", secret);
      model.addAttribute(
          "picture",
          QrPicture.of(OneTimeCode.address(secret, logIn.who().getUsername(), settings.council())));
    }
    return "sign-in";
  }

  private String goOn(
      LogIn logIn, boolean codeGiven, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LogIn now = users.findLogIn(logIn.who().getUsername()).orElseThrow();
    if (steps.next(now, codeGiven) == SignInSteps.Step.DONE) {
      return "redirect:" + end.letIn(now, request, response);
    }
    end.remember(
        new HalfSignedIn(now.who().getUsername(), clock.now(), codeGiven), request, response);
    return "redirect:/sign-in";
  }

  /** The log-in as it is now: it may have been ended since the password was typed. */
  private LogIn logIn(HalfSignedIn half) {
    return users
        .findLogIn(half.username())
        .filter(logIn -> logIn.isOpen(clock.now()) && !half.isStale(clock.now()))
        .orElseThrow(
            () -> new AccessDeniedException("this sign-in has taken too long: begin again"));
  }
}
