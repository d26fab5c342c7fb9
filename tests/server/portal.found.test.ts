import { describe, expect, it } from 'vitest';
import { readAll, readItem } from '#domain/collection.ts';
import { task } from '#domain/kinds/backstage/index.ts';
import { space, structure } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { fr } from '#features/plan/words/template/fr.ts';
import { ADDRESS, anaFounds, granted, meOf, memoryHouse, NEC_24, portalHouse } from './portalHouse.ts';

describe('founding a space', () => {
  it('PEOPLE-1: Ana founds a space alone: she is its organiser, and stands for her structure', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    expect(ana).toMatchObject({ space: 'nec-dordogne-2027', role: 'organiser', name: 'Ana' });
    expect(ana.veiledPen).not.toBe(ana.account);
    await live.read('nec-dordogne-2027/commons', (doc) => {
      expect(readItem(doc, space, SETTINGS)).toMatchObject({ name: 'NEC Dordogne 2027', phase: 'before' });
      const [fabrique] = [...readAll(doc, structure).values()];
      expect(fabrique).toMatchObject({ name: 'La Fabrique', mobilisation: 'coOrganiser', inPublic: true });
      expect(ana.structures).toEqual([fabrique?.id]);
    });
  });

  it('PLAN-5: with a day for the event it begins with the template of tasks, once, in the language of its founder', async () => {
    const { portal, live } = memoryHouse();
    live.full = true;
    expect(await portal.foundSpace({ ...NEC_24, plan: fr }, ADDRESS)).toEqual({
      ok: false,
      why: 'notStored',
    });
    live.full = false;
    granted(await portal.foundSpace({ ...NEC_24, plan: fr }, ADDRESS));
    await live.read('nec-dordogne-2027/backstage', (doc) => {
      const tasks = [...readAll(doc, task).values()];
      expect(tasks).toHaveLength(26);
      expect(tasks.find(({ text }) => text.startsWith('Réserver la salle'))).toMatchObject({
        trade: 'stage',
        when: { kind: 'offset', days: -150 },
        assignee: null,
      });
    });
    granted(await portal.foundSpace({ ...NEC_24, name: 'Sans date', eventDay: null, plan: fr }, ADDRESS));
    expect(await live.read('sans-date/backstage', (doc) => readAll(doc, task).size)).toBe(0);
  });

  it.each([
    [{ name: ' ' }, 'space.nameEmpty'],
    [{ name: 'n'.repeat(81) }, 'space.nameTooLong'],
    [{ name: '!!! ???' }, 'space.nameUnusable'],
    [{ department: '99' }, 'space.departmentUnknown'],
    [{ eventDay: '2027-02-30' }, 'space.dayUnreadable'],
    [{ founder: '' }, 'name.empty'],
    [{ founder: 'a'.repeat(61) }, 'name.tooLong'],
    [
      { structure: { kind: 'new', name: ' ', family: 'company', inPublic: false } as const },
      'structure.nameEmpty',
    ],
    [{ structure: { kind: 'known', structure: 's1' as never } as const }, 'structure.unknown'],
  ])('refuses %o with %s, and holds no name by it', async (wrong, why) => {
    const { portal, store } = portalHouse();
    expect(await portal.foundSpace({ ...NEC_24, ...wrong }, ADDRESS)).toEqual({ ok: false, why });
    expect(await store.people.spaces()).toEqual([]);
  });

  it('a name is taken once, also when ten people found it together', async () => {
    const { portal, store } = portalHouse();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        portal.foundSpace({ ...NEC_24, founder: `Ana ${String(n)}` }, `192.0.2.${String(n)}`),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.why === 'space.nameTaken')).toHaveLength(9);
    expect(await store.people.members('nec-dordogne-2027')).toHaveLength(1);
    expect(await portal.foundSpace({ ...NEC_24, name: 'Nec dordogne, 2027 !' }, ADDRESS)).toMatchObject({
      why: 'space.nameTaken',
    });
  });

  it('nobody founds a space under the name of the demo, where every visitor is an organiser', async () => {
    const { portal } = portalHouse();
    for (const name of ['Démo Périgord', 'Language'])
      expect(await portal.foundSpace({ ...NEC_24, name }, ADDRESS)).toEqual({
        ok: false,
        why: 'space.nameTaken',
      });
  });

  it('PEOPLE-2: a foundation that broke in the middle does not hold its name', async () => {
    const { portal, live, store } = memoryHouse();
    live.full = true;
    expect(await portal.foundSpace(NEC_24, ADDRESS)).toEqual({ ok: false, why: 'notStored' });
    live.full = false;
    store.disk.full = true;
    expect(await portal.foundSpace(NEC_24, ADDRESS)).toEqual({ ok: false, why: 'notStored' });
    store.disk.full = false;
    const ana = await meOf(
      portal,
      granted(await portal.foundSpace({ ...NEC_24, licence: 'etalab-2.0' }, ADDRESS)),
    );
    expect(ana.role).toBe('organiser');
    expect(granted(await portal.publicPage(ana.space)).licence).toBe('etalab-2.0');
  });

  it('a foundation without a structure, without a day: a commons exists without an event', async () => {
    const { portal } = portalHouse();
    const entry = granted(await portal.foundSpace({ ...NEC_24, structure: null, eventDay: null }, ADDRESS));
    expect((await meOf(portal, entry)).structures).toEqual([]);
  });
});
