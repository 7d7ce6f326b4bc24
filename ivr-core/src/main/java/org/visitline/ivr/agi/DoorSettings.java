package org.visitline.ivr.agi;

import java.util.List;
import java.util.Optional;

/**
 * Who may come in, and for how long.
 *
 * @param address to listen on
 * @param port to listen on; 0 for any that is free
 * @param allowedSources networks that Asterisk may call from, {@code 192.0.2.0/24}
 * @param mostOpenCalls one call more is sent on to the next node
 * @param limits of time
 * @param tls if the line is to be private
 */
public record DoorSettings(
    String address,
    int port,
    List<String> allowedSources,
    int mostOpenCalls,
    TimeLimits limits,
    Optional<TlsFiles> tls) {

  /** Bytes of one line; the longest that Asterisk sends is a channel variable in a reply. */
  static final int LONGEST_LINE = 2048;

  /** Lines of the greeting; Asterisk 22 sends 24, and one for each argument. */
  static final int MOST_HEADERS = 64;

  /** Lines that may wait to be read in a call; AGI answers one line to one command. */
  static final int MOST_WAITING = 32;

  /** Keeps a list of its own. */
  public DoorSettings {
    allowedSources = List.copyOf(allowedSources);
  }
}
