import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { StructureKind } from '#domain/structureKinds.ts';

/** A structure as the list finds it: read once, not at each letter. */
export interface Listed {
  readonly id: ItemId;
  readonly text: string;
  readonly kind: StructureKind;
  readonly commune: string | null;
}

export interface WantedStructures {
  readonly text: string;
  readonly kind: StructureKind | null;
  readonly commune: string | null;
}

/** All of them, in the order of their names, accents aside. */
export const listed = (structures: readonly Structure[]): readonly Listed[] =>
  structures
    .map(({ id, name, kind, commune }) => ({ id, text: fold(`${name} ${commune ?? ''}`), kind, commune }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));

/** Those that hold every word of a search, of one family or commune where one is chosen; in the same order. */
export function findListed(
  all: readonly Listed[],
  { text, kind, commune }: WantedStructures,
): readonly Listed[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0 && kind === null && commune === null) return all;
  return all.filter(
    (one) =>
      (kind === null || one.kind === kind) &&
      (commune === null || one.commune === commune) &&
      words.every((word) => one.text.includes(word)),
  );
}

/** The communes that structures are in, by name. */
export const communesIn = (all: readonly Listed[]): readonly string[] =>
  [...new Set(all.flatMap(({ commune }) => commune ?? []))].sort(
    new Intl.Collator('fr', { sensitivity: 'base' }).compare,
  );
