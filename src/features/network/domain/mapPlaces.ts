import type { Position } from '#domain/kinds/structure.ts';
import { isRecord } from '#domain/readers.ts';

/** What a département is drawn on. */
export interface MapPlaces {
  /** The middle of each commune, by its code. */
  readonly centres: ReadonlyMap<string, Position>;
  /** Outlines: lists of positions, each closed. */
  readonly ground: readonly (readonly Position[])[];
  /** Its largest towns, largest first: so that one knows where one is. */
  readonly towns: readonly { readonly name: string; readonly at: Position }[];
}

const readPosition = (raw: unknown): Position | null => {
  const [longitude, latitude] = Array.isArray(raw) ? (raw as readonly unknown[]) : [];
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null;
};

/** What a file of the build says (scripts/house/mapPlaces.mjs); null when it is none. */
export function readMapPlaces(raw: unknown): MapPlaces | null {
  if (!isRecord(raw) || !isRecord(raw.centres) || !Array.isArray(raw.ground) || !Array.isArray(raw.towns))
    return null;
  const centres = new Map(
    Object.entries(raw.centres).flatMap(([code, at]): [string, Position][] => {
      const position = readPosition(at);
      return position === null ? [] : [[code, position]];
    }),
  );
  return {
    centres,
    ground: (raw.ground as readonly unknown[]).map(readRing),
    towns: (raw.towns as readonly unknown[]).flatMap((town) => {
      const [name, code] = Array.isArray(town) ? (town as readonly unknown[]) : [];
      const at = centres.get(String(code));
      return typeof name === 'string' && at !== undefined ? [{ name, at }] : [];
    }),
  };
}

/** A flat list: longitude, latitude, longitude, latitude… */
function readRing(raw: unknown): readonly Position[] {
  const flat = Array.isArray(raw) ? (raw as readonly unknown[]) : [];
  return flat.flatMap((_, n) => {
    const position = n % 2 === 0 ? readPosition(flat.slice(n, n + 2)) : null;
    return position === null ? [] : [position];
  });
}
