import type { Position, Structure } from '#domain/kinds/structure.ts';

type Locatable = Pick<Structure, 'position' | 'communeCode' | 'commune'>;

export interface OnMap<S> {
  readonly placed: readonly { readonly structure: S; readonly at: Position }[];
  /** Known, and so far off that the map would shrink to nothing. */
  readonly far: readonly S[];
  /** Neither coordinates nor a commune that is known. */
  readonly unknown: readonly S[];
}

/** How far beyond the ground one is still on the map, as a share of its longer side. */
const BEYOND = 0.35;

/**
 * Where structures stand: by their own coordinates, else in the middle of their commune. Without a ground all that is
 * known is on the map.
 */
export function placedOnMap<S extends Locatable>(
  structures: Iterable<S>,
  centreOf: (structure: S) => Position | undefined,
  ground: readonly (readonly Position[])[],
): OnMap<S> {
  const isNear = nearTo(ground.flat());
  const placed: { structure: S; at: Position }[] = [];
  const [far, unknown]: [S[], S[]] = [[], []];
  for (const structure of structures) {
    const at = structure.position ?? centreOf(structure);
    if (at === undefined) unknown.push(structure);
    else if (isNear(at)) placed.push({ structure, at });
    else far.push(structure);
  }
  return { placed, far, unknown };
}

function nearTo(ground: readonly Position[]): (at: Position) => boolean {
  if (ground.length === 0) return () => true;
  const [longitudes, latitudes] = [ground.map((at) => at.longitude), ground.map((at) => at.latitude)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const room = Math.max(east - west, north - south) * BEYOND;
  return ({ longitude, latitude }) =>
    longitude > west - room && longitude < east + room && latitude > south - room && latitude < north + room;
}
