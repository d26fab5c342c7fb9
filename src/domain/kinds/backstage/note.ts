import { defineKind, reference, register, type ItemOf } from '../../kind.ts';
import { optionalTime, text, time } from '../../readers.ts';

export const LONGEST_PRIVATE_NOTE = 4000;

/**
 * What an organiser writes down for the committee, about a structure or about none. All organisers read it, and its
 * author alone changes it.
 */
export const note = defineKind({
  name: 'note',
  root: 'notes',
  ownership: 'contributed',
  rights: 'organisersTheirOwn',
  fields: {
    structure: reference('structure'),
    text: register(text(LONGEST_PRIVATE_NOTE)),
    at: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.text,
});

export type Note = ItemOf<typeof note.fields>;
