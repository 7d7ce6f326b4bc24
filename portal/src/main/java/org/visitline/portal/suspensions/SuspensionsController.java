package org.visitline.portal.suspensions;

import jakarta.servlet.http.HttpServletRequest;
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
import org.visitline.portal.furniture.Back;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.KeyedTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.portal.furniture.Told;
import org.visitline.portal.furniture.Typed;
import org.visitline.portal.suspensions.JooqStops.Word;
import org.visitline.portal.suspensions.JooqStops.Written;

/** An officer suspends somebody's care, lets it go on, and puts right when it did. */
@Controller
class SuspensionsController {

  /** As the page offers them; a file may say anything. */
  private static final List<String> REASONS =
      List.of("hospital", "respite", "with family", "holiday", "deceased", "other");

  private static final int LONGEST_NOTE = 2_000;

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
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime begins,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime ends,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    known(serviceUser, who);
    Form form = new Form(serviceUser, back, Typed.of(request), next);
    if (begins == null || !isOfOurTime(begins)) {
      return form.problem("Write when the suspension begins.", "begins");
    }
    if (ends != null && !isOfOurTime(ends)) {
      return form.problem("Write when the suspension ends, or leave it empty.", "ends");
    }
    if (!REASONS.contains(reason)) {
      return form.problem("A suspension has one of the reasons.", "reason");
    }
    KeyedTime begun = KeyedTime.of(begins, "", civil);
    KeyedTime ended = KeyedTime.of(ends, "", civil);
    if (!(begun instanceof KeyedTime.Meant(Instant from)) || from == null) {
      return form.problem(unclear(begun), "begins");
    }
    if (!(ended instanceof KeyedTime.Meant(Instant to))) {
      return form.problem(unclear(ended), "ends");
    }
    if (to != null && !to.isAfter(from)) {
      return form.problem("A suspension ends after it begins.", "ends");
    }
    if (stops.begin(serviceUser, from, to, reason, new Word(who.getUsername(), ""))
        == Written.OVERLAPS) {
      return form.problem(
          "Care is suspended for some of that time already. End that suspension first.", "begins");
    }
    Audit.note("suspended care from " + from + (to == null ? "" : " to " + to));
    return form.done(
        "Care is suspended from "
            + civil.moment(from)
            + ". The visits that it bears on are looked at again: open the page anew in a moment.");
  }

  /** Care goes on from now, or a suspension that has not begun is taken back. */
  @Audited(Deed.CHANGED)
  @PostMapping("/suspensions/end")
  String end(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam Instant begun,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    known(serviceUser, who);
    Form form = new Form(serviceUser, back, Typed.of(request), next);
    if (!isOfOurTime(begun)
        || stops.endNow(serviceUser, begun, new Word(who.getUsername(), "")) != Written.DONE) {
      return form.problem("That suspension has ended already.");
    }
    Audit.note("ended the suspension that began " + begun);
    return form.done("Care goes on from now.");
  }

  /**
   * Puts right when a suspension ended: she came home on Friday, and it is heard on Monday.
   *
   * @param ended civil time, after the beginning
   * @param note why
   */
  @Audited(Deed.CHANGED)
  @PostMapping("/suspensions/end-at")
  String endAt(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam Instant begun,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime ended,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    known(serviceUser, who);
    Form form = new Form(serviceUser, back, Typed.of(request), next);
    if (ended == null || !isOfOurTime(ended)) {
      return form.problem("Write when care went on again.", "ended");
    }
    KeyedTime keyed = KeyedTime.of(ended, "", civil);
    if (!(keyed instanceof KeyedTime.Meant(Instant at)) || at == null) {
      return form.problem(unclear(keyed), "ended");
    }
    if (!at.isAfter(begun)) {
      return form.problem(
          "A suspension ends after it begins. One that was keyed by mistake is withdrawn.",
          "ended");
    }
    if (isNoReason(note)) {
      return form.problem("Write how you know.", "note");
    }
    Written written =
        isOfOurTime(begun)
            ? stops.endAt(serviceUser, begun, at, new Word(who.getUsername(), note.strip()))
            : Written.GONE;
    if (written == Written.OVERLAPS) {
      return form.problem("Another suspension begins before then.", "ended");
    }
    if (written == Written.GONE) {
      return form.problem("That suspension is no longer there.");
    }
    Audit.note("put the end of the suspension that began " + begun + " at " + at);
    return form.done(
        "Care goes on from " + civil.moment(at) + ". The visits since are looked at again.");
  }

  /** Takes back as a whole what was keyed by mistake. */
  @Audited(Deed.CHANGED)
  @PostMapping("/suspensions/withdraw")
  String withdraw(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam("service-user") String serviceUser,
      @RequestParam Instant begun,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String back,
      HttpServletRequest request,
      RedirectAttributes next) {
    known(serviceUser, who);
    Form form = new Form(serviceUser, back, Typed.of(request), next);
    if (isNoReason(note)) {
      return form.problem("Write why it is withdrawn.", "note");
    }
    if (!isOfOurTime(begun)
        || stops.withdraw(serviceUser, begun, new Word(who.getUsername(), note.strip()))
            != Written.DONE) {
      return form.problem("That suspension is no longer there.");
    }
    Audit.note("withdrew the suspension that began " + begun);
    return form.done(
        "The suspension is withdrawn. The visits that it bore on are looked at again: open the page"
            + " anew in a moment.");
  }

  private static boolean isNoReason(String note) {
    return note.isBlank() || note.length() > LONGEST_NOTE;
  }

  /**
   * What every form here answers with: the page that it stood on.
   *
   * @param back that page, as the form had it
   */
  private record Form(String serviceUser, String back, Typed typed, RedirectAttributes next) {

    String problem(String text) {
      Told.problem(next, text, typed);
      return page();
    }

    String problem(String text, String field) {
      Told.problem(next, text, typed, field);
      return page();
    }

    String done(String sentence) {
      Told.done(next, sentence);
      return page();
    }

    private String page() {
      return Back.to(back, "/service-users/" + PageAddress.of(serviceUser));
    }
  }

  /** Care hardly ever stops within that hour: an earlier or a later time says it well enough. */
  private static String unclear(KeyedTime time) {
    return time instanceof KeyedTime.Unclear(String why)
        ? why + " Or write a time before or after that hour."
        : "Write the time.";
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
}
