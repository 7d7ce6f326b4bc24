package org.visitline.portal.visits;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.audit.Audited;
import org.visitline.portal.audit.Deed;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.furniture.PageAddress;

/** Plays what a care worker said to the office. */
@Controller
class MessageController {

  private static final MediaType WAV = new MediaType("audio", "wav");

  private final JooqMessages messages;

  MessageController(JooqMessages messages) {
    this.messages = messages;
  }

  @Audited(Deed.TOOK)
  @GetMapping({"/messages/{*call}", "/provider/messages/{*call}"})
  ResponseEntity<byte[]> sound(@AuthenticationPrincipal SignedIn who, @PathVariable String call) {
    return PageAddress.find(call)
        .flatMap(known -> messages.findSound(known, who.scope()))
        .map(sound -> ResponseEntity.ok().contentType(WAV).body(sound))
        .orElseThrow(() -> new NoSuchPage("no message on call " + call + " for this reader"));
  }
}
