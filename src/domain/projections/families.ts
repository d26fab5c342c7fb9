import type { ItemId } from '../ids.ts';
import type { Question } from '../kinds/question.ts';
import type { Share } from '../kinds/share.ts';
import type { Structure } from '../kinds/structure.ts';
import { STRUCTURE_KINDS, type StructureKind } from '../structureKinds.ts';
import { readsAs } from './readsAs.ts';

/** One family of a question: which of its structures ask it. Empty families are listed too: a pale zero invites. */
export interface Family {
  readonly kind: StructureKind;
  readonly structures: readonly ItemId[];
  /** Somebody unnamed of this family asked it (an inhabitant's card). It counts as no structure. */
  readonly unnamedVoice: boolean;
}

export interface Families {
  readonly all: readonly Family[];
  /** How many distinct structures ask the question. People are never added to it. */
  readonly structures: number;
  /** How many families have a voice in it. The order of the commons starts from this. */
  readonly breadth: number;
}

type StructureOf = (id: ItemId) => Structure | undefined;

/** Who asks a question, by family. A structure counts once, however many of its people said so. */
export const familiesOf = (asked: Question, shares: readonly Share[], structureOf: StructureOf): Families =>
  jointFamilies([asked], shares, structureOf);

/**
 * Who asks questions that were grouped, by family: a structure counts once, however many of them it asks, and so does
 * one that was added twice.
 */
export function jointFamilies(
  asked: readonly Question[],
  shares: readonly Share[],
  structureOf: StructureOf,
): Families {
  const asking = new Set<ItemId>();
  const add = (id: ItemId): unknown => asking.add(readsAs(structureOf, id));
  for (const { voice } of asked) if (voice.kind === 'structure') add(voice.structure);
  for (const share of shares) if (share.archivedAt === null && share.structure !== null) add(share.structure);

  const byKind = new Map<StructureKind, ItemId[]>();
  let structures = 0;
  for (const id of [...asking].sort()) {
    const kind = structureOf(id)?.kind;
    if (kind === undefined) continue;
    const ofKind = byKind.get(kind);
    if (ofKind === undefined) byKind.set(kind, [id]);
    else ofKind.push(id);
    structures += 1;
  }

  const unnamed = new Set(asked.map(({ voice }) => (voice.kind === 'nobody' ? voice.family : null)));
  const all = STRUCTURE_KINDS.map((kind) => ({
    kind,
    structures: byKind.get(kind) ?? [],
    unnamedVoice: unnamed.has(kind),
  }));
  return {
    all,
    structures,
    breadth: all.filter((family) => family.structures.length > 0 || family.unnamedVoice).length,
  };
}
