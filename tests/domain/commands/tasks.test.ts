import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openRoots, readAll, readItem, rootOf } from '#domain/collection.ts';
import {
  addTask,
  assignTask,
  bringTaskBack,
  editTask,
  markTask,
  moveTask,
  setTaskAside,
  tickTask,
  type GivenTask,
} from '#features/plan/domain/tasks.ts';
import { layTemplate, takeTemplateBack, templateKey } from '#features/plan/domain/layTemplate.ts';
import { setEventDay } from '#features/plan/domain/setEventDay.ts';
import type { ItemId } from '#domain/ids.ts';
import { BACKSTAGE_KINDS, task } from '#domain/kinds/backstage/index.ts';
import { LONGEST_TASK } from '#domain/kinds/backstage/task.ts';
import { space } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { TEMPLATE, type TemplateWords } from '#domain/taskTemplate.ts';
import { meet, newSpace, puppetWorld, valueOf } from '../scene.ts';

const backstage = (): Y.Doc => openRoots(new Y.Doc(), BACKSTAGE_KINDS);
const ROOM: GivenTask = {
  text: ' Réserver  la salle ',
  trade: 'stage',
  when: { kind: 'offset', days: -150 },
};
const WORDS = Object.fromEntries(TEMPLATE.map(({ name }) => [name, `Tâche ${name}`])) as TemplateWords;
const MARCH = { by: 'ana', today: '2027-03-03', eventDay: '2027-10-14' };

describe('A task of the committee', () => {
  it('PLAN-1: is given to somebody, done on a day, undone, moved, set aside with a reason and brought back', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const id = valueOf(addTask(doc, { ...ROOM, assignee: null }, world));
    const now = () => readItem(doc, task, id);
    expect(now()).toMatchObject({ text: 'Réserver la salle', trade: 'stage', assignee: null, done: null });
    valueOf(assignTask(doc, id, 'bruno'));
    valueOf(tickTask(doc, id, MARCH));
    expect(now()).toMatchObject({
      assignee: 'bruno',
      done: { on: '2027-03-03', by: 'ana', due: '2027-05-14' },
    });
    valueOf(markTask(doc, id, null));
    valueOf(moveTask(doc, id, { kind: 'day', day: '2027-05-01' }));
    expect(now()).toMatchObject({ done: null, when: { kind: 'day', day: '2027-05-01' } });
    expect(setTaskAside(doc, id, '  ', world)).toEqual({ ok: false, why: 'task.reason' });
    valueOf(setTaskAside(doc, id, 'La mairie prête la sienne.', world));
    expect(now()?.aside?.reason).toBe('La mairie prête la sienne.');
    valueOf(bringTaskBack(doc, id));
    expect(now()?.aside).toBeNull();
  });

  it('PLAN-1: that says nothing, says too much or is due on no day there is, is refused, and nothing is written', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const add = (change: Partial<GivenTask>) => addTask(doc, { ...ROOM, assignee: null, ...change }, world);
    expect(add({ text: ' … ' })).toEqual({ ok: false, why: 'task.empty' });
    expect(add({ text: 'é'.repeat(LONGEST_TASK + 1) })).toEqual({ ok: false, why: 'task.tooLong' });
    for (const when of [
      { kind: 'offset', days: 0.5 },
      { kind: 'offset', days: 731 },
      { kind: 'day', day: '2027-02-30' },
    ] as const)
      expect(add({ when })).toEqual({ ok: false, why: 'task.when' });
    expect(readAll(doc, task).size).toBe(0);
    expect(assignTask(doc, 'nowhere' as ItemId, 'ana')).toEqual({ ok: false, why: 'item.gone' });
  });

  it('PLAN-1: whatever stands in the document, it reads as a task', () => {
    const doc = backstage();
    const strange = new Y.Map<unknown>();
    rootOf(doc, task).set('odd', strange);
    for (const [field, value] of Object.entries({
      trade: 'cooking',
      text: 7,
      when: { kind: 'offset', days: 'ten' },
      done: { on: 'yesterday' },
      aside: 'yes',
    }))
      strange.set(field, value);
    expect(readItem(doc, task, 'odd' as ItemId)).toMatchObject({
      trade: 'programming',
      text: '',
      when: null,
      done: null,
      aside: null,
    });
  });

  it('PLAN-1: Ana mends its words while Luc moves it, out of reach of each other, and both stand', () => {
    const [ana, luc] = [backstage(), backstage()];
    const world = puppetWorld();
    const id = valueOf(addTask(ana, { ...ROOM, assignee: null }, world));
    meet(ana, luc);
    valueOf(editTask(ana, id, { ...ROOM, text: 'Réserver la grande salle' }, world));
    valueOf(moveTask(luc, id, { kind: 'offset', days: -160 }));
    meet(ana, luc);
    for (const doc of [ana, luc])
      expect(readItem(doc, task, id)).toMatchObject({
        text: 'Réserver la grande salle',
        when: { kind: 'offset', days: -160 },
      });
  });
});

describe('The template of tasks', () => {
  it('PLAN-2: laid down twice, or by two people out of reach of each other, is there once', () => {
    const [ana, luc] = [backstage(), backstage()];
    const world = puppetWorld();
    expect(layTemplate(ana, WORDS, world)).toHaveLength(26);
    expect(layTemplate(ana, WORDS, world)).toEqual([]);
    layTemplate(luc, WORDS, world);
    meet(ana, luc);
    for (const doc of [ana, luc]) expect(readAll(doc, task).size).toBe(26);
  });

  it('PLAN-2: leaves what was done with its tasks, and does not bring back one that was set aside', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    layTemplate(doc, WORDS, world);
    const [room, meals] = [templateKey('bookRoom'), templateKey('orderMeals')];
    valueOf(editTask(doc, room, { ...ROOM, text: 'Réserver le gymnase' }, world));
    valueOf(setTaskAside(doc, meals, 'Chacun apporte son repas.', world));
    layTemplate(doc, WORDS, world);
    expect(readItem(doc, task, room)?.text).toBe('Réserver le gymnase');
    expect(readItem(doc, task, meals)?.aside).not.toBeNull();
  });

  it('PLAN-2: is taken back whole, save what somebody has taken up since', () => {
    const [doc, world] = [backstage(), puppetWorld()];
    const laid = layTemplate(doc, WORDS, world);
    valueOf(assignTask(doc, templateKey('install'), 'bruno'));
    takeTemplateBack(doc, laid);
    expect([...readAll(doc, task).keys()]).toEqual([templateKey('install')]);
    expect(layTemplate(doc, WORDS, world)).toHaveLength(25);
  });
});

it('PLAN-3: the day of the event is moved, taken away, and never written as no day', () => {
  const doc = newSpace();
  valueOf(setEventDay(doc, '2027-10-21'));
  expect(readItem(doc, space, SETTINGS)?.eventDay).toBe('2027-10-21');
  expect(setEventDay(doc, '2027-13-01')).toEqual({ ok: false, why: 'space.dayUnreadable' });
  valueOf(setEventDay(doc, null));
  expect(readItem(doc, space, SETTINGS)?.eventDay).toBeNull();
});
