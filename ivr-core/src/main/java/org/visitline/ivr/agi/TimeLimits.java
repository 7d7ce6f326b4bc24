package org.visitline.ivr.agi;

import java.time.Duration;

/**
 * How long a connection may take over each of its states.
 *
 * @param request to say what it wants: the TLS handshake, and the greeting that Asterisk begins
 *     with
 * @param reply to a command that nobody at the telephone has to do anything for
 * @param sound to play one; the longest menu in the slowest language is half of it
 * @param call from its answer to its end, whatever it is doing: the dialplan ends a call after five
 *     minutes, and one that it has forgotten is held no longer here
 */
public record TimeLimits(Duration request, Duration reply, Duration sound, Duration call) {

  /** As a node has them that nobody has decided anything else for. */
  public static final TimeLimits USUAL =
      new TimeLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(45),
          Duration.ofMinutes(6));

  /**
   * For what Asterisk still owes on a call whose caller it has said to be gone: it says both in one
   * breath.
   */
  static final Duration AFTER_HANG_UP = Duration.ofSeconds(1);
}
