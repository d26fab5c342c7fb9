import type { ItemId } from '../ids.ts';
import type { MobilisationState, Structure } from '../kinds/structure.ts';
import { STRUCTURE_KINDS, type StructureKind } from '../structureKinds.ts';
import { structuresInView } from './readsAs.ts';

/** Whom one could turn to, of a family or a place that has no voice yet: those who are with us first. */
export interface Missing<What> {
  readonly what: What;
  readonly structures: readonly ItemId[];
}

/** Who of the territory's structures does not ask the questions of a theme. A zero is an invitation. */
export interface MissingVoices {
  /** Families without a voice in it, also those of which nobody is known. */
  readonly families: readonly Missing<StructureKind>[];
  /** Kinds of place of the national list, and communes, that structures here have and no voice in it has. */
  readonly typologies: readonly Missing<string>[];
  readonly communes: readonly Missing<string>[];
}

/** Residents are people, not a structure. */
const COUNTED: readonly StructureKind[] = STRUCTURE_KINDS.filter((kind) => kind !== 'residents');

/** Whom to turn to first. Those who do not feel concerned are left in peace. */
const NEAREST: readonly MobilisationState[] = [
  'coOrganiser',
  'involved',
  'interested',
  'contacted',
  'thoughtOf',
  'dormant',
];

/** `asking`: those who ask or share one of its questions, each as it reads. */
export function missingVoices(
  structures: ReadonlyMap<ItemId, Structure>,
  asking: ReadonlySet<ItemId>,
): MissingVoices {
  const inView = structuresInView(structures);
  const voices = inView.filter(({ id }) => asking.has(id));
  const others = inView
    .filter(({ id, mobilisation }) => !asking.has(id) && NEAREST.includes(mobilisation))
    .sort(
      (a, b) =>
        NEAREST.indexOf(a.mobilisation) - NEAREST.indexOf(b.mobilisation) || (a.name < b.name ? -1 : 1),
    );
  const without = (read: (one: Structure) => string | null): readonly Missing<string>[] => {
    const heard = new Set(voices.map(read));
    const found = new Map<string, ItemId[]>();
    for (const one of others) {
      const what = read(one);
      if (what !== null && !heard.has(what)) found.set(what, [...(found.get(what) ?? []), one.id]);
    }
    return [...found].map(([what, ids]) => ({ what, structures: ids }));
  };
  const families = without(({ kind }) => kind);
  const heard = new Set(voices.map(({ kind }) => kind));
  return {
    families: COUNTED.filter((kind) => !heard.has(kind)).map((kind) => ({
      what: kind,
      structures: families.find(({ what }) => what === kind)?.structures ?? [],
    })),
    typologies: mostFirst(without(({ typology }) => typology)),
    communes: mostFirst(without(({ commune }) => commune)),
  };
}

const mostFirst = (all: readonly Missing<string>[]): readonly Missing<string>[] =>
  [...all].sort((a, b) => b.structures.length - a.structures.length || (a.what < b.what ? -1 : 1));
