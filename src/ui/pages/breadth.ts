import type { PublicFamily } from '#domain/projections/publicPage.ts';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';

/** One leaf for each family, always in the same place: full where the family asks, hollow where it does not yet. */
export function breadthPaths(families: readonly PublicFamily[]): {
  readonly voiced: string;
  readonly silent: string;
} {
  const asking = new Set(families.map((family) => family.kind));
  const drawn = { voiced: '', silent: '' };
  STRUCTURE_KINDS.forEach((kind, place) => {
    drawn[asking.has(kind) ? 'voiced' : 'silent'] += `M${place * 15 + 1} 1h8q4 0 4 4v6h-8q-4 0-4-4z`;
  });
  return drawn;
}
