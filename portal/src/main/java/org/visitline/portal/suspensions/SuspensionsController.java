package org.visitline.portal.suspensions;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.KeyedTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;

/** An officer suspends somebody's care, and lets it go on. */
@Controller
class SuspensionsController {

  /** As the page offers them; a file may say anything. */
  private static final List<String> REASONS =
      List.of("hospital", "respite", "with family", "holiday", "deceased", "other");

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final JooqStops stops;
  private final CivilTime civil;

  SuspensionsController(JooqStops stops, CivilTime civil) {
    this.stops = stops;
    this.civil = civil;
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/suspensions")
  String begin(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime begins,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime ends,
      @RequestParam String reason,
      RedirectAttributes next) {
    known(serviceUser, who);
    if (!REASONS.contains(reason) || !isOfOurTime(begins) || (ends != null && !isOfOurTime(ends))) {
      return problem("A suspension has a beginning and one of the reasons.", serviceUser, next);
    }
    KeyedTime begun = KeyedTime.of(begins, "", civil);
    KeyedTime ended = KeyedTime.of(ends, "", civil);
    if (!(begun instanceof KeyedTime.Meant(Instant from)) || from == null) {
      return problem(unclear(begun), serviceUser, next);
    }
    if (!(ended instanceof KeyedTime.Meant(Instant to))) {
      return problem(unclear(ended), serviceUser, next);
    }
    if (to != null && !to.isAfter(from)) {
      return problem("A suspension ends after it begins.", serviceUser, next);
    }
    if (!stops.begin(serviceUser, from, to, reason)) {
      return problem(
          "Care is suspended for some of that time already. End that suspension first.",
          serviceUser,
          next);
    }
    Audit.note("suspended care from " + from + (to == null ? "" : " to " + to));
    next.addFlashAttribute("done", "Care is suspended from " + civil.moment(from) + ".");
    return page(serviceUser);
  }

  @Audited(Deed.CHANGED)
  @PostMapping("/suspensions/end")
  String end(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam Instant begun,
      RedirectAttributes next) {
    known(serviceUser, who);
    boolean known = isOfOurTime(begun) && stops.end(serviceUser, begun, civil.now());
    if (!known) {
      return problem("That suspension has ended already.", serviceUser, next);
    }
    Audit.note("ended the suspension that began " + begun);
    next.addFlashAttribute("done", "Care goes on from now.");
    return page(serviceUser);
  }

  /** Care hardly ever stops within that hour: an earlier or a later time says it well enough. */
  private static String unclear(KeyedTime time) {
    return time instanceof KeyedTime.Unclear(String why)
        ? why + " Or write a time before or after that hour."
        : "A suspension has a beginning and one of the reasons.";
  }

  private void known(String serviceUser, SignedIn who) {
    if (!stops.isKnown(serviceUser, who.scope())) {
      throw new NoSuchPage("no service user " + serviceUser + " for this reader");
    }
    Audit.serviceUser(serviceUser);
  }

  private boolean isOfOurTime(LocalDateTime time) {
    return isOfOurTime(civil.instant(time));
  }

  private static boolean isOfOurTime(Instant time) {
    return time.isAfter(EARLIEST) && time.isBefore(LATEST);
  }

  private static String problem(String text, String serviceUser, RedirectAttributes next) {
    next.addFlashAttribute("problem", text);
    return page(serviceUser);
  }

  private static String page(String serviceUser) {
    return "redirect:/service-users/" + PageAddress.of(serviceUser);
  }
}
