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
  let fetching = false;
  let again = false;

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
      // The line is down for a moment; the next event, or the reconnection, brings the board.
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
    [...part.querySelectorAll(".tile-missed, .tile-late")].map((tile) => tile.textContent.trim().replace(/\s+/g, " ")).join(", ");

  const address = board().dataset.events + "&seen=" + encodeURIComponent(board().dataset.seen);
  const events = new EventSource(address);
  let seen = board().dataset.seen;
  events.addEventListener("board", (event) => {
    // After a broken line the server repeats what it said last.
    if (event.data !== seen) {
      seen = event.data;
      refresh();
    }
  });
  window.addEventListener("pagehide", () => events.close());
  // A page that comes back from the browser's memory is as old as when it was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      location.reload();
    }
  });
})();
