/** The doses of the last 62 days as a heat map, one field for each date. */

import { html, words } from "./dom.js";

const DAYS = 62;
const PARTS = ["morning", "afternoon", "evening", "before_bed"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const DATE = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });

export async function dosesOf(api, patientId, signal) {
  const today = new Date();
  const date = (back) => {
    const local = new Date(today.getFullYear(), today.getMonth(), today.getDate() - back, 12);
    return [local.getFullYear(), local.getMonth() + 1, local.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
  };
  const query = { patient_id: patientId, from: date(DAYS - 1), to: date(0) };
  const { days, resolved_days: resolved } = await api.get("/v1/adherence/calendar", query, signal);
  const doses = new Map(resolved.map((day) => [day.date, PARTS.flatMap((part) => day[part])]));
  const begin = new Date(`${days[0].date}T00:00:00Z`).getUTCDay();
  const blanks = Array.from({ length: begin }, () => html("span", { class: "blank" }));
  return [
    html("div", { class: "weekdays", "aria-hidden": "true" }, ...WEEKDAYS.map((name) => html("span", {}, name))),
    html("div", { class: "heat", role: "list", "aria-label": `Doses of the last ${DAYS} days` },
      ...blanks.map((blank) => (blank.setAttribute("role", "presentation"), blank)),
      ...days.map((day) => field(day, doses.get(day.date) ?? []))),
    legend(),
  ];
}

function field({ date, status }, doses) {
  const taken = doses.filter((dose) => dose.taken).length;
  const share = doses.length ? Math.round((taken / doses.length) * 4) : 0;
  const told = doses.length ? `${taken} of ${doses.length} doses taken` : words(status);
  const day = DATE.format(new Date(`${date}T00:00:00Z`));
  const kind = status === "off" || (status === "scheduled" && !taken) ? status : `share-${share}`;
  return html("div", { class: `day ${kind}`, role: "listitem", title: `${day}: ${told}` },
    html("span", { class: "hidden-text" }, `${day}: ${told}`),
    html("span", { "aria-hidden": "true" }, String(Number(date.slice(8)))),
    html("small", { "aria-hidden": "true" }, doses.length ? `${taken}/${doses.length}` : "–"));
}

function legend() {
  const entries = [["share-0", "none taken"], ["share-2", "half"], ["share-4", "all"], ["scheduled", "still due"], ["off", "nothing due"]];
  const shown = entries.map(([kind, text]) => html("span", {}, html("i", { class: `day ${kind}` }), text));
  return html("p", { class: "legend", "aria-hidden": "true" }, ...shown);
}
