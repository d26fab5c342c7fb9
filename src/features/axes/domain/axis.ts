import { defineKind, reference, references, register, ruled, type ItemOf } from '#domain/kind.ts';
import { optionalDay, optionalText, optionalTime, readIds, text, time } from '#domain/readers.ts';
import { organisersOwn } from '#domain/fieldRules.ts';

export const LONGEST_AXIS = 160;
export const LONGEST_AXIS_AIM = 280;
export const LONGEST_AXIS_NEXT = 160;
export const MOST_TAKEN_UP = 24;
export const MOST_ALONGSIDE = 24;

/**
 * A line of work after the event. Its structure carries it: its people mend it as its author does, and organisers tend
 * all of them.
 */
export const axis = defineKind({
  name: 'axis',
  root: 'axes',
  ownership: 'contributed',
  rights: 'signedAndTended',
  act: 'openAxis',
  spokenIn: 'structure',
  fields: {
    /** Who carries it. */
    structure: reference('structure'),
    sentence: register(text(LONGEST_AXIS)),
    aim: register(optionalText(LONGEST_AXIS_AIM)),
    /** Who works on it as well: an organiser says so. */
    alongside: ruled(
      organisersOwn((value, _, { isNew }) => isNew && readIds(MOST_ALONGSIDE)(value).length === 0),
      references('structure', MOST_ALONGSIDE),
    ),
    /** The questions that it takes up. */
    questions: references('question', MOST_TAKEN_UP),
    nextDay: register(optionalDay),
    /** What is done then. */
    nextWhat: register(optionalText(LONGEST_AXIS_NEXT)),
    addedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => `${item.sentence} ${item.aim ?? ''}`,
});

export type Axis = ItemOf<typeof axis.fields>;
