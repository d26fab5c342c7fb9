/**
 * @typedef {readonly [x: number, y: number]} Point
 * @typedef {readonly Point[]} Ring
 */

/**
 * The outline of what many boxes cover, each read as the rounded shape that fills it: where the shapes of communes are
 * not known, their boxes together tell that of their département to about a kilometre.
 * @param {readonly (readonly [west: number, south: number, east: number, north: number])[]} boxes
 * @param {number} cells how many squares the longer side is cut into
 * @returns {readonly Ring[]} in the units of the boxes
 */
export function contourOf(boxes, cells) {
  const west = Math.min(...boxes.map((box) => box[0]));
  const south = Math.min(...boxes.map((box) => box[1]));
  const width = Math.max(...boxes.map((box) => box[2])) - west;
  const height = Math.max(...boxes.map((box) => box[3])) - south;
  const size = Math.max(width, height) / cells;
  const [columns, rows] = [Math.ceil(width / size) + 2 * EDGE, Math.ceil(height / size) + 2 * EDGE];
  const grid = { values: new Float64Array(columns * rows), columns, rows };
  for (const box of boxes)
    fill(
      grid,
      box.map((at, n) => (at - (n % 2 === 0 ? west : south)) / size + EDGE),
    );
  const soft = closed(closed(grid, Math.max), Math.min);
  return ringsOf(blurred(soft))
    .filter((ring) => areaOf(ring) > SMALLEST)
    .map((ring) =>
      simplified(ring, TOLERANCE).map(
        ([x, y]) => /** @type {const} */ ([west + (x - EDGE) * size, south + (y - EDGE) * size]),
      ),
    );
}

const EDGE = 4;
/** In squares: what is smaller is no island that anybody would look for. */
const SMALLEST = 3;
/** In squares: how far the drawn line may leave the computed one. */
const TOLERANCE = 0.35;
/** Between an ellipse (2) and its box (without end). */
const ROUNDNESS = 2.6;

/** @typedef {{ readonly values: Float64Array, readonly columns: number, readonly rows: number }} Grid */

/** @param {Grid} grid @param {readonly number[]} box */
function fill({ values, columns }, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]) {
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  // A commune smaller than a square still counts.
  const [rx, ry] = [Math.max(0.8, ((x2 - x1) / 2) * 1.04), Math.max(0.8, ((y2 - y1) / 2) * 1.04)];
  for (let y = Math.floor(cy - ry); y <= Math.ceil(cy + ry); y++)
    for (let x = Math.floor(cx - rx); x <= Math.ceil(cx + rx); x++)
      if (Math.abs((x - cx) / rx) ** ROUNDNESS + Math.abs((y - cy) / ry) ** ROUNDNESS <= 1)
        values[y * columns + x] = 1;
}

/** @param {Grid} grid @param {(...all: number[]) => number} pick the greatest neighbour fills holes, the least gives back */
function closed({ values, columns, rows }, pick) {
  const next = new Float64Array(values.length);
  for (let y = 1; y < rows - 1; y++)
    for (let x = 1; x < columns - 1; x++) {
      const at = y * columns + x;
      next[at] = pick(
        values[at] ?? 0,
        values[at - 1] ?? 0,
        values[at + 1] ?? 0,
        values[at - columns] ?? 0,
        values[at + columns] ?? 0,
      );
    }
  return { values: next, columns, rows };
}

/** @param {Grid} grid @returns {Grid} */
function blurred({ values, columns, rows }) {
  const next = new Float64Array(values.length);
  for (let y = 1; y < rows - 1; y++)
    for (let x = 1; x < columns - 1; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++)
          sum += (values[(y + dy) * columns + x + dx] ?? 0) * (2 - Math.abs(dx)) * (2 - Math.abs(dy));
      next[y * columns + x] = sum / 16;
    }
  return { values: next, columns, rows };
}

const LEVEL = 0.5;

/**
 * Marching squares: the lines along which the grid passes half, joined to rings.
 * @param {Grid} grid
 * @returns {readonly Ring[]}
 */
function ringsOf({ values, columns, rows }) {
  /** @type {Map<string, { readonly point: Point, readonly next: string }>} */
  const steps = new Map();
  const at = (/** @type {number} */ x, /** @type {number} */ y) => values[y * columns + x] ?? 0;
  for (let y = 0; y < rows - 1; y++)
    for (let x = 0; x < columns - 1; x++) {
      const [a, b, c, d] = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)];
      if (a >= LEVEL === b >= LEVEL && b >= LEVEL === c >= LEVEL && c >= LEVEL === d >= LEVEL) continue;
      /** Where the line crosses each side of this square, walked with the covered part on the left. */
      const sides = [
        side(a, b, x, y, 'h', x, y, 1, 0),
        side(b, c, x + 1, y, 'v', x + 1, y, 0, 1),
        side(c, d, x, y + 1, 'h', x + 1, y + 1, -1, 0),
        side(d, a, x, y, 'v', x, y + 1, 0, -1),
      ].filter((one) => one !== null);
      const [ins, outs] = [sides.filter(({ rises }) => rises), sides.filter(({ rises }) => !rises)];
      ins.forEach((one, n) => {
        const other = outs[n];
        if (other !== undefined) steps.set(other.key, { point: other.point, next: one.key });
      });
    }
  /** @type {Ring[]} */
  const rings = [];
  for (let start = [...steps.keys()][0]; start !== undefined; start = [...steps.keys()][0]) {
    /** @type {Point[]} */
    const ring = [];
    for (let key = start, step = steps.get(key); step !== undefined; step = steps.get(key)) {
      ring.push(step.point);
      steps.delete(key);
      key = step.next;
    }
    rings.push(ring);
  }
  return rings;
}

/**
 * @param {number} from @param {number} to @param {number} kx @param {number} ky @param {string} way
 * @param {number} x @param {number} y @param {number} dx @param {number} dy
 */
function side(from, to, kx, ky, way, x, y, dx, dy) {
  if (from >= LEVEL === to >= LEVEL) return null;
  const share = (LEVEL - from) / (to - from);
  return {
    rises: to >= LEVEL,
    key: `${kx} ${ky} ${way}`,
    point: /** @type {Point} */ ([x + dx * share, y + dy * share]),
  };
}

/** Negative for a hole. @param {Ring} ring */
const areaOf = (ring) =>
  ring.reduce((sum, [x, y], n) => {
    const [nx, ny] = ring[(n + 1) % ring.length] ?? [0, 0];
    return sum + x * ny - nx * y;
  }, 0) / 2;

/**
 * Douglas and Peucker, 1973: fewer points, none of those left out farther than `tolerance` from the line that stays.
 * @param {Ring} ring @param {number} tolerance @returns {Ring}
 */
function simplified(ring, tolerance) {
  const keep = new Set([0, Math.floor(ring.length / 2), ring.length]);
  const due = [
    [0, Math.floor(ring.length / 2)],
    [Math.floor(ring.length / 2), ring.length],
  ];
  for (let part = due.pop(); part !== undefined; part = due.pop()) {
    const [first = 0, last = 0] = part;
    const [a, b] = [ring[first % ring.length] ?? [0, 0], ring[last % ring.length] ?? [0, 0]];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    let [farthest, far] = [first, 0];
    for (let n = first + 1; n < last; n++) {
      const [x, y] = ring[n] ?? [0, 0];
      const away = Math.abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / length;
      if (away > far) [farthest, far] = [n, away];
    }
    if (far <= tolerance) continue;
    keep.add(farthest);
    due.push([first, farthest], [farthest, last]);
  }
  return ring.filter((_, n) => keep.has(n));
}
