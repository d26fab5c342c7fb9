import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { question } from '#domain/kinds/question.ts';
import { readFrame } from '#engine/protocol/frames.ts';
import { Answers } from '#server/room/answers.ts';
import { IdleEviction } from '#server/room/idleEviction.ts';
import { RoomDocument } from '#server/document/roomDocument.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { EvictedBytes } from '#server/document/evictedBytes.ts';
import { memoryStore } from '../../support/memoryStore.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, puppetWorld } from '../../domain/scene.ts';
import { dice } from '../../support/chance.ts';
import { ANA, COMMONS, liveHouse, PAUL, ROSE, type LiveHouse } from '../../support/liveHouse.ts';
import { puppetClock } from '../../support/puppetClock.ts';

const world = puppetWorld();
const sentences = (doc: Y.Doc): string[] => [...readAll(doc, question).values()].map((one) => one.sentence);

/** Seconds pass; whoever is on these lines answers. */
async function quietSeconds(house: LiveHouse, seconds: number, ...lines: { pong(): void }[]): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    for (const line of lines) line.pong();
    await house.clock.pass(1_000);
  }
}

describe('A room in which nobody writes', () => {
  it('HEAT-1: lets its document go after some seconds, serves newcomers without it, and takes the next update', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    ask(ana.doc, ANA_PENS, world, { sentence: 'La première ?' });
    await house.rest(ana);
    expect(await house.rooms.residency()).toEqual({ resident: 1, evicted: 0 });
    const lines = ana.line === null ? [] : [ana.line];
    await quietSeconds(house, 12, ...lines);
    expect(await house.rooms.residency()).toEqual({ resident: 0, evicted: 1 });
    const rose = await house.comes(ROSE);
    expect(sentences(rose.doc)).toEqual(['La première ?']);
    expect(await house.rooms.residency()).toEqual({ resident: 0, evicted: 1 });
    const paul = await house.comes(PAUL);
    ask(paul.doc, PAUL_PENS, world, { sentence: 'La seconde ?' });
    await house.rest(ana, rose, paul);
    expect(await house.rooms.residency()).toEqual({ resident: 1, evicted: 0 });
    for (const one of [ana, rose, paul])
      expect(sentences(one.doc).sort()).toEqual(['La première ?', 'La seconde ?']);
  });

  it('HEAT-5: comes back from the store as bytes where all of it is folded, and takes the next update', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    ask(ana.doc, ANA_PENS, world, { sentence: 'La première ?' });
    await house.rest(ana);
    ana.line?.cut();
    await house.clock.pass(61_000);
    expect(await house.rooms.residency()).toEqual({ resident: 0, evicted: 0 });
    const rose = await house.comes(ROSE);
    expect(sentences(rose.doc)).toEqual(['La première ?']);
    expect(await house.rooms.residency()).toEqual({ resident: 0, evicted: 1 });
    const paul = await house.comes(PAUL);
    ask(paul.doc, PAUL_PENS, world, { sentence: 'La seconde ?' });
    await house.rest(rose, paul);
    for (const one of [rose, paul])
      expect(sentences(one.doc).sort()).toEqual(['La première ?', 'La seconde ?']);
  });

  it('HEAT-1: is asked by the server’s own acts and reads as well', async () => {
    const house = liveHouse();
    const ana = await house.comes(ANA);
    ask(ana.doc, ANA_PENS, world, { sentence: 'La première ?' });
    await house.rest(ana);
    const lines = ana.line === null ? [] : [ana.line];
    await quietSeconds(house, 12, ...lines);
    expect(await house.rooms.read(COMMONS, sentences)).toEqual(['La première ?']);
    await quietSeconds(house, 12, ...lines);
    const act = house.rooms.act(
      COMMONS,
      (doc) => void ask(doc, PAUL_PENS, world, { sentence: 'Du public ?' }),
    );
    await house.clock.pass(100);
    await act;
    await house.rest(ana);
    expect(sentences(ana.doc)).toHaveLength(2);
  });

  it('keeps a document that was dear to make for longer, and one in use', async () => {
    const clock = puppetClock();
    const gone: number[] = [];
    const eviction = new IdleEviction(clock, () => gone.push(clock.elapsed()) > 0);
    eviction.touch(200);
    await clock.pass(30_000);
    eviction.touch();
    await clock.pass(39_000);
    expect(gone).toEqual([]);
    await clock.pass(2_000);
    expect(gone).toEqual([70_000]);
  });
});

describe('What somebody brings', () => {
  it('HEAT-4: is known without a document when it is nothing, or only deletions that are in it: 200 seeds', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const chance = dice(seed);
      const doc = openCommons(new Y.Doc());
      const text = doc.getText('t');
      text.insert(0, 'Qui aide les aînés du canton en hiver ?');
      for (let n = 0; n < 8; n += 1) text.delete(chance.below(text.length - 2), 1 + chance.below(2));
      const still = EvictedBytes.of(doc);
      const device = openCommons(new Y.Doc());
      Y.applyUpdate(device, still.state);
      const brings = (): Uint8Array => Y.encodeStateAsUpdate(device, still.vector);
      expect(still.knows(brings())).toBe(true);
      expect(still.knows(new Uint8Array([0, 0]))).toBe(true);
      device.getText('t').delete(chance.below(device.getText('t').length), 1);
      expect(still.knows(brings())).toBe(false);
      expect(EvictedBytes.of(device).knows(still.deletions())).toBe(true);
      device.getText('t').insert(0, 'x');
      expect(still.knows(brings())).toBe(false);
      expect(still.knows(new Uint8Array([0, 9, 9]))).toBe(false);
    }
  });
});

describe('Answers', () => {
  it('HEAT-2: out of the bytes bring everybody to the same document: 200 seeds', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const chance = dice(seed);
      const authors = [0, 1, 2].map(() => openCommons(new Y.Doc()));
      const [first] = authors as [Y.Doc];
      const late = authors.map(() => openCommons(new Y.Doc()));
      for (let n = 0; n < 12; n += 1) {
        const author = authors[chance.below(3)] as Y.Doc;
        const text = author.getText('t');
        if (chance.below(3) === 0 && text.length > 2) text.delete(chance.below(text.length - 1), 1);
        else text.insert(chance.below(text.length + 1), `mot${n} `);
        if (chance.below(2) === 0) for (const other of authors) sync(author, other);
        if (n === 6) late.forEach((one, who) => sync(authors[who] as Y.Doc, one));
      }
      for (const other of authors) sync(other, first);
      const still = EvictedBytes.of(first);
      for (const one of late) {
        Y.applyUpdate(one, still.since(Y.encodeStateVector(one)));
        expect(one.getText('t').toString(), `seed ${seed}`).toBe(first.getText('t').toString());
      }
      // Who has seen all that was written, and none of what was deleted since.
      const before = openCommons(new Y.Doc());
      Y.applyUpdate(before, still.state);
      const copy = openCommons(new Y.Doc());
      Y.applyUpdate(copy, still.state);
      if (copy.getText('t').length > 0) copy.getText('t').delete(0, 1);
      Y.applyUpdate(before, EvictedBytes.of(copy).deletions());
      expect(before.getText('t').toString()).toBe(copy.getText('t').toString());
      expect(EvictedBytes.of(copy).deletions()).toEqual(
        Y.encodeStateAsUpdate(copy, Y.encodeStateVector(copy)),
      );
    }
  });

  it('HEAT-3: are written once for all who lack the same, while the document goes on', async () => {
    const store = memoryStore();
    const document = await RoomDocument.load(store.updates, COMMONS, ROOM_SHAPES.commons, puppetClock());
    const write = (n: number): void => {
      ask(document.doc, PAUL_PENS, world);
      const row = { room: COMMONS, account: null, at: n, bytes: new Uint8Array([0, 0]) };
      document.took([row]);
    };
    for (let n = 0; n < 5; n += 1) write(n);
    const base = Y.encodeStateVector(document.doc);
    for (let n = 0; n < 5; n += 1) write(n);
    const answers = new Answers(document);
    const phones = Array.from({ length: 40 }, () => ({}));
    for (const phone of phones) answers.enter(phone);
    const frames = phones.map((phone, n) => {
      if (n % 10 === 9) write(n);
      // Each has a client id of its own, which the server has never seen.
      const vector = Y.decodeStateVector(base).set(1_000 + n, 4);
      return answers.answer(phone, Y.encodeStateVector(vector));
    });
    expect(new Set(frames).size).toBe(1);
    const again = answers.answer(phones[0] as object, base);
    expect(again).not.toBe(frames[0]);
    const fresh = openCommons(new Y.Doc());
    for (const frame of [answers.answer({}, new Uint8Array([0])), again]) {
      const read = readFrame(frame ?? new Uint8Array());
      if (read.type === 'update') Y.applyUpdate(fresh, read.update);
    }
    expect(fresh.getMap('questions').size).toBe(document.doc.getMap('questions').size);
  });
});

describe('The first word of a room', () => {
  it('HEAT-6: is written once for all who come between two rows, and anew after the next', async () => {
    const document = await RoomDocument.load(
      memoryStore().updates,
      COMMONS,
      ROOM_SHAPES.commons,
      puppetClock(),
    );
    const answers = new Answers(document);
    const vectorIn = (frame: Uint8Array): Uint8Array | null => {
      const read = readFrame(frame);
      return read.type === 'step1' ? read.stateVector : null;
    };
    const seen = new Set<Uint8Array>();
    for (let n = 1; n <= 3; n += 1) {
      ask(document.doc, PAUL_PENS, world);
      document.took([{ room: COMMONS, account: null, at: n, bytes: new Uint8Array([0, 0]) }]);
      for (let phone = 0; phone < 5; phone += 1) seen.add(answers.hello());
      expect(vectorIn(answers.hello())).toEqual(Y.encodeStateVector(document.doc));
      expect(seen.size).toBe(n);
    }
    answers.forget();
    expect(seen).not.toContain(answers.hello());
  });
});

function sync(from: Y.Doc, to: Y.Doc): void {
  if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
