/** The search for a patient: by id, or by criteria that are sent in the body of a request. */

import { explained } from "./api.js";
import { descriptions, html, time, words } from "./dom.js";

const FIELDS = [
  { name: "name", label: "Name", hint: "or its beginning" },
  { name: "date_of_birth", label: "Date of birth", type: "date" },
  { name: "email", label: "Email", type: "email" },
  { name: "phone", label: "Phone", type: "tel" },
];

/** Fill a section with the form. `open` is called with the id of the chosen patient. */
export function searchInto(section, api, open) {
  const results = html("div", { class: "results", role: "status" });
  const byCriteria = html("form", { novalidate: true, autocomplete: "off" }, ...FIELDS.map(input),
    html("button", { type: "submit" }, "Search"));
  const byId = html("form", { novalidate: true, autocomplete: "off" }, input({ name: "id", label: "Patient id" }),
    html("button", { type: "submit" }, "Open"));
  onSubmit(byCriteria, async (values) => {
    if (!Object.keys(values).length) return results.replaceChildren(html("p", {}, "Enter at least one criterion."));
    const { patients, total } = await api.post("/v1/patients/search", { ...values, limit: 50 });
    const count = `${total} ${total === 1 ? "patient" : "patients"}${total > patients.length ? ", the newest 50 are shown" : ""}`;
    results.replaceChildren(html("p", {}, count), html("ul", {}, ...patients.map((patient) => result(patient, open))));
  });
  onSubmit(byId, ({ id }) => id && open(id.trim()));
  section.replaceChildren(html("h2", { id: "search-heading" }, "Find a patient"), byCriteria, byId, results);
  section.hidden = false;

  function onSubmit(form, send) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const values = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
      try {
        await send(values);
      } catch (error) {
        results.replaceChildren(html("p", { class: "error" }, explained(error)));
      }
    });
  }
}

function input({ name, label, type = "text", hint }) {
  const field = html("input", { name, type, autocomplete: "off", spellcheck: "false", "data-1p-ignore": true });
  return html("label", {}, html("span", {}, label, hint ? html("small", {}, ` ${hint}`) : null), field);
}

/** A result shows initials and the year of birth, which tell people apart without naming them. */
function result(patient, open) {
  const initials = `${initial(patient.first_name)} ${initial(patient.last_name)}`;
  const year = patient.date_of_birth?.slice(0, 4);
  return html("li", {},
    html("button", { type: "button", click: () => open(patient.id) }, year ? `${initials}, born ${year}` : initials),
    descriptions([["Status", words(patient.status)], ["Created", time(patient.created_at)], ["Id", html("code", {}, patient.id)]]));
}

function initial(name) {
  return `${[...name][0]}.`;
}
