/*
 * Keeps a board up to date while its page is open. Without this script the page shows the board as
 * it was when asked for; nothing else is lost.
 *
 * The server says only that the board has changed; the living part of this very address is then
 * fetched anew, so what is shown always comes from a page that checks who is asking.
 */
"use strict";
(() => {
  const board = () => document.getElementById("live");
  if (!board() || !window.EventSource) {
    return;
  }
  document.documentElement.classList.add("live");

  /** The server says something every 15 s; a line that is quiet for longer than this is dead. */
  const QUIET_FOR_TOO_LONG = 45_000;
  /** A line that broke is back at once, or somebody should know. */
  const BROKEN_FOR_TOO_LONG = 10_000;
  const TRY_AGAIN_AFTER = 5_000;

  let fetching = false;
  let again = false;
  let events;
  let heard = performance.now();
  let broken = null;
  /** What the council's clock showed when the board was last known to be as it is. */
  let goodAt = board().querySelector("time").textContent.slice(0, 5);

  const refresh = async () => {
    if (fetching) {
      again = true;
      return;
    }
    fetching = true;
    try {
      const answer = await fetch(location.href, { headers: { "X-Live": "board", Accept: "text/html" } });
      if (answer.redirected || answer.status === 401 || answer.status === 403) {
        // The session has ended: the whole page leads to the log-in.
        location.reload();
        return;
      }
      if (answer.ok) {
        put(await answer.text());
      }
    } catch (e) {
      // The line is down for a moment; the next word from the server asks for the board again.
    } finally {
      fetching = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  };

  /** A person who has moved to a link with the keyboard stays on it. */
  const put = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("live");
    if (!fresh) {
      return;
    }
    const old = board();
    const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    const before = summary(old);
    old.replaceWith(document.importNode(fresh, true));
    if (focused) {
      for (const link of board().querySelectorAll("a")) {
        if (link.getAttribute("href") === focused) {
          link.focus({ preventScroll: true });
          break;
        }
      }
    }
    const now = summary(board());
    if (now !== before) {
      document.getElementById("live-news").textContent = now;
    }
  };

  /** What is read out: only what somebody should look at. */
  const summary = (part) =>
    [...part.querySelectorAll(".tile-missed, .tile-late, [data-attention]")].map((tile) => tile.textContent.trim().replace(/\s+/g, " ")).join(", ");

  /** A board that stands still must not look like one on which nothing happens. */
  const standsStill = (still) => {
    document.documentElement.classList.toggle("still", still);
    const said = document.getElementById("still");
    if (still && !said) {
      const box = document.createElement("div");
      box.id = "still";
      box.className = "problem";
      box.setAttribute("role", "alert");
      const head = document.createElement("h2");
      head.textContent = "Not up to date since " + goodAt;
      const words = document.createElement("p");
      words.textContent =
        "The portal does not answer. What is below may have changed; this page tries again every few seconds.";
      box.append(head, words);
      board().before(box);
    } else if (!still && said) {
      said.remove();
    }
  };

  /** Each word carries the mark of the board as it is now, and what the council's clock shows. */
  const hear = (event) => {
    const [mark, time] = event.data.split(" ");
    heard = performance.now();
    broken = null;
    goodAt = time;
    standsStill(false);
    if (mark !== board().dataset.seen) {
      refresh();
    }
  };

  const open = () => {
    events = new EventSource(board().dataset.events + "&seen=" + encodeURIComponent(board().dataset.seen));
    events.addEventListener("board", hear);
    events.addEventListener("here", hear);
    events.addEventListener("error", () => {
      broken ??= performance.now();
      // What answered with an error is never asked again by the browser itself. The fetch finds out
      // whether it is the session that has ended.
      if (events.readyState === EventSource.CLOSED) {
        refresh();
        setTimeout(open, TRY_AGAIN_AFTER);
      }
    });
  };

  open();
  setInterval(() => {
    const now = performance.now();
    const quiet = now - heard > QUIET_FOR_TOO_LONG;
    if (quiet || (broken !== null && now - broken > BROKEN_FOR_TOO_LONG)) {
      standsStill(true);
    }
    if (quiet && events.readyState === EventSource.OPEN) {
      // Half a line: something between here and the server still holds it, and nothing comes.
      events.close();
      heard = now;
      broken ??= now - BROKEN_FOR_TOO_LONG;
      open();
    }
  }, 1_000);
  window.addEventListener("pagehide", () => events.close());
  // A page that comes back from the browser's memory is as old as when it was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
})();
