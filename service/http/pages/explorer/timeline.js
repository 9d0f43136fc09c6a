/** The timeline of a patient, with a filter by type of event. */

import { html, time, words } from "./dom.js";
import { pager } from "./pages.js";

/** Return the types of events that a timeline can have, from the document of the service. */
async function eventTypes(api) {
  const document = await api.get("/openapi.json");
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  return operations.filter((each) => each["x-timeline"]).map((each) => each["x-event"]).toSorted();
}

export async function timelineOf(api, patientId, signal) {
  const types = [...new Set(await eventTypes(api))];
  const options = types.map((type) => html("option", { value: type }, words(type.replace(".", ": "))));
  const select = html("select", {}, html("option", { value: "" }, "All events"), ...options);
  const path = `/v1/patients/${patientId}/timeline`;
  const read = (cursor) => api.get(path, { event_type: select.value, limit: 50, cursor }, signal);
  const { elements, load, reload } = pager(read, shown, "Pages of the timeline");
  select.addEventListener("change", reload);
  await load();
  return [html("label", {}, "Show ", select), ...elements];
}

function shown({ events }) {
  if (!events.length) return [html("p", { class: "hint" }, "No events.")];
  return [html("ol", { class: "timeline" }, ...events.map(entry))];
}

function entry(event) {
  const words_ = event.description ? html("span", { class: "hint" }, ` ${event.description}`) : null;
  return html("li", {}, time(event.occurred_at), html("span", {}, html("b", {}, event.title), words_));
}
