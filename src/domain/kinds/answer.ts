import { defineKind, parent, register, type ItemOf } from '../kind.ts';
import { oneOf, time } from '../readers.ts';

export const ANSWERS = ['accepted', 'declined', 'settled', 'reopened'] as const;
export type AnswerVerdict = (typeof ANSWERS)[number];

/**
 * What became of an annotation. `accepted` and `declined` answer a proposed wording and count only under the pen
 * of the question's author; `settled` and `reopened` also under the pen of the annotation's. The latest counts.
 * On a wording proposed for words of a theme none of the first two counts: organisers answer it (`kinds/moderation.ts`).
 */
export const answer = defineKind({
  name: 'answer',
  root: 'answers',
  ownership: 'contributed',
  rights: 'theirOwn',
  act: 'annotate',
  fields: {
    annotation: parent('annotation'),
    verdict: register(oneOf(ANSWERS, 'settled')),
    answeredAt: register(time),
  },
});

export type Answer = ItemOf<typeof answer.fields>;
