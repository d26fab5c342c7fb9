import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { question } from '#domain/kinds/index.ts';
import { migrate } from '#domain/migrate.ts';
import { rawUpdate, type as typeContent } from '../../attacks/rawUpdate.ts';
import { ANA as ANA_PENS, ask, newSpace, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import type { Device } from '../../support/device.ts';
import { ANA, COMMONS, liveHouse, PAUL, ROSE, identity, type LiveHouse } from '../../support/liveHouse.ts';

const ZOE = identity('zoe', 'partner', 'veil-z');
const ZOE_PENS = { named: ZOE.account as never, veiled: ZOE.veiledPen };

const sentences = (device: Pick<Device, 'doc'>): string[] =>
  [...readAll(device.doc, question).values()].map(({ sentence }) => sentence).sort();

const asks = (device: Device, pens: typeof PAUL_PENS, sentence: string, world = puppetWorld(sentence)) =>
  ask(device.doc, pens, world, { sentence });

async function comesBack(house: LiveHouse, device: Device): Promise<void> {
  device.line?.cut();
  await device.connect(house.rooms);
  await house.rest(device);
}

/** Ana, Paul and Zoé wrote; a backup was made; they wrote on, read each other, and the backup is put back. */
async function anOldBackup(relay: boolean) {
  const before = liveHouse();
  const founded = before.rooms.act(COMMONS, (doc) => {
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(newSpace()));
    migrate(doc, 0);
  });
  await before.rest();
  await founded;
  const [ana, paul, zoe] = [await before.comes(ANA), await before.comes(PAUL), await before.comes(ZOE)];
  asks(paul, PAUL_PENS, 'paul, avant');
  await before.rest(ana, paul, zoe);
  const backup = before.disk.copy();
  asks(ana, ANA_PENS, 'ana, après');
  asks(paul, PAUL_PENS, 'paul, après');
  asks(zoe, ZOE_PENS, 'zoé, après');
  await before.rest(ana, paul, zoe);
  for (const device of [ana, paul, zoe]) device.line?.cut();
  const house = liveHouse({ disk: backup, relay: () => relay });
  return { house, ana, paul, zoe };
}

const ALL = ['ana, après', 'paul, après', 'paul, avant', 'zoé, après'];

describe('After an old backup was put back', () => {
  it('RESTORE-1: each device brings back what its own person wrote, and nothing of others', async () => {
    const { house, ana, paul, zoe } = await anOldBackup(false);
    const rose = await house.comes(ROSE);
    expect(sentences(rose)).toEqual(['paul, avant']);
    await comesBack(house, ana);
    await house.rest(rose);
    expect(sentences(rose)).toEqual(['ana, après', 'paul, avant']);
    await comesBack(house, paul);
    await house.rest(rose, ana);
    expect(sentences(rose)).toEqual(['ana, après', 'paul, après', 'paul, avant']);
    await comesBack(house, zoe);
    await house.rest(rose, ana, paul);
    for (const device of [rose, ana, paul, zoe]) expect(sentences(device)).toEqual(ALL);
  });

  it('RESTORE-2: an organiser’s device brings back what others wrote as well, and the log says who brought it', async () => {
    const { house, ana } = await anOldBackup(true);
    const rose = await house.comes(ROSE);
    const known = house.disk.rowsOf(COMMONS).length;
    await comesBack(house, ana);
    await house.rest(rose);
    expect(sentences(rose)).toEqual(ALL);
    const brought = house.disk.rowsOf(COMMONS).slice(known);
    expect(new Set(brought.map(({ account }) => account))).toEqual(new Set(['ana']));
  });

  it('RESTORE-3: whose words were handed on goes on writing, and all copies meet', async () => {
    const { house, ana, paul, zoe } = await anOldBackup(true);
    asks(paul, PAUL_PENS, 'paul, hors connexion');
    await comesBack(house, ana);
    const claims = house.disk.claimsOf(COMMONS);
    expect(claims.get(zoe.doc.clientID) ?? null).not.toBe('ana');
    await comesBack(house, zoe);
    await comesBack(house, paul);
    // A program that is told that its id is not its own takes another, and writes anew what had not left.
    const told = paul.heard.findLast((frame) => frame.type === 'takeId');
    if (told?.type === 'takeId') expect(told.taken).toBe(paul.doc.clientID);
    await house.rest(ana, paul, zoe);
    expect(sentences(zoe)).toEqual(sentences(ana));
    for (const sentence of ALL) expect(sentences(zoe)).toContain(sentence);
  });

  it('RESTORE-4: a partner hands on nothing, whenever; nor does an organiser once the time is over', async () => {
    const { house, paul } = await anOldBackup(true);
    await comesBack(house, paul);
    const rose = await house.comes(ROSE);
    expect(sentences(rose)).toEqual(['paul, après', 'paul, avant']);
    const later = await anOldBackup(false);
    await comesBack(later.house, later.ana);
    expect(sentences(await later.house.comes(ROSE))).toEqual(['ana, après', 'paul, avant']);
  });

  it('RESTORE-5: it is handed on only in what a device brings when it comes, not in what is written now', async () => {
    const { house, ana } = await anOldBackup(true);
    await comesBack(house, ana);
    ana.forge(
      rawUpdate([{ client: 77, clock: 0, structs: [{ content: typeContent(1), key: 'zoe~forged' }] }]),
    );
    await house.rest(ana);
    expect(ana.story.at(-2)).toMatch(/^refused/);
    const rose = await house.comes(ROSE);
    expect(rose.doc.getMap('questions').has('zoe~forged')).toBe(false);
  });
});
