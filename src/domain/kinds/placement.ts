import { defineKind, parent, register, type ItemOf } from '../kind.ts';
import { time } from '../readers.ts';

/** Where organisers put a question: keyed by the question's id. `theme` null means *out of any theme*. */
export const placement = defineKind({
  name: 'placement',
  root: 'placements',
  ownership: 'arranged',
  rights: 'organisers',
  keyedBy: ['question'],
  fields: {
    theme: parent('theme'),
    placedAt: register(time),
  },
  isPublic: () => true,
});

export type Placement = ItemOf<typeof placement.fields>;
