import { defineKind, parent, register, sharedText, type ItemOf } from '../kind.ts';
import { flag, optionalText, optionalTime, text, type Reader } from '../readers.ts';

export const LONGEST_STEP = 280;
export const LONGEST_WHO = 80;
/** Ten hours: no step of a day is longer. */
export const MOST_MINUTES = 600;
const USUAL_MINUTES = 10;

const readMinutes: Reader<number> = (raw) =>
  Number.isSafeInteger(raw) && (raw as number) >= 0 && (raw as number) <= MOST_MINUTES
    ? (raw as number)
    : USUAL_MINUTES;

/** One moment of a workshop, minute by minute: how long, what happens, who leads it. */
export const step = defineKind({
  name: 'step',
  root: 'steps',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    theme: parent('theme'),
    minutes: register(readMinutes),
    what: sharedText(LONGEST_STEP),
    who: register(optionalText(LONGEST_WHO)),
    /** A moment to breathe. */
    isPause: register(flag(false)),
    rank: register(text(64)),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.what,
});

export type Step = ItemOf<typeof step.fields>;
