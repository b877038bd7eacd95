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
      entries = [...document.querySelectorAll("article.record:not([data-drawn])")].map(entryOf);
      entries.push(...data.map(entryOfData));
      fill(choices.section, entries.map((one) => one.section), titleOf);
      fill(choices.who, entries.map((one) => one.who), (who) => who);
      fill(choices.form, entries.map((one) => one.form), (form) => form);
    }
    return entries;
  }

  /* What is drawn of the data: pieces of a line are text, or text with its style and where it leads. */
  const store = at("data");
  const data = store ? JSON.parse(store.textContent).slice(0, -1) : [];
  const byId = new Map(data.map((one) => [one.id, one]));
  const AT_ONCE = 50, MOST_LINKED = 200;
  let linking = null;

  const wordsOf = (line) => line.map((piece) => (Array.isArray(piece) ? piece[0] : piece)).join("");

  function entryOfData(one) {
    const { section, who = "", form = "", brief = "", said, title, lines = [], prose } = one;
    const marks = said && said.quoted ? ["“", "”"] : ["", ""];
    const name = said ? marks[0] + wordsOf(said.words) + marks[1] : wordsOf(title);
    const rest = [...(said ? [said.by, said.words, said.via, said.against] : lines), ...prose].map(wordsOf).join(" ");
    const against = said && said.against.length > 1 ? " (" + wordsOf(said.against) + ")" : "";
    return {
      href: "#" + one.id, section, who, form, name, rest, quoted: Boolean(said && said.quoted),
      before: said ? brief + ": " : "", after: said ? against : brief && " — " + brief,
      inName: folded(said ? who + " " + name : name).letters, inRest: folded(rest).letters,
    };
  }

  const STYLES = { strong: ["b"], label: ["b", "label"], quote: ["span", "verbatim"], warning: ["b", "warning"], error: ["b", "warning"], unknown: ["i"] };

  function element(tag, name, ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  }

  function lineOf(line) {
    return line.map((piece) => {
      if (!Array.isArray(piece)) return piece;
      const [text, style, link, address] = piece;
      const [tag, name] = STYLES[style] || ["span", style];
      const words = style ? element(tag, name || "", text) : text;
      if (!address && !(link && (byId.has(link) || document.getElementById(link)))) return words;
      const made = element("a", "", words);
      made.href = address || "#" + link;
      if (address) made.rel = "external noreferrer noopener";
      return made;
    });
  }

  function block(tag, name, line) {
    const made = element(tag, name, ...lineOf(line));
    made.dir = name === "via" ? "ltr" : "auto";
    return made;
  }

  function drawn(one) {
    const article = element("article", "record " + one.section);
    article.id = one.id;
    article.dataset.drawn = "";
    if (one.said) {
      const { by, how, words, via, against, quoted, partial } = one.said;
      const who = block("span", "who", by), inside = block("span", "words", words);
      who.append(element("span", "form", ", " + how + ":"));
      if (quoted) inside.prepend(partial ? "… “" : "“");
      if (quoted) inside.append(partial ? "” …" : "”");
      article.append(element("p", quoted ? "say quoted" : "say", who, " ", inside, " ", block("span", "via", via), " ", block("span", "against", against)));
    } else {
      article.append(block("h3", "title", one.title.map((piece) => (Array.isArray(piece) ? piece[0] : piece))));
      one.lines.forEach((line) => article.append(block("p", "muted", line)));
      (one.tables || []).forEach((rows) => article.append(table(rows)));
    }
    one.prose.forEach((line) => article.append(block("p", "", line)));
    article.append(...linksTo(one.id));
    return article;
  }

  function table([head, ...rows]) {
    const row = (tag, cells) => element("tr", "", ...cells.map((cell) => element(cell.length ? tag : "td", "", ...lineOf(cell))));
    const made = element("table", "", element("thead", "", row("th", head)), element("tbody", "", ...rows.map((cells) => row("td", cells))));
    made.querySelectorAll("th").forEach((cell) => (cell.scope = "col"));
    const around = element("div", "scroll", made);
    Object.entries({ tabindex: "0", role: "group", "aria-label": "Table" }).forEach((pair) => around.setAttribute(...pair));
    return around;
  }

  /* What links to a record: never cut without saying how many there are. */
  function linksTo(id) {
    if (!linking) {
      linking = new Map();
      data.forEach((one) => one.to.forEach((to) => (linking.has(to) ? linking.get(to).push(one) : linking.set(to, [one]))));
    }
    const found = linking.get(id) || [];
    if (!found.length) return [];
    const few = found.slice(0, MOST_LINKED);
    const shown = few.length < found.length ? `${few.length} of ${found.length.toLocaleString("en")}` : String(found.length);
    const list = element("ul", "items", ...few.map((one) => {
      const { before, name, after } = entryOfData(one);
      const link = element("a", "", name.length > LONGEST ? cut(entryOfData(one)) : name);
      link.href = "#" + one.id;
      return element("li", "", before, link, after);
    }));
    return [element("details", "", element("summary", "", `Linked from ${shown} record${found.length === 1 ? "" : "s"}`), list)];
  }

  const counted = (number) => number.toLocaleString("en");

  /* Some things at a time; how many of how many are shown is always said. */
  function paged(things, list, make) {
    const more = element("button", "more-records"), told = element("p", "muted");
    more.type = "button";
    let shown = 0;
    const next = () => {
      list.append(...things.slice(shown, shown + AT_ONCE).map(make).filter(Boolean));
      shown = Math.min(things.length, shown + AT_ONCE);
      told.textContent = `${counted(shown)} of ${counted(things.length)}`;
      more.textContent = `Show ${counted(Math.min(AT_ONCE, things.length - shown))} more`;
      more.hidden = shown >= things.length;
    };
    more.addEventListener("click", next);
    next();
    return [list, told, more];
  }

  /* The records of a part, some at a time, and before them the one that somebody went to. Of
     statements it is those who speak, each of whom has a page. */
  function fillParts() {
    for (const place of document.querySelectorAll(".drawn")) {
      const part = place.dataset.part;
      const records = data.filter((one) => !part || one.section === part);
      place.append(element("div", "opened"));
      if (part === "statements") place.append(...paged(speakers(records), element("ul", "items speakers"), speakerRow));
      else place.append(...paged(records, element("div", ""), (one) => document.getElementById(one.id) ? null : drawn(one)));
    }
  }

  const SAID_BY = "__said-by/";

  function speakers(records) {
    const said = new Map();
    records.forEach((one) => (said.has(one.who) ? said.get(one.who).push(one) : said.set(one.who, [one])));
    return [...said].sort(([one], [other]) => one.localeCompare(other));
  }

  function speakerRow([who, said]) {
    const link = element("a", "", who);
    link.href = "#" + SAID_BY + encodeURIComponent(who);
    return element("li", "", link, element("span", "count", ` ${counted(said.length)} statement${said.length === 1 ? "" : "s"}`));
  }

  /* The page of a speaker: all that they say. */
  function speakerPage(who) {
    const said = data.filter((one) => one.said && one.who === who);
    const place = document.querySelector('.drawn[data-part="statements"]');
    if (!place || !said.length) return;
    const heading = element("h3", "speaker", who, element("span", "count", ` ${counted(said.length)} statement${said.length === 1 ? "" : "s"}`));
    place.querySelector(".opened").replaceChildren(heading, ...paged(said, element("div", ""), drawn));
    heading.scrollIntoView();
  }

  function goTo() {
    const id = decodeURIComponent(location.hash.slice(1)), one = byId.get(id);
    if (id.startsWith(SAID_BY)) speakerPage(id.slice(SAID_BY.length));
    if (!one) return;
    if (!document.getElementById(id)) {
      const places = [...document.querySelectorAll(".drawn")];
      const place = places.find((each) => each.dataset.part === one.section) || places[0];
      place.querySelector(".opened").replaceChildren(drawn(one));
    }
    const article = document.getElementById(id);
    document.querySelectorAll(".here").forEach((each) => each.classList.remove("here"));
    article.classList.add("here");
    article.scrollIntoView();
  }

  /* What stands in the file leads to records that are drawn; without script it leads nowhere. */
  function leadToDrawn() {
    for (const link of document.querySelectorAll("a[data-to]")) link.href = "#" + link.dataset.to;
  }

  /* For a link to what is not there a browser that prints goes through the whole page, each time. */
  const cutOff = [];
  function cutLinks() {
    for (const link of document.querySelectorAll('a[href^="#"]')) {
      if (document.getElementById(decodeURIComponent(link.hash.slice(1)))) continue;
      cutOff.push([link, link.getAttribute("href")]);
      link.removeAttribute("href");
    }
  }

  function mendLinks() {
    cutOff.splice(0).forEach(([link, leads]) => link.setAttribute("href", leads));
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
  }

  function step(by) {
    const links = [...hits.querySelectorAll("a")];
    const next = links.indexOf(document.activeElement) + by;
    if (next < 0) field.focus();
    else if (links[next]) links[next].focus();
  }

  /* The part that is being read is marked among the contents, where these stand beside the text. */
  const parts = [...document.querySelectorAll("main > .part")];
  const leads = new Map([...document.querySelectorAll(".contents a")].map((one) => [one.hash.slice(1), one]));
  let reading = null, asked = false;
  function markPart() {
    asked = false;
    const begun = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3);
    const here = leads.get((begun.pop() || {}).id);
    if (here === reading) return;
    if (reading) reading.removeAttribute("aria-current");
    reading = here;
    if (!here) return;
    here.setAttribute("aria-current", "true");
    const list = here.closest(".contents");
    list.scrollTop = here.offsetTop - list.clientHeight / 2;
  }
  addEventListener("scroll", () => {
    if (!asked) requestAnimationFrame(markPart);
    asked = true;
  }, { passive: true });
  markPart();

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
  if (data.length) {
    leadToDrawn();
    fillParts();
    addEventListener("hashchange", goTo);
    addEventListener("beforeprint", cutLinks);
    addEventListener("afterprint", mendLinks);
    goTo();
  }
})();
