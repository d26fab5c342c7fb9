import { defineKind, register, type ItemOf } from '#domain/kind.ts';
import { oneOf } from '#domain/readers.ts';
import { offeredFields } from './need.ts';

/** What a structure can bring. Its author's, and tended by organisers. */
export const resource = defineKind({
  name: 'resource',
  root: 'resources',
  ownership: 'contributed',
  rights: 'signedAndTended',
  act: 'offer',
  spokenIn: 'structure',
  fields: { ...offeredFields, state: register(oneOf(['available', 'taken'] as const, 'available')) },
  searchText: (item) => item.text,
});

export type Resource = ItemOf<typeof resource.fields>;
