package org.visitline.portal.today;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.visitline.portal.access.Scope;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.logins.JooqSessions;

/**
 * Tells open browsers that their board has changed; the browser then fetches it anew. However many
 * watch one day, the day is read once each time. Nobody is told any more whose session has ended,
 * in whatever way: that, too, is asked once for all of them.
 *
 * <p>The tables are looked at and not the verification asked, for it may run in another process.
 */
class LiveBoards implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveBoards.class);

  /** An officer should see a call's effect within a second. */
  private static final long LOOK_EVERY_MILLIS = 500;

  /**
   * A word now and then keeps proxies from closing a quiet line, finds browsers gone, and tells a
   * browser that the board which it shows still holds.
   */
  private static final int SAY_SOMETHING_EVERY_LOOKS = 30;

  /** Whoever has left is told nothing more after 2 s. */
  private static final int ASK_WHO_IS_THERE_EVERY_LOOKS = 4;

  private final JooqBoard boards;
  private final JooqSessions sessions;
  private final WallClock clock;
  private final CivilTime civil;
  private final Map<Watched, List<Watcher>> watchers = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofVirtual().name("board watcher").factory());

  private final Future<?> rounds;
  private long looks;

  LiveBoards(JooqBoard boards, JooqSessions sessions, WallClock clock, CivilTime civil) {
    this.boards = boards;
    this.sessions = sessions;
    this.clock = clock;
    this.civil = civil;
    this.rounds =
        looking.scheduleWithFixedDelay(
            this::look, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A day within what somebody may see. */
  private record Watched(LocalDate date, Scope scope) {}

  /** An open browser and the board that it shows. */
  private static final class Watcher {
    private final SseEmitter browser = new SseEmitter(0L);
    private final String session;
    private volatile String seen;

    Watcher(String session, String seen) {
      this.session = session;
      this.seen = seen;
    }
  }

  /**
   * Keeps a browser informed until it goes away or its session ends.
   *
   * @param session as the browser shows it
   * @param seen the mark of the board that it shows now
   */
  SseEmitter watch(LocalDate date, Scope scope, String session, String seen) {
    Watched watched = new Watched(date, scope);
    Watcher watcher = new Watcher(session, seen);
    Runnable leave = () -> leave(watched, watcher);
    watcher.browser.onCompletion(leave);
    watcher.browser.onTimeout(leave);
    watcher.browser.onError(failure -> leave.run());
    watchers.compute(
        watched,
        (day, others) -> {
          List<Watcher> all = others == null ? new CopyOnWriteArrayList<>() : others;
          all.add(watcher);
          return all;
        });
    // Sent at once: until the first bytes come, a browser does not know that it is connected; and
    // one that comes back after a while learns that it is served again.
    send(watcher, SseEmitter.event().name("here").data(word(seen)));
    return watcher.browser;
  }

  private void leave(Watched watched, Watcher watcher) {
    watchers.computeIfPresent(
        watched,
        (day, all) -> {
          all.remove(watcher);
          return all.isEmpty() ? null : all;
        });
  }

  private void look() {
    looks++;
    if (looks % ASK_WHO_IS_THERE_EVERY_LOOKS == 0) {
      endThoseWhoLeft();
    }
    boolean saySomething = looks % SAY_SOMETHING_EVERY_LOOKS == 0;
    watchers.forEach(
        (watched, all) -> {
          try {
            String mark = boards.read(watched.date(), watched.scope(), civil.now()).mark();
            all.forEach(watcher -> tell(watcher, mark, saySomething));
          } catch (RuntimeException e) {
            // The database is away for a moment: the board stays as it is, and the next look
            // follows.
            LOG.warn("the board of {} could not be read: {}", watched.date(), e.getMessage());
          }
        });
  }

  private void endThoseWhoLeft() {
    List<Watcher> all = watchers.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      return;
    }
    try {
      Set<String> lasting =
          sessions.lasting(
              all.stream().map(watcher -> watcher.session).collect(Collectors.toSet()),
              clock.now());
      all.stream()
          .filter(watcher -> !lasting.contains(watcher.session))
          .forEach(watcher -> watcher.browser.complete());
    } catch (RuntimeException e) {
      LOG.warn("who still watches a board could not be asked: {}", e.getMessage());
    }
  }

  private void tell(Watcher watcher, String mark, boolean saySomething) {
    if (!watcher.seen.equals(mark)) {
      watcher.seen = mark;
      send(watcher, SseEmitter.event().name("board").data(word(mark)));
    } else if (saySomething) {
      send(watcher, SseEmitter.event().name("here").data(word(mark)));
    }
  }

  private String word(String mark) {
    return mark + " " + civil.time(civil.now());
  }

  /** On a thread of its own: one browser behind a slow line does not keep the others waiting. */
  private static void send(Watcher watcher, SseEmitter.SseEventBuilder event) {
    Thread.startVirtualThread(
        () -> {
          try {
            watcher.browser.send(event);
          } catch (IOException | IllegalStateException e) {
            // The browser has gone; that is how most watching ends.
            watcher.browser.completeWithError(e);
          }
        });
  }

  @Override
  public void close() {
    rounds.cancel(true);
    looking.shutdownNow();
    watchers.values().forEach(all -> all.forEach(watcher -> watcher.browser.complete()));
  }
}
