import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { create, patch, readItem } from '#domain/collection.ts';
import { answerMandate, askMandate } from '#features/mandates/domain/mandates.ts';
import { joinStructures } from '#domain/commands/joinStructures.ts';
import type { AccountId, ItemId, Pens } from '#domain/ids.ts';
import { mandate, need, question, share as shareKind, structure } from '#domain/kinds/index.ts';
import { mandateId } from '#domain/mandateId.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, share } from '../domain/scene.ts';
import type { Device } from '../support/device.ts';
import { COMMONS, identity } from '../support/liveHouse.ts';
import { commune, seenByAll, type Commune } from './commune.ts';

const LUC_PENS = { named: 'luc', veiled: 'veil-l' } as Pens;
const THEIRS = { kind: 'structure', structure: 's2' as ItemId } as const;
const luc = 'luc' as AccountId;

/** The server writes. */
const acts = ({ house }: Commune, act: (doc: Y.Doc) => unknown) =>
  Promise.all([house.rooms.act(COMMONS, act), house.clock.pass(1_000)]);

/** Luc says that he speaks for `s2`, for which nobody of the others stands; Paul stands for `s1`. */
async function scene() {
  const c = await commune();
  await acts(c, (doc) => askMandate(doc, luc, 's2' as ItemId, { broughtBy: null, inPublic: false }, c.world));
  const device = await c.house.comes(identity('luc', 'partner', 'veil-l'));
  const rest = () => c.house.rest(c.ana, c.paul, c.rose, device);
  await rest();
  return { c, device, rest };
}

const refusalsOf = ({ heard }: Device) => heard.filter((frame) => frame.type === 'refused');

describe('Somebody whose word is to be confirmed', () => {
  it('MANDATE-3: asks and shares at once, and everybody counts it as said by a person', async () => {
    const { c, device, rest } = await scene();
    const asked = ask(device.doc, LUC_PENS, c.world, { voice: THEIRS });
    const shared = share(device.doc, LUC_PENS, c.world, c.anasQuestion, 's2' as ItemId);
    await rest();
    expect(refusalsOf(device)).toEqual([]);
    for (const { doc } of [c.ana, c.paul, c.rose]) {
      expect(readItem(doc, question, asked)?.voice).toMatchObject({ kind: 'person', person: 'luc' });
      expect(readItem(doc, shareKind, shared)).toMatchObject({ structure: null, unconfirmed: 's2' });
    }
    await acts(c, (doc) =>
      answerMandate(doc, { person: luc, structure: 's2', isAgreed: true, by: null }, c.world),
    );
    await rest();
    for (const { doc } of [c.ana, c.paul, c.rose]) {
      expect(readItem(doc, question, asked)?.voice).toEqual(THEIRS);
      expect(readItem(doc, shareKind, shared)?.structure).toBe('s2');
    }
  });

  it.each<[string, (c: Commune, doc: Y.Doc) => unknown]>([
    ['the card of the structure', (_, doc) => patch(doc, structure, 's2' as ItemId, { about: 'Faux' })],
    ['its name in public', (_, doc) => patch(doc, structure, 's2' as ItemId, { inPublic: false })],
    ['what it seeks', (c, doc) => patch(doc, need, c.anasNeedForTheirs, { text: 'Faux' })],
    [
      'their own mandate',
      (_, doc) => patch(doc, mandate, mandateId(luc, 's2'), { state: 'agreed', answeredAt: 1 }),
    ],
    ['a mandate taken out', (_, doc) => doc.getMap('mandates').delete(mandateId(luc, 's2'))],
    [
      'a mandate in the place of theirs',
      (_, doc) =>
        create(doc, mandate, mandateId(luc, 's2'), { person: luc, structure: 's2', state: 'agreed' }),
    ],
    [
      'a mandate for another',
      (_, doc) => create(doc, mandate, mandateId('rose', 's2'), { person: 'rose', structure: 's2' }),
    ],
  ])('MANDATE-3: a changed program cannot write %s', async (_, write) => {
    const { c, device, rest } = await scene();
    const before = await seenByAll(c);
    write(c, device.doc);
    await rest();
    expect(await seenByAll(c)).toEqual(before);
    expect(refusalsOf(device)).not.toEqual([]);
  });

  it('MANDATE-3: a changed program cannot say it under the veiled pen, by which nobody could tell', async () => {
    const { c, device, rest } = await scene();
    const veiled = { named: 'veil-l', veiled: 'veil-l' } as Pens;
    const asked = ask(device.doc, veiled, c.world, { voice: THEIRS });
    const shared = share(device.doc, veiled, c.world, c.anasQuestion, 's2' as ItemId);
    await rest();
    expect(refusalsOf(device)).toMatchObject([{ why: 'voice' }, { why: 'voice' }]);
    expect(readItem(c.rose.doc, question, asked)).toBeNull();
    expect(readItem(c.rose.doc, shareKind, shared)).toBeNull();
  });

  it('MANDATE-3: nor speak for the one as which it reads, nor for any that nobody heard of', async () => {
    const { c, device, rest } = await scene();
    joinStructures(c.ana.doc, { twin: 's2' as ItemId, into: 's1' as ItemId });
    await rest();
    for (const one of ['s1', 'nowhere'])
      ask(device.doc, LUC_PENS, c.world, { voice: { kind: 'structure', structure: one as ItemId } });
    await rest();
    expect(refusalsOf(device)).toMatchObject([{ why: 'voice' }, { why: 'voice' }]);
    // Nor may somebody of the structure, or an organiser, write the answer into the document.
    patch(c.paul.doc, mandate, mandateId(luc, 's2'), { state: 'agreed' });
    patch(c.ana.doc, mandate, mandateId(luc, 's2'), { state: 'agreed' });
    await rest();
    expect(readItem(c.rose.doc, mandate, mandateId(luc, 's2'))?.state).toBe('asked');
  });

  it('MANDATE-6: what they wrote out of reach, before they heard the no, arrives as said by a person', async () => {
    const { c, device, rest } = await scene();
    device.line?.cut();
    const asked = ask(device.doc, LUC_PENS, c.world, { voice: THEIRS });
    await acts(c, (doc) =>
      answerMandate(doc, { person: luc, structure: 's2', isAgreed: false, by: null }, c.world),
    );
    await device.connect(c.house.rooms);
    await rest();
    expect(refusalsOf(device)).toEqual([]);
    for (const { doc } of [c.ana, c.rose, device])
      expect(readItem(doc, question, asked)?.voice).toEqual({ kind: 'person', person: 'luc' });
  });

  it('MANDATE-7: an organiser speaks for any structure, and whoever was here before as they did', async () => {
    const { c, rest } = await scene();
    const [byAna, byPaul] = [
      ask(c.ana.doc, ANA_PENS, c.world, { voice: THEIRS }),
      ask(c.paul.doc, PAUL_PENS, c.world, { voice: { kind: 'structure', structure: 's1' as ItemId } }),
    ];
    await rest();
    expect(readItem(c.rose.doc, question, byAna)?.voice).toEqual(THEIRS);
    expect(readItem(c.rose.doc, question, byPaul)?.voice).toMatchObject({ kind: 'structure' });
  });
});
