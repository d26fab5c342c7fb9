import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { ACT, sharedType } from '#domain/collection.ts';
import { archiveQuestion } from '#domain/commands/archiveQuestion.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { theme } from '#domain/kinds/index.ts';
import { awarenessFrame } from '#engine/protocol/frames.ts';
import { contentOf } from '../convergence/territory.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, share, valueOf } from '../domain/scene.ts';
import type { Device } from '../support/device.ts';
import { COMMONS, identity } from '../support/liveHouse.ts';
import { commune, entryOf, textOf, type Commune } from './commune.ts';
import { rawUpdate, type as typeContent } from './rawUpdate.ts';

/** Everybody holds the same, and nobody was refused anything. */
async function agree(c: Commune, ...others: readonly Device[]): Promise<void> {
  const devices = [c.ana, c.paul, c.rose, ...others];
  await c.house.rest(...devices);
  await c.house.clock.pass(1_000);
  await c.house.rest(...devices);
  const newcomer = await c.house.comes(c.rose.identity);
  for (const { doc } of devices) expect(contentOf(doc)).toEqual(contentOf(newcomer.doc));
  for (const device of devices) expect(device.story.filter((frame) => /^refused/.test(frame))).toEqual([]);
  expect(c.house.complaints).toEqual([]);
}

function presenceOf(client: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const n of [1, client, 1]) encoding.writeVarUint(encoder, n);
  encoding.writeVarString(encoder, '{"at":1}');
  return awarenessFrame(encoding.toUint8Array(encoder));
}

const leave = (device: Device): void => void device.line?.cut();
const comeBack = (c: Commune, device: Device): Promise<unknown> => device.connect(c.house.rooms);

describe('Honest work passes', () => {
  it('GUARD-1: an offline batch with a veiled question, an archive, a share and something undone', async () => {
    const c = await commune();
    leave(c.paul);
    const undo = new Y.UndoManager(c.paul.doc.getMap('questions'), { trackedOrigins: new Set([ACT]) });
    ask(c.paul.doc, PAUL_PENS, c.world);
    undo.stopCapturing();
    ask(c.paul.doc, PAUL_PENS, c.world, { voice: { kind: 'person', person: 'paul' as never } });
    undo.undo();
    undo.redo();
    undo.undo();
    share(c.paul.doc, PAUL_PENS, c.world, c.anasQuestion, 's1' as never);
    valueOf(archiveQuestion(c.paul.doc, PAUL_PENS, c.paulsQuestion, c.world));
    await comeBack(c, c.paul);
    await agree(c);
  });

  it('GUARD-1: an offline batch over several starts of the device, under several client ids', async () => {
    const c = await commune();
    for (let n = 0; n < 4; n += 1) {
      c.paul.restart();
      ask(c.paul.doc, PAUL_PENS, c.world);
    }
    await comeBack(c, c.paul);
    await agree(c);
  });

  it('GUARD-1: two organisers mark the same letters at once, undo and redo', async () => {
    const c = await commune();
    const lucie = await c.house.comes(identity('lucie', 'organiser'));
    const undo = new Y.UndoManager(textOf(c.ana.doc, c.theme));
    for (const { doc } of [c.ana, lucie]) textOf(doc, c.theme).format(0, 10, { strong: true });
    await agree(c, lucie);
    undo.undo();
    await agree(c, lucie);
    undo.redo();
    textOf(lucie.doc, c.theme).format(0, 5, { strong: null });
    await agree(c, lucie);
  });

  it('GUARD-1: an organiser writes where another erased meanwhile', async () => {
    const c = await commune();
    const lucie = await c.house.comes(identity('lucie', 'organiser'));
    leave(lucie);
    textOf(lucie.doc, c.theme).insert(5, 'encore ');
    textOf(c.ana.doc, c.theme).delete(0, 20);
    await agree(c);
    await comeBack(c, lucie);
    await agree(c, lucie);
  });

  it('GUARD-1: a rich body is written by two, one of them offline', async () => {
    const c = await commune();
    const lucie = await c.house.comes(identity('lucie', 'organiser'));
    const write = ({ doc }: Device, words: string): void => {
      const body = sharedType(doc, theme, c.theme, 'body');
      if (!(body instanceof Y.XmlFragment)) throw new Error('no body');
      doc.transact(() => {
        const [item, paragraph] = [new Y.XmlElement('list_item'), new Y.XmlElement('paragraph')];
        const heading = new Y.XmlElement('heading');
        heading.setAttribute('level', 2 as never);
        const text = new Y.XmlText(words);
        paragraph.insert(0, [text]);
        item.insert(0, [paragraph]);
        const list = new Y.XmlElement('bullet_list');
        list.insert(0, [item]);
        body.insert(body.length, [heading, list]);
        text.format(0, 3, { link: { href: 'https://example.org/' } });
      });
    };
    leave(lucie);
    write(c.ana, 'Ce que nous voulons comprendre');
    write(lucie, 'Écrit dans le train');
    (sharedType(lucie.doc, theme, c.theme, 'body') as Y.XmlFragment).delete(0, 1);
    await comeBack(c, lucie);
    await agree(c, lucie);
    expect((sharedType(c.rose.doc, theme, c.theme, 'body') as Y.XmlFragment).length).toBe(3);
  });

  it('GUARD-1: an organiser and a partner in one room, each at home, and a fold in between', async () => {
    const c = await commune();
    placeQuestion(c.ana.doc, c.paulsQuestion, c.theme, c.world);
    ask(c.paul.doc, PAUL_PENS, c.world);
    await agree(c);
    for (const device of [c.ana, c.paul, c.rose]) leave(device);
    await c.house.clock.pass(200_000);
    ask(c.paul.doc, PAUL_PENS, c.world);
    for (const device of [c.ana, c.paul, c.rose]) await comeBack(c, device);
    await agree(c);
  });

  it('GUARD-1: what a newer program writes in an entry of its own is kept', async () => {
    const c = await commune();
    const entry = c.paul.doc.getMap('questions').get(c.paulsQuestion) as Y.Map<unknown>;
    entry.set('tags', new Y.Array());
    (entry.get('tags') as Y.Array<unknown>).push([{ word: 'réseau' }, 3]);
    entry.set('later', null);
    await agree(c);
  });

  it('GUARD-1: a reader’s program that tidies the marks of others is left aside without a word', async () => {
    const c = await commune();
    textOf(c.ana.doc, c.theme).format(0, 10, { strong: true });
    await c.house.rest(c.ana, c.rose);
    const start = textOf(c.rose.doc, c.theme)._start;
    if (start === null) throw new Error('the text is empty');
    expect(start.content).toBeInstanceOf(Y.ContentFormat);
    c.rose.forge(rawUpdate([], [{ ...start.id, len: 1 }]));
    await agree(c);
    expect(textOf(c.rose.doc, c.theme).toDelta()[0]).toMatchObject({ attributes: { strong: true } });
  });
});

describe('What may not stand is refused, and the rest goes on', () => {
  it('GUARD-6: of an offline batch, the legal part is kept, and so is what comes later', async () => {
    const c = await commune();
    leave(c.paul);
    const own = ask(c.paul.doc, PAUL_PENS, c.world, { sentence: 'La mienne ?' });
    (entryOf(c.paul.doc, 'questions', c.anasQuestion) as Y.Map<unknown>).set('sentence', 'Réécrite');
    textOf(c.paul.doc, c.theme).insert(3, 'à moi ');
    const [anasShare = ''] = c.paul.doc.getMap('shares').keys();
    c.paul.doc.getMap('shares').delete(anasShare);
    const later = ask(c.paul.doc, PAUL_PENS, c.world, { sentence: 'Et encore ?' });
    await comeBack(c, c.paul);
    await c.house.rest(c.ana, c.paul, c.rose);
    const told = c.paul.heard.find((frame) => frame.type === 'refused');
    expect(told).toMatchObject({ why: 'notYours', frame: 1 });
    expect(told?.paths).toContain(`questions/${c.anasQuestion}/sentence`);
    expect(told?.paths).toContain(`themes/${c.theme}/intent`);
    expect(told?.paths).toContain(`shares/${anasShare}`);
    const last = ask(c.paul.doc, PAUL_PENS, c.world, { sentence: 'Enfin ?' });
    await c.house.rest(c.ana, c.paul, c.rose);
    for (const id of [own, later, last]) expect(entryOf(c.rose.doc, 'questions', id)).toBeInstanceOf(Y.Map);
    expect([...c.rose.doc.getMap('shares').keys()]).toContain(anasShare);
    expect(textOf(c.rose.doc, c.theme).toString()).toBe('Comprendre ce qui retient.');
    expect(c.house.complaints).toEqual([]);
  });

  it('GUARD-6: an organiser who became a partner offline keeps the questions, not the theme', async () => {
    const c = await commune();
    leave(c.ana);
    c.ana.restart();
    textOf(c.ana.doc, c.theme).insert(0, 'Hors ligne. ');
    const own = ask(c.ana.doc, ANA_PENS, c.world);
    const partner = identity('ana', 'partner', 'veil-a');
    const line = c.ana.plug();
    await line.enter(c.house.rooms, COMMONS, partner, true);
    await c.house.rest(c.ana, c.paul, c.rose);
    expect(c.ana.story).toContain('refused 1 notAllowed');
    expect(entryOf(c.rose.doc, 'questions', own)).toBeInstanceOf(Y.Map);
    expect(textOf(c.rose.doc, c.theme).toString()).toBe('Comprendre ce qui retient.');
  });

  it('GUARD-7: a client id stays with the account that wrote with it, over a restart of the house', async () => {
    const c = await commune();
    const client = c.paul.doc.clientID;
    for (const device of [c.ana, c.paul, c.rose]) leave(device);
    await c.house.clock.pass(200_000);
    const before = Y.getState(c.ana.doc.store, client);
    const forged = rawUpdate([
      { client, clock: before, structs: [{ content: typeContent(1), key: 'ana~as-paul' }] },
    ]);
    await comeBack(c, c.ana);
    c.ana.forge(forged);
    await c.house.rest(c.ana);
    expect(c.ana.story).toContain('refused 1 clientId');
    await comeBack(c, c.paul);
    ask(c.paul.doc, PAUL_PENS, c.world);
    await c.house.rest(c.ana, c.paul);
    expect(contentOf(c.ana.doc)).toEqual(contentOf(c.paul.doc));
  });

  it('GUARD-7: who hands on what another wrote takes nothing of it: it comes from its author', async () => {
    const c = await commune();
    const author = await c.house.comes(identity('lucie', 'organiser'));
    leave(author);
    const id = ask(author.doc, { named: 'lucie' as never, veiled: 'veiled-lucie' as never }, c.world);
    const words = Y.encodeStateAsUpdate(author.doc, Y.encodeStateVector(c.ana.doc));
    c.ana.forge(words);
    await c.house.rest(c.ana);
    expect(c.ana.story.at(-2)).toMatch(/^refused \d+ notYours$/);
    await comeBack(c, author);
    await c.house.rest(c.ana, c.paul, c.rose, author);
    expect(entryOf(c.rose.doc, 'questions', id)).toBeInstanceOf(Y.Map);
  });

  it('GUARD-7: nobody shows themselves or writes under the client id by which another is present', async () => {
    const c = await commune();
    const lucie = await c.house.comes(identity('lucie', 'organiser'));
    const client = 4_242;
    lucie.line?.up.push(presenceOf(client));
    await c.house.rest(lucie);
    c.paul.forge(
      rawUpdate([{ client, clock: 0, structs: [{ content: typeContent(1), key: 'paul~squat' }] }]),
    );
    await c.house.rest(c.paul, lucie);
    expect(c.paul.story.at(-2)).toMatch(/^refused \d+ clientId$/);
  });
});
