/** A list of which one page at a time is in the document: however long it is, the page stays small. */

import { explained } from "./api.js";
import { html } from "./dom.js";

/**
 * Return the elements of a list. `read` returns the body of a page for a cursor, `show` the elements of its items.
 *
 * `load` reads the first page and throws its error; `reload` reads it anew and shows the error.
 */
export function pager(read, show, label) {
  const list = html("div", { class: "page" });
  const newer = html("button", { type: "button", click: () => attempt(() => turn(-1)) }, "Newer");
  const older = html("button", { type: "button", click: () => attempt(() => turn(1)) }, "Older");
  const position = html("span", { role: "status" });
  let cursors = [undefined]; // of the pages up to this one and the next
  let at = 0;
  let isBusy = false;

  async function turn(step) {
    const page = await read(cursors[at + step]);
    at += step;
    cursors = [...cursors.slice(0, at + 1), page.next_cursor];
    list.replaceChildren(...show(page));
    const total = page.total === undefined ? "" : `, ${page.total}${page.total_is_exact === false ? "+" : ""} in all`;
    position.textContent = `Page ${at + 1}${total}`;
  }

  async function load() {
    cursors = [undefined];
    at = 0;
    await turn(0);
    enable();
  }

  async function attempt(read) {
    if (isBusy) return;
    isBusy = true;
    await read().catch((error) => { position.textContent = explained(error); });
    isBusy = false;
    enable();
  }

  function enable() {
    const focused = document.activeElement;
    newer.disabled = at === 0;
    older.disabled = !cursors[at + 1];
    if (focused === newer && newer.disabled) older.focus(); // else the keyboard would begin anew
    if (focused === older && older.disabled) newer.focus();
  }

  const controls = html("nav", { class: "actions", "aria-label": label }, newer, older, position);
  return { elements: [list, controls], load, reload: () => attempt(load) };
}
