package org.visitline.portal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether calls may be on their way that have not become visits yet, so that 'nobody had logged in'
 * would be said too soon. A call is safe on the disk of the phone node that took it, and comes to
 * the database when it can; then it is verified. Each node tells every few seconds that it is
 * there; a node that has fallen silent may go on taking calls behind a link that is down.
 *
 * <p>Every wait has its bound, for somebody may be without care: after it we tell, and say what we
 * did not wait for. What was known before is in memory only. A portal that was just started, or
 * that could not look for a while, takes no node for settled until it has watched it.
 */
final class CallsOnTheirWay {

  /**
   * A node tells every five seconds, and we look every two. What has not been heard of for longer
   * is out of reach; where we have not looked for longer, we do not know what happened.
   */
  private static final Duration SILENT_AFTER = Duration.ofSeconds(15);

  /** Back again, a node ships its journal at up to a thousand calls a second. */
  private static final Duration CATCHING_UP = Duration.ofMinutes(1);

  /** As long again as the soonest alert takes, and no longer. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** After the database was away, a node that is there tells within seconds. */
  private static final Duration RETURNING = Duration.ofMinutes(2);

  private final Function<Instant, String> civil;
  private final Map<String, Node> nodes = new TreeMap<>();
  private @Nullable Instant lookedAt;
  private @Nullable Instant unverifiedSince;
  private Instant watchingSince = Instant.EPOCH;

  /**
   * Nothing is known yet.
   *
   * @param civil says a moment as the council's clocks show it, for the sentences
   */
  CallsOnTheirWay(Function<Instant, String> civil) {
    this.civil = civil;
  }

  /**
   * What there is to see.
   *
   * @param nodes up to when each told that it was there, by its own clock; not those that have been
   *     gone for so long that they were taken out of service
   * @param unverified whether calls have reached the database and wait longer than they should
   */
  record Seen(Map<String, Instant> nodes, boolean unverified) {}

  /** To be called each few seconds. */
  void look(Seen seen, Instant now) {
    boolean anew = lookedAt == null || lookedAt.plus(SILENT_AFTER).isBefore(now);
    if (anew) {
      watchingSince = now;
    }
    nodes.keySet().retainAll(seen.nodes().keySet());
    seen.nodes()
        .forEach(
            (name, told) ->
                nodes.compute(
                    name,
                    (_, known) ->
                        known == null ? Node.first(told, now) : known.next(told, now, anew)));
    if (!seen.unverified()) {
      unverifiedSince = null;
    } else if (anew || unverifiedSince == null) {
      unverifiedSince = now;
    }
    lookedAt = now;
  }

  /**
   * A round is over. While it sent letters it did not look; but the database was there, and that a
   * mail server is slow tells nothing of the nodes.
   */
  void stillThere(Instant now) {
    lookedAt = now;
  }

  /** Since when we have looked without a break. */
  Instant watchingSince() {
    return watchingSince;
  }

  /** Whether to wait. */
  boolean areLikely(Instant now) {
    return nodes.values().stream().anyMatch(node -> node.isWaitedFor(now))
        || (unverifiedSince != null && now.isBefore(unverifiedSince.plus(LONGEST_WAIT)));
  }

  /** What an alert has to say of calls that were not waited for any longer; empty: nothing. */
  String doubt() {
    List<Map.Entry<String, Node>> silent =
        nodes.entrySet().stream()
            .filter(node -> node.getValue().silent())
            .sorted(Comparator.comparing(node -> node.getValue().told(), Comparator.reverseOrder()))
            .toList();
    StringBuilder doubt = new StringBuilder();
    if (!silent.isEmpty()) {
      int others = silent.size() - 1;
      doubt.append(
          " The phone node %s has not been heard of since %s%s: calls may be waiting there."
              .formatted(
                  silent.getFirst().getKey(),
                  civil.apply(silent.getFirst().getValue().told()),
                  others == 0 ? "" : ", nor " + others + (others == 1 ? " other" : " others")));
    }
    if (unverifiedSince != null) {
      doubt.append(
          " Calls that came in since %s are not worked through yet."
              .formatted(civil.apply(unverifiedSince)));
    }
    return doubt.toString();
  }

  /**
   * One phone node.
   *
   * @param told up to when it said that it was there, by its own clock
   * @param heardAt when we last saw it say something new, by ours: the two may differ
   * @param silent not heard of for too long, at the last look
   * @param backAt since when it has been there, or we have watched it be there
   * @param givenUpAt how long its silence is waited out. It is not put off while the node comes and
   *     goes: between its comings we would never tell. Null while it has settled
   */
  private record Node(
      Instant told, Instant heardAt, boolean silent, Instant backAt, @Nullable Instant givenUpAt) {

    private static Node first(Instant told, Instant now) {
      Instant heardAt = told.isAfter(now) ? now : told;
      return new Node(told, heardAt, false, now, null).next(told, now, true);
    }

    private Node next(Instant toldNow, Instant now, boolean anew) {
      Instant heard = toldNow.isAfter(told) ? now : heardAt;
      boolean silentNow = heard.plus(SILENT_AFTER).isBefore(now);
      Instant back = anew || (silent && !silentNow) ? now : backAt;
      return new Node(toldNow, heard, silentNow, back, bound(heard, silentNow, back, now, anew));
    }

    private @Nullable Instant bound(
        Instant heard, boolean silentNow, Instant back, Instant now, boolean anew) {
      Instant longest = heard.plus(LONGEST_WAIT);
      if (silentNow && anew) {
        Instant returning = now.plus(RETURNING);
        return longest.isAfter(returning) ? longest : returning;
      }
      if (silentNow && givenUpAt == null) {
        return longest;
      }
      boolean settled = !silentNow && !now.isBefore(back.plus(CATCHING_UP));
      return settled ? null : givenUpAt;
    }

    private boolean isWaitedFor(Instant now) {
      return silent
          ? givenUpAt != null && now.isBefore(givenUpAt)
          : now.isBefore(backAt.plus(CATCHING_UP));
    }
  }
}
