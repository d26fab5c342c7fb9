import { defineKind, register, type ItemOf } from '../kind.ts';
import { optionalTime, reference, time } from '../readers.ts';

/**
 * Somebody says that a structure is what its card says: « c'est bien nous » where they speak for that structure, « nous
 * la connaissons » where they speak for another.
 */
export const vouch = defineKind({
  name: 'vouch',
  root: 'vouches',
  ownership: 'contributed',
  spokenIn: 'speaksFor',
  fields: {
    structure: register(reference),
    speaksFor: register(reference),
    at: register(time),
    archivedAt: register(optionalTime),
  },
  searchText: () => '',
  isPublic: () => false,
});

export type Vouch = ItemOf<typeof vouch.fields>;
