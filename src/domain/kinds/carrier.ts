import { defineKind, register, type ItemOf } from '../kind.ts';
import { optionalTime, reference, text } from '../readers.ts';

/**
 * A structure that carries a theme, with one of its people perhaps. The same structure added twice, with two people,
 * is one carrier with both (`sheetOf`). The person is an account, never a name: names are in no document.
 */
export const carrier = defineKind({
  name: 'carrier',
  root: 'carriers',
  ownership: 'arranged',
  fields: {
    theme: register(reference),
    structure: register(reference),
    member: register(reference),
    rank: register(text(64)),
    archivedAt: register(optionalTime),
  },
  searchText: () => '',
  isPublic: () => true,
});

export type Carrier = ItemOf<typeof carrier.fields>;
