/**
 * The places of nodes on rings around the patient. Each kind has a sector of a ring. The place of a node within it
 * follows from its key, so that it stays when other nodes are added, and is the same at every visit.
 */

const CELL = 13;
const OTHER = "other";
/** The radii of the first and last nodes, of the labels and of the border, and the kinds in their order, clockwise. */
const RINGS = [
  {
    inner: 110, outer: 265, labels: 284, border: 298,
    kinds: ["provider_link", "encounter", "medication", "metric", "intake_response", "enrollment", "treatment",
      "compliance_act", "consult_outcome", "researcher_acknowledgement", "onboarding", OTHER],
  },
  { inner: 312, outer: 375, labels: 389, border: 402, kinds: ["consultation", "prescription", "dose_series", "schedule", "override"] },
  { inner: 416, outer: 480, labels: 496, border: 510, kinds: ["provider", "protocol", "protocol_compound", "compound"] },
];

export const RADIUS = 520;
export const BORDERS = RINGS.map(({ border }) => border);
/** The lines between the sectors of a ring, each from one point to another. */
export const SEPARATORS = RINGS.flatMap(({ kinds, border }, index) => kinds.map((_, place) => {
  const angle = (2 * Math.PI * place) / kinds.length;
  return [point(index ? BORDERS[index - 1] : 95, angle), point(border, angle)];
}));

const SECTORS = new Map(RINGS.flatMap((ring) => ring.kinds.map((kind, index) => [kind, sector(ring, index)])));

/** The kinds in the order in which the keyboard visits them. */
export const KINDS = ["patient", ...SECTORS.keys()];

function sector(ring, index) {
  const width = (2 * Math.PI) / ring.kinds.length;
  const begin = index * width;
  const cells = [];
  for (let radius = ring.inner; radius <= ring.outer; radius += CELL) {
    const count = Math.floor((width * radius) / CELL);
    for (let place = 0; place < count; place += 1) {
      cells.push(point(radius, begin + (width * (place + 0.5)) / count));
    }
  }
  return { cells, label: point(ring.labels, begin + width / 2) };
}

function point(radius, angle) {
  return { x: Math.round(radius * Math.sin(angle) * 10) / 10, y: Math.round(-radius * Math.cos(angle) * 10) / 10 };
}

export function sectorOf(kind) {
  return SECTORS.has(kind) ? kind : OTHER;
}

export function labelPlace(kind) {
  return SECTORS.get(sectorOf(kind)).label;
}

/** FNV-1a, 32 bits, and the final mix of MurmurHash3: ids of the same time differ little. */
function hash(text) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Places of nodes. Nodes that were placed keep their place. */
export class Layout {
  #places = new Map();
  #taken = new Set();

  /** Add nodes, in the order of their keys; the first free cell after that of the key is taken. */
  add(nodes) {
    const added = nodes.filter((node) => !this.#places.has(node.key));
    for (const node of added.toSorted((one, other) => (one.key < other.key ? -1 : 1))) {
      this.#places.set(node.key, node.kind === "patient" ? { x: 0, y: 0 } : this.#free(node));
    }
  }

  place(key) {
    return this.#places.get(key);
  }

  #free({ kind, key }) {
    const { cells } = SECTORS.get(sectorOf(kind));
    const first = hash(key) % cells.length;
    for (let step = 0; step < cells.length; step += 1) {
      const cell = cells[(first + step) % cells.length];
      if (!this.#taken.has(cell)) {
        this.#taken.add(cell);
        return cell;
      }
    }
    return cells[first]; // the sector is full
  }
}
