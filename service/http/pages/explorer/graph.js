/** The graph of what belongs to a patient, as rings around the patient. */

import { explained } from "./api.js";
import { descriptions, formatTime, html, svg, time, words } from "./dom.js";
import { BORDERS, KINDS, labelPlace, Layout, RADIUS, sectorOf, SEPARATORS } from "./layout.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const EXPLANATION = "The inner ring has the records of the patient, the middle one what belongs to such a record, and the "
  + "outer one what the brand shares. Select a node to see what it is.";

export class GraphView {
  #api;
  #path;
  #signal;
  #layout = new Layout();
  #nodes = new Map();
  #edges = [];
  #marks = new Map(); // elements by key
  #lines = svg("g", { class: "edges", "aria-hidden": "true" });
  #points = svg("g", { class: "nodes" });
  #labels = svg("g", { class: "labels", "aria-hidden": "true" });
  #detail = html("div", { class: "detail", role: "status" }, html("p", {}, EXPLANATION));
  #more = html("div", { class: "actions" });
  #omitted = html("p", { class: "hint" });

  constructor(api, patientId, signal) {
    this.#api = api;
    this.#path = `/v1/patients/${patientId}/graph`;
    this.#signal = signal;
  }

  async load() {
    this.#add(await this.#api.get(this.#path, {}, this.#signal));
    const box = `${-RADIUS} ${-RADIUS} ${2 * RADIUS} ${2 * RADIUS}`;
    const rings = [
      ...BORDERS.map((radius) => svg("circle", { r: radius })),
      ...SEPARATORS.map(([from, to]) => svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y })),
    ];
    const name = "Graph of the patient. The arrow keys move between the nodes.";
    const picture = svg("svg", { viewBox: box, class: "graph", role: "group", "aria-label": name, keydown: this.#move },
      svg("g", { class: "rings", "aria-hidden": "true" }, rings), this.#lines, this.#labels, this.#points);
    return [html("div", { class: "with-detail" }, picture, html("div", {}, this.#detail, this.#omitted, this.#more))];
  }

  #add({ nodes, edges, more, omitted }) {
    this.#layout.add(nodes);
    for (const node of nodes) this.#nodes.set(node.key, node);
    const known = new Set(this.#edges.map(identityOf));
    this.#edges.push(...edges.filter((edge) => !known.has(identityOf(edge))));
    this.#draw();
    this.#more.replaceChildren(...more.map((each) => this.#moreButton(each)));
    const scopes = new Set(omitted.map(({ scope }) => scope));
    this.#omitted.textContent = omitted.length
      ? `Not shown, because your account lacks ${[...scopes].join(", ")}: ${omitted.map(({ kind }) => words(kind)).join(", ")}.`
      : "";
  }

  #draw() {
    this.#lines.replaceChildren(...this.#edges.filter((edge) => this.#isDrawn(edge)).map((edge) => this.#line(edge)));
    for (const node of this.#inOrder()) {
      if (!this.#marks.has(node.key)) this.#marks.set(node.key, this.#mark(node));
    }
    this.#points.replaceChildren(...this.#inOrder().map((node) => this.#marks.get(node.key)));
    const counts = new Map();
    for (const { kind } of this.#nodes.values()) counts.set(sectorOf(kind), (counts.get(sectorOf(kind)) ?? 0) + 1);
    counts.delete("other"); // the patient, and kinds that this page does not know
    this.#labels.replaceChildren(...[...counts].map(([kind, count]) => label(kind, count)));
  }

  /** The nodes in the order of the keyboard: by kind, then newest first. */
  #inOrder() {
    const rank = (node) => (KINDS.includes(node.kind) ? KINDS.indexOf(node.kind) : KINDS.length);
    return [...this.#nodes.values()].toSorted((one, other) => rank(one) - rank(other));
  }

  /** An edge to the patient says no more than that the node is in the graph. */
  #isDrawn({ source, target, property }) {
    return property !== "patient_id" && this.#nodes.has(source) && this.#nodes.has(target);
  }

  #line({ source, target }) {
    const [from, to] = [this.#layout.place(source), this.#layout.place(target)];
    return svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, "data-source": source, "data-target": target });
  }

  #mark(node) {
    const { x, y } = this.#layout.place(node.key);
    const isPatient = node.kind === "patient";
    const select = () => this.#select(node.key);
    const press = (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), select());
    return svg("g", {
      class: `node kind-${node.kind}`, transform: `translate(${x} ${y})`, role: "button", tabindex: isPatient ? 0 : -1,
      "aria-label": described(node), "aria-pressed": "false", click: select, keydown: press,
    }, svg("circle", { r: isPatient ? 26 : 8, class: "target" }), svg("circle", { r: isPatient ? 22 : 5, class: "dot" }));
  }

  #move = (event) => {
    const marks = [...this.#points.children];
    const step = STEPS[event.key];
    const at = marks.indexOf(event.target.closest(".node"));
    if (at === -1 || !(step || ["Home", "End"].includes(event.key))) return;
    event.preventDefault();
    const next = step ? (at + step + marks.length) % marks.length : event.key === "Home" ? 0 : marks.length - 1;
    this.#focus(marks[next]);
  };

  #focus(mark) {
    for (const each of this.#points.children) each.setAttribute("tabindex", each === mark ? 0 : -1);
    mark.focus();
  }

  #select(key) {
    const edges = this.#edges.filter(({ source, target }) => source === key || target === key);
    const near = new Set(edges.flatMap(({ source, target }) => [source, target]));
    for (const [each, mark] of this.#marks) {
      mark.classList.toggle("near", near.has(each) && each !== key);
      mark.setAttribute("aria-pressed", String(each === key));
    }
    for (const line of this.#lines.children) {
      line.classList.toggle("active", [line.dataset.source, line.dataset.target].includes(key));
    }
    this.#detail.replaceChildren(...this.#describe(this.#nodes.get(key), edges));
  }

  #describe(node, edges) {
    const drawn = edges.filter((edge) => this.#isDrawn(edge));
    const links = drawn.slice(0, 20).map(({ source, target, property }) => {
      const [other, name] = source === node.key ? [target, property] : [source, `${property} of`];
      const go = () => (this.#focus(this.#marks.get(other)), this.#select(other));
      return html("li", {}, `${words(name)}: `, html("button", { type: "button", click: go }, titled(this.#nodes.get(other))));
    });
    return [
      html("h3", {}, words(node.kind)),
      descriptions([
        ["Name", node.name], ["Status", node.status && words(node.status)], ["Time", node.at && time(node.at)],
        ["Entries", node.count === 1000 ? "1,000 or more" : node.count], ["Id", html("code", {}, node.id)],
      ]),
      links.length ? html("ul", { class: "references" }, ...links) : null,
    ].filter(Boolean);
  }

  #moreButton({ kind, next_cursor: cursor }) {
    const load = async (event) => {
      const button = event.currentTarget;
      button.disabled = true;
      try {
        const rest = [...this.#more.querySelectorAll("button")].filter((each) => each !== button);
        this.#add(await this.#api.get(this.#path, { cursor }, this.#signal));
        this.#more.append(...rest);
      } catch (error) {
        button.disabled = false;
        this.#more.append(html("span", { class: "error" }, explained(error)));
      }
    };
    return html("button", { type: "button", click: load }, `More: ${words(kind)}`);
  }
}

function identityOf({ source, target, property }) {
  return `${source} ${property} ${target}`;
}

function label(kind, count) {
  const { x, y } = labelPlace(kind);
  return svg("text", { x, y, "text-anchor": "middle", "dominant-baseline": "middle" }, `${words(kind)} ${count}`);
}

function titled(node) {
  return node.name ? `${words(node.kind)}, ${node.name}` : words(node.kind);
}

function described(node) {
  const parts = [titled(node), node.status && words(node.status), node.at && formatTime(node.at)];
  return parts.filter(Boolean).join(", ");
}
