import type { ItemId } from '../ids.ts';
import { defineKind, register, type ItemOf } from '../kind.ts';
import { optionalDay, optionalText, optionalTime, reference, text, time, type Reader } from '../readers.ts';

export const LONGEST_AXIS = 160;
export const LONGEST_AXIS_AIM = 280;
export const LONGEST_AXIS_NEXT = 160;
export const MOST_TAKEN_UP = 24;
export const MOST_ALONGSIDE = 24;

const references =
  (most: number): Reader<readonly ItemId[]> =>
  (raw) =>
    Object.freeze(
      [...new Set((Array.isArray(raw) ? (raw as readonly unknown[]) : []).map(reference))]
        .flatMap((one) => (one === null ? [] : [one as ItemId]))
        .slice(0, most),
    );

/**
 * A line of work after the event. Its structure carries it: its people mend it as its author does, and organisers tend
 * all of them.
 */
export const axis = defineKind({
  name: 'axis',
  root: 'axes',
  ownership: 'contributed',
  spokenIn: 'structure',
  fields: {
    /** Who carries it. */
    structure: register(reference),
    sentence: register(text(LONGEST_AXIS)),
    aim: register(optionalText(LONGEST_AXIS_AIM)),
    /** Who works on it as well: an organiser says so. */
    alongside: register(references(MOST_ALONGSIDE)),
    /** The questions that it takes up. */
    questions: register(references(MOST_TAKEN_UP)),
    nextDay: register(optionalDay),
    /** What is done then. */
    nextWhat: register(optionalText(LONGEST_AXIS_NEXT)),
    addedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => `${item.sentence} ${item.aim ?? ''}`,
  isPublic: () => false,
});

export type Axis = ItemOf<typeof axis.fields>;
