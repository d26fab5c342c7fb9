import { createRequire } from 'node:module';
import { contourOf } from './contour.mjs';
import { departmentFiles } from './departmentFiles.mjs';

/**
 * @typedef {readonly [west: number, south: number, east: number, north: number]} Box
 * @typedef {{ readonly centres: Readonly<Record<string, readonly [longitude: number, latitude: number]>>,
 *   readonly ground: readonly (readonly number[])[], readonly towns: readonly (readonly [name: string, code: string])[] }} PlacesFile
 */

const BOXES = '@etalab/fr-bounding-boxes';
const COMMUNES = '@etalab/decoupage-administratif';
const require = createRequire(import.meta.url);

/** Changes when what a file says is made otherwise: a device keeps each address for good. */
const MADE = 1;
export const PLACES_AT = `_app/immutable/places/${require(`${BOXES}/package.json`).version}-${MADE}`;

/** How finely an outline is computed. Finer than a box of a commune would draw what is not known. */
const CELLS = 150;
const MOST_TOWNS = 10;

/**
 * Where the communes of each département lie: the middle of each, an outline of the whole (flat lists of longitude and
 * latitude, made of the boxes of the communes), and its largest towns, far enough from one another to be read. Source:
 * IGN, Admin Express (Licence Ouverte 2.0); a commune younger than those boxes has those of the communes it came from.
 * @returns {ReadonlyMap<string, PlacesFile>}
 */
export function placesByDepartment() {
  /** @type {readonly { readonly id: string, readonly bbox: Box }[]} */
  const boxes = require(`${BOXES}/dist/communes.json`);
  /** @type {readonly { code: string, nom: string, type: string, departement: string, population?: number, anciensCodes?: string[] }[]} */
  const rows = require(`${COMMUNES}/data/communes.json`);
  const byCode = new Map(boxes.map(({ id, bbox }) => [id.slice(id.lastIndexOf(':') + 1), bbox]));
  /** @type {Map<string, { code: string, name: string, people: number, box: Box }[]>} */
  const departments = new Map();
  for (const { code, nom, type, departement, population = 0, anciensCodes = [] } of rows) {
    if (type !== 'commune-actuelle') continue;
    const known = [code, ...anciensCodes].map((one) => byCode.get(one)).filter((one) => one !== undefined);
    if (known.length === 0) continue;
    const list = departments.get(departement) ?? [];
    departments.set(departement, list);
    list.push({ code, name: nom, people: population, box: around(known) });
  }
  return new Map([...departments].map(([code, communes]) => [code, fileOf(communes)]));
}

/** @param {readonly Box[]} boxes @returns {Box} */
const around = (boxes) => [
  Math.min(...boxes.map((box) => box[0])),
  Math.min(...boxes.map((box) => box[1])),
  Math.max(...boxes.map((box) => box[2])),
  Math.max(...boxes.map((box) => box[3])),
];

const rounded = (/** @type {number} */ degrees) => Math.round(degrees * 1_000) / 1_000;
/** @param {Box} box @returns {readonly [number, number]} */
const middleOf = ([west, south, east, north]) => [rounded((west + east) / 2), rounded((south + north) / 2)];

/**
 * @param {readonly { readonly code: string, readonly name: string, readonly people: number, readonly box: Box }[]} communes
 * @returns {PlacesFile}
 */
function fileOf(communes) {
  const whole = around(communes.map(({ box }) => box));
  // A degree of longitude is shorter than one of latitude: squares of the grid are squares on the ground.
  const shrink = Math.cos((((whole[1] + whole[3]) / 2) * Math.PI) / 180);
  const flat = communes.map(
    ({ box }) => /** @type {const} */ ([box[0] * shrink, box[1], box[2] * shrink, box[3]]),
  );
  const ground = contourOf(flat, CELLS).map((ring) =>
    ring.flatMap(([x, y]) => [rounded(x / shrink), rounded(y)]),
  );
  return {
    centres: Object.fromEntries(communes.map(({ code, box }) => [code, middleOf(box)])),
    ground,
    towns: townsOf(communes, Math.max((whole[2] - whole[0]) * shrink, whole[3] - whole[1]) / 8, shrink),
  };
}

/**
 * @param {readonly { readonly code: string, readonly name: string, readonly people: number, readonly box: Box }[]} communes
 * @param {number} apart @param {number} shrink
 * @returns {readonly (readonly [string, string])[]}
 */
function townsOf(communes, apart, shrink) {
  /** @type {{ readonly name: string, readonly code: string, readonly at: readonly [number, number] }[]} */
  const chosen = [];
  for (const { name, code, box } of [...communes].sort((a, b) => b.people - a.people)) {
    const at = middleOf(box);
    const isNear = chosen.some((one) => Math.hypot((one.at[0] - at[0]) * shrink, one.at[1] - at[1]) < apart);
    if (!isNear) chosen.push({ name, code, at });
    if (chosen.length === MOST_TOWNS) break;
  }
  return chosen.map(({ name, code }) => [name, code]);
}

/** Vite plugin: the places, for where the network is drawn as a map. */
export const mapPlaces = () =>
  departmentFiles({ name: 'places', at: PLACES_AT, filesOf: placesByDepartment });
