import { lazily } from '#ui/shell/lazily.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Announcer } from '#state/announcer.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

/**
 * Tells that a question of mine is annotated, folded; that another wording is proposed for it; that an author took
 * the wording I proposed. Answers how to stop.
 */
export function tellOfNotes(
  space: SpaceState,
  announcer: Announcer,
  words: AppWords,
  isNews: (isLocal: boolean) => boolean,
): () => void {
  const stopNotes = space.views.annotations.watch((id, before, after, isLocal) => {
    const item = after?.target?.item;
    if (!isNews(isLocal) || before !== undefined || item === undefined || space.isMine(id)) return;
    if (!space.isMine(item)) return;
    const isProposal = after?.gesture === 'rephrase';
    announcer.announce({
      key: `${isProposal ? 'proposal' : 'note'} ${item}`,
      sentence: isProposal ? () => words.announce.proposedMine : words.announce.annotatedMine,
      concernsMe: true,
      kind: 'annotations',
    });
  });

  const stopAnswers = space.views.answers.watch((_id, _before, after, isLocal) => {
    if (!isNews(isLocal) || after?.verdict !== 'accepted' || after.annotation === null) return;
    if (!space.isMine(after.annotation) || !isAccepted(space, after.annotation)) return;
    announcer.announce({
      key: `accepted ${after.annotation}`,
      sentence: () => words.announce.acceptedMine,
      concernsMe: true,
      kind: 'annotations',
    });
  });

  const stopVerdicts = space.views.moderations.watch((id, before, after, isLocal) => {
    if (isLocal) return;
    if (before?.inserted && after?.inserted)
      void lazily(() => import('#state/mendDoubled.ts'), 'unseen').then(({ mendWhereDoubled }) =>
        mendWhereDoubled(space, id, before, after),
      );
    if (!isNews(isLocal) || after?.verdict !== 'accepted' || !space.isMine(id) || !isAccepted(space, id))
      return;
    announcer.announce({
      key: `accepted ${id}`,
      sentence: () => words.announce.acceptedMine,
      concernsMe: true,
      kind: 'annotations',
    });
  });

  return () => {
    stopVerdicts();
    stopNotes();
    stopAnswers();
  };
}

/** By a pen that counts. */
function isAccepted({ views }: SpaceState, id: ItemId): boolean {
  const item = views.annotations.plain.get(id)?.target?.item;
  return (
    item !== undefined &&
    views.annotationsByItem.plainOf(item).some((one) => one.id === id && one.state === 'accepted')
  );
}
