/** The measurements of a patient: for each metric key the latest value, and a chart of the daily averages. */

import { explained } from "./api.js";
import { formatTime, html, svg, time, words } from "./dom.js";

const DAYS = 90;
const PER_PAGE = 12;
const [WIDTH, HEIGHT, MARGIN] = [240, 72, 6];

export async function measurementsOf(api, patientId, signal) {
  const cards = html("div", { class: "cards" });
  const more = html("button", { type: "button", click: () => add().catch(tell) }, "More measurements");
  const told = html("p", { class: "error", role: "status" });
  let cursor;

  async function add() {
    more.disabled = true;
    told.textContent = "";
    const page = await api.get(`/v1/patients/${patientId}/metrics`, { limit: PER_PAGE, cursor }, signal);
    cards.append(...(await Promise.all(page.metrics.map((metric) => card(api, patientId, metric, signal)))));
    cursor = page.next_cursor;
    more.disabled = false;
    more.hidden = cursor === null;
    if (!cards.children.length) cards.append(html("p", { class: "hint" }, "No measurements."));
  }

  function tell(error) {
    told.textContent = explained(error);
    more.disabled = false;
  }

  await add();
  return [cards, more, told];
}

/** Return the chart of the last days before the latest measurement. */
async function card(api, patientId, metric, signal) {
  const begin = new Date(Date.parse(metric.last_recorded_at) - DAYS * 86_400_000).toISOString().slice(0, 10);
  const path = `/v1/patients/${patientId}/metrics/${encodeURIComponent(metric.metric_key)}`;
  const { data } = await api.get(path, { granularity: "day", from: begin, limit: 1000 }, signal);
  const days = data.filter((point) => point.average !== null && point.unit === metric.unit)
    .map((point) => ({ at: Date.parse(point.bucket_start), value: Number(point.average) }));
  const latest = `${metric.last_value ?? "—"} ${metric.unit ?? ""}`.trim();
  return html("figure", { class: "card" },
    html("figcaption", {}, html("b", {}, words(metric.metric_key)), html("span", { class: "value" }, latest)),
    days.length > 1 ? chart(metric, days, latest) : html("p", { class: "hint" }, "Too few numbers for a chart."),
    html("p", { class: "hint" }, "Latest ", time(metric.last_recorded_at)));
}

function chart(metric, days, latest) {
  const values = days.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [days[0].at, days.at(-1).at];
  const scaled = (value, from, to, size) => MARGIN + (to > from ? (value - from) / (to - from) : 0.5) * (size - 2 * MARGIN);
  const points = days.map(({ at, value }) => [scaled(at, first, last, WIDTH), HEIGHT - scaled(value, least, most, HEIGHT)]);
  const [x, y] = points.at(-1);
  const text = `${metric.metric_key}: latest ${latest}; daily averages from ${round(least)} to ${round(most)}, since `
    + formatTime(new Date(first).toISOString());
  return html("div", { class: "chart" },
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": text },
      svg("polyline", { points: points.map((each) => each.map(round).join(",")).join(" ") }),
      svg("circle", { cx: round(x), cy: round(y), r: 3 })),
    html("div", { class: "scale", "aria-hidden": "true" }, html("span", {}, round(most)), html("span", {}, round(least))));
}

function round(number) {
  return String(Math.round(number * 100) / 100);
}
