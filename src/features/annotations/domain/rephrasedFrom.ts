import type { Annotation } from '#domain/kinds/annotation.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { StateOfAnnotation } from '#domain/projections/annotationState.ts';

/**
 * The accepted proposal whose wording a question bears now, or none: an author who went on writing has other words.
 * Of several, the latest.
 */
export function rephrasedFrom<Note extends { readonly annotation: Annotation } & StateOfAnnotation>(
  asked: Question,
  notes: readonly Note[],
): Note | null {
  const [latest] = notes
    .filter(
      ({ annotation, state }) =>
        state === 'accepted' &&
        annotation.target?.item === asked.id &&
        annotation.rephrasing?.to === asked.sentence,
    )
    .sort((a, b) => b.since - a.since);
  return latest ?? null;
}
