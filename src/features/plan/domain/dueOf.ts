import { dayAfter, daysFrom } from '#domain/calendarDays.ts';
import type { Task } from '#domain/kinds/backstage/task.ts';
import { dayOffOf, isInAugust, workingDay, type DayOff } from './workingDays.ts';

type Dated = Pick<Task, 'when' | 'done'>;

/** What is nearer to the event than this belongs to the event itself, whatever day of the week it is held on. */
const OF_THE_EVENT = 1;
/** What is further from the event than this waits for nobody in August. */
const CAN_LEAVE_AUGUST = 30;
/** A task that leaves August for September keeps so many days before the event; else it leaves for July. */
const FEWEST_DAYS_LEFT = 14;

/**
 * The day on which a task is due, counted from the event as it stands; null while the event has no day. On a weekend, a
 * public holiday or far from the event in August nobody can be asked for it: it is due on the working day before (after
 * it, where it comes after the event). A task with a day of its own, or that is done, stays where somebody put it.
 */
export function dueOf(task: Dated, eventDay: string | null): string | null {
  if (task.done !== null && task.done.due !== null) return task.done.due;
  if (task.when?.kind === 'day') return task.when.day;
  const counted = countedDay(task, eventDay);
  return counted === null || eventDay === null ? counted : askableDay(counted, eventDay);
}

/** How many days after the event (before it, when negative): what « J-30 » says; null where nothing tells. */
export function offsetOf(task: Dated, eventDay: string | null): number | null {
  const isCounted = task.when?.kind === 'offset' && (task.done === null || task.done.due === null);
  if (isCounted && task.when?.kind === 'offset') return task.when.days;
  const due = dueOf(task, eventDay);
  return due !== null && eventDay !== null ? daysFrom(eventDay, due) : null;
}

/** A day on which an open task would be due if people worked on it, and why they do not. */
export interface LeftDay {
  readonly day: string;
  readonly why: DayOff;
}

/** The day that a task was moved away from; null where it is due on the very day that it is counted to. */
export function leftDayOf(task: Dated, eventDay: string | null): LeftDay | null {
  if (task.done !== null) return null;
  const counted = countedDay(task, eventDay);
  if (counted === null || counted === dueOf(task, eventDay)) return null;
  return { day: counted, why: dayOffOf(counted) ?? 'august' };
}

function countedDay({ when }: Dated, eventDay: string | null): string | null {
  return when?.kind === 'offset' && eventDay !== null ? dayAfter(eventDay, when.days) : null;
}

function askableDay(counted: string, eventDay: string): string {
  const offset = daysFrom(eventDay, counted);
  if (Math.abs(offset) <= OF_THE_EVENT) return counted;
  if (isInAugust(counted) && Math.abs(offset) >= CAN_LEAVE_AUGUST) return outOfAugust(counted, eventDay);
  return workingDay(counted, offset < 0 ? -1 : 1);
}

/** The last working day of July or the first of September, whichever is nearer and leaves time before the event. */
function outOfAugust(counted: string, eventDay: string): string {
  const year = counted.slice(0, 4);
  const [before, after] = [workingDay(`${year}-07-31`, -1), workingDay(`${year}-09-01`, 1)];
  const isTooLate = counted < eventDay && daysFrom(after, eventDay) < FEWEST_DAYS_LEFT;
  const isNearer = daysFrom(counted, after) < daysFrom(before, counted);
  return isNearer && !isTooLate ? after : before;
}
