import type { Question } from '#domain/kinds/question.ts';
import { glossarySayings, type Sayings } from '#domain/similar/notions.ts';
import type { SpaceState } from './space.svelte.ts';

/** A question as it may be found: its sentence, then the words that others gave for it. Not reactive. */
export function wordingsOf({ views }: SpaceState, { id, sentence }: Question): readonly string[] {
  const wordings = views.sharesByQuestion
    .plainOf(id)
    .flatMap(({ wording, archivedAt }) => (archivedAt === null && wording !== null ? [wording] : []));
  return [sentence, ...wordings];
}

/** What the words of the glossary that are in view say. Not reactive. */
export const sayingsOf = ({ views }: SpaceState): Sayings =>
  glossarySayings([...views.terms.plain.values()].filter(({ archivedAt }) => archivedAt === null));
