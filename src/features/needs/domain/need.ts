import { defineKind, reference, register, type ItemOf } from '#domain/kind.ts';
import { oneOf, optionalTime, text, time } from '#domain/readers.ts';
import { readCommunePlace } from '#domain/communePlace.ts';
import { RESOURCE_TYPES } from './resourceTypes.ts';

export const LONGEST_OFFERED = 280;

/** What a need and a resource have in common: who, what, where, for which theme, since when. */
export const offeredFields = {
  structure: reference('structure'),
  type: register(oneOf(RESOURCE_TYPES, 'tool')),
  text: register(text(LONGEST_OFFERED)),
  /** None: where the structure is. */
  place: register(readCommunePlace),
  theme: reference('theme'),
  addedAt: register(time),
  editedAt: register(optionalTime),
  archivedAt: register(optionalTime),
} as const;

/** What a structure seeks. Its author's, and tended by organisers. */
export const need = defineKind({
  name: 'need',
  root: 'needs',
  ownership: 'contributed',
  rights: 'signedAndTended',
  act: 'offer',
  spokenIn: 'structure',
  fields: { ...offeredFields, state: register(oneOf(['open', 'met'] as const, 'open')) },
  searchText: (item) => item.text,
});

export type Need = ItemOf<typeof need.fields>;
