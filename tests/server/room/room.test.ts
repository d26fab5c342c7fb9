import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { question } from '#domain/kinds/index.ts';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { updateFrame } from '#engine/protocol/frames.ts';
import { NotStored } from '#server/store/journal.ts';
import { memoryDisk } from '../../support/memoryStore.ts';
import type { UpdateLog } from '#server/store/store.ts';
import { ask, ANA as ANA_PENS, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import { ANA, COMMONS, liveHouse, PAUL, ROSE } from '../../support/liveHouse.ts';
import type { Device } from '../../support/device.ts';

const questionsOf = (doc: Y.Doc): string[] =>
  [...readAll(doc, question).values()].map(({ sentence }) => sentence).sort();
const world = puppetWorld();
const asks = (device: Device, sentence: string) =>
  ask(device.doc, device.identity === ANA ? ANA_PENS : PAUL_PENS, world, { sentence });

/** A log whose writing stops at the pen's point until it is let go. */
function slowLog() {
  const held: (() => void)[] = [];
  return {
    held,
    wrap: (log: UpdateLog): UpdateLog => ({
      ...log,
      append: async (rows) => {
        await new Promise<void>((resolve) => held.push(resolve));
        return log.append(rows);
      },
    }),
  };
}

describe('A room', () => {
  it('brings what Ana writes to Paul, and tells Ana that it is durable', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    asks(ana, 'Qui aide les aînés ?');
    await house.rest(ana, paul);
    expect(questionsOf(paul.doc)).toEqual(['Qui aide les aînés ?']);
    expect(ana.story).toContain('receipt 2');
    expect(paul.story.filter((frame) => frame.startsWith('receipt'))).toEqual(['receipt 1']);
  });

  it('LIVE-1: shows nothing, answers nothing and confirms nothing before it is durable', async () => {
    const pen = slowLog();
    const house = liveHouse({ updates: pen.wrap });
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    const heard = ana.story.length;
    asks(ana, 'Qui aide les aînés ?');
    await house.rest(ana, paul);
    const rose = await house.comes(ROSE);
    expect([questionsOf(paul.doc), questionsOf(rose.doc)]).toEqual([[], []]);
    expect(rose.story).toEqual([]);
    expect(ana.story.slice(heard)).toEqual([]);

    pen.held.shift()?.();
    await house.rest(ana, paul, rose);
    expect(questionsOf(paul.doc)).toEqual(['Qui aide les aînés ?']);
    expect(questionsOf(rose.doc)).toEqual(['Qui aide les aînés ?']);
    expect(ana.story.slice(heard)).toEqual(['receipt 2']);
  });

  it('LIVE-2: sends one frame for all that arrives in one turn, the same buffer to everybody', async () => {
    const house = liveHouse();
    const [ana, paul, rose] = [await house.comes(ANA), await house.comes(PAUL), await house.comes(ROSE)];
    for (const device of [ana, paul]) for (const n of [1, 2, 3]) asks(device, `Question ${n} ?`);
    for (const device of [ana, paul]) device.line?.bringUp();
    await house.clock.pass(0);
    const sent = [ana, paul, rose].map((device) => device.line?.down[0]);
    expect(rose.line?.down).toHaveLength(1);
    expect(sent[0]).toBe(sent[1]);
    expect(sent[1]).toBe(sent[2]);
    await house.rest(ana, paul, rose);
    expect(questionsOf(rose.doc)).toHaveLength(6);
  });

  it('LIVE-2: does not send her own words back to somebody who writes alone', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    const heard = ana.story.length;
    asks(ana, 'Qui aide les aînés ?');
    await house.rest(ana, paul);
    expect(ana.story.slice(heard)).toEqual(['receipt 2']);
  });

  it('waits for nothing when it was quiet, and gathers what comes when it is lively', async () => {
    const rows: number[] = [];
    const house = liveHouse({
      updates: (log) => ({ ...log, append: (batch) => (rows.push(batch.length), log.append(batch)) }),
    });
    const ana = await house.comes(ANA);
    await house.clock.pass(1_000);
    for (const n of [1, 2, 3, 4]) {
      asks(ana, `Question ${n} ?`);
      ana.line?.bringUp();
      await house.clock.pass(n === 1 ? 0 : 2);
    }
    expect(rows).toEqual([1]);
    await house.clock.pass(10);
    expect(rows).toEqual([1, 1]);
    expect(questionsOf(await house.rooms.read(COMMONS, (doc) => doc))).toHaveLength(4);
  });

  it('never sends frames of ours to a stock client', async () => {
    const house = liveHouse();
    const paul = await house.comes(PAUL, COMMONS, false);
    asks(paul, 'Qui aide les aînés ?');
    paul.forge(new Uint8Array([1, 2, 3]));
    house.rooms.tell(PAUL.space, 'members');
    await house.rest(paul);
    expect(new Set(paul.story)).toEqual(new Set(['step1', 'update']));
  });

  it('LIVE-5: lets a reader read, refuses what a reader would change, and keeps the line', async () => {
    const house = liveHouse();
    const [ana, rose] = [await house.comes(ANA), await house.comes(ROSE)];
    ask(rose.doc, PAUL_PENS, world);
    await house.rest(ana, rose);
    expect(rose.story.at(-2)).toBe('refused 2 role');
    expect(rose.story.at(-1)).toBe('receipt 2');
    expect(rose.line?.isOpen).toBe(true);
    expect(questionsOf(ana.doc)).toEqual([]);
  });

  it('LIVE-6: drops an update that came before its cause, and asks for both', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    asks(ana, 'La première ?');
    ana.line?.up.splice(0);
    asks(ana, 'La seconde ?');
    await house.rest(ana, paul);
    expect(ana.story).toContain('again 2');
    expect(questionsOf(paul.doc)).toEqual(['La première ?', 'La seconde ?']);
  });

  it('asks somebody who cannot give what is missing less and less often', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    const elsewhere = new Y.Doc();
    elsewhere.getMap('questions').set('ana~1', new Y.Map());
    const before = Y.encodeStateVector(elsewhere);
    elsewhere.getMap('questions').set('ana~2', new Y.Map());
    const orphan = Y.encodeStateAsUpdate(elsewhere, before);
    const heard = ana.story.length;
    for (let n = 0; n < 40; n += 1) {
      ana.forge(orphan);
      await house.rest(ana);
    }
    expect(ana.story.slice(heard).filter((frame) => frame === 'step1').length).toBeLessThan(6);
    expect(ana.story.filter((frame) => frame.startsWith('again'))).toHaveLength(40);
  });
});

describe('An act of the server', () => {
  it('reaches everybody and resolves when it is durable', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    const before = await house.rooms.version(COMMONS);
    const act = house.rooms.act(COMMONS, (doc) => ask(doc, PAUL_PENS, world, { sentence: 'Du public ?' }));
    await house.clock.pass(100);
    const id = await act;
    expect(house.disk.rowsOf(COMMONS)).toMatchObject([{ account: null }]);
    await house.rest(ana);
    expect(questionsOf(ana.doc)).toEqual(['Du public ?']);
    expect(await house.rooms.read(COMMONS, (doc) => readAll(doc, question).has(id))).toBe(true);
    expect(await house.rooms.version(COMMONS)).not.toBe(before);
  });

  it('rejects when the store is full, and nothing of it is shown', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    house.disk.full = true;
    const act = expect(house.rooms.act(COMMONS, (doc) => ask(doc, PAUL_PENS, world))).rejects;
    await Promise.all([act.toBeInstanceOf(NotStored), house.clock.pass(100)]);
    await house.rest(ana);
    expect(questionsOf(ana.doc)).toEqual([]);
    expect(await house.rooms.read(COMMONS, questionsOf)).toEqual([]);
  });

  it('LIVE-4: that throws half-way leaves nothing behind', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    const act = house.rooms.act(COMMONS, (doc) => {
      ask(doc, PAUL_PENS, world);
      throw new Error('a bug');
    });
    await Promise.all([expect(act).rejects.toThrow('a bug'), house.clock.pass(100)]);
    asks(ana, 'Et pourtant ?');
    await house.rest(ana);
    expect(await house.rooms.read(COMMONS, questionsOf)).toEqual(['Et pourtant ?']);
  });
});

describe('When the disk is full', () => {
  it('LIVE-3: nobody sees what could not be stored, its author is told, and it comes when there is room again', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    house.disk.full = true;
    asks(ana, 'Qui aide les aînés ?');
    await house.rest(ana, paul);
    expect(ana.story.slice(-2)).toEqual(['refused 2 notStored', 'receipt 2']);
    expect(questionsOf(paul.doc)).toEqual([]);
    expect(ana.line?.isOpen && paul.line?.isOpen).toBe(true);

    house.disk.full = false;
    await house.clock.pass(1_000);
    await house.rest(ana, paul);
    expect(questionsOf(paul.doc)).toEqual(['Qui aide les aînés ?']);
    expect(ana.story.at(-1)).toBe('receipt 3');
  });

  it('LIVE-3: its author is told even when the store does not read either', async () => {
    let isSilent = false;
    const house = liveHouse({
      updates: (log) => ({ ...log, load: (room) => (isSilent ? new Promise(() => {}) : log.load(room)) }),
    });
    const ana = await house.comes(ANA);
    [house.disk.full, isSilent] = [true, true];
    asks(ana, 'Qui aide les aînés ?');
    await house.rest(ana);
    expect(ana.story.slice(-2)).toEqual(['refused 2 notStored', 'receipt 2']);
  });

  it('the room rests: nothing is tried for a while, longer each time', async () => {
    let tries = 0;
    const house = liveHouse({
      updates: (log) => ({ ...log, append: (rows) => ((tries += 1), log.append(rows)) }),
    });
    const ana = await house.comes(ANA);
    house.disk.full = true;
    for (let n = 0; n < 600; n += 1) {
      asks(ana, `Question ${n} ?`);
      await house.rest(ana);
    }
    expect(tries).toBeLessThan(12);
    expect(ana.story.filter((frame) => frame.endsWith('notStored')).length).toBeGreaterThan(590);
  });

  it('what others wrote in the same turn is not confirmed either', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    house.disk.full = true;
    asks(ana, 'Une ?');
    asks(paul, 'Deux ?');
    for (const device of [ana, paul]) device.line?.bringUp();
    await house.rest(ana, paul);
    for (const device of [ana, paul])
      expect(device.story.slice(-2)).toEqual(['refused 2 notStored', 'receipt 2']);
  });
});

describe('Rooms', () => {
  it('LIVE-7: load a room once, however many come at once', async () => {
    let loads = 0;
    const house = liveHouse({
      updates: (log) => ({ ...log, load: (room) => ((loads += 1), log.load(room)) }),
    });
    await Promise.all([house.comes(ANA), house.comes(PAUL), house.rooms.read(COMMONS, () => null)]);
    expect(loads).toBe(1);
  });

  it('LIVE-7: let a room go a minute after the last identity, folded, and find it again as it was', async () => {
    let loads = 0;
    const house = liveHouse({
      updates: (log) => ({ ...log, load: (room) => ((loads += 1), log.load(room)) }),
    });
    const ana = await house.comes(ANA);
    asks(ana, 'Qui aide les aînés ?');
    await house.rest(ana);
    const version = await house.rooms.version(COMMONS);
    ana.line?.cut();
    await house.clock.pass(59_000);
    expect(house.disk.rowsOf(COMMONS)).toHaveLength(1);
    await house.clock.pass(2_000);
    expect(house.disk.rowsOf(COMMONS)).toHaveLength(0);
    const paul = await house.comes(PAUL);
    expect(loads).toBe(2);
    expect(questionsOf(paul.doc)).toEqual(['Qui aide les aînés ?']);
    expect(await house.rooms.version(COMMONS)).toBe(version);
  });

  it('keep a room while somebody is there', async () => {
    let loads = 0;
    const house = liveHouse({
      updates: (log) => ({ ...log, load: (room) => ((loads += 1), log.load(room)) }),
    });
    const ana = await house.comes(ANA);
    for (let n = 0; n < 12; n += 1) {
      ana.line?.pong();
      await house.clock.pass(15_000);
    }
    await house.rooms.read(COMMONS, () => null);
    expect(loads).toBe(1);
  });

  it('LIVE-12: fold a long log once people pause, and lose nothing of what comes meanwhile', async () => {
    const house = liveHouse({ limits: { foldRows: 20 } });
    const ana = await house.comes(ANA);
    for (let n = 0; n < 50; n += 1) {
      asks(ana, `Question ${n} ?`);
      await house.rest(ana);
    }
    expect(house.disk.rowsOf(COMMONS)).toHaveLength(50);
    await house.clock.pass(4_000);
    asks(ana, 'Encore une ?');
    await house.rest(ana);
    await house.clock.pass(4_000);
    expect(house.disk.rowsOf(COMMONS)).toHaveLength(51);
    await house.clock.pass(2_000);
    expect(house.disk.rowsOf(COMMONS)).toHaveLength(0);
    const again = liveHouse({ disk: house.disk });
    expect(await again.rooms.read(COMMONS, (doc) => questionsOf(doc).length)).toBe(51);
  });

  it('LIVE-7: close on a broken log of one room, and keep the others open', async () => {
    const disk = memoryDisk();
    await disk.store.updates.fold(COMMONS, { state: new Uint8Array([9, 9, 9]), memory: null }, 1);
    const house = liveHouse({ disk });
    await expect(house.comes(ANA)).rejects.toThrow();
    expect(house.complaints).toEqual([`${COMMONS} the room could not be loaded`]);
    const ana = await house.comes(ANA, 'lot/commons');
    asks(ana, 'Ailleurs ?');
    await house.rest(ana);
    expect(ana.story.at(-1)).toBe('receipt 2');
  });

  it('that cannot be read any more close alone, and open again when they can', async () => {
    let isGone = false;
    const house = liveHouse({
      updates: (log) => ({
        ...log,
        load: (room) => (isGone ? Promise.reject(new Error('no disk')) : log.load(room)),
      }),
    });
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL, 'perigord/commons')];
    const elsewhere = await house.comes({ ...PAUL, space: 'lot' as never }, 'lot/commons');
    isGone = true;
    house.disk.full = true;
    asks(ana, 'Qui aide les aînés ?');
    await house.rest(ana, paul, elsewhere);
    expect([ana, paul, elsewhere].map(({ line }) => line?.closedWith)).toEqual([
      CLOSE.roomFailed,
      CLOSE.roomFailed,
      null,
    ]);
    isGone = false;
    house.disk.full = false;
    await ana.connect(house.rooms);
    const rose = await house.comes(ROSE);
    await house.rest(ana, rose);
    expect(questionsOf(rose.doc)).toEqual(['Qui aide les aînés ?']);
  });

  it('LIVE-8: cut every line of somebody who lost access, at once, and nobody else’s', async () => {
    const house = liveHouse();
    const [phone, desk, ana] = [await house.comes(PAUL), await house.comes(PAUL), await house.comes(ANA)];
    house.rooms.cut(PAUL.space, PAUL.account, 'refused');
    expect([phone, desk, ana].map(({ line }) => line?.closedWith)).toEqual([
      CLOSE.refused,
      CLOSE.refused,
      null,
    ]);
    asks(phone, 'Trop tard ?');
    phone.line?.up.push(updateFrame(Y.encodeStateAsUpdate(phone.doc)));
    phone.line?.bringUp();
    await house.rest(ana);
    expect(questionsOf(ana.doc)).toEqual([]);
  });

  it('tell the clients of a space that its members changed', async () => {
    const house = liveHouse();
    const [ana, elsewhere] = [
      await house.comes(ANA),
      await house.comes({ ...PAUL, space: 'lot' as never }, 'lot/commons'),
    ];
    house.rooms.tell(ANA.space, 'members');
    await house.rest(ana, elsewhere);
    expect(ana.story.at(-1)).toBe('news members');
    expect(elsewhere.story).not.toContain('news members');
  });

  it('close: write what is under way, confirm it, and send everybody away for a moment', async () => {
    const pen = slowLog();
    const house = liveHouse({ updates: pen.wrap });
    const ana = await house.comes(ANA);
    asks(ana, 'La dernière ?');
    ana.line?.bringUp();
    await house.clock.pass(50);
    const closing = house.rooms.close();
    await house.clock.pass(50);
    expect(ana.line?.closedWith).toBe(null);
    pen.held.shift()?.();
    await closing;
    ana.read();
    expect(ana.story.at(-1)).toBe('receipt 2');
    expect(ana.line?.closedWith).toBe(CLOSE.restarting);
    await expect(house.rooms.read(COMMONS, () => null)).rejects.toBeInstanceOf(NotStored);
    expect(house.disk.rowsOf(COMMONS)).toHaveLength(1);
  });
});
