import type { ItemId } from '#domain/ids.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Share } from '#domain/kinds/share.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import { readsAs } from '#domain/projections/readsAs.ts';

/** Two structures that ask the same questions, and how many. `one` comes before `other` in the order of ids. */
export interface Sharing {
  readonly one: ItemId;
  readonly other: ItemId;
  readonly questions: number;
}

/**
 * Who shares questions with whom: one entry for each pair, strongest first. A structure asks a question when it is
 * its voice or says « nous aussi ».
 */
export function sharingOf(
  questions: Iterable<Pick<Question, 'id' | 'voice'>>,
  shares: Iterable<Pick<Share, 'question' | 'structure' | 'archivedAt'>>,
  structures: ReadonlyMap<ItemId, Pick<Structure, 'archivedAt' | 'joinedInto'>>,
): readonly Sharing[] {
  const askers = new Map<string, Set<ItemId>>();
  const add = (question: string, structure: string): void => {
    const id = readsAs((one) => structures.get(one), structure as ItemId);
    if (structures.get(id)?.archivedAt === null) askers.get(question)?.add(id);
  };
  for (const { id, voice } of questions) {
    askers.set(id, new Set());
    if (voice.kind === 'structure') add(id, voice.structure);
  }
  for (const { question, structure, archivedAt } of shares)
    if (archivedAt === null && question !== null && structure !== null) add(question, structure);

  const pairs = new Map<ItemId, Map<ItemId, number>>();
  for (const asking of askers.values()) {
    const all = [...asking].sort();
    all.forEach((one, n) => {
      for (const other of all.slice(n + 1)) {
        const counts = pairs.get(one) ?? new Map<ItemId, number>();
        pairs.set(one, counts.set(other, (counts.get(other) ?? 0) + 1));
      }
    });
  }
  return [...pairs]
    .flatMap(([one, counts]) => [...counts].map(([other, count]) => ({ one, other, questions: count })))
    .sort((a, b) => b.questions - a.questions || (a.one + a.other < b.one + b.other ? -1 : 1));
}

/** Of each structure its strongest few: a drawing of all pairs would be a ball of wool. */
export function strongest(sharing: readonly Sharing[], few: number): readonly Sharing[] {
  const drawn = new Map<ItemId, number>();
  return sharing.filter(({ one, other }) => {
    const [a, b] = [drawn.get(one) ?? 0, drawn.get(other) ?? 0];
    if (a >= few && b >= few) return false;
    drawn.set(one, a + 1).set(other, b + 1);
    return true;
  });
}
