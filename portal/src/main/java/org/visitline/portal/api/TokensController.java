package org.visitline.portal.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.Mistake;

/**
 * A provider's manager gives tokens to the provider's own programs; a senior officer sees all of
 * them, and ends one that should not be.
 */
@Controller
class TokensController {

  private static final int TOKEN_BYTES = 32;
  private static final int LONGEST_NAME = 80;
  private static final Duration GOOD_FOR = Duration.ofDays(366);

  private final JooqApiTokens tokens;
  private final WallClock clock;
  private final SecureRandom random = new SecureRandom();

  TokensController(JooqApiTokens tokens, WallClock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/senior/api-tokens", "/provider/manage/api-tokens"})
  String list(@AuthenticationPrincipal SignedIn who, Model model) {
    model.addAttribute("tokens", tokens.list(who.scope()));
    model.addAttribute("path", path(who));
    model.addAttribute("now", clock.now());
    return "api-tokens";
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/provider/manage/api-tokens")
  String give(@AuthenticationPrincipal SignedIn who, @RequestParam String name, Model model) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      new Mistake("Say in at most 80 characters what the token is for.", "name").on(model);
      return list(who, model);
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = "visitline_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.now();
    tokens.add(
        who.providerId().value(),
        name.strip(),
        TokenFilter.hash(token),
        who.getUsername(),
        now,
        now.plus(GOOD_FOR));
    Audit.note("gave an API token for " + name.strip());
    model.addAttribute("token", token);
    return list(who, model);
  }

  @Audited(Deed.CHANGED)
  @PostMapping({"/senior/api-tokens/end", "/provider/manage/api-tokens/end"})
  String end(@AuthenticationPrincipal SignedIn who, @RequestParam long id) {
    tokens.end(who.scope(), id, clock.now());
    Audit.note("ended API token " + id);
    return "redirect:" + path(who);
  }

  private static String path(SignedIn who) {
    return who.officer() ? "/senior/api-tokens" : "/provider/manage/api-tokens";
  }
}
