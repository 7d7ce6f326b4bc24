package org.visitline.ivr.agi;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of connections that were refused: each is counted, and the log has a line of the first and
 * then one a while, so that whoever knocks a thousand times a second does not fill the disk too.
 */
final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();

  private static final class Told {
    private long at;
    private int since;
  }

  private final Map<Refusal, Told> told = new EnumMap<>(Refusal.class);
  private final DoorMeters meters;

  Refusals(DoorMeters meters) {
    this.meters = meters;
  }

  void tell(Refusal why, SocketAddress source) {
    meters.refused(why, 1);
    int silent = silentSince(why);
    if (silent == 0) {
      LOG.warn("connection from {} closed: {}", source, why.words());
    } else if (silent > 0) {
      LOG.warn(
          "connection from {} closed: {}; {} others since this was last said",
          source,
          why.words(),
          silent);
    }
  }

  /** How many were not told of before this one, or -1 if it need not be told of either. */
  private synchronized int silentSince(Refusal why) {
    long now = System.nanoTime();
    Told last = told.get(why);
    if (last == null) {
      last = new Told();
      told.put(why, last);
    } else if (now - last.at < BETWEEN_LINES) {
      last.since++;
      return -1;
    }
    int silent = last.since;
    last.at = now;
    last.since = 0;
    return silent;
  }
}
