import { defineKind, parent, reference, register, type ItemOf } from '../kind.ts';
import { flag, optionalText, optionalTime, text, time } from '../readers.ts';

export const LONGEST_MEANING = 600;
export const LONGEST_EXAMPLE = 400;

/** What a word means to one structure. Several stand side by side, and none is the right one. */
export const meaning = defineKind({
  name: 'meaning',
  root: 'meanings',
  ownership: 'contributed',
  rights: 'theirOwn',
  act: 'define',
  spokenIn: 'structure',
  fields: {
    term: parent('term'),
    structure: reference('structure'),
    definition: register(text(LONGEST_MEANING)),
    example: register(optionalText(LONGEST_EXAMPLE)),
    /** Its author shows it in public. What was given before anybody was asked is not. */
    inPublic: register(flag(false)),
    givenAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => (item.example ? `${item.definition} ${item.example}` : item.definition),
  isPublic: (item) => item.inPublic && item.archivedAt === null,
});

export type Meaning = ItemOf<typeof meaning.fields>;
