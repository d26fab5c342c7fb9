import type { ItemId } from '#domain/ids.ts';
import type { MobilisationState, Structure } from '#domain/kinds/structure.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';

/** How varied those who are with us are. A zero is an invitation. */
export interface Diversity {
  /** Each family, with how many structures of it are with us. People are never counted here. */
  readonly families: readonly { readonly kind: StructureKind; readonly structures: number }[];
  /** Communes where structures with us are, the most first. */
  readonly places: readonly { readonly commune: string; readonly structures: number }[];
  /** Communes that we think of, or have contacted, and where nobody is with us. */
  readonly placesMissing: readonly string[];
}

const WITH_US: readonly MobilisationState[] = ['interested', 'involved', 'coOrganiser'];
const AHEAD: readonly MobilisationState[] = ['thoughtOf', 'contacted'];

/** Residents are people, not a structure: their family is told by the questions that they ask. */
const COUNTED: readonly StructureKind[] = STRUCTURE_KINDS.filter((kind) => kind !== 'residents');

/** `among`: those of a theme only; all of the space without it. */
export function diversityOf(
  structures: ReadonlyMap<ItemId, Structure>,
  among: ReadonlySet<ItemId> | null = null,
): Diversity {
  const inView = structuresInView(structures).filter(({ id }) => among === null || among.has(id));
  const here = inView.filter(({ mobilisation }) => WITH_US.includes(mobilisation));
  const places = new Map<string, number>();
  for (const { commune } of here) if (commune !== null) places.set(commune, (places.get(commune) ?? 0) + 1);
  const missing = new Set<string>();
  for (const { commune, mobilisation } of inView)
    if (commune !== null && !places.has(commune) && AHEAD.includes(mobilisation)) missing.add(commune);
  return {
    families: COUNTED.map((kind) => ({ kind, structures: here.filter((one) => one.kind === kind).length })),
    places: [...places]
      .map(([commune, count]) => ({ commune, structures: count }))
      .sort((a, b) => b.structures - a.structures || (a.commune < b.commune ? -1 : 1)),
    placesMissing: [...missing].sort(),
  };
}
