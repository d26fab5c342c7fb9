import type { ItemId } from '#domain/ids.ts';
import { proposalsFor, type Held, type Proposal } from '#domain/similar/proposalsFor.ts';
import { SimilarQuestions } from '#domain/similar/similarQuestions.ts';
import { synonymsOf } from '#domain/similar/synonyms.ts';
import type { Breath } from '#state/nearQuestions.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { taughtIn } from '#state/taughtWords.ts';
import { sayingsOf, wordingsOf } from '#state/wordingsOf.ts';
import type { Box } from './table.svelte.ts';

export type { Proposal };

/** As many as a slow phone reads between two letters. */
const AT_ONCE = 200;
/** The latest questions of a theme say what it is about; more of them would say it again. */
const MOST_HELD = 40;

const browserBreath: Breath = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Questions of the heap that resemble what a theme holds, each with its reason. Reads a few at a time, so that the
 * table stays under the hand; nothing is moved by it.
 */
export async function findProposals(
  space: SpaceState,
  box: Box,
  given: { readonly heap: readonly ItemId[]; readonly most: number; readonly breath?: Breath },
): Promise<readonly Proposal[]> {
  const { heap, most, breath = browserBreath } = given;
  const index = new SimilarQuestions(sayingsOf(space));
  index.teach(synonymsOf(taughtIn(space)));
  for (const [n, id] of heap.entries()) {
    const question = space.views.questions.plain.get(id);
    if (question !== undefined) index.put(id, wordingsOf(space, question));
    if (n % AT_ONCE === AT_ONCE - 1) await breath();
  }
  await breath();
  return proposalsFor(index, heldBy(space, box), most);
}

/** The full stop tells the engine that no word of the title is still being typed. */
function heldBy(space: SpaceState, { theme, questions }: Box): readonly Held[] {
  const held = questions.slice(0, MOST_HELD).flatMap((question): readonly Held[] => {
    const sentence = space.views.questions.plain.get(question)?.sentence;
    return sentence === undefined ? [] : [{ question, sentence }];
  });
  return [...held, { question: null, sentence: `${theme.title}. ${theme.intent}.` }];
}
