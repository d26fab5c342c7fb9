import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCsv, planIcs, type PlanFileWords } from '#features/plan/domain/planFiles.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Task } from '#domain/kinds/backstage/index.ts';
import { plannedTasks, type PlannedTask } from '#features/plan/domain/planOf.ts';

const AT = { eventDay: '2027-10-14', today: '2027-09-01' };
const NOON = Date.UTC(2027, 8, 1, 12, 30, 5);
const PLACE = { name: 'NEC Périgord', origin: 'terreau.test/nec', now: NOON };
const WORDS: PlanFileWords = {
  columns: ['J', 'Date', 'Métier', 'Tâche', 'Qui', 'État'],
  offset: (days) => `J${days < 0 ? '' : '+'}${String(days)}`,
  trade: () => 'Régie',
  assignee: () => 'Bruno',
  state: ({ task }) => (task.done === null ? 'À faire' : 'Faite'),
};

const taskOf = (text: string, change: Partial<Task> = {}): Task => ({
  id: 't1' as ItemId,
  trade: 'stage',
  text,
  when: { kind: 'offset', days: -30 },
  assignee: null,
  done: null,
  aside: null,
  addedAt: 0,
  editedAt: null,
  ...change,
});
const planned = (...tasks: readonly Task[]): readonly PlannedTask[] => plannedTasks(tasks, AT);
/** What a reader of calendars does first: lines put together again (RFC 5545, §3.1). */
const unfolded = (file: string): readonly string[] => file.replace(/\r\n[ \t]/g, '').split('\r\n');
const valueOf = (file: string, name: string): string =>
  unfolded(file)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1) ?? '';
const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one));

describe('The backward plan as a file', () => {
  it('PLAN-6: for a spreadsheet: a mark, semicolons, one row for each task, and nothing that runs', () => {
    const csv = planCsv(planned(taskOf('=1+1 ; « salle »')), WORDS);
    expect(csv.startsWith('\uFEFF"J";"Date"')).toBe(true);
    expect(csv.split('\r\n')[1]).toBe(`"J-30";"2027-09-14";"Régie";"'=1+1 ; « salle »";"Bruno";"À faire"`);
  });

  it('PLAN-6: for a calendar: whole days, an id that stays, a version that grows', () => {
    const file = planIcs(planned(taskOf('Commander repas, café')), PLACE, WORDS);
    expect(unfolded(file)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Terreau//Plan//FR',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:NEC Périgord',
      'BEGIN:VEVENT',
      'UID:task-t1@terreau.test/nec',
      'DTSTAMP:20270901T123005Z',
      `SEQUENCE:${String((NOON - Date.UTC(2024, 0, 1)) / 1000)}`,
      'DTSTART;VALUE=DATE:20270914',
      'DTEND;VALUE=DATE:20270915',
      'SUMMARY:J-30 · Commander repas\\, café',
      'DESCRIPTION:Régie\\nBruno\\nÀ faire',
      'CATEGORIES:Régie',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
    const later = planIcs(planned(taskOf('Commander repas')), { ...PLACE, now: NOON + 1000 }, WORDS);
    expect(valueOf(later, 'UID')).toBe(valueOf(file, 'UID'));
    expect(Number(valueOf(later, 'SEQUENCE'))).toBe(Number(valueOf(file, 'SEQUENCE')) + 1);
  });

  it('PLAN-6: a task that was set aside is cancelled in a calendar, and one without a day is not in it', () => {
    const aside = { ...taskOf('Louer une scène'), aside: { reason: 'Prêtée', at: 1 } };
    const one: PlannedTask = { task: aside, due: '2027-09-14', offset: -30, left: null, isLate: false };
    const none = planned(taskOf('Remercier', { when: null }));
    const file = planIcs([one, ...none], PLACE, WORDS);
    expect(valueOf(file, 'STATUS')).toBe('CANCELLED');
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it('PLAN-6: whatever a task says, no line is over 75 octets, none is added, and the words come back whole', () => {
    const bytes = new TextEncoder();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 160 }), (text) => {
        const file = planIcs(planned(taskOf(text)), PLACE, WORDS);
        for (const line of file.split('\r\n')) expect(bytes.encode(line).length).toBeLessThanOrEqual(75);
        expect(unfolded(file)).toHaveLength(20);
        expect(unescaped(valueOf(file, 'SUMMARY'))).toBe(
          `J-30 · ${text}`.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' '),
        );
      }),
    );
  });
});
