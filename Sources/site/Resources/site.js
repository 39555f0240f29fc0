// The site's own script: theme, search, keys, folds on paper. All of the text is there without it.
(() => {
  "use strict";
  const top = document.currentScript.dataset.top;
  const root = document.documentElement;
  root.classList.add("scripted");

  // A page that is opened from a file may have no storage.
  const kept = {
    get() { try { return localStorage.getItem("theme") || "auto"; } catch { return "auto"; } },
    set(value) { try { localStorage.setItem("theme", value); } catch { /* stays for this page */ } },
  };
  const apply = (theme) => {
    if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  };
  let theme = kept.get();
  apply(theme);

  // Search: rows of link, page, heading, text, names in code.
  const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const quote = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const count = (text, word) => text.split(word).length - 1;
  let rows = null;
  let loading = null;
  const load = () => loading ||= new Promise((done) => {
    const script = document.createElement("script");
    script.src = top + "search-index.js";
    script.onload = () => {
      rows = window.searchIndex.map(([link, page, heading, text, names]) => ({
        link, page, heading, text,
        low: [page, heading, text, names].map((field) => field.toLowerCase()),
      }));
      done();
    };
    document.head.append(script);
  });
  const find = (query) => {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (const row of rows) {
      const [page, heading, text, names] = row.low;
      let score = 0;
      for (const word of words) {
        const here = (heading.includes(word) ? 20 : 0) + (page.includes(word) ? 6 : 0)
          + Math.min(8, count(text, word)) + (names.includes(word) ? 2 : 0);
        if (!here) { score = 0; break; }
        score += here;
      }
      if (!score) continue;
      const phrase = words.join(" ");
      if (row.page === "Glossary") score += 15;
      if (heading === phrase) score += 60;
      else if (words.length > 1 && text.includes(phrase)) score += 15;
      found.push({ row, score });
    }
    return found.sort((a, b) => b.score - a.score).slice(0, 20).map((entry) => entry.row);
  };
  const excerpt = (row, words) => {
    const low = row.text.toLowerCase();
    const places = words.map((word) => low.indexOf(word)).filter((place) => place >= 0);
    const start = places.length ? Math.max(0, Math.min(...places) - 50) : 0;
    const piece = (start ? "… " : "") + row.text.slice(start, start + 150);
    return marked(piece, words);
  };
  const marked = (text, words) => {
    const pattern = new RegExp(`(${words.map(quote).join("|")})`, "gi");
    return text.split(pattern)
      .map((part, index) => index % 2 ? `<mark>${escape(part)}</mark>` : escape(part)).join("");
  };

  const start = () => {
    const button = document.getElementById("theme");
    const label = () => { button.textContent = `Theme: ${theme}`; };
    label();
    button.addEventListener("click", () => {
      theme = { auto: "light", light: "dark", dark: "auto" }[theme] || "auto";
      kept.set(theme);
      apply(theme);
      label();
    });

    const query = document.getElementById("query");
    const results = document.getElementById("results");
    const status = document.getElementById("count");
    const show = () => {
      const text = query.value.trim();
      if (!rows || !text) { results.hidden = true; status.textContent = ""; return; }
      const words = text.toLowerCase().split(/\s+/);
      const found = find(text);
      results.innerHTML = found.length
        ? "<ul>" + found.map((row) => `<li><a href="${escape(top + row.link)}">`
          + `<span class="where">${escape(row.page)}</span>`
          + `<span class="name">${marked(row.heading || row.page, words)}</span>`
          + `<span class="words">${excerpt(row, words)}</span></a></li>`).join("") + "</ul>"
        : "<p>Nothing found. Try one word, or its beginning.</p>";
      status.textContent = `${found.length} sections found`;
      results.hidden = false;
    };
    query.addEventListener("focus", () => load().then(show));
    query.addEventListener("input", () => load().then(show));
    const search = query.parentElement;
    search.addEventListener("focusout", (event) => {
      if (!search.contains(event.relatedTarget)) setTimeout(() => {
        if (!search.contains(document.activeElement)) results.hidden = true;
      }, 150);
    });
    search.addEventListener("keydown", (event) => {
      const links = [...results.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") { query.blur(); results.hidden = true; }
      else if (event.key === "ArrowDown" && links.length) (links[at + 1] || links[0]).focus();
      else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || query).focus();
      else if (event.key === "Enter" && at < 0 && links.length) links[0].click();
      else return;
      event.preventDefault();
    });

    document.addEventListener("keydown", (event) => {
      const inField = event.target.closest?.("input, textarea, select, [contenteditable]");
      if ((event.key === "/" && !inField && !event.ctrlKey && !event.metaKey)
        || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
        event.preventDefault();
        query.focus();
        query.select();
        return;
      }
      // Boxes that scroll sideways keep their arrow keys.
      if (inField || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey
        || event.target.closest?.("[tabindex='0'], [popover]")) return;
      const turn = { ArrowLeft: ".turn .prev", ArrowRight: ".turn .next" }[event.key];
      if (turn) document.querySelector(turn)?.click();
    });

    // The claims' filters: one verdict alone, or all.
    const filters = [...document.querySelectorAll(".filters button")];
    for (const filter of filters) filter.addEventListener("click", () => {
      const on = filter.getAttribute("aria-pressed") !== "true";
      for (const other of filters) other.setAttribute("aria-pressed", String(on && other === filter));
      for (const claim of document.querySelectorAll(".claim"))
        claim.hidden = on && claim.dataset.verdict !== filter.dataset.verdict;
    });

    if (navigator.clipboard) for (const box of document.querySelectorAll("div.sourceCode")) {
      const copy = document.createElement("button");
      copy.type = "button";
      copy.className = "copy";
      copy.textContent = "Copy";
      copy.addEventListener("click", async () => {
        await navigator.clipboard.writeText(box.querySelector("code").innerText);
        copy.textContent = "Copied";
        setTimeout(() => { copy.textContent = "Copy"; }, 1500);
      });
      box.append(copy);
    }

    // Which section is being read.
    const entries = new Map([...document.querySelectorAll(".contents.beside a")]
      .map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
    if (entries.size) {
      const heads = [...document.querySelectorAll("article :is(h2, h3)[id]")]
        .filter((head) => entries.has(head.id));
      const follow = () => {
        const past = heads.filter((head) => head.getBoundingClientRect().top < 120);
        for (const link of entries.values()) link.classList.remove("here");
        if (past.length) entries.get(past[past.length - 1].id).classList.add("here");
      };
      addEventListener("scroll", follow, { passive: true });
      follow();
    }
    const current = document.querySelector("#pages [aria-current]");
    const list = document.getElementById("pages");
    if (current && list) list.scrollTop = Math.max(0, current.offsetTop - list.clientHeight / 2);

    // A link may lead into a fold.
    const unfold = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      for (let node = target; node; node = node.parentElement)
        if (node.tagName === "DETAILS") node.open = true;
    };
    addEventListener("hashchange", unfold);
    unfold();
  };
  document.addEventListener("DOMContentLoaded", start);

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
})();
