import { dayAfter, daysFrom } from '../../calendarDays.ts';
import type { Task } from '../../kinds/backstage/task.ts';

/**
 * The day on which a task is due, counted from the event as it stands; null while the event has no day. A task that is
 * done stays on the day that it was due for.
 */
export function dueOf({ when, done }: Pick<Task, 'when' | 'done'>, eventDay: string | null): string | null {
  if (done !== null && done.due !== null) return done.due;
  if (when === null) return null;
  if (when.kind === 'day') return when.day;
  return eventDay === null ? null : dayAfter(eventDay, when.days);
}

/** How many days after the event (before it, when negative): what « J-30 » says; null where nothing tells. */
export function offsetOf(task: Pick<Task, 'when' | 'done'>, eventDay: string | null): number | null {
  const due = dueOf(task, eventDay);
  if (due !== null && eventDay !== null) return daysFrom(eventDay, due);
  return task.when?.kind === 'offset' ? task.when.days : null;
}
