import { defineKind, register, type ItemOf } from '../kind.ts';
import { optionalTime, text, time, type Reader } from '../readers.ts';

export const LONGEST_WORD = 80;
export const MOST_FORMS = 12;

const readForms: Reader<readonly string[]> = (raw) =>
  Object.freeze(
    (Array.isArray(raw) ? (raw as readonly unknown[]) : [])
      .slice(0, MOST_FORMS)
      .flatMap((one) => (typeof one === 'string' && one !== '' ? [one.slice(0, LONGEST_WORD)] : [])),
  );

/**
 * A word that people of the territory do not all understand alike. What it means stands in `meaning`, each signed; the
 * word itself and its other forms are its author's, and organisers tend them.
 */
export const term = defineKind({
  name: 'term',
  root: 'terms',
  ownership: 'contributed',
  rights: 'tended',
  act: 'define',
  fields: {
    word: register(text(LONGEST_WORD)),
    otherForms: register(readForms),
    addedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  title: (item) => item.word,
  searchText: (item) => [item.word, ...item.otherForms].join(' '),
});

export type Term = ItemOf<typeof term.fields>;
