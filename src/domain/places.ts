import { fold } from './fold.ts';
import { isRecord } from './readers.ts';

/** A commune of the official list. */
export interface Commune {
  /** Five characters: « 24322 », « 2A004 ». */
  readonly code: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  /** The code of the communauté or métropole that it belongs to. */
  readonly epci: string | null;
}

/** The communes of one département, and the names of their communautés by code. */
export interface Communes {
  readonly all: readonly Commune[];
  readonly epcis: ReadonlyMap<string, string>;
}

/** The département or territory of a commune's code: « 24 », « 2A », « 974 ». */
export const departmentOf = (communeCode: string): string =>
  communeCode.slice(0, /^9[78]/.test(communeCode) ? 3 : 2);

/** What a file of the build says (scripts/house/communes.mjs); null when it is none. */
export function readCommunes(raw: unknown): Communes | null {
  if (!isRecord(raw) || !Array.isArray(raw.communes)) return null;
  const all = (raw.communes as readonly unknown[]).flatMap((row): Commune[] => {
    if (!Array.isArray(row)) return [];
    const [code, name, postalCodes, epci] = row as readonly unknown[];
    if (typeof code !== 'string' || typeof name !== 'string' || typeof postalCodes !== 'string') return [];
    return [
      {
        code,
        name,
        postalCodes: postalCodes.split(' ').filter(Boolean),
        epci: typeof epci === 'string' && epci !== '' ? epci : null,
      },
    ];
  });
  const names = Object.entries(isRecord(raw.epcis) ? raw.epcis : {});
  return { all, epcis: new Map(names.map(([code, name]) => [code, String(name)])) };
}

/** A name as a search compares it: « St-Aulaye », « saint aulaye » and « Saint-Aulaye » are one. */
export const foldPlace = (name: string): string =>
  fold(name)
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');

/**
 * Communes that somebody may mean, the likeliest first: those whose name begins so, then those that have a word which
 * does; digits are a postal code.
 */
export function findCommunes(communes: readonly Commune[], typed: string, most = 8): readonly Commune[] {
  const sought = foldPlace(typed);
  if (sought === '') return [];
  if (/^\d+$/.test(sought))
    return communes
      .filter(({ postalCodes }) => postalCodes.some((one) => one.startsWith(sought)))
      .slice(0, most);
  const starting: Commune[] = [];
  const holding: Commune[] = [];
  for (const commune of communes) {
    const name = foldPlace(commune.name);
    if (name.startsWith(sought)) starting.push(commune);
    else if (` ${name}`.includes(` ${sought}`)) holding.push(commune);
  }
  const exact = (one: Commune): number => (foldPlace(one.name) === sought ? 0 : 1);
  starting.sort((a, b) => exact(a) - exact(b));
  return [...starting, ...holding].slice(0, most);
}

/** How near two communes are, the nearest first. */
export const NEARNESS = ['sameCommune', 'sameEpci', 'sameDepartment'] as const;
export type Nearness = (typeof NEARNESS)[number];

/** How near two communes are by their codes; null when they are far, or not known. */
export function nearnessOf(
  a: string | null,
  b: string | null,
  epciOf: (code: string) => string | null,
): Nearness | null {
  if (a === null || b === null) return null;
  if (a === b) return 'sameCommune';
  const epci = epciOf(a);
  if (epci !== null && epci === epciOf(b)) return 'sameEpci';
  return departmentOf(a) === departmentOf(b) ? 'sameDepartment' : null;
}
