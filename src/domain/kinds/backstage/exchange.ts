import { defineKind, reference, register, type ItemOf } from '../../kind.ts';
import { oneOf, optionalDay, optionalTime, text, time } from '../../readers.ts';

export const LONGEST_EXCHANGE = 1200;

/** How somebody was spoken with: by phone, by mail, in person, otherwise. */
export const WAYS = ['phone', 'mail', 'met', 'other'] as const;
export type Way = (typeof WAYS)[number];

/** What was said with a structure, on a day, by whoever bears the pen. The other organisers read it. */
export const exchange = defineKind({
  name: 'exchange',
  root: 'exchanges',
  ownership: 'contributed',
  rights: 'organisersTheirOwn',
  fields: {
    structure: reference('structure'),
    /** The day on which it was said. */
    day: register(optionalDay),
    way: register(oneOf(WAYS, 'other')),
    said: register(text(LONGEST_EXCHANGE)),
    notedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.said,
});

export type Exchange = ItemOf<typeof exchange.fields>;
