import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishTheme } from '#domain/commands/publishTheme.ts';
import { addCarrier } from '#features/sheet/domain/carriers.ts';
import { addLine } from '#features/sheet/domain/lines.ts';
import { addStep, archiveStep, bringBackStep } from '#features/sheet/domain/steps.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { Session } from '#protocol/portal.ts';
import { erase } from '#server/erasure/erase.ts';
import { foldRoom } from '#server/compaction/compaction.ts';
import type { Identity } from '#server/identity.ts';
import { createPortal } from '#server/portal.ts';
import { ANA as ANAS, ask, valueOf } from '../../domain/scene.ts';
import { ANA, COMMONS, liveHouse, PAUL, ROSE, SPACE, identity } from '../../support/liveHouse.ts';
import { granted } from '../portalHouse.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LUC = identity('luc', 'organiser', 'veil-l', ['caf']);

const session = ({ account, role }: Identity): Session => ({ space: SPACE, account, role });

/** Rooms and the portal on one store, with people in it; Ana's device is connected. */
async function scene() {
  const house = liveHouse();
  const store = house.disk.store;
  const world = { now: () => house.clock.now(), chance: chances() };
  await store.people.addSpace({ slug: SPACE, createdAt: 1 });
  const names: Readonly<Record<string, string>> = {
    ana: 'Ana',
    luc: 'Luc (CAF)',
    paul: 'Paul',
    rose: 'Rose',
  };
  for (const { account, veiledPen, role, structures } of [ANA, LUC, PAUL, ROSE])
    await store.people.addMember({
      account,
      space: SPACE,
      veiledPen,
      name: names[account] ?? account,
      role,
      structures,
      joinedAt: 1,
      invitation: null,
      removedAt: null,
    });
  const portal = createPortal({
    store,
    live: house.rooms,
    world,
    elapsed: () => house.clock.elapsed(),
    publicUrl: () => 'https://terreau.test',
    health: () => Promise.reject(new Error('nobody asks')),
  });
  const ana = await house.comes(ANA);
  const luc = await house.comes(LUC);
  const done = async <T>(work: Promise<T>): Promise<T> => {
    const at = { work: true };
    const end = (): void => void (at.work = false);
    work.then(end, end);
    while (at.work) await house.clock.pass(50);
    return work;
  };
  return {
    house,
    store,
    portal,
    world,
    ana,
    luc,
    done,
    rest: () => house.rest(ana, luc),
    fold: () => foldRoom(COMMONS, store.updates, 4),
    intentOf: (doc: Y.Doc, id: string): Y.Text =>
      (doc.getMap('themes').get(id) as Y.Map<Y.Text>).get('intent') as Y.Text,
  };
}

function chances(): () => string {
  let drawn = 0;
  return () => `x${(drawn += 1)}`;
}

/** Ana opens a theme; an hour later Luc writes its intent anew; the next day Ana adds a word. */
async function writtenByTwo(here: Awaited<ReturnType<typeof scene>>, folds = true) {
  const { house, ana, luc, rest, intentOf } = here;
  const id = valueOf(openTheme(ana.doc, { title: 'Aînés', intent: 'Aider les aînés' }, here.world));
  await rest();
  house.clock.jump(HOUR);
  intentOf(luc.doc, id).delete(0, 5);
  intentOf(luc.doc, id).insert(0, 'Accompagner');
  await rest();
  const lucWrote = house.clock.now();
  if (folds) await here.done(here.fold());
  house.clock.jump(24 * HOUR);
  intentOf(ana.doc, id).insert(21, ' seuls');
  await rest();
  return { id, place: { root: 'themes', id }, lucWrote };
}

describe('The past that pages ask for', () => {
  it.each([true, false])(
    'PAST-4: says who did what when, in the words of the directory, folded or not (%s)',
    async (folds) => {
      const here = await scene();
      const { place } = await writtenByTwo(here, folds);
      await here.store.people.changeMember(SPACE, 'luc', { removedAt: here.house.clock.now() });
      const told = granted(await here.portal.itemHistory(session(ROSE), place));
      expect(told.since).toBe(0);
      expect(told.acts.map(({ name, field, isCreation }) => [name, field, isCreation])).toEqual([
        ['Ana', null, true],
        ['Luc (CAF)', 'intent', false],
        ['Ana', 'intent', false],
      ]);
      expect(told.acts[1]).toMatchObject({ account: 'luc', structures: ['caf'], wrote: 11, struck: 5 });
      const intents = await Promise.all(
        told.moments.map(
          async (at) => granted(await here.portal.itemContent(session(ROSE), place, { at })).fields.intent,
        ),
      );
      expect(intents).toEqual(['Aider les aînés', 'Accompagner les aînés', 'Accompagner les aînés seuls']);
      const before = await here.portal.itemContent(session(ROSE), place, { at: 1 });
      expect(before).toEqual({ ok: false, why: 'notThen' });
    },
  );

  it.each([true, false])(
    'PAST-4: says who published a theme that was opened some minutes ago, folded or not (%s)',
    async (folds) => {
      const here = await scene();
      const id = valueOf(openTheme(here.ana.doc, { title: 'Aînés', intent: 'Aider' }, here.world));
      await here.rest();
      here.house.clock.jump(MINUTE);
      here.intentOf(here.ana.doc, id).insert(5, ' les aînés');
      await here.rest();
      valueOf(publishTheme(here.ana.doc, id, here.world));
      await here.rest();
      if (folds) await here.done(here.fold());
      const told = granted(await here.portal.itemHistory(session(ROSE), { root: 'themes', id }));
      expect(told.acts.map(({ name, field }) => [name, field])).toContainEqual(['Ana', 'publishedAt']);
    },
  );

  it('PAST-4: never names who asked without a name, nor tells of what is no entry of the commons', async () => {
    const here = await scene();
    const question = ask(here.ana.doc, ANAS, here.world, { voice: { kind: 'nobody', family: null } });
    const named = ask(here.ana.doc, ANAS, here.world, {
      voice: { kind: 'person', person: 'ana' as AccountId },
    });
    await here.rest();
    here.house.clock.jump(HOUR);
    for (const id of [question, named])
      (here.ana.doc.getMap('questions').get(id) as Y.Map<unknown>).set('sentence', 'Qui aide les voisins ?');
    await here.rest();
    const who = async (id: string): Promise<unknown[]> =>
      granted(await here.portal.itemHistory(session(ROSE), { root: 'questions', id })).acts.map(
        ({ account, name, structures }) => ({ account, name, structures }),
      );
    const nobody = { account: null, name: null, structures: [] };
    expect(await who(question)).toEqual([nobody, nobody]);
    expect((await who(named))[0]).toMatchObject({ account: 'ana', name: 'Ana' });
    for (const place of [
      { root: 'notes', id: 'x' },
      { root: 'themes', id: 'none' },
      { root: '', id: '' },
      { root: '__proto__', id: 'constructor' },
    ])
      expect(await here.portal.itemHistory(session(ROSE), place)).toEqual({ ok: false, why: 'unknownEntry' });
  });

  it('PAST-5: gives the commons as it stood, by the hours of the server', async () => {
    const here = await scene();
    const { place, lucWrote } = await writtenByTwo(here);
    const early = here.house.clock.now();
    here.house.clock.jump(HOUR);
    // A device may say of its question what it likes.
    const lying = { ...here.world, now: () => 5 };
    const question = ask(here.ana.doc, ANAS, lying, { sentence: 'Qui vient ?' });
    await here.rest();
    const at = async (when: number) => granted(await here.portal.commonsAt(session(ROSE), when)).items;
    expect((await at(early)).questions).toEqual([]);
    expect((await at(early)).decisions).toEqual([]);
    expect((await at(early)).themes).toMatchObject([{ id: place.id }]);
    expect((await at(lucWrote)).themes[0]?.fields.intent).toBe('Accompagner les aînés');
    expect((await at(1)).themes).toEqual([]);
    const now = await at(here.house.clock.now());
    expect(now.questions).toMatchObject([{ id: question, fields: { sentence: 'Qui vient ?' } }]);
    expect(now.questions[0]?.createdAt).toBeGreaterThan(early);
    expect(now.themes[0]?.fields).toMatchObject({ intent: 'Accompagner les aînés seuls', body: [] });
    valueOf(addStep(here.ana.doc, { theme: place.id as ItemId, minutes: 5, what: 'Accueil' }, here.world));
    await here.rest();
    const later = granted(await here.portal.commonsAt(session(ROSE), here.house.clock.now()));
    expect(later.items.steps).toMatchObject([{ fields: { what: 'Accueil', theme: place.id } }]);
    expect(later.annotations).toBe(0);
  });

  it.each([true, false])(
    'PAST-12: the history of a theme tells of its sheet, line by line, and gives it as it stood, folded or not (%s)',
    async (folds) => {
      const here = await scene();
      const { house, ana, luc, world } = here;
      const id = valueOf(openTheme(ana.doc, { title: 'Aînés', intent: '' }, world));
      const other = valueOf(openTheme(ana.doc, { title: 'Emploi', intent: '' }, world));
      await here.rest();
      const pause = async (): Promise<number> => {
        await here.rest();
        const at = house.clock.now();
        if (folds) await here.done(here.fold());
        house.clock.jump(HOUR);
        return at;
      };
      const opened = await pause();
      const step = valueOf(addStep(luc.doc, { theme: id, minutes: 10, what: 'Accueil' }, world));
      addCarrier(luc.doc, { theme: id, structure: 'lavoir' as ItemId }, world);
      valueOf(addStep(luc.doc, { theme: other, minutes: 5 }, world));
      const added = await pause();
      archiveStep(ana.doc, step, world);
      const away = await pause();
      bringBackStep(luc.doc, step);
      const back = await pause();

      const place = { root: 'themes', id };
      const { acts, moments, sheet } = granted(await here.portal.itemHistory(session(ROSE), place));
      expect(acts).toHaveLength(1);
      expect(
        sheet?.acts.map((act) => [act.name, act.of.root, act.isCreation, act.field, act.isAway]),
      ).toEqual([
        ['Luc (CAF)', 'carriers', true, null, false],
        ['Luc (CAF)', 'steps', true, null, false],
        ['Ana', 'steps', false, 'archivedAt', true],
        ['Luc (CAF)', 'steps', false, 'archivedAt', false],
      ]);
      expect(sheet?.entries).toMatchObject({
        carriers: [{ fields: { structure: 'lavoir' } }],
        steps: [{ id: step, fields: { what: 'Accueil' } }],
      });
      const sheetAt = async (at: number) => {
        const { sheet: then } = granted(await here.portal.itemContent(session(ROSE), place, { at }));
        return [
          then?.carriers.length,
          then?.steps.map(({ fields }) => typeof fields.archivedAt === 'number'),
        ];
      };
      expect(await Promise.all([opened, added, away, back].map(sheetAt))).toEqual([
        [0, []],
        [1, [false]],
        [1, [true]],
        [1, [false]],
      ]);
      // Of each pause, of the theme or of its sheet, there is a moment; added at once, two lines are one.
      expect(moments).toHaveLength(4);
      expect(
        granted(await here.portal.itemHistory(session(ROSE), { root: 'steps', id: step })).sheet,
      ).toBeUndefined();
    },
  );

  it('PAST-12: a version that was given a name comes with the sheet of that moment', async () => {
    const here = await scene();
    const id = valueOf(openTheme(here.ana.doc, { title: 'Aînés', intent: '' }, here.world));
    valueOf(addLine(here.ana.doc, { theme: id, list: 'equipment', words: 'Rallonge' }, here.world));
    await here.rest();
    here.house.clock.jump(HOUR);
    granted(await here.portal.nameVersion(session(ANA), { id, name: 'Avant' }));
    here.house.clock.jump(HOUR);
    valueOf(addLine(here.ana.doc, { theme: id, list: 'equipment', words: 'Micro' }, here.world));
    await here.rest();
    const place = { root: 'themes', id };
    const { versions } = granted(await here.portal.itemHistory(session(ROSE), place));
    const version = versions[0]?.id ?? '';
    const { sheet } = granted(await here.portal.itemContent(session(ROSE), place, { version }));
    expect(sheet?.sheetLines.map(({ fields }) => fields.words)).toEqual(['Rallonge']);
  });

  it('PAST-6: an organiser gives a state a name; two can be compared; nobody else may', async () => {
    const here = await scene();
    const { id, place } = await writtenByTwo(here);
    const name = async (who: Identity, given: string, theme: string = id) =>
      here.portal.nameVersion(session(who), { id: theme, name: given });
    const first = granted(await name(ANA, '  Avant la réunion '));
    expect(first).toMatchObject({ name: 'Avant la réunion', by: 'Ana', account: 'ana' });
    here.intentOf(here.luc.doc, id).insert(0, 'Mieux ');
    await here.rest();
    granted(await name(LUC, 'Après la réunion'));
    const { versions } = granted(await here.portal.itemHistory(session(ROSE), place));
    const intents = await Promise.all(
      versions.map(
        async ({ id: version }) =>
          granted(await here.portal.itemContent(session(ROSE), place, { version })).fields.intent,
      ),
    );
    expect(versions.map((one) => one.name)).toEqual(['Avant la réunion', 'Après la réunion']);
    expect(intents).toEqual(['Accompagner les aînés seuls', 'Mieux Accompagner les aînés seuls']);

    for (const who of [PAUL, ROSE])
      expect(await name(who, 'À moi')).toEqual({ ok: false, why: 'notAllowed' });
    // Whatever a session says that began before the role was taken away.
    await here.store.people.changeMember(SPACE, 'luc', { role: 'reader' });
    expect(await name(LUC, 'Encore')).toEqual({ ok: false, why: 'notAllowed' });
    expect(await name(ANA, ' ')).toEqual({ ok: false, why: 'version.nameEmpty' });
    expect(await name(ANA, 'a'.repeat(81))).toEqual({ ok: false, why: 'version.nameTooLong' });
    expect(await name(ANA, 'Rien', 'none')).toEqual({ ok: false, why: 'unknownEntry' });
    const other = await here.portal.itemContent(session(ANA), place, { version: 'none' });
    expect(other).toEqual({ ok: false, why: 'unknownVersion' });
  });

  it('PAST-6: whoever asks again and again waits', async () => {
    const here = await scene();
    const { place } = await writtenByTwo(here);
    const ask = () => here.portal.itemContent(session(ROSE), place, { version: 'none' });
    const answers: unknown[] = [];
    for (let n = 0; n < 80; n += 1) answers.push((await ask()) as unknown);
    expect(answers).toContainEqual({ ok: false, why: 'tooMany' });
    expect(await here.portal.itemContent(session(ANA), place, { version: 'none' })).toEqual({
      ok: false,
      why: 'unknownVersion',
    });
    await here.house.clock.pass(MINUTE);
    expect(await ask()).toEqual({ ok: false, why: 'unknownVersion' });
  });

  it('PAST-7: an erased theme has no past and no versions; the others keep theirs', async () => {
    const here = await scene();
    const { id, place } = await writtenByTwo(here);
    const { id: other } = await writtenByTwo(here);
    for (const theme of [id, other])
      granted(await here.portal.nameVersion(session(ANA), { id: theme, name: 'V1' }));
    const before = (await here.store.updates.past(COMMONS)).rows.map(({ id: of }) => of);
    expect(before).toContain(id);
    await here.done(erase({ store: here.store, live: here.house.rooms, now: () => 1 }, COMMONS, place));
    expect((await here.store.updates.past(COMMONS)).rows.filter((row) => row.id === id)).toEqual([]);
    expect((await here.store.updates.versions(COMMONS)).map(({ entry }) => entry)).toEqual([other]);
    expect(await here.portal.itemHistory(session(ANA), place)).toEqual({ ok: false, why: 'unknownEntry' });
    const { themes } = granted(await here.portal.commonsAt(session(ANA), here.house.clock.now())).items;
    expect(themes.map((one) => one.id)).toEqual([other as ItemId]);
    const kept = granted(await here.portal.itemHistory(session(ANA), { root: 'themes', id: other }));
    expect(kept.moments).toHaveLength(3);
  });
});
