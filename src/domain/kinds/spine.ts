import { defineKind, parent, register, type ItemOf } from '../kind.ts';
import { optionalTime, text } from '../readers.ts';
import type { ItemId } from '../ids.ts';

/** A workshop starts from so many questions, neither fewer nor more. */
export const FEWEST_IN_SPINE = 3;
export const MOST_IN_SPINE = 5;

/**
 * A question that a workshop starts from. The key says the theme and the question, so that two organisers who choose
 * the same one offline write one entry; order is a field, so that both keep what they chose.
 */
export const spine = defineKind({
  name: 'spine',
  root: 'spines',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    theme: parent('theme'),
    question: parent('question'),
    rank: register(text(64)),
    archivedAt: register(optionalTime),
  },
});

export const spineId = (theme: ItemId, question: ItemId): ItemId => `${theme}:${question}` as ItemId;

export type Spine = ItemOf<typeof spine.fields>;
