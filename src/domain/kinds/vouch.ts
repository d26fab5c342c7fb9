import { defineKind, reference, register, type ItemOf } from '../kind.ts';
import { optionalTime, time } from '../readers.ts';

/**
 * Somebody says that a structure is what its card says: « c'est bien nous » where they speak for that structure, « nous
 * la connaissons » where they speak for another.
 */
export const vouch = defineKind({
  name: 'vouch',
  root: 'vouches',
  ownership: 'contributed',
  rights: 'theirOwn',
  act: 'vouch',
  spokenIn: 'speaksFor',
  fields: {
    structure: reference('structure'),
    speaksFor: reference('structure'),
    at: register(time),
    archivedAt: register(optionalTime),
  },
});

export type Vouch = ItemOf<typeof vouch.fields>;
