"use strict";

// A worker: here no id of a heading can hide a global that lunr looks for.
importScripts("search/lunr.js");

const MAX_RESULTS = 12;
const LAST = lunr.Query.wildcard.TRAILING;
const { REQUIRED, OPTIONAL } = lunr.Query.presence;
const index = load();

/** Return the sections of all pages, with the titles of their pages, and the index of them. */
async function load() {
  const { docs } = await (await fetch("search/search_index.json")).json();
  const pages = new Map(docs.filter(({ location }) => !location.includes("#")).map((page) => [page.location, page.title]));
  const withSections = new Set(docs.map(({ location }) => location.split("#")).filter(([, id]) => id).map(([page]) => page));
  const sections = docs
    .filter(({ location }) => !withSections.has(location))
    .map((each) => ({ ...each, page: pages.get(each.location.split("#")[0]) }));
  lunr.tokenizer.separator = /[^\p{L}\p{N}]+/u; // codes and names are found by each of their words
  const built = lunr(function () {
    this.ref("at");
    this.field("title", { boost: 8 });
    this.field("page", { boost: 2 });
    this.field("text");
    sections.forEach((each, at) => this.add({ ...each, at }));
  });
  return { sections, built };
}

/** Return the sections that have all words, the last of which may be incomplete; else those that have any. */
async function search(text) {
  const { sections, built } = await index;
  const words = lunr.tokenizer(text).flatMap((word) => built.pipeline.runString(word.toString(), {}));
  const matches = (presence) =>
    built.query((asked) =>
      words.forEach((word, at) => {
        asked.term(word, { usePipeline: false, boost: 5, presence: OPTIONAL });
        asked.term(word, { usePipeline: false, presence, wildcard: at === words.length - 1 ? LAST : lunr.Query.wildcard.NONE });
      }),
    );
  const all = words.length ? matches(REQUIRED) : [];
  const found = all.length || !words.length ? all : matches(OPTIONAL);
  return found.slice(0, MAX_RESULTS).map(({ ref }) => sections[ref]);
}

onmessage = async ({ data }) => postMessage({ text: data, results: await search(data) });
