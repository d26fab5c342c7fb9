import { describe, expect, it } from 'vitest';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { openSpaceToPublic } from '#domain/commands/changeSpace.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { readAll } from '#domain/collection.ts';
import { PUBLIC_PEN, penOf } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import { STEP } from '#server/people/evenness.ts';
import { puppetClock } from '../support/puppetClock.ts';
import { anaFounds, granted, memoryHouse, portalHouse } from './portalHouse.ts';

const ROOM = 'nec-dordogne-2027/commons';
const CARD = { sentence: 'Pourquoi tout passe par internet ?', family: 'residents' as const };

describe('the public page', () => {
  it('PUBLIC-1: is made from the commons as it stands, and only when it has changed', async () => {
    const { portal, live, world } = portalHouse();
    const ana = await anaFounds(portal);
    expect(granted(await portal.publicPage(ana.space))).toMatchObject({
      questions: 0,
      structures: [{ name: 'La Fabrique' }],
    });
    const before = live.reads();
    const [one, two] = [await portal.publicPage(ana.space), await portal.publicPage(ana.space)];
    expect(live.reads()).toBe(before);
    expect(one).toEqual(two);
    await live.act(ROOM, (doc) => {
      const pens = { named: ana.account as never, veiled: ana.veiledPen };
      askQuestion(doc, pens, { sentence: 'Qui aide qui ?', voice: { kind: 'nobody', family: null } }, world);
    });
    expect(granted(await portal.publicPage(ana.space)).questions).toBe(1);
  });

  it('SAME-3: tells neither by how long it takes', async () => {
    const clock = puppetClock();
    const { portal, live } = portalHouse(undefined, {
      elapsed: () => clock.elapsed(),
      after: (ms, act) => clock.after(ms, act),
    });
    const ana = await anaFounds(portal);
    await live.act(ROOM, (doc) => openSpaceToPublic(doc, false));
    const answered: string[] = [];
    for (const space of ['nowhere', ana.space]) {
      void portal.publicPage(space).then(() => answered.push(`page of ${space}`));
      void portal.legalSheet(space, {}).then(() => answered.push(`data of ${space}`));
      void portal.askPublicly(space, CARD, '192.0.2.1').then(() => answered.push(`question to ${space}`));
    }
    await clock.pass(STEP - 1);
    expect(answered).toEqual([]);
    await clock.pass(1);
    expect(answered).toHaveLength(6);
  });

  it('SAME-2: tells nobody whether a space is closed or does not exist', async () => {
    const { portal, live } = portalHouse();
    const ana = await anaFounds(portal);
    expect(await portal.publicPage('nowhere')).toEqual({ ok: false, why: 'noPublicPage' });
    await live.act(ROOM, (doc) => openSpaceToPublic(doc, false));
    expect(await portal.publicPage(ana.space)).toEqual({ ok: false, why: 'noPublicPage' });
    expect(await portal.askPublicly(ana.space, CARD, '192.0.2.1')).toEqual({
      ok: false,
      why: 'noPublicPage',
    });
    await live.act(ROOM, (doc) => openSpaceToPublic(doc, true));
    expect((await portal.publicPage(ana.space)).ok).toBe(true);
  });
});

describe('the public form', () => {
  it("PUBLIC-2: a question asked without joining waits to be welcomed, and is nobody's", async () => {
    const { portal, live, world } = portalHouse();
    const ana = await anaFounds(portal);
    expect(await portal.askPublicly(ana.space, CARD, '192.0.2.1')).toEqual({ ok: true, value: null });
    const [asked] = await live.read(ROOM, (doc) => [...readAll(doc, question).values()]);
    if (asked === undefined) throw new Error('no question');
    expect(penOf(asked.id)).toBe(PUBLIC_PEN);
    expect(asked).toMatchObject({
      sentence: CARD.sentence,
      source: 'publicForm',
      voice: { kind: 'nobody', family: 'residents' },
    });
    expect(granted(await portal.publicPage(ana.space)).questions).toBe(0);
    await live.act(ROOM, (doc) => moderateQuestion(doc, asked.id, { verdict: 'welcomed' }, world));
    expect(granted(await portal.publicPage(ana.space)).elsewhere[0]).toMatchObject({
      sentence: CARD.sentence,
    });
  });

  it('an empty or over-long sentence is refused and costs nothing; a flood is slowed down', async () => {
    const { portal, clock } = portalHouse(undefined, { publicRate: { burst: 2, every: 1_000 } });
    const ana = await anaFounds(portal);
    const ask = (sentence: string, address = '192.0.2.1') =>
      portal.askPublicly(ana.space, { ...CARD, sentence }, address);
    expect(await portal.askPublicly('nowhere', CARD, '192.0.2.1')).toEqual({
      ok: false,
      why: 'noPublicPage',
    });
    expect(await ask('  ? ')).toEqual({ ok: false, why: 'sentence.empty' });
    expect(await ask('a'.repeat(281))).toEqual({ ok: false, why: 'sentence.tooLong' });
    expect([(await ask('Une ?')).ok, (await ask('Deux ?')).ok]).toEqual([true, true]);
    expect(await ask('Trois ?')).toEqual({ ok: false, why: 'tooMany' });
    expect((await ask('Ailleurs ?', '192.0.2.2')).ok).toBe(true);
    clock.now += 1_000;
    expect((await ask('Trois ?')).ok).toBe(true);
  });

  it('a full disk is said, not hidden', async () => {
    const { portal, live } = memoryHouse();
    const ana = await anaFounds(portal);
    live.full = true;
    expect(await portal.askPublicly(ana.space, CARD, '192.0.2.1')).toEqual({ ok: false, why: 'notStored' });
  });
});
