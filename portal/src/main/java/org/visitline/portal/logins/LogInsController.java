package org.visitline.portal.logins;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.Role;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.Mistake;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.Told;

/**
 * Who may log in: a senior officer gives log-ins to everybody, a provider's manager to that
 * provider's people. A first password is made here, shown once, and good for a week.
 */
@Controller
class LogInsController {

  private static final Duration FIRST_PASSWORD_GOOD_FOR = Duration.ofDays(7);
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@._-]{1,99}");
  private static final Pattern AREA = Pattern.compile("[A-Z]{1,2}[0-9][0-9A-Z]?");
  private static final int LONGEST_NAME = 200;

  private final JooqPortalUsers users;
  private final JooqProviders providers;
  private final JooqSessions sessions;
  private final WallClock clock;

  LogInsController(
      JooqPortalUsers users, JooqProviders providers, JooqSessions sessions, WallClock clock) {
    this.users = users;
    this.providers = providers;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/senior/log-ins", "/provider/manage/log-ins"})
  String list(@AuthenticationPrincipal SignedIn who, Model model) {
    return show(who, model);
  }

  /** Gives a log-in. What is not on the form is not read: a manager's form has no provider. */
  @Audited(Deed.CHANGED)
  @PostMapping({"/senior/log-ins", "/provider/manage/log-ins"})
  String give(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String username,
      @RequestParam String name,
      @RequestParam String role,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam(defaultValue = "") String areas,
      Model model) {
    Optional<Role> wanted = rolesToGive(who).stream().filter(r -> r.name().equals(role)).findAny();
    List<String> in = areas(areas);
    Optional<Mistake> mistake = mistake(who, username, name, wanted, provider, in);
    if (mistake.isPresent()) {
      mistake.get().on(model);
      return show(who, model);
    }
    Role given = wanted.orElseThrow();
    String password = FirstPassword.make();
    SignedIn person =
        new SignedIn(
            username,
            name.strip(),
            given,
            given.isCouncil() ? null : whose(who, provider),
            given.isOfficer() ? in : List.of(),
            Passwords.hash(password));
    if (!users.add(person, clock.now().plus(FIRST_PASSWORD_GOOD_FOR))) {
      new Mistake("Somebody already logs in as " + username + ".", "username").on(model);
      return show(who, model);
    }
    Audit.user(username);
    Audit.note("gave a log-in as " + given);
    return showOnce(who, username, password, model);
  }

  /** A new first password for somebody who has forgotten theirs, or lost the telephone. */
  @Audited(Deed.CHANGED)
  @PostMapping({"/senior/log-ins/anew", "/provider/manage/log-ins/anew"})
  String anew(@AuthenticationPrincipal SignedIn who, @RequestParam String username, Model model) {
    get(who, username);
    String password = FirstPassword.make();
    users.setPassword(
        username, Passwords.hash(password), clock.now().plus(FIRST_PASSWORD_GOOD_FOR));
    users.setSecondFactor(username, null, null);
    sessions.end(username);
    Audit.user(username);
    Audit.note("gave a new first password; the second factor is to be set up anew");
    return showOnce(who, username, password, model);
  }

  @Audited(Deed.CHANGED)
  @PostMapping({"/senior/log-ins/end", "/provider/manage/log-ins/end"})
  String end(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String username,
      RedirectAttributes next) {
    LogIn ended = get(who, username);
    users.end(username, clock.now());
    sessions.end(username);
    Audit.user(username);
    Audit.note("ended the log-in");
    Told.done(next, ended.who().displayName() + " can log in no more.");
    return "redirect:" + path(who);
  }

  private Optional<Mistake> mistake(
      SignedIn who,
      String username,
      String name,
      Optional<Role> role,
      String provider,
      List<String> areas) {
    if (!USERNAME.matcher(username).matches()) {
      return mistake(
          "A username has 2 to 100 letters, digits, dots, hyphens, underscores or an @.",
          "username");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return mistake("Give the person’s name, as pages will show it.", "name");
    }
    if (role.isEmpty()) {
      return mistake("Choose what the person does.", "role");
    }
    if (!role.get().isCouncil() && whose(who, provider) == null) {
      return mistake("Choose the provider that the person works for.", "provider");
    }
    if (role.get() == Role.SENIOR && !areas.isEmpty()) {
      return mistake(PortalUsers.SENIOR_IS_EVERYWHERE, "areas");
    }
    return areas.stream()
        .filter(area -> !AREA.matcher(area).matches())
        .findFirst()
        .map(area -> new Mistake("‘" + area + "’ is not the first half of a postcode.", "areas"));
  }

  private static Optional<Mistake> mistake(String sentence, String field) {
    return Optional.of(new Mistake(sentence, field));
  }

  /** A manager gives log-ins of the own provider, whatever the form says. */
  private @Nullable String whose(SignedIn who, String provider) {
    if (who.employer() != null) {
      return who.employer();
    }
    return providers.list(who.scope()).stream()
        .map(JooqProviders.Choice::id)
        .filter(provider::equals)
        .findFirst()
        .orElse(null);
  }

  /** Another's log-in, if it is the reader's to change; one's own is not. */
  private LogIn get(SignedIn who, String username) {
    return users.list(who.scope()).stream()
        .map(JooqPortalUsers.Listed::logIn)
        .filter(logIn -> logIn.who().getUsername().equals(username))
        .filter(logIn -> !username.equals(who.getUsername()))
        .findFirst()
        .orElseThrow(() -> new NoSuchPage("no log-in " + username + " for this reader"));
  }

  private static List<Role> rolesToGive(SignedIn who) {
    return Stream.of(Role.values()).filter(r -> who.officer() || !r.isCouncil()).toList();
  }

  private static List<String> areas(String written) {
    return Stream.of(written.toUpperCase(Locale.ROOT).split("[;, ]+"))
        .filter(area -> !area.isEmpty())
        .distinct()
        .toList();
  }

  private String showOnce(SignedIn who, String username, String password, Model model) {
    model.addAttribute("givenTo", username);
    model.addAttribute("given", password);
    return show(who, model);
  }

  private String show(SignedIn who, Model model) {
    model.addAttribute("path", path(who));
    model.addAttribute("logIns", users.list(who.scope()));
    model.addAttribute("roles", rolesToGive(who));
    model.addAttribute("providers", who.officer() ? providers.list(who.scope()) : List.of());
    model.addAttribute("now", clock.now());
    return "log-ins";
  }

  private static String path(SignedIn who) {
    return who.officer() ? "/senior/log-ins" : "/provider/manage/log-ins";
  }
}
