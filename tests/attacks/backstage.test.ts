import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { create, readAll } from '#domain/collection.ts';
import { addNote } from '#domain/commands/backstage/notes.ts';
import { addTask, tickTask } from '#features/plan/domain/tasks.ts';
import type { ItemId } from '#domain/ids.ts';
import { note, task } from '#domain/kinds/backstage/index.ts';
import { question } from '#domain/kinds/index.ts';
import { contentOf } from '../convergence/territory.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, puppetWorld, valueOf } from '../domain/scene.ts';
import type { Device } from '../support/device.ts';
import { ANA, BACKSTAGE, COMMONS, liveHouse, PAUL, identity, type LiveHouse } from '../support/liveHouse.ts';

const LUCIE = identity('lucie', 'organiser', 'veil-l');
const LUCIE_PENS = { named: 'lucie', veiled: 'veil-l' } as unknown as typeof ANA_PENS;
const refusalsOf = ({ heard }: Device) => heard.filter((frame) => frame.type === 'refused');
const notesOf = (house: LiveHouse) =>
  house.rooms.read(BACKSTAGE, (doc) => [...readAll(doc, note).values()].map(({ text }) => text));

/** Ana and Lucie of the committee, each with a line to the backstage of their space. */
async function scene() {
  const [house, world] = [liveHouse(), puppetWorld()];
  const [ana, lucie] = [await house.comes(ANA, BACKSTAGE), await house.comes(LUCIE, BACKSTAGE)];
  const anasNote = valueOf(addNote(ana.doc, ANA_PENS, { structure: null, text: 'À rappeler.' }, world));
  await house.rest(ana, lucie);
  return { house, world, ana, lucie, anasNote };
}

describe('The backstage document', () => {
  it('BACK-1: is one that organisers share', async () => {
    const { house, world, ana, lucie } = await scene();
    expect(contentOf(lucie.doc)).toEqual(contentOf(ana.doc));
    valueOf(addNote(lucie.doc, LUCIE_PENS, { structure: null, text: 'Vu.' }, world));
    await house.rest(ana, lucie);
    expect(await notesOf(house)).toEqual(['À rappeler.', 'Vu.']);
    expect(refusalsOf(lucie)).toEqual([]);
  });

  it('BACK-1: an organiser changes nothing that another wrote in it, nor writes in their name', async () => {
    const { house, ana, lucie, anasNote } = await scene();
    (lucie.doc.getMap('notes').get(anasNote) as Y.Map<unknown>).set('text', 'Faux.');
    lucie.doc.getMap('notes').delete(anasNote);
    create(lucie.doc, note, 'ana~forged' as ItemId, { text: 'Faux.' });
    await house.rest(ana, lucie);
    expect(await notesOf(house)).toEqual(['À rappeler.']);
    expect(new Set(refusalsOf(lucie).map(({ why }) => why))).toEqual(new Set(['notYours']));
  });

  it('BACK-1: holds no root of the commons, nor the commons one of its own', async () => {
    const { house, world, ana, lucie } = await scene();
    ask(lucie.doc, LUCIE_PENS, world);
    await house.rest(ana, lucie);
    expect(readAll(ana.doc, question).size).toBe(0);
    expect(refusalsOf(lucie)).toMatchObject([{ why: 'unreadable' }]);
    const [inCommons, paul] = [await house.comes(ANA, COMMONS), await house.comes(PAUL, COMMONS)];
    valueOf(addNote(inCommons.doc, ANA_PENS, { structure: null, text: 'Au mauvais endroit.' }, world));
    valueOf(addNote(paul.doc, PAUL_PENS, { structure: null, text: 'Au mauvais endroit.' }, world));
    await house.rest(inCommons, paul);
    expect([refusalsOf(inCommons), refusalsOf(paul)]).toMatchObject([
      [{ why: 'unreadable' }],
      [{ why: 'unreadable' }],
    ]);
    expect(await house.rooms.read(COMMONS, (doc) => doc.share.has('notes'))).toBe(false);
  });

  it('BACK-1: who is an organiser no more writes nothing in it, not even what had arrived', async () => {
    const { house, world, ana, lucie } = await scene();
    valueOf(addNote(lucie.doc, LUCIE_PENS, { structure: null, text: 'Trop tard.' }, world));
    lucie.line?.bringUp();
    house.rooms.learn(LUCIE.space, 'lucie', { role: 'partner' });
    await house.rest(ana);
    expect(lucie.line?.closedWith).toBe(4403);
    expect(await notesOf(house)).toEqual(['À rappeler.']);
  });

  it('PLAN-1: a task is the whole committee’s, and none is written in the commons, by an organiser or a partner', async () => {
    const { house, world, ana, lucie } = await scene();
    const given = { text: 'Réserver la salle', trade: 'stage', when: null, assignee: 'lucie' } as const;
    const id = valueOf(addTask(ana.doc, given, world));
    await house.rest(ana, lucie);
    valueOf(tickTask(lucie.doc, id, { by: 'lucie', today: '2027-03-03', eventDay: null }));
    await house.rest(ana, lucie);
    expect(refusalsOf(lucie)).toEqual([]);
    expect(await house.rooms.read(BACKSTAGE, (doc) => readAll(doc, task).get(id)?.done?.by)).toBe('lucie');
    const [inCommons, paul] = [await house.comes(ANA, COMMONS), await house.comes(PAUL, COMMONS)];
    for (const one of [inCommons, paul]) {
      valueOf(addTask(one.doc, given, world));
      await house.rest(one);
      expect(refusalsOf(one)).toMatchObject([{ why: 'unreadable' }]);
    }
    expect(await house.rooms.read(COMMONS, (doc) => doc.share.has('tasks'))).toBe(false);
  });

  it('PLAN-1: a field of a task holds what its kind says, and no hidden document', async () => {
    const { house, world, ana, lucie } = await scene();
    const given = { text: 'Réserver la salle', trade: 'stage', when: null, assignee: null } as const;
    const id = valueOf(addTask(ana.doc, given, world));
    await house.rest(ana, lucie);
    (lucie.doc.getMap('tasks').get(id) as Y.Map<unknown>).set('done', new Y.Text('Faux.'));
    await house.rest(ana, lucie);
    expect(refusalsOf(lucie)).toMatchObject([{ why: 'shape' }]);
    expect(await house.rooms.read(BACKSTAGE, (doc) => readAll(doc, task).get(id)?.done)).toBeNull();
  });
});
