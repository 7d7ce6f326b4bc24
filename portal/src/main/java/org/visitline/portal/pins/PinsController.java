package org.visitline.portal.pins;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.schema.CheckDigit;
import org.visitline.schema.PinKey;
import org.visitline.schema.PinSettings;

/** A provider's manager, or a senior officer, gives a care worker a PIN. */
@Controller
class PinsController {

  /** Of a borough's two thousand. */
  private static final int PAGE = 100;

  /**
   * With 3,000 workers three PINs of six digits in a hundred are taken: this many tries never fail
   * by chance.
   */
  private static final int MOST_TRIES = 50;

  private final JooqPins pins;
  private final PinKey key;
  private final CivilTime civil;
  private final SecureRandom random = new SecureRandom();

  PinsController(JooqPins pins, PinKey key, CivilTime civil) {
    this.pins = pins;
    this.key = key;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/senior/pins", "/provider/manage/pins"})
  String list(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(defaultValue = "") String named,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    int at = Math.clamp(page, 1, 10_000);
    String part = named.strip();
    model.addAttribute(
        "workers", pins.workers(who.scope(), civil.today(), part, PAGE, (at - 1) * PAGE));
    model.addAttribute("named", part);
    model.addAttribute("page", at);
    model.addAttribute("size", PAGE);
    model.addAttribute("path", who.officer() ? "/senior/pins" : "/provider/manage/pins");
    model.addAttribute("phone", pins.atThePhone());
    return "pins";
  }

  /** The answer shows the PIN; no other page ever can. */
  @Audited(Deed.CHANGED)
  @PostMapping({"/senior/pins", "/provider/manage/pins"})
  String give(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam String worker,
      @RequestParam(defaultValue = "") String named,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    JooqPins.Worker to =
        pins.find(worker, who.scope(), civil.today())
            .orElseThrow(() -> new NoSuchPage("no care worker " + worker + " for this reader"));
    Audit.careWorker(to.id());
    PinSettings phone = pins.atThePhone();
    // The page itself says that nodes ask for different lengths, and what to do.
    for (int tries = 0; phone.agree() && tries < MOST_TRIES; tries++) {
      String pin = any(phone.fewest());
      if (pins.give(to.id(), key.hash(pin), civil.today(), civil.now())) {
        Audit.note("gave a new PIN");
        model.addAttribute("pin", pin);
        model.addAttribute("givenTo", to.name());
        return list(who, named, page, model);
      }
    }
    model.addAttribute("nearlyAllTaken", phone.agree());
    return list(who, named, page, model);
  }

  /** A PIN of so many digits, the last of them its check digit. */
  private String any(int length) {
    String digits =
        random.ints(length - 1, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    return digits + CheckDigit.of(digits);
  }
}
