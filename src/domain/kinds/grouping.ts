import { defineKind, register, type ItemOf } from '../kind.ts';
import { optionalTime, reference, time } from '../readers.ts';

/**
 * A link between two questions that say the same; reversible. Links have no direction for belonging, so opposite
 * ones made at once agree; `into` only says whose words stand in front. Neither question is touched, no share moves.
 */
export const grouping = defineKind({
  name: 'grouping',
  root: 'groupings',
  ownership: 'arranged',
  fields: {
    question: register(reference),
    /** The question whose words stand in front. */
    into: register(reference),
    groupedAt: register(time),
    separatedAt: register(optionalTime),
  },
  searchText: () => '',
  isPublic: () => true,
});

export type Grouping = ItemOf<typeof grouping.fields>;
