import { createRequire } from 'node:module';
import { departmentFiles } from './departmentFiles.mjs';

/**
 * @typedef {{ readonly code: string, readonly nom: string, readonly type: string, readonly departement: string,
 *   readonly codesPostaux?: readonly string[] }} Row
 * @typedef {{ readonly code: string, readonly nom: string, readonly membres: readonly { readonly code: string }[] }} Epci
 * @typedef {{ readonly epcis: Readonly<Record<string, string>>,
 *   readonly communes: readonly (readonly [code: string, name: string, postalCodes: string, epci: string])[] }} DepartmentFile
 */

const PACKAGE = '@etalab/decoupage-administratif';
const require = createRequire(import.meta.url);

/** Where the lists stand among what is built: a new edition has new addresses, so that a device keeps each for good. */
export const COMMUNES_AT = `_app/immutable/communes/${require(`${PACKAGE}/package.json`).version}`;

/**
 * The communes of each département or territory, by its code: their code, name, postal codes (parted by spaces) and the
 * code of their EPCI (« » where they are in none). Source: the official geographic code (Licence Ouverte 2.0).
 * @returns {ReadonlyMap<string, DepartmentFile>}
 */
export function communesByDepartment() {
  /** @type {readonly Row[]} */
  const rows = require(`${PACKAGE}/data/communes.json`);
  /** @type {readonly Epci[]} */
  const epcis = require(`${PACKAGE}/data/epci.json`);
  const epciOf = new Map(epcis.flatMap((epci) => epci.membres.map(({ code }) => [code, epci])));
  /** @type {Map<string, { epcis: Record<string, string>, communes: [string, string, string, string][] }>} */
  const files = new Map();
  for (const { code, nom, type, departement, codesPostaux = [] } of rows) {
    if (type !== 'commune-actuelle') continue;
    const file = files.get(departement) ?? { epcis: {}, communes: [] };
    files.set(departement, file);
    const epci = epciOf.get(code);
    if (epci !== undefined) file.epcis[epci.code] = epci.nom;
    file.communes.push([code, nom, codesPostaux.join(' '), epci?.code ?? '']);
  }
  return files;
}

/**
 * Vite plugin: the lists, for where somebody writes a commune.
 * @returns {import('vite').Plugin}
 */
export const communes = () =>
  departmentFiles({ name: 'communes', at: COMMUNES_AT, filesOf: communesByDepartment });
