"use strict";

const LANGUAGES = { "language-python": "Python", "language-typescript": "TypeScript", "language-bash": "cURL" };
const query = document.getElementById("query");
const found = document.getElementById("found");
let worker = null;

/** Send the typed text to the search, which is loaded when it is first used. */
function ask() {
  if (!worker) {
    worker = new Worker(`${document.body.dataset.base}search.js`);
    worker.onmessage = ({ data }) => data.text === query.value.trim() && show(data);
  }
  worker.postMessage(query.value.trim());
}

function show({ text, results }) {
  found.replaceChildren(...(text && !results.length ? [nothing()] : results.map(option)));
  found.hidden = !text;
  query.setAttribute("aria-expanded", String(!found.hidden));
  select(results.length ? 0 : -1);
}

function nothing() {
  const item = document.createElement("li");
  item.setAttribute("role", "option");
  item.setAttribute("aria-disabled", "true");
  item.textContent = "Nothing was found.";
  return item;
}

function option({ location, title, page, text }, at) {
  const item = document.createElement("li");
  item.id = `found-${at}`;
  item.setAttribute("role", "option");
  item.dataset.location = location;
  const [head, body] = [document.createElement("strong"), document.createElement("small")];
  head.textContent = page === title ? title : `${page}: ${title}`;
  body.textContent = text.slice(0, 160);
  item.append(head, body);
  item.addEventListener("mousedown", (event) => event.preventDefault());
  item.addEventListener("click", () => open(item));
  return item;
}

function select(at) {
  const items = [...found.children];
  items.forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
  if (items[at]) query.setAttribute("aria-activedescendant", items[at].id);
  else query.removeAttribute("aria-activedescendant");
  items[at]?.scrollIntoView({ block: "nearest" });
}

function open({ dataset }) {
  close();
  location.assign(document.body.dataset.base + dataset.location);
}

function close() {
  found.hidden = true;
  query.setAttribute("aria-expanded", "false");
}

function onKey(event) {
  const items = [...found.querySelectorAll("[data-location]")];
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  if (event.key === "Escape") close();
  else if (event.key === "Enter" && !found.hidden && items[at]) open(items[at]);
  else if (["ArrowDown", "ArrowUp"].includes(event.key) && items.length) {
    event.preventDefault();
    select((at + (event.key === "ArrowDown" ? 1 : items.length - 1)) % items.length);
  }
}

/** Show one language of samples that follow each other, the same on every page. */
function joinSamples() {
  for (const sample of document.querySelectorAll(".codehilite:not(.codehilite + .codehilite)")) {
    const group = [sample];
    while (group.at(-1).nextElementSibling?.matches(".codehilite")) group.push(group.at(-1).nextElementSibling);
    const names = group.map(languageOf);
    if (group.length > 1 && names.every(Boolean) && new Set(names).size === group.length) join(group, names);
  }
  choose(remembered());
}

function languageOf(sample) {
  return Object.keys(LANGUAGES).find((name) => sample.classList.contains(name));
}

function join(group, names) {
  const buttons = document.createElement("div");
  buttons.className = "languages";
  buttons.setAttribute("role", "group");
  buttons.setAttribute("aria-label", "Language");
  for (const name of names) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = LANGUAGES[name];
    button.dataset.language = name;
    button.addEventListener("click", () => choose(name));
    buttons.append(button);
  }
  group[0].before(buttons);
  group.forEach((sample, at) => { sample.dataset.language = names[at]; });
}

function choose(language) {
  for (const buttons of document.querySelectorAll(".languages")) {
    const names = [...buttons.children].map((button) => button.dataset.language);
    const shown = names.includes(language) ? language : names[0];
    for (const button of buttons.children) button.setAttribute("aria-pressed", String(button.dataset.language === shown));
    for (let each = buttons.nextElementSibling; each?.dataset.language; each = each.nextElementSibling)
      each.hidden = each.dataset.language !== shown;
  }
  try { localStorage.setItem("language", language); } catch { /* storage is disabled */ }
}

function remembered() {
  try { return localStorage.getItem("language") ?? "language-python"; } catch { return "language-python"; }
}

function addCopyButtons() {
  if (!navigator.clipboard) return;
  for (const sample of document.querySelectorAll(".codehilite")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(sample.querySelector("code").textContent);
      button.textContent = "Copied";
    });
    sample.append(button);
  }
}

query.addEventListener("input", ask);
query.addEventListener("keydown", onKey);
query.addEventListener("blur", close);
query.addEventListener("focus", () => { if (query.value) ask(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, textarea")) return;
  event.preventDefault();
  query.focus();
});
joinSamples();
addCopyButtons();
