import type { ItemId } from '#domain/ids.ts';
import type { Target } from '#domain/kinds/annotation.ts';
import type { Announcer } from '#state/announcer.svelte.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import { pathOfNoted } from '#ui/items/pathOfNoted.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

/**
 * Tells, folded, that a theme or somebody else's question is annotated: near where it is the page, else to whoever
 * hears everything; and that a note of mine is replied to. What is said of my own questions is `tellOfNotes`. Answers
 * how to stop.
 */
export function tellOfAnnotated(
  space: SpaceState,
  announcer: Announcer,
  words: AppWords,
  path: () => string,
): () => void {
  const isNews = (id: ItemId, isLocal: boolean): boolean =>
    !isLocal && space.status.synced && !space.isMine(id);

  const stopNotes = space.views.annotations.watch((id, before, after, isLocal) => {
    const target = after?.target ?? null;
    if (!isNews(id, isLocal) || before !== undefined || target === null || space.isMine(target.item)) return;
    const place = placeOf(space, target);
    announcer.announce({
      key: `annotated ${target.item}`,
      sentence: (n) => words.calm.annotated(n, titleOf(space, target)),
      concernsMe: path() === place,
      kind: 'annotations',
      place,
    });
  });

  const stopReplies = space.views.replies.watch((id, before, after, isLocal) => {
    const note = after?.annotation ?? null;
    if (!isNews(id, isLocal) || before !== undefined || note === null || !space.isMine(note)) return;
    const target = space.views.annotations.plain.get(note)?.target ?? null;
    announcer.announce({
      key: `replied ${note}`,
      sentence: words.calm.repliedMine,
      concernsMe: true,
      kind: 'annotations',
      ...(target !== null && { place: placeOf(space, target) }),
    });
  });

  return () => {
    stopNotes();
    stopReplies();
  };
}

const placeOf = (space: SpaceState, { kind, item }: Target): string =>
  `/e/${space.slug}${pathOfNoted(kind)}/${item}`;

const titleOf = (space: SpaceState, { kind, item }: Target): string | null =>
  (kind === 'theme'
    ? space.themes.get(item)?.title
    : kind === 'term'
      ? space.views.terms.items.get(item)?.word
      : space.questions.get(item)?.sentence) ?? null;
