import type { ItemId } from '#domain/ids.ts';
import { EVERYTHING, QuestionList } from './questionList.svelte.ts';
import type { SpaceState } from './space.svelte.ts';

/** The questions of a theme, with those that come in at once. Call it where a component begins: it ends with it. */
export function questionsOfTheme(space: SpaceState, theme: () => ItemId): QuestionList {
  const list = new QuestionList(space);
  $effect(() => () => list.stop());
  $effect(() => {
    list.wanted = { ...EVERYTHING, theme: theme() };
  });
  $effect(() => {
    if (list.fresh > 0) list.showFresh();
  });
  return list;
}
