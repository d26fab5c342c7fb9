import type { ItemId } from '#domain/ids.ts';
import type { MobilisationState, Structure } from '#domain/kinds/structure.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { whoBrought } from '#domain/projections/whoBrought.ts';

/** Why somebody could speak to a structure, the strongest first in `whoCouldSpeak`. */
export type SpeakReason =
  | { readonly kind: 'broughtIt' | 'broughtByIt' | 'commune' | 'grouping' | 'family' }
  /** Both came by this one. */
  | { readonly kind: 'sameBringer'; readonly by: ItemId }
  /** Both ask it, or share it. */
  | { readonly kind: 'question'; readonly question: ItemId }
  /** Both have a question in it. */
  | { readonly kind: 'theme'; readonly theme: ItemId };

/** A structure whose people could speak to the one in question. */
export interface Speaker {
  readonly structure: ItemId;
  readonly reasons: readonly SpeakReason[];
}

/** What two structures have in common in the commons: each with who asks or shares in it. */
export interface InCommon {
  readonly questions: ReadonlyMap<ItemId, ReadonlySet<ItemId>>;
  readonly themes: ReadonlyMap<ItemId, ReadonlySet<ItemId>>;
}

interface Around {
  readonly structures: ReadonlyMap<ItemId, Structure>;
  readonly inCommon: InCommon;
  /** The grouping of communes of a commune, by its official code; null where that is not known. */
  readonly groupingOf: (communeCode: string) => string | null;
  /** Somebody of this structure is here, and can speak. */
  readonly hasPeople: (structure: ItemId) => boolean;
}

const WEIGHT: Readonly<Record<SpeakReason['kind'], number>> = {
  broughtIt: 7,
  broughtByIt: 4,
  commune: 4,
  question: 3,
  grouping: 2,
  family: 2,
  sameBringer: 1,
  theme: 1,
};
const ORDER = Object.keys(WEIGHT);

/** These are with us: they can speak of it from within. */
const WITHIN: readonly MobilisationState[] = ['interested', 'involved', 'coOrganiser'];

/**
 * Whose people could speak to a structure: who brought it, who is near by place, by trade or by question, each with its
 * reasons, the strongest first. Of equals, those who are further along, and of whom somebody is here. It only proposes.
 */
export function whoCouldSpeak(to: ItemId, around: Around): readonly Speaker[] {
  const target = around.structures.get(to);
  if (target === undefined) return [];
  const by = whoBrought(around.structures);
  const found: { readonly speaker: Speaker; readonly rank: readonly number[] }[] = [];
  for (const one of structuresInView(around.structures)) {
    if (one.id === to || !WITHIN.includes(one.mobilisation)) continue;
    const reasons = reasonsFor(one, target, by, around);
    const strength = reasons.reduce((sum, { kind }) => sum + WEIGHT[kind], 0);
    if (strength > WEIGHT.theme)
      found.push({
        speaker: { structure: one.id, reasons },
        rank: [strength, around.hasPeople(one.id) ? 1 : 0, WITHIN.indexOf(one.mobilisation)],
      });
  }
  return found.sort(byRank).map(({ speaker }) => speaker);
}

function reasonsFor(
  one: Structure,
  to: Structure,
  by: ReadonlyMap<ItemId, ItemId>,
  { inCommon, groupingOf }: Around,
): readonly SpeakReason[] {
  const reasons: SpeakReason[] = [];
  const bringer = by.get(to.id);
  if (bringer === one.id) reasons.push({ kind: 'broughtIt' });
  else if (by.get(one.id) === to.id) reasons.push({ kind: 'broughtByIt' });
  else if (bringer !== undefined && by.get(one.id) === bringer)
    reasons.push({ kind: 'sameBringer', by: bringer });
  if (isSamePlace(one, to)) reasons.push({ kind: 'commune' });
  else if (one.communeCode !== null && to.communeCode !== null) {
    const grouping = groupingOf(one.communeCode);
    if (grouping !== null && grouping === groupingOf(to.communeCode)) reasons.push({ kind: 'grouping' });
  }
  if (one.kind === to.kind) reasons.push({ kind: 'family' });
  const question = sharedBy(inCommon.questions, one.id, to.id);
  const theme = question === null ? sharedBy(inCommon.themes, one.id, to.id) : null;
  if (question !== null) reasons.push({ kind: 'question', question });
  if (theme !== null) reasons.push({ kind: 'theme', theme });
  return reasons.sort(
    (a, b) => WEIGHT[b.kind] - WEIGHT[a.kind] || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
}

function isSamePlace(a: Structure, b: Structure): boolean {
  if (a.communeCode !== null && b.communeCode !== null) return a.communeCode === b.communeCode;
  return a.commune !== null && a.commune === b.commune;
}

function sharedBy(all: ReadonlyMap<ItemId, ReadonlySet<ItemId>>, one: ItemId, other: ItemId): ItemId | null {
  for (const [id, structures] of all) if (structures.has(one) && structures.has(other)) return id;
  return null;
}

function byRank(
  a: { readonly speaker: Speaker; readonly rank: readonly number[] },
  b: { readonly speaker: Speaker; readonly rank: readonly number[] },
): number {
  for (const [n, mine] of a.rank.entries()) {
    const difference = (b.rank[n] ?? 0) - mine;
    if (difference !== 0) return difference;
  }
  return a.speaker.structure < b.speaker.structure ? -1 : 1;
}
