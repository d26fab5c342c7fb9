// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, it } from 'vitest';
import { addTask, moveTask, tickTask } from '#features/plan/domain/tasks.ts';
import type { ItemId } from '#domain/ids.ts';
import { dueOf } from '#features/plan/domain/dueOf.ts';
import { openBackstage } from '#state/backstage.svelte.ts';
import { moveEvent } from '#features/plan/state/moveEvent.ts';
import { Planning } from '#features/plan/state/planning.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { fr } from '#features/plan/words/template/fr.ts';
import { Scene, value, world } from './scene.ts';

const ROOM = { text: 'Réserver la salle', trade: 'stage', when: { kind: 'offset', days: -150 } } as const;

/** Ana, at her plan; Luc writes in the same document. */
async function scene() {
  const at = new Scene();
  const space = new SpaceState(at);
  const backstage = await openBackstage(space);
  if (backstage === null) throw new Error('the door is shut');
  const planning = new Planning(space, backstage);
  const add = (): ItemId => {
    value(planning.add({ ...ROOM, assignee: null }));
    return [...backstage.tasks.keys()].at(-1) ?? ('' as ItemId);
  };
  const taskAt = (id: ItemId) => {
    const one = backstage.tasks.get(id);
    if (one === undefined) throw new Error('no such task');
    return one;
  };
  return { at, space, backstage, planning, add, taskAt };
}

it('PLAN-7: every act on a task is taken back, as it was before', async () => {
  const { planning, backstage, add, taskAt } = await scene();
  const id = add();
  const before = taskAt(id);
  const acts = [
    () => planning.assign(taskAt(id), 'bruno'),
    () => planning.tick(taskAt(id), true, '2027-03-03'),
    () => planning.move(taskAt(id), { kind: 'day', day: '2027-05-01' }),
    () => planning.setAside(taskAt(id), 'Prêtée par la mairie.'),
    () => planning.edit(taskAt(id), { ...ROOM, text: 'Réserver le gymnase', assignee: 'luc' }),
  ];
  for (const act of acts) {
    const takeBack = value<() => boolean>(act());
    expect(taskAt(id)).not.toEqual(before);
    expect(takeBack()).toBe(true);
    expect({ ...taskAt(id), editedAt: null }).toEqual({ ...before, editedAt: null });
  }
  const added = value(planning.add({ ...ROOM, assignee: 'ana' }));
  expect(backstage.tasks.size).toBe(2);
  expect(added()).toBe(true);
  expect(backstage.tasks.size).toBe(1);
});

it('PLAN-7: what Luc did since stands, whatever Ana takes back', async () => {
  const { at, planning, add, taskAt, backstage } = await scene();
  const id = add();
  const back = value(planning.move(taskAt(id), { kind: 'offset', days: -140 }));
  value(moveTask(at.behind, id, { kind: 'offset', days: -130 }));
  expect(back()).toBe(false);
  expect(taskAt(id).when).toEqual({ kind: 'offset', days: -130 });
  const added = value(planning.add({ ...ROOM, assignee: null }));
  const other = [...backstage.tasks.keys()].at(-1) ?? ('' as ItemId);
  value(tickTask(at.behind, other, { by: 'luc', today: '2027-03-03', eventDay: null }));
  expect(added()).toBe(false);
  expect(taskAt(other).done?.by).toBe('luc');
});

it('PLAN-3: the event is moved by a week from any page, and every open task has moved', async () => {
  const { space, planning, add, taskAt } = await scene();
  value(moveEvent(space, '2027-10-14'));
  const [open, ticked] = [add(), add()];
  value(planning.tick(taskAt(ticked), true, '2027-05-02'));
  value(moveEvent(space, '2027-10-21'));
  const due = (id: ItemId) => dueOf(taskAt(id), space.settings?.eventDay ?? null);
  expect([due(open), due(ticked)]).toEqual(['2027-05-24', '2027-05-14']);
});

it('PLAN-7: the template comes by one act and goes by one; nothing is read or written once the right to it is gone', async () => {
  const { at, planning, backstage } = await scene();
  const { laid, takeBack } = value(planning.layTemplate(fr));
  expect([laid, backstage.tasks.size]).toEqual([26, 26]);
  expect(value(planning.layTemplate(fr)).laid).toBe(0);
  takeBack();
  expect(backstage.tasks.size).toBe(0);
  value(addTask(at.behind, { ...ROOM, assignee: null }, world));
  at.turns({ me: { ...at.sheet().me, role: 'partner' } });
  flushSync();
  expect(backstage.tasks.size).toBe(0);
  expect(planning.add({ ...ROOM, assignee: null })).toEqual({ ok: false, why: 'notAllowed' });
});

it('PLAN-7: tells of what others do with tasks, and not of what is done here', async () => {
  const { backstage, add } = await scene();
  const told: string[] = [];
  const stop = backstage.watchTasks((_, after) => told.push(after?.text ?? ''));
  add();
  expect(told).toEqual([]);
  stop();
  backstage.stop();
});
