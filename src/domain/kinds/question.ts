import { defineKind, reference, register, type ItemOf } from '../kind.ts';
import { flag, oneOf, optionalText, optionalTime, text, time } from '../readers.ts';
import { readVoice } from '../voice.ts';

/** A question is one sentence (product, §3). */
export const LONGEST_SENTENCE = 280;
export const LONGEST_CONTEXT = 2_000;

export const QUESTION_SOURCES = ['typed', 'paperCard', 'phone', 'publicForm', 'import'] as const;
export type QuestionSource = (typeof QUESTION_SOURCES)[number];

/** A question in its asker's words. What organisers decide about it stands in `placement` and `moderation`. */
export const question = defineKind({
  name: 'question',
  root: 'questions',
  ownership: 'contributed',
  rights: 'theirOwn',
  act: 'ask',
  spokenIn: 'voice',
  fields: {
    sentence: register(text(LONGEST_SENTENCE)),
    context: register(optionalText(LONGEST_CONTEXT)),
    voice: register(readVoice),
    /** The theme its asker had in mind; an organiser's placement goes before it. */
    theme: reference('theme'),
    source: register(oneOf(QUESTION_SOURCES, 'typed')),
    inPublic: register(flag(true)),
    askedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
    /** Since when its asker keeps it out of any grouping. */
    apartSince: register(optionalTime),
  },
  title: (item) => item.sentence,
  searchText: (item) => (item.context ? `${item.sentence} ${item.context}` : item.sentence),
  isPublic: (item) => item.inPublic && item.archivedAt === null,
});

export type Question = ItemOf<typeof question.fields>;
