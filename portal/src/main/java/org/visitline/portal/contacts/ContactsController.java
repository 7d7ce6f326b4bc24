package org.visitline.portal.contacts;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.JooqProviders;
import org.visitline.portal.access.Sealed;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.contacts.Contact.Channel;
import org.visitline.portal.furniture.Mistake;

/**
 * Where people are told, set by senior officers alone, also for providers: what leaves the house
 * leaves it for an address that the council has looked at, and our server calls no address of a
 * stranger's choosing.
 */
@Controller
class ContactsController {

  private static final int SECRET_BYTES = 32;
  private static final int LONGEST = 500;

  private final JooqContacts contacts;
  private final JooqProviders providers;
  private final Sealed sealed;
  private final WallClock clock;
  private final PortalSettings settings;

  ContactsController(
      JooqContacts contacts,
      JooqProviders providers,
      Sealed sealed,
      WallClock clock,
      PortalSettings settings) {
    this.contacts = contacts;
    this.providers = providers;
    this.sealed = sealed;
    this.clock = clock;
    this.settings = settings;
  }

  @Audited(Deed.LISTED)
  @GetMapping("/senior/alert-contacts")
  String list(@AuthenticationPrincipal SignedIn who, Model model) {
    model.addAttribute("contacts", contacts.list());
    model.addAttribute("providers", providers.list(who.scope()));
    model.addAttribute("concerns", Concern.values());
    return "alert-contacts";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/alert-contacts")
  String add(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String provider,
      @RequestParam String address,
      @RequestParam(defaultValue = "VISITS") Concern of,
      Model model) {
    String wanted = address.strip();
    Channel channel = wanted.contains("://") ? Channel.WEBHOOK : Channel.EMAIL;
    Optional<Mistake> mistake =
        (channel == Channel.WEBHOOK ? problemWithWeb(wanted) : problemWithMail(wanted))
            .map(problem -> new Mistake(problem, "address"));
    @Nullable String whose = whose(who, provider);
    if (mistake.isEmpty() && whose == null && !provider.isEmpty()) {
      mistake = Optional.of(new Mistake("Choose a provider of the list.", "provider"));
    }
    if (mistake.isEmpty() && channel == Channel.WEBHOOK && of != Concern.VISITS) {
      mistake =
          Optional.of(
              new Mistake(
                  "Queries are told by e-mail only; a web address takes late visits.", "of"));
    }
    if (mistake.isPresent()) {
      mistake.get().on(model);
      return list(who, model);
    }
    @Nullable String secret = channel == Channel.WEBHOOK ? newSecret() : null;
    contacts.add(
        whose,
        channel,
        wanted,
        of,
        secret == null ? null : sealed.seal(secret),
        who.getUsername(),
        clock.now());
    Audit.note(
        "%s of %s: %s is told"
            .formatted(of.label(), whose == null ? "the council" : whose, wanted));
    model.addAttribute("secret", secret);
    return list(who, model);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/senior/alert-contacts/end")
  String end(@RequestParam long id) {
    contacts.end(id, clock.now());
    Audit.note("contact " + id + " is told no more");
    return "redirect:/senior/alert-contacts";
  }

  private @Nullable String whose(SignedIn who, String provider) {
    return providers.list(who.scope()).stream()
        .map(JooqProviders.Choice::id)
        .filter(provider::equals)
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> problemWithMail(String address) {
    try {
      new InternetAddress(address, true).validate();
      return address.length() <= LONGEST && address.contains("@")
          ? Optional.empty()
          : Optional.of("‘" + address + "’ is no e-mail address.");
    } catch (AddressException e) {
      return Optional.of("‘" + address + "’ is no e-mail address.");
    }
  }

  private Optional<String> problemWithWeb(String address) {
    try {
      URI uri = URI.create(address);
      boolean fine =
          "https".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && address.length() <= LONGEST;
      if (!fine) {
        return Optional.of("A web address begins with https://.");
      }
      return settings.internalWebhooks() ? Optional.empty() : OutsideAddress.problem(uri.getHost());
    } catch (IllegalArgumentException e) {
      return Optional.of("‘" + address + "’ is no web address.");
    }
  }

  private static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
