import type { ItemId } from '#domain/ids.ts';
import { taughtBy, type SaidSame, type Taught } from '#domain/similar/taught.ts';
import type { SpaceState } from './space.svelte.ts';
import { sayingsOf, wordingsOf } from './wordingsOf.ts';

/** The latest teach; more of them would say it again, and cost a slow phone its letters. */
const MOST = 500;

/**
 * Words that say the same in a space, as its groups and the words that others gave for a question teach. Read from
 * what everybody reads; what is separated or taken back teaches no more. Not reactive.
 */
export const taughtIn = (space: SpaceState): readonly Taught[] =>
  taughtBy(saidSameIn(space), sayingsOf(space));

function* saidSameIn(space: SpaceState): Generator<SaidSame> {
  const { views } = space;
  const questions = [...views.questions.plain.values()].reverse();
  let taught = 0;
  const groups = new Set<ItemId>();
  for (const question of questions) {
    const [sentence = '', ...wordings] = wordingsOf(space, question);
    const group = views.groups.plainOf(question.id);
    if (group !== null && !groups.has(group.front)) {
      groups.add(group.front);
      const front = views.questions.plain.get(group.front)?.sentence;
      for (const member of group.members) {
        const other = views.questions.plain.get(member)?.sentence;
        if (front === undefined || other === undefined || member === group.front) continue;
        yield { one: front, other };
        taught += 1;
      }
    }
    for (const other of wordings) {
      yield { one: sentence, other };
      taught += 1;
    }
    if (taught >= MOST) return;
  }
}
