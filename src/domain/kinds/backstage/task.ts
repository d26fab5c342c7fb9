import { account, defineKind, register, type ItemOf } from '../../kind.ts';
import {
  isRecord,
  oneOf,
  optionalDay,
  optionalTime,
  readId,
  text,
  time,
  type Reader,
} from '../../readers.ts';

export const LONGEST_TASK = 160;
export const LONGEST_TASK_REASON = 280;
/** Days before or after the event: two years. */
export const FURTHEST_OFFSET = 730;

/** Programming, communication, stage management: the three trades of a committee. */
export const TRADES = ['programming', 'communication', 'stage'] as const;
export type Trade = (typeof TRADES)[number];

/** When a task is due: so many days after the event (before it, when negative), or on a day of its own. */
export type When =
  { readonly kind: 'offset'; readonly days: number } | { readonly kind: 'day'; readonly day: string };

/** The day on which it was done, who said so, and when it was due then: a later move of the event leaves it there. */
export interface DoneTask {
  readonly on: string;
  readonly by: string | null;
  readonly due: string | null;
}

export interface AsideTask {
  readonly reason: string;
  readonly at: number;
}

export const isOffset = (raw: unknown): raw is number =>
  Number.isSafeInteger(raw) && Math.abs(raw as number) <= FURTHEST_OFFSET;

const readWhen: Reader<When | null> = (raw) => {
  if (!isRecord(raw)) return null;
  if (raw.kind === 'offset' && isOffset(raw.days)) return Object.freeze({ kind: 'offset', days: raw.days });
  const day = raw.kind === 'day' ? optionalDay(raw.day) : null;
  return day === null ? null : Object.freeze({ kind: 'day', day });
};

const readDone: Reader<DoneTask | null> = (raw) => {
  const on = isRecord(raw) ? optionalDay(raw.on) : null;
  if (!isRecord(raw) || on === null) return null;
  return Object.freeze({ on, by: readId(raw.by), due: optionalDay(raw.due) });
};

const readAside: Reader<AsideTask | null> = (raw) =>
  isRecord(raw)
    ? Object.freeze({ reason: text(LONGEST_TASK_REASON)(raw.reason), at: optionalTime(raw.at) ?? 0 })
    : null;

/** Something that the committee has to do. It is the whole committee's: any organiser changes it. */
export const task = defineKind({
  name: 'task',
  root: 'tasks',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    trade: register(oneOf(TRADES, 'programming')),
    text: register(text(LONGEST_TASK)),
    when: register(readWhen),
    /** The account of who sees to it, and never a name. */
    assignee: account(),
    done: register(readDone),
    aside: register(readAside),
    addedAt: register(time),
    editedAt: register(optionalTime),
  },
  searchText: (item) => item.text,
});

export type Task = ItemOf<typeof task.fields>;
