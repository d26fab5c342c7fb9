import type { Axis } from './axis.ts';

/** Lines of work that are not put away: by their next date, then in the order in which they were opened. */
export const axesInView = (axes: Iterable<Axis>): readonly Axis[] =>
  [...axes]
    .filter(({ archivedAt }) => archivedAt === null)
    .sort(
      (a, b) =>
        compare(a.nextDay ?? NEVER, b.nextDay ?? NEVER) || a.addedAt - b.addedAt || compare(a.id, b.id),
    );

/** After every day of the calendar. */
const NEVER = '~';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
