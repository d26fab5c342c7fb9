import { defineKind, register, type ItemOf } from '../kind.ts';
import { reference, time } from '../readers.ts';

/** Where organisers put a question: keyed by the question's id. `theme` null means *out of any theme*. */
export const placement = defineKind({
  name: 'placement',
  root: 'placements',
  ownership: 'arranged',
  fields: {
    theme: register(reference),
    placedAt: register(time),
  },
  searchText: () => '',
  isPublic: () => true,
});

export type Placement = ItemOf<typeof placement.fields>;
