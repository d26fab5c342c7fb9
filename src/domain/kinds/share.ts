import { defineKind, parent, reference, register, type ItemOf } from '../kind.ts';
import { optionalText, optionalTime, time } from '../readers.ts';
import { LONGEST_SENTENCE } from './question.ts';

/** « Nous aussi »: one structure asks itself this question too, in its own words if it likes. */
export const share = defineKind({
  name: 'share',
  root: 'shares',
  ownership: 'contributed',
  rights: 'theirOwn',
  act: 'share',
  spokenIn: 'structure',
  fields: {
    question: parent('question'),
    structure: reference('structure'),
    wording: register(optionalText(LONGEST_SENTENCE)),
    sharedAt: register(time),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.wording ?? '',
  isPublic: (item) => item.archivedAt === null,
});

export type Share = ItemOf<typeof share.fields>;
