import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { question } from '#domain/kinds/question.ts';
import { readAll } from '#domain/collection.ts';
import { awarenessFrame } from '#engine/protocol/frames.ts';
import type { EtherEars, OpenEther } from '#server/cluster/bus.ts';
import { inProcessEther } from '#server/cluster/busInProcess.ts';
import { memoryDisk } from '../../support/memoryStore.ts';
import type { UpdateLog } from '#server/store/store.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import type { Device } from '../../support/device.ts';
import { ANA, COMMONS, liveHouse, PAUL, type LiveHouse } from '../../support/liveHouse.ts';
import { puppetClock } from '../../support/puppetClock.ts';

const world = puppetWorld();
const sentences = (doc: Y.Doc): string[] => [...readAll(doc, question).values()].map((one) => one.sentence);

/** An ether that can be deaf: what is said meanwhile is lost, and those who come back are told so. */
function awkwardEther(): { readonly open: OpenEther; deaf: boolean; wake(): void } {
  const inner = inProcessEther();
  const listeners = new Set<EtherEars>();
  const ether = {
    deaf: false,
    open: ((ears) => {
      listeners.add(ears);
      return inner({ ...ears, heard: (channel, words) => void (ether.deaf || ears.heard(channel, words)) });
    }) satisfies OpenEther,
    wake() {
      ether.deaf = false;
      for (const ears of listeners) {
        ears.tuned('house');
        ears.tuned(`room:${COMMONS}`);
      }
    },
  };
  return ether;
}

/** Two servers of one house, on one disk: Ana is at the first, Paul at the second. */
function twoNodes(updates: (log: UpdateLog) => UpdateLog = (log) => log) {
  const [disk, clock, ether] = [memoryDisk(), puppetClock(), awkwardEther()];
  const [north, south] = [0, 1].map(() => liveHouse({ disk, clock, ether: ether.open, updates }));
  return { disk, clock, ether, north: north as LiveHouse, south: south as LiveHouse };
}

const saysHello = (device: Device, where: string): void => {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ where });
  device.line?.up.push(awarenessFrame(encodeAwarenessUpdate(awareness, [awareness.clientID])));
  awareness.destroy();
};
const presences = (device: Device): number => device.heard.filter(({ type }) => type === 'awareness').length;

describe('Servers of one house', () => {
  it('LIVE-15: show each other’s people what was written', async () => {
    const { north, south } = twoNodes();
    const [ana, paul] = [await north.comes(ANA), await south.comes(PAUL)];
    ask(ana.doc, ANA_PENS, world, { sentence: 'Au nord ?' });
    await north.rest(ana, paul);
    ask(paul.doc, PAUL_PENS, world, { sentence: 'Au sud ?' });
    await north.rest(ana, paul);
    for (const one of [ana, paul]) expect(sentences(one.doc).sort()).toEqual(['Au nord ?', 'Au sud ?']);
    expect(await north.rooms.version(COMMONS)).toBe(await south.rooms.version(COMMONS));
  });

  it('LIVE-15: find what they did not hear of, once they hear again', async () => {
    const { north, south, ether } = twoNodes();
    const [ana, paul] = [await north.comes(ANA), await south.comes(PAUL)];
    ether.deaf = true;
    for (let n = 0; n < 5; n += 1) {
      ask(ana.doc, ANA_PENS, world);
      await north.rest(ana, paul);
    }
    expect(sentences(paul.doc)).toHaveLength(0);
    ether.wake();
    await north.rest(ana, paul);
    expect(sentences(paul.doc)).toHaveLength(5);
  });

  it('LIVE-15: find it in a folded state as well', async () => {
    const { north, south, ether, disk } = twoNodes();
    const [ana, paul] = [await north.comes(ANA), await south.comes(PAUL)];
    ether.deaf = true;
    for (let n = 0; n < 5; n += 1) {
      ask(ana.doc, ANA_PENS, world);
      await north.rest(ana, paul);
    }
    ana.line?.cut();
    await north.clock.pass(62_000);
    expect(disk.rowsOf(COMMONS)).toHaveLength(0);
    ether.wake();
    paul.line?.pong();
    await south.comes(PAUL);
    await north.rest(paul);
    expect(await south.rooms.read(COMMONS, (doc) => sentences(doc).length)).toBe(5);
  });

  it('LIVE-16: that write at the same moment: the later one judges again, and both are kept', async () => {
    const { north, south, ether } = twoNodes();
    const [ana, paul] = [await north.comes(ANA), await south.comes(PAUL)];
    ether.deaf = true;
    ask(ana.doc, ANA_PENS, world, { sentence: 'La première ?' });
    await north.rest(ana);
    ask(paul.doc, PAUL_PENS, world, { sentence: 'La seconde ?' });
    await south.rest(paul);
    expect(sentences(paul.doc).sort()).toEqual(['La première ?', 'La seconde ?']);
    expect(paul.story.at(-1)).toBe('receipt 2');
    expect(paul.story.some((frame) => frame.startsWith('refused'))).toBe(false);
  });

  it('LIVE-16: what another server’s row forbids meanwhile is refused, though it was let in at first', async () => {
    const { north, south, ether } = twoNodes();
    const [ana, paul] = [await north.comes(ANA), await south.comes(PAUL)];
    ether.deaf = true;
    // The same client id on both: whoever is stored first has it.
    const stolen = ana.doc.clientID;
    ask(ana.doc, ANA_PENS, world, { sentence: 'D’Ana ?' });
    await north.rest(ana);
    const forged = new Y.Doc();
    forged.clientID = stolen;
    forged.on('update', (update: Uint8Array) => paul.forge(update));
    for (let n = 0; n < 2; n += 1) ask(forged, PAUL_PENS, world, { sentence: 'De Paul ?' });
    await south.rest(paul);
    expect(paul.story.filter((frame) => frame.startsWith('refused'))).toEqual(['refused 3 clientId']);
    expect(await south.rooms.read(COMMONS, sentences)).toEqual(['D’Ana ?']);
  });

  it('LIVE-16: an act of the server that comes second is done anew on what the first left', async () => {
    const { north, south, ether, clock } = twoNodes();
    await south.comes(PAUL);
    const ana = await north.comes(ANA);
    ether.deaf = true;
    ask(ana.doc, ANA_PENS, world);
    await north.rest(ana);
    const act = south.rooms.act(COMMONS, (doc) => {
      const before = sentences(doc).length;
      ask(doc, PAUL_PENS, world);
      return before;
    });
    await clock.pass(200);
    expect(await act).toBe(1);
    expect(await south.rooms.read(COMMONS, (doc) => sentences(doc).length)).toBe(2);
  });

  it('LIVE-17: cut, judge and tell what one of them was told', async () => {
    const { north, south } = twoNodes();
    const [ana, paul] = [await north.comes(ANA), await south.comes(PAUL)];
    const backstage = await south.comes(ANA, 'perigord/backstage');
    north.rooms.learn(PAUL.space, PAUL.account, { role: 'reader' });
    await north.rest(ana, paul);
    ask(paul.doc, PAUL_PENS, world);
    await north.rest(ana, paul);
    expect(paul.story).toContain('news role');
    expect(paul.story.at(-2)).toBe('refused 2 role');
    north.rooms.tell(PAUL.space, 'members');
    north.rooms.learn(ANA.space, ANA.account, { role: 'partner' });
    north.rooms.cut(PAUL.space, PAUL.account, 'refused');
    await north.rest(ana, paul, backstage);
    expect(paul.story.at(-1)).toBe('news members');
    expect([paul, backstage].map(({ line }) => line?.closedWith)).toEqual([CLOSE.refused, CLOSE.refused]);
  });

  it('LIVE-30: close every line of a session that ended, and of no other session of its account', async () => {
    const { north, south } = twoNodes();
    const phone = { ...PAUL, session: 'his phone' };
    const [desk, tab, other] = [await north.comes(PAUL), await south.comes(PAUL), await south.comes(phone)];
    north.rooms.endSession(PAUL.session);
    await north.rest(desk, tab, other);
    expect([desk, tab].map(({ line }) => line?.closedWith)).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
    ask(other.doc, PAUL_PENS, world, { sentence: 'Toujours là ?' });
    await north.rest(other);
    expect(other.line?.closedWith).toBeNull();
    expect(await north.rooms.read(COMMONS, sentences)).toEqual(['Toujours là ?']);
  });

  it('LIVE-17: ask again of everybody once they may have missed something', async () => {
    const { north, south, ether } = twoNodes();
    const line = (await south.comes(PAUL)).line;
    const paul = (await north.comes(ANA)).line;
    const asked: string[] = [];
    const wire = { ...line, backlog: 0, taken: 0, send() {}, hold() {}, resume() {}, ping() {}, drop() {} };
    const closed: number[] = [];
    await south.rooms.admit(COMMONS, PAUL, { ...wire, close: (code) => void closed.push(code) }, true, {
      whoNow(room) {
        asked.push(room);
        return Promise.resolve({ ok: false, why: 'signedOut' });
      },
    });
    ether.wake();
    await south.clock.pass(100);
    expect(asked).toEqual([COMMONS]);
    expect(closed).toEqual([CLOSE.signedOut]);
    expect(paul?.isOpen).toBe(true);
  });

  it('PRESENCE-3: see each other’s people, newcomers too, and see them go with their server', async () => {
    const { north, south, clock } = twoNodes();
    const [ana, paul] = [await north.comes(ANA), await south.comes(PAUL)];
    saysHello(paul, 'au sud');
    await north.rest(ana, paul);
    expect(presences(ana)).toBe(1);
    const zoe = await north.comes(ANA);
    expect(presences(zoe)).toBe(1);
    const before = presences(ana);
    const closing = south.rooms.close();
    await clock.pass(100);
    await closing;
    await north.rest(ana, zoe);
    expect(presences(ana)).toBe(before + 1);
    expect((await north.comes(PAUL)).story).not.toContain('awareness');
  });
});

describe('A room', () => {
  it('LIVE-18: serves accounts one after the other, however much one of them sends', async () => {
    const house = liveHouse();
    const [ana, paul] = [await house.comes(ANA), await house.comes(PAUL)];
    const large = 'x'.repeat(1_500);
    for (let n = 0; n < 600; n += 1) ask(ana.doc, ANA_PENS, world, { context: large });
    ana.line?.bringUp(600);
    ask(paul.doc, PAUL_PENS, world, { sentence: 'Et moi ?' });
    paul.line?.bringUp();
    await house.clock.pass(0);
    paul.read();
    expect(paul.story.at(-1)).toBe('receipt 2');
    ana.read();
    expect(sentences(ana.doc)).toContain('Et moi ?');
  });
});
