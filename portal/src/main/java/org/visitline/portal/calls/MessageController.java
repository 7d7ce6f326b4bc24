package org.visitline.portal.calls;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audit;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;

/** Lists and plays what care workers said to the office. */
@Controller
class MessageController {

  private static final MediaType WAV = new MediaType("audio", "wav");

  private static final int MOST_DAYS_LISTED = 92;

  private final JooqMessages messages;
  private final CivilTime civil;

  MessageController(JooqMessages messages, CivilTime civil) {
    this.messages = messages;
    this.civil = civil;
  }

  @Audited(Deed.LISTED)
  @GetMapping({"/messages", "/provider/messages"})
  String list(
      @AuthenticationPrincipal SignedIn who,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      Model model) {
    LocalDate last = to == null ? civil.today() : to;
    LocalDate asked = from == null ? last.minusDays(JooqMessages.DAYS_SHOWN_AT_FIRST - 1L) : from;
    LocalDate earliest = last.minusDays(MOST_DAYS_LISTED - 1L);
    LocalDate first = asked.isBefore(earliest) ? earliest : asked;
    List<OfficeMessage> found =
        messages.list(civil.startOf(first), civil.startOf(last.plusDays(1)), who.scope());
    model.addAttribute("messages", found);
    model.addAttribute("atMost", first.isAfter(asked) ? MOST_DAYS_LISTED : null);
    model.addAttribute("from", first);
    model.addAttribute("to", last);
    model.addAttribute("own", who.officer() ? "" : "/provider");
    return "messages";
  }

  @Audited(Deed.TOOK)
  @GetMapping({"/messages/{*call}", "/provider/messages/{*call}"})
  ResponseEntity<byte[]> sound(@AuthenticationPrincipal SignedIn who, @PathVariable String call) {
    String known = PageAddress.find(call).orElse("");
    OfficeMessage message =
        messages
            .find(known, who.scope())
            .orElseThrow(() -> new NoSuchPage("no message on call " + call + " for this reader"));
    message.homes().forEach(home -> Audit.serviceUser(home.serviceUserId()));
    message.workers().forEach(worker -> Audit.careWorker(worker.id()));
    messages.heard(known, who.getUsername(), who.scope(), civil.now());
    return ResponseEntity.ok().contentType(WAV).body(messages.sound(message));
  }
}
