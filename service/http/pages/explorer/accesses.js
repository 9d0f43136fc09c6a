/** The access log of a patient: who read or changed what. It is read on request only, because that adds a row to it. */

import { html, time, words } from "./dom.js";
import { pager } from "./pages.js";

const COLUMNS = ["Time", "Who", "By", "What"];

export async function accessesOf(api, patientId, signal) {
  const path = `/v1/patients/${patientId}/access-log`;
  const { elements, load } = pager((cursor) => api.get(path, { limit: 50, cursor }, signal), shown, "Pages of the access log");
  await load();
  return elements;
}

function shown({ accesses }) {
  const head = html("tr", {}, ...COLUMNS.map((name) => html("th", { scope: "col" }, name)));
  const rows = accesses.map((access) => html("tr", {},
    html("td", {}, time(access.occurred_at)),
    html("td", {}, who(access)),
    html("td", {}, access.client),
    html("td", {}, what(access))));
  const table = html("table", {}, html("thead", {}, head), html("tbody", {}, ...rows));
  return [html("div", { class: "scrollable", tabindex: 0, role: "region", "aria-label": "Access log" }, table)];
}

function who({ subject }) {
  return subject === "self" ? "The patient" : (subject ?? "A service");
}

function what({ operation, event, fields }) {
  const done = event ? words(event.replace(".", ": ")) : `Read: ${operation ?? "unknown"}`;
  return fields.length ? `${done} (${fields.join(", ")})` : done;
}
