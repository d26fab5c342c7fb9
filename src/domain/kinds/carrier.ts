import { account, defineKind, parent, reference, register, type ItemOf } from '../kind.ts';
import { optionalTime, text } from '../readers.ts';

/**
 * A structure that carries a theme, with one of its people perhaps. The same structure added twice, with two people,
 * is one carrier with both (`sheetOf`). The person is an account, never a name: names are in no document.
 */
export const carrier = defineKind({
  name: 'carrier',
  root: 'carriers',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    theme: parent('theme'),
    structure: reference('structure'),
    member: account(),
    rank: register(text(64)),
    archivedAt: register(optionalTime),
  },
  isPublic: () => true,
});

export type Carrier = ItemOf<typeof carrier.fields>;
