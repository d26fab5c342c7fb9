import type { ItemId } from '#domain/ids.ts';
import type { Announcer } from '#state/announcer.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { tellOfNotes } from '#features/annotations/views/tellOfNotes.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

/**
 * Tells what others do in a space: new questions, folded; structures that now ask a question of mine; annotations
 * of mine. What the first reception brings is no news. Answers how to stop.
 */
export function tellOfOthers(
  space: SpaceState,
  announcer: Announcer,
  words: AppWords,
  path: () => string,
): () => void {
  const isNews = (isLocal: boolean): boolean => !isLocal && space.status.synced;

  const stopQuestions = space.views.questions.watch((id, before, after, isLocal) => {
    if (!isNews(isLocal) || before !== undefined || after === undefined || space.isMine(id)) return;
    announcer.announce({
      key: 'questions',
      sentence: words.announce.newQuestions,
      concernsMe: path() === `/e/${space.slug}/questions`,
    });
  });

  const stopShares = space.views.shares.watch((id, before, after, isLocal) => {
    if (!isNews(isLocal) || before !== undefined || after === undefined || space.isMine(id)) return;
    if (after.question === null || !space.isMine(after.question)) return;
    const structure = space.structures.get(after.structure as ItemId)?.name ?? words.card.unknownStructure;
    announcer.announce({
      key: `share ${after.question} ${after.structure ?? ''}`,
      sentence: () => words.announce.sharedMine(structure),
      concernsMe: true,
    });
  });

  const stopNotes = tellOfNotes(space, announcer, words, isNews);

  return () => {
    stopQuestions();
    stopShares();
    stopNotes();
  };
}
