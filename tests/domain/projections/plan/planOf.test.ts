import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, daysFrom } from '#domain/calendarDays.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { Task } from '#domain/kinds/backstage/index.ts';
import { dueOf, leftDayOf, offsetOf } from '#features/plan/domain/dueOf.ts';
import { groupsOf, passes, plannedTasks } from '#features/plan/domain/planOf.ts';
import { dayOffOf, isInAugust } from '#features/plan/domain/workingDays.ts';

const taskOf = (change: Partial<Task>): Task => ({
  id: 't1' as ItemId,
  trade: 'programming',
  text: 'Appeler dix structures',
  when: null,
  assignee: null,
  done: null,
  aside: null,
  addedAt: 0,
  editedAt: null,
  ...change,
});
const inDays = (days: number, change: Partial<Task> = {}): Task =>
  taskOf({ id: `t${String(days)}` as ItemId, when: { kind: 'offset', days }, ...change });
const AT = { eventDay: '2027-10-14', today: '2027-09-01' };

const days = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const offsets = fc.integer({ min: -730, max: 730 });

describe('The backward plan', () => {
  it('PLAN-3: moving the event moves every open task with it, and no task that is done or has a day of its own', () => {
    fc.assert(
      fc.property(days, offsets, fc.integer({ min: -400, max: 400 }), days, (event, n, by, on) => {
        const open = inDays(n);
        const due = dueOf(open, event);
        if (due === null) throw new Error('an event has a day');
        const done = { ...open, done: { on, by: 'ana', due } };
        const later = dayAfter(event, by);
        const counted = dayAfter(later, n);
        const moved = dueOf(open, later) ?? '';
        expect(moved === counted ? null : counted).toBe(leftDayOf(open, later)?.day ?? null);
        expect(dueOf(done, later)).toBe(due);
        expect(offsetOf(open, later)).toBe(n);
        const onADay = taskOf({ when: { kind: 'day', day: on } });
        expect(dueOf(onADay, later)).toBe(on);
      }),
    );
  });

  it('PLAN-3: counts the days of the calendar, whatever the time zone and the summer hour', () => {
    expect(dueOf(inDays(-30), '2027-10-14')).toBe('2027-09-14');
    expect(dueOf(inDays(-269), '2027-10-14')).toBe('2027-01-18');
    fc.assert(
      fc.property(days, offsets, (from, n) => {
        expect(daysFrom(from, dayAfter(from, n))).toBe(n);
      }),
    );
  });

  it('PLAN-12: nobody is asked for anything on a weekend or a public holiday, save on the day and around it', () => {
    fc.assert(
      fc.property(days, offsets, (event, n) => {
        const due = dueOf(inDays(n), event) ?? '';
        const drift = daysFrom(dayAfter(event, n), due);
        if (Math.abs(n) <= 1) expect(drift).toBe(0);
        else {
          expect(dayOffOf(due)).toBeNull();
          // Before the event it comes earlier, after it later; August alone is left by the nearer side.
          const isOfAugust = isInAugust(dayAfter(event, n)) && Math.abs(n) >= 30;
          if (!isOfAugust) expect(n < 0 ? -drift : drift).toSatisfy((by: number) => by >= 0 && by <= 5);
          if (isOfAugust) expect(isInAugust(due)).toBe(false);
          expect(n < 0 ? due < event : due > event).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('PLAN-12: says which day it left, and why', () => {
    const at = (n: number, event: string) => [dueOf(inDays(n), event), leftDayOf(inDays(n), event)];
    // Sunday the 15th of August, a public holiday in a month of which nothing is asked.
    expect(at(-60, '2027-10-14')).toEqual(['2027-07-30', { day: '2027-08-15', why: 'holiday' }]);
    expect(at(-50, '2027-10-14')).toEqual(['2027-09-01', { day: '2027-08-25', why: 'august' }]);
    // Whit Monday; the Friday before.
    expect(at(-150, '2027-10-14')).toEqual(['2027-05-14', { day: '2027-05-17', why: 'holiday' }]);
    expect(at(-11, '2027-10-14')).toEqual(['2027-10-01', { day: '2027-10-03', why: 'weekend' }]);
    expect(at(3, '2027-10-14')).toEqual(['2027-10-18', { day: '2027-10-17', why: 'weekend' }]);
    expect(at(-30, '2027-10-14')).toEqual(['2027-09-14', null]);
    // A day held on a Sunday is prepared on the Saturday; a fortnight before a day in September is in August.
    expect(at(-1, '2027-10-17')).toEqual(['2027-10-16', null]);
    expect(at(-14, '2027-09-10')).toEqual(['2027-08-27', null]);
    // What would leave less than a fortnight in September is asked before the summer.
    expect(at(-30, '2027-09-10')).toEqual(['2027-07-30', { day: '2027-08-11', why: 'august' }]);
    expect(at(-30, '2027-09-13')).toEqual(['2027-07-30', { day: '2027-08-14', why: 'weekend' }]);
  });

  it('PLAN-4: is in the order of days, by step or by month, what has no day last', () => {
    const tasks = [
      taskOf({ id: 'none' as ItemId }),
      inDays(15),
      inDays(-30, { trade: 'stage' }),
      inDays(-30, { id: 'b' as ItemId }),
      inDays(-270),
      inDays(0),
      taskOf({ id: 'day' as ItemId, when: { kind: 'day', day: '2027-07-01' } }),
      inDays(-5, { aside: { reason: 'Inutile', at: 1 } }),
    ];
    const planned = plannedTasks(tasks, AT);
    expect(planned.map(({ task }) => task.id)).toEqual(['t-270', 'day', 'b', 't-30', 't0', 't15', 'none']);
    expect(groupsOf(planned, 'step').map(({ key, tasks: some }) => [key, some.length])).toEqual([
      ['contact', 1],
      ['engagement', 1],
      ['realisation', 3],
      ['after', 1],
      ['noDay', 1],
    ]);
    expect(groupsOf(planned, 'month').map(({ key }) => key)).toEqual([
      '2027-01',
      '2027-07',
      '2027-09',
      '2027-10',
      'noDay',
    ]);
  });

  it('PLAN-4: without a day for the event keeps the order of the path, and says no date', () => {
    const planned = plannedTasks([inDays(3), inDays(-90)], { ...AT, eventDay: null });
    expect(planned.map(({ task, due, offset, isLate }) => [task.id, due, offset, isLate])).toEqual([
      ['t-90', null, -90, false],
      ['t3', null, 3, false],
    ]);
  });

  it('PLAN-4: an open task is late from the day after, a done one never; filters keep a trade, a person, what is open', () => {
    const planned = plannedTasks(
      [
        taskOf({ id: 'today' as ItemId, when: { kind: 'day', day: '2027-09-01' } }),
        taskOf({
          id: 'late' as ItemId,
          when: { kind: 'day', day: '2027-08-31' },
          assignee: 'luc' as AccountId,
        }),
        taskOf({
          id: 'done' as ItemId,
          trade: 'stage',
          when: { kind: 'day', day: '2027-08-01' },
          done: { on: '2027-08-20', by: 'ana', due: '2027-08-01' },
        }),
      ],
      AT,
    );
    expect(planned.filter(({ isLate }) => isLate).map(({ task }) => task.id)).toEqual(['late']);
    const all = { trade: null, assignee: null, isOpenOnly: false };
    const kept = (filter: Partial<typeof all> | { trade: 'stage' } | { assignee: string }) =>
      planned.filter((one) => passes(one, { ...all, ...filter })).map(({ task }) => task.id);
    expect(kept({ trade: 'stage' })).toEqual(['done']);
    expect(kept({ assignee: 'luc' as AccountId })).toEqual(['late']);
    expect(kept({ isOpenOnly: true })).toEqual(['late', 'today']);
  });
});
