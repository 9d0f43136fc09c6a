/** The page of one patient. The person is masked until the full record is requested, which is audited. */

import { accessesOf } from "./accesses.js";
import { explained } from "./api.js";
import { dosesOf } from "./doses.js";
import { descriptions, html, time, words } from "./dom.js";
import { GraphView } from "./graph.js";
import { measurementsOf } from "./measurements.js";
import { timelineOf } from "./timeline.js";

const SECTIONS = [
  ["Graph", (...given) => new GraphView(...given).load()],
  ["Doses", dosesOf],
  ["Measurements", measurementsOf],
  ["Timeline", timelineOf],
];

/** Fill the element with a patient. Throws the error of the first request. */
export async function personInto(element, api, id, signal) {
  const path = `/v1/patients/${encodeURIComponent(id)}`;
  const safe = await api.get(`${path}/safe`, {}, signal);
  element.replaceChildren(identity(api, path, safe, signal), ...SECTIONS.map(([title, load]) => section(title, load)), accesses());
  element.hidden = false;

  function section(title, load) {
    const content = html("div", { class: "content" }, html("p", { class: "hint" }, "Loading"));
    filled(content, load);
    return panel(title, content);
  }

  async function filled(content, load) {
    try {
      content.replaceChildren(...(await load(api, safe.id, signal)));
    } catch (error) {
      if (!signal.aborted) content.replaceChildren(html("p", { class: "error" }, explained(error)));
    }
  }

  function accesses() {
    const content = html("div", { class: "content" });
    content.append(html("button", { type: "button", click: () => filled(content, accessesOf) }, "Show who read what"));
    return panel("Access log", content);
  }
}

function panel(title, content) {
  const id = `panel-${title.toLowerCase().replaceAll(" ", "-")}`;
  return html("section", { class: "panel", id, "aria-labelledby": `${id}-heading` }, html("h2", { id: `${id}-heading` }, title), content);
}

function identity(api, path, safe, signal) {
  const shown = html("div", { class: "content", role: "status" });

  function mask() {
    const unmask = html("button", { type: "button", click: reveal }, "Show identity");
    const hint = html("p", { class: "hint", id: "unmask-hint" }, "The patient's access log notes that you read it.");
    unmask.setAttribute("aria-describedby", hint.id);
    shown.replaceChildren(descriptions(common(safe)), unmask, hint);
  }

  async function reveal() {
    try {
      const patient = await api.get(path, {}, signal);
      const personal = [
        ["Name", `${patient.first_name} ${patient.last_name}`], ["Date of birth", patient.date_of_birth],
        ["Gender", patient.gender], ["Order of multiple birth", patient.multiple_birth], ["Email", patient.email],
        ["Phone", patient.phone],
        ["Age verified", patient.age_verified_at && time(patient.age_verified_at)],
        ["Prescription", patient.prescription_status && words(patient.prescription_status)],
      ];
      const hide = html("button", { type: "button", click: mask }, "Hide identity");
      shown.replaceChildren(descriptions([...personal, ...common(patient)]), hide);
    } catch (error) {
      if (!signal.aborted) shown.append(html("p", { class: "error" }, explained(error)));
    }
  }

  mask();
  return panel("Person", shown);
}

function common(patient) {
  const ids = Object.entries(patient.external_ids).map(([system, value]) => `${system}: ${value}`).join(", ");
  return [["Status", words(patient.status)], ["Created", time(patient.created_at)], ["External ids", ids], ["Id", html("code", {}, patient.id)]];
}
