import { account, defineKind, register, type ItemOf } from '../kind.ts';
import { time } from '../readers.ts';

/**
 * Who of the committee talks with a structure: keyed by the structure's id, so that there is one. The person is an
 * account, never a name. `member` null: nobody does yet.
 */
export const goBetween = defineKind({
  name: 'goBetween',
  root: 'goBetweens',
  ownership: 'arranged',
  rights: 'organisers',
  keyedBy: ['structure'],
  fields: {
    member: account(),
    namedAt: register(time),
  },
});

export type GoBetween = ItemOf<typeof goBetween.fields>;
