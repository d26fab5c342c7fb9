import type { PlanFileWords } from '../domain/planFiles.ts';
import type { PlannedTask } from '../domain/planOf.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { PlanWords } from '../words/fr.ts';

/** « J-30 · mardi 14 septembre », with the year where it is not that of the event, and with the day off that it left. */
export function whenWords(
  { offset, due, left }: PlannedTask,
  eventDay: string | null,
  words: PlanWords,
): { readonly label: string | null; readonly day: string } {
  const label = offset === null ? null : words.offset(offset);
  if (due === null) return { label, day: label === null ? words.noDay : words.waitsForDay };
  const isSameYear = eventDay !== null && due.slice(0, 4) === eventDay.slice(0, 4);
  const day = isSameYear ? words.dayOf(due) : words.dayWithYear(due);
  return { label, day: left === null ? day : `${day} ${words.left(left.day, left.why)}` };
}

/** The name of whoever sees to a task; null where nobody does. */
export const assigneeName = (space: SpaceState, account: string | null, words: PlanWords): string | null =>
  account === null ? null : (space.nameOf(account) ?? words.gone);

/** What the files say around the tasks. */
export const fileWords = (space: SpaceState, words: PlanWords): PlanFileWords => ({
  columns: words.columns,
  offset: (days) => words.offset(days),
  trade: ({ task }) => words.trades[task.trade],
  assignee: ({ task }) => assigneeName(space, task.assignee, words) ?? '',
  state: ({ task, isLate }) =>
    words.states[task.aside !== null ? 'aside' : task.done !== null ? 'done' : isLate ? 'late' : 'open'],
});
