import { TRADES, type Task, type Trade } from '#domain/kinds/backstage/task.ts';
import { dueOf, leftDayOf, offsetOf, type LeftDay } from './dueOf.ts';

/** Contact, engagement, realisation, and what comes after: the steps of a committee (domain, §1.2). */
export const PLAN_STEPS = ['contact', 'engagement', 'realisation', 'after', 'noDay'] as const;
export type PlanStep = (typeof PLAN_STEPS)[number];

export interface PlannedTask {
  readonly task: Task;
  readonly due: string | null;
  readonly offset: number | null;
  /** The day that it was moved away from, since nobody works on it. */
  readonly left: LeftDay | null;
  /** Open, and due before today. */
  readonly isLate: boolean;
}

export interface PlanGroup {
  /** A step, or a month: `2027-09`; `noDay` for what has none. */
  readonly key: string;
  readonly tasks: readonly PlannedTask[];
}

/** How tasks are put together: by step of the committee's path, or by month. */
export type PlanBy = 'step' | 'month';

export interface PlanFilter {
  readonly trade: Trade | null;
  readonly assignee: string | null;
  readonly isOpenOnly: boolean;
}

interface Calendar {
  readonly eventDay: string | null;
  readonly today: string;
}

/** Tasks in the order of their days, then of their trades; those set aside left out. */
export const plannedTasks = (tasks: Iterable<Task>, at: Calendar): readonly PlannedTask[] =>
  placed(
    [...tasks].filter(({ aside }) => aside === null),
    at,
  );

/** Those that were set aside, in the same order. */
export const asideTasks = (tasks: Iterable<Task>, at: Calendar): readonly PlannedTask[] =>
  placed(
    [...tasks].filter(({ aside }) => aside !== null),
    at,
  );

const placed = (tasks: readonly Task[], { eventDay, today }: Calendar): readonly PlannedTask[] =>
  tasks
    .map((task) => {
      const due = dueOf(task, eventDay);
      const isLate = task.done === null && due !== null && due < today;
      return { task, due, offset: offsetOf(task, eventDay), left: leftDayOf(task, eventDay), isLate };
    })
    .sort(inTime);

export const passes = ({ task }: PlannedTask, { trade, assignee, isOpenOnly }: PlanFilter): boolean =>
  (trade === null || task.trade === trade) &&
  (assignee === null || task.assignee === assignee) &&
  (!isOpenOnly || task.done === null);

export function groupsOf(planned: readonly PlannedTask[], by: PlanBy): readonly PlanGroup[] {
  const groups = new Map<string, PlannedTask[]>();
  for (const one of planned) {
    const key = by === 'step' ? stepOf(one) : monthOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([key, tasks]) => ({ key, tasks })).sort(by === 'step' ? byStep : noDayLast);
}

/** The calendar of a committee (domain, §1.2): contact until J-150, engagement until J-60, then realisation. */
function stepOf({ offset }: PlannedTask): PlanStep {
  if (offset === null) return 'noDay';
  if (offset < -150) return 'contact';
  if (offset < -60) return 'engagement';
  return offset <= 0 ? 'realisation' : 'after';
}

const NO_DAY = 'noDay' satisfies PlanStep;
const monthOf = ({ due }: PlannedTask): string => due?.slice(0, 7) ?? NO_DAY;

const byStep = (a: PlanGroup, b: PlanGroup): number =>
  PLAN_STEPS.indexOf(a.key as PlanStep) - PLAN_STEPS.indexOf(b.key as PlanStep);

const noDayLast = (a: PlanGroup, b: PlanGroup): number =>
  Number(a.key === NO_DAY) - Number(b.key === NO_DAY) || compare(a.key, b.key);

/** What has a day by its day, then what is only counted from an event without one, then the rest. */
function inTime(a: PlannedTask, b: PlannedTask): number {
  if (a.due !== null && b.due !== null && a.due !== b.due) return compare(a.due, b.due);
  return (
    Number(a.due === null) - Number(b.due === null) ||
    (a.offset ?? AT_LAST) - (b.offset ?? AT_LAST) ||
    TRADES.indexOf(a.task.trade) - TRADES.indexOf(b.task.trade) ||
    a.task.addedAt - b.task.addedAt ||
    compare(a.task.id, b.task.id)
  );
}

const AT_LAST = Number.MAX_SAFE_INTEGER;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
