import { defineKind, parent, register, type ItemOf } from '../kind.ts';
import { optionalTime, time } from '../readers.ts';

/**
 * A link between two questions that say the same; reversible. Links have no direction for belonging, so opposite
 * ones made at once agree; `into` only says whose words stand in front. Neither question is touched, no share moves.
 */
export const grouping = defineKind({
  name: 'grouping',
  root: 'groupings',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    question: parent('question'),
    /** The question whose words stand in front. */
    into: parent('question'),
    groupedAt: register(time),
    separatedAt: register(optionalTime),
  },
  isPublic: () => true,
});

export type Grouping = ItemOf<typeof grouping.fields>;
