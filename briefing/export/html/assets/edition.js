"use strict";
(() => {
  /* No slug has an underscore, so that no record can be called like one of these. */
  const at = (id) => document.getElementById("__" + id);
  const finder = at("finder"), field = at("q"), results = at("results"), hits = at("hits");
  const found = at("found");
  const choices = { section: at("by-section"), who: at("by-who"), form: at("by-form") };
  const MOST = 60, AROUND = 60, LONGEST = 200;
  let entries = null;

  /* A text without case, accents and apostrophes, and where in the text each letter of it stands. */
  function folded(text) {
    let letters = "";
    const places = [];
    for (let place = 0; place < text.length; ) {
      const one = String.fromCodePoint(text.codePointAt(place));
      for (const letter of one.normalize("NFKD").toLowerCase()) {
        if (/[\p{M}'’‘ʼʿʾ`´]/u.test(letter)) continue;
        letters += letter;
        for (let n = 0; n < letter.length; n++) places.push(place);
      }
      place += one.length;
    }
    places.push(text.length);
    return { letters, places };
  }

  const plainText = (node) => node.textContent.replace(/\s+/g, " ").trim();

  /* What a record says itself: without what is closed, for that is said elsewhere. */
  function entryOf(article) {
    const own = [...article.children].filter((child) => child.tagName !== "DETAILS");
    const title = article.querySelector(".title > span"), said = article.querySelector(".say > .words");
    const { section, who = "", form = "", brief = "", against = "" } = article.dataset;
    const name = plainText(title || said);
    const rest = own.map(plainText).join(" ");
    return {
      href: "#" + article.id, section, who, form, name, rest,
      before: title ? "" : brief + ": ", after: title ? brief && " — " + brief : against,
      quoted: !title && said.parentNode.classList.contains("quoted"),
      inName: folded(title ? name : who + " " + name).letters, inRest: folded(rest).letters,
    };
  }

  function all() {
    if (!entries) {
      entries = [...document.querySelectorAll("article.record")].map(entryOf);
      fill(choices.section, entries.map((one) => one.section), titleOf);
      fill(choices.who, entries.map((one) => one.who), (who) => who);
      fill(choices.form, entries.map((one) => one.form), (form) => form);
    }
    return entries;
  }

  function titleOf(section) {
    const heading = document.querySelector("#_" + CSS.escape(section) + " > h2");
    return heading ? heading.firstChild.textContent.trim() : section;
  }

  function fill(select, values, words) {
    const unlike = [...new Set(values.filter(Boolean))];
    unlike.map((value) => [words(value), value]).sort((one, other) => one[0].localeCompare(other[0]))
      .forEach(([text, value]) => select.add(new Option(text, value)));
    select.closest("label").hidden = unlike.length < 2;
  }

  function matching() {
    const words = folded(field.value).letters.split(/\s+/).filter(Boolean);
    const chosen = Object.entries(choices).filter(([, select]) => select.value);
    const fits = (one) =>
      chosen.every(([name, select]) => one[name] === select.value) &&
      words.every((word) => one.inName.includes(word) || one.inRest.includes(word));
    const named = (one) => words.every((word) => one.inName.includes(word));
    const list = all().filter(fits);
    return { words, list: [...list.filter(named), ...list.filter((one) => !named(one))] };
  }

  function marked(parent, text, words) {
    const { letters, places } = folded(text);
    const spans = [];
    for (const word of words) {
      for (let n = letters.indexOf(word); n >= 0; n = letters.indexOf(word, n + word.length)) {
        spans.push([places[n], places[n + word.length]]);
      }
    }
    spans.sort((one, other) => one[0] - other[0]);
    let end = 0;
    for (const [from, to] of spans) {
      if (from < end) continue;
      parent.append(text.slice(end, from));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      parent.append(mark);
      end = to;
    }
    parent.append(text.slice(end));
  }

  /* The words around the first of what was looked for, cut between words. */
  function around(one, words) {
    const { letters, places } = folded(one.rest);
    const word = words.find((each) => !one.inName.includes(each));
    const place = word ? letters.indexOf(word) : -1;
    if (place < 0) return "";
    let from = Math.max(0, places[place] - AROUND), to = places[place + word.length] + AROUND;
    while (from > 0 && one.rest[from] !== " ") from--;
    while (to < one.rest.length && one.rest[to] !== " ") to++;
    return (from ? "… " : "") + one.rest.slice(from, to).trim() + (to < one.rest.length ? " …" : "");
  }

  /* A cut quotation ends with its mark, for the dots are not the speaker's. */
  function cut({ name, quoted }) {
    if (name.length <= LONGEST) return name;
    return name.slice(0, name.lastIndexOf(" ", LONGEST)) + (quoted ? "” …" : " …");
  }

  function hit(one, words) {
    const item = document.createElement("li"), link = document.createElement("a");
    const kind = document.createElement("span");
    link.href = one.href;
    kind.className = "hit-kind";
    kind.textContent = titleOf(one.section) + " · ";
    link.append(kind, one.before);
    marked(link, cut(one), words);
    link.append(one.after);
    const line = around(one, words);
    if (line) {
      const below = document.createElement("span");
      below.className = "hit-line";
      marked(below, line, words);
      link.append(below);
    }
    item.append(link);
    return item;
  }

  function show() {
    const { words, list } = matching();
    const few = list.slice(0, MOST);
    hits.replaceChildren(...few.map((one) => hit(one, words)));
    const shown = few.length < list.length ? `the first ${MOST} of ${list.length}; ` : "";
    found.textContent = `${shown}${list.length.toLocaleString("en")} of ${all().length.toLocaleString("en")}`;
    open(true);
  }

  function open(yes) {
    results.hidden = !yes;
    field.setAttribute("aria-expanded", String(yes));
  }

  function step(by) {
    const links = [...hits.querySelectorAll("a")];
    const next = links.indexOf(document.activeElement) + by;
    if (next < 0) field.focus();
    else if (links[next]) links[next].focus();
  }

  field.addEventListener("input", show);
  field.addEventListener("click", show);
  Object.values(choices).forEach((select) => select.addEventListener("change", show));
  finder.addEventListener("keydown", (event) => {
    if (event.target.tagName === "SELECT" && event.key !== "Escape") return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (results.hidden) show();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === field) {
      const first = hits.querySelector("a");
      if (!results.hidden && first) first.click();
    } else if (event.key === "Escape") {
      open(false);
      field.focus();
    } else return;
    event.preventDefault();
  });
  hits.addEventListener("click", (event) => {
    if (event.target.closest("a")) open(false);
  });
  document.addEventListener("click", (event) => {
    if (!finder.contains(event.target)) open(false);
  });
  finder.hidden = false;
})();
