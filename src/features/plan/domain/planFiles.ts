import { dayAfter } from '#domain/calendarDays.ts';
import type { PlannedTask } from './planOf.ts';
import { contentLines, escaped } from '#features/files/domain/contentLines.ts';
import { csvText } from '#features/files/domain/csvText.ts';

/** What a file of the plan says around its tasks, in the language of whoever takes it. */
export interface PlanFileWords {
  readonly columns: readonly string[];
  readonly offset: (days: number) => string;
  readonly trade: (one: PlannedTask) => string;
  readonly assignee: (one: PlannedTask) => string;
  readonly state: (one: PlannedTask) => string;
}

/** Tasks as rows for a spreadsheet: J-label, day, trade, task, who, state. */
export const planCsv = (planned: readonly PlannedTask[], words: PlanFileWords): string =>
  csvText(
    [
      words.columns,
      ...planned.map((one) => [
        one.offset === null ? '' : words.offset(one.offset),
        one.due ?? '',
        words.trade(one),
        one.task.text,
        words.assignee(one),
        words.state(one),
      ]),
    ],
    'spreadsheet',
  );

export interface Calendar {
  readonly name: string;
  /** What makes the ids of its tasks theirs in the whole world: the address of the space. */
  readonly origin: string;
  /** The moment at which the file is made. */
  readonly now: number;
}

/**
 * Tasks as a calendar (RFC 5545), each a whole day that keeps nobody busy, under an id that never changes. A task that
 * was set aside is cancelled, so that a calendar which had it lets it go; one without a day is left out. The number of
 * a version grows with each file: a date that is derived has no hour of change of its own.
 */
export function planIcs(
  planned: readonly PlannedTask[],
  { name, origin, now }: Calendar,
  words: Pick<PlanFileWords, 'offset' | 'trade' | 'assignee' | 'state'>,
): string {
  const stamp = `${new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const sequence = String(Math.max(0, Math.floor((now - SINCE) / 1000)));
  const events = planned.flatMap((one) => {
    if (one.due === null) return [];
    const { task, due } = one;
    const label = one.offset === null ? '' : `${words.offset(one.offset)} · `;
    const told = [words.trade(one), words.assignee(one), words.state(one)].filter((part) => part !== '');
    return [
      'BEGIN:VEVENT',
      `UID:${escaped(`task-${task.id}@${origin}`)}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${sequence}`,
      `DTSTART;VALUE=DATE:${plain(due)}`,
      `DTEND;VALUE=DATE:${plain(dayAfter(due, 1))}`,
      `SUMMARY:${escaped(`${label}${task.text}`)}`,
      `DESCRIPTION:${escaped(told.join('\n'))}`,
      `CATEGORIES:${escaped(words.trade(one))}`,
      `STATUS:${task.aside === null ? 'CONFIRMED' : 'CANCELLED'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return contentLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Terreau//Plan//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events,
    'END:VCALENDAR',
  ]);
}

/** Seconds are counted from here, so that a number of 31 bits lasts until 2092. */
const SINCE = Date.UTC(2024, 0, 1);

const plain = (day: string): string => day.replaceAll('-', '');
