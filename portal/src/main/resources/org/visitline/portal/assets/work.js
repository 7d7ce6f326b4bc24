/*
 * Working with the keyboard, the telephone's page, and a visit that is being looked at again. Without
 * this script every box and button works as it stands.
 *
 * A single letter acts only while one is in the table that it moves through: who speaks to the
 * computer, or leans on a key, sets nothing off. The search's key acts everywhere, and can be
 * turned off (WCAG 2.1.4).
 */
"use strict";
(() => {
  document.documentElement.classList.add("scripted");
  const SEARCH_KEY = "visitline.search-key";
  const searchKeyIsOff = () => localStorage.getItem(SEARCH_KEY) === "off";
  const typing = (event) =>
    event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea") ||
    event.ctrlKey || event.altKey || event.metaKey;

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !typing(event) && !searchKeyIsOff()) {
      event.preventDefault();
      document.getElementById("q")?.focus();
    }
  });
  const searchKey = document.getElementById("search-key");
  if (searchKey) {
    searchKey.checked = !searchKeyIsOff();
    searchKey.addEventListener("change", () => localStorage.setItem(SEARCH_KEY, searchKey.checked ? "on" : "off"));
  }

  /** The menu that is open shuts, and whoever was in it is at its button again; whoever is elsewhere stays there. */
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && !event.defaultPrevented && document.querySelector("details.menu[open]");
    if (menu) {
      const within = menu.contains(document.activeElement);
      menu.open = false;
      if (within) {
        menu.querySelector("summary").focus();
      }
    }
  });

  /** In any list but the one below: from one row's link to the next one's. */
  document.addEventListener("keydown", (event) => {
    const table = event.target.closest("table.stacks:not(.list)");
    const step = { j: 1, k: -1 }[event.key];
    if (table && step && !typing(event)) {
      const links = [...table.querySelectorAll("tbody tr")].map((row) => row.querySelector("a[href]")).filter(Boolean);
      const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
      links[Math.max(0, Math.min(links.length - 1, here + step))]?.focus();
      event.preventDefault();
    }
  });

  phone();
  verified();
  workedOut();

  /** A visit's story that is being looked at again: what is new stands there once it is known. */
  function verified() {
    const main = document.getElementById("main");
    const said = document.getElementById("to-verify");
    if (!said) {
      return;
    }
    let written = false;
    main.addEventListener("input", () => { written = true; });
    // Mostly it is a second's matter. What takes longer is asked for less and less, and in the end no more.
    const begun = Date.now();
    let pause = 1_000;
    const look = async () => {
      if (Date.now() - begun > 600_000) {
        said.firstElementChild.textContent = "This is still being looked at again; open the page anew to see whether it is done.";
        return;
      }
      try {
        const answer = await fetch(location.href, { headers: { "X-Live": "story", Accept: "text/html" } });
        const fresh = answer.ok && !answer.redirected
          && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
        if (fresh && !fresh.querySelector("#to-verify")) {
          if (written) {
            // Nobody loses what they have begun to write.
            said.firstElementChild.textContent = "This has been looked at again; open the page anew to see it.";
          } else {
            main.replaceWith(document.importNode(fresh, true));
          }
          return;
        }
      } catch (e) {
        // The line is down for a moment; the next look brings it.
      }
      pause = Math.min(2 * pause, 30_000);
      setTimeout(look, pause);
    };
    setTimeout(look, pause);
  }

  /** An answer that is being worked out: how far it is, and then the answer. */
  function workedOut() {
    if (!document.getElementById("working")) {
      return;
    }
    const look = async () => {
      try {
        const answer = await fetch(location.href, { headers: { "X-Live": "answer", Accept: "text/html" } });
        const fresh = answer.ok && !answer.redirected
          && new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("main");
        const far = fresh && fresh.querySelector("#working");
        if (far) {
          document.getElementById("working").textContent = far.textContent;
        } else if (fresh) {
          document.getElementById("main").replaceWith(document.importNode(fresh, true));
          return;
        }
      } catch (e) {
        // The line is down for a moment; the next look brings it.
      }
      setTimeout(look, 2_000);
    };
    setTimeout(look, 1_000);
  }

  /** The telephone's page: keys go without leaving it, and what is said comes by itself. */
  function phone() {
    const live = () => document.getElementById("phone-live");
    if (!live()) {
      return;
    }
    const listen = async () => {
      const answer = await fetch(location.href, { headers: { "X-Live": "phone", Accept: "text/html" } });
      if (answer.ok && !answer.redirected) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("phone-live");
        if (fresh && fresh.textContent !== live().textContent) {
          live().replaceWith(document.importNode(fresh, true));
          const said = live().querySelector(".transcript");
          said.scrollTop = said.scrollHeight;
        }
      }
    };
    for (const id of ["keypad", "several", "hang-up"]) {
      document.getElementById(id)?.addEventListener("submit", async (event) => {
        event.preventDefault();
        const form = event.target;
        await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)) });
        if (id === "several") {
          form.reset();
        }
        await listen();
      });
    }
    const again = async () => {
      try {
        await listen();
      } catch (e) {
        // The line is down for a moment; the next look brings what was said.
      }
      if (live().dataset.over !== "true") {
        setTimeout(again, 400);
      }
    };
    again();
  }

  const form = document.getElementById("work");
  if (!form) {
    return;
  }
  document.documentElement.classList.add("live");
  const boxes = [...form.querySelectorAll("input[name=finding]")];
  const all = document.getElementById("all");
  const chosen = document.getElementById("chosen");
  if (boxes.length === 0) {
    return;
  }
  const count = () => {
    const many = boxes.filter((box) => box.checked).length;
    for (const said of form.querySelectorAll(".chosen-count")) {
      said.textContent = many === 1 ? "1 finding" : many + " findings";
    }
    chosen.textContent = many === 0 ? "nothing yet" : many === 1 ? "1 finding" : many + " findings";
    all.checked = many === boxes.length;
    all.indeterminate = many > 0 && many < boxes.length;
    for (const box of boxes) {
      box.closest("tr").classList.toggle("chosen", box.checked);
    }
  };
  all.addEventListener("change", () => {
    boxes.forEach((box) => { box.checked = all.checked; });
    count();
  });
  form.addEventListener("change", count);
  count();

  /** Where one is: the row that holds what is focused. */
  const at = () => boxes.findIndex((box) => box.closest("tr").contains(document.activeElement));
  const go = (to) => {
    const box = boxes[Math.max(0, Math.min(boxes.length - 1, to))];
    box.focus();
    box.closest("tr").scrollIntoView({ block: "nearest" });
  };
  form.querySelector("table").addEventListener("keydown", (event) => {
    if (typing(event)) {
      return;
    }
    const here = at();
    const keys = {
      j: () => go(here + 1),
      k: () => go(here < 0 ? 0 : here - 1),
      x: () => { if (here >= 0) { boxes[here].click(); } },
      a: () => document.getElementById("work-reason").focus(),
      q: () => document.getElementById("work-question").focus(),
      Enter: () => {
        const link = here >= 0 && event.target.type === "checkbox" ? boxes[here].closest("tr").querySelector("td.finding a") : null;
        if (link) { link.click(); }
      },
    };
    if (Object.hasOwn(keys, event.key)) {
      if (event.key !== "Enter" || event.target.type === "checkbox") {
        event.preventDefault();
      }
      keys[event.key]();
    }
  });
})();
