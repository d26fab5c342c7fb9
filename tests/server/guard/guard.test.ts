import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { ACT } from '#domain/collection.ts';
import { surroundingsOf } from '#domain/projections/surroundings.ts';
import { judge } from '#server/guard/judge.ts';
import type { Ground } from '#server/guard/contribution.ts';
import { DEFAULT_LIMITS } from '#server/limits.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { alsoOn, ask, meet, newSpace, PAUL, puppetWorld, themeIn } from '../../domain/scene.ts';

const world = puppetWorld();
const QUESTIONS = 'questions';
const ACCEPTED = { verdict: 'accept', instead: null, refused: [] };

const ground = (doc: Y.Doc, change: Partial<Ground> = {}): Ground => ({
  doc,
  roots: ROOM_SHAPES.commons.roots,
  fieldOf: ROOM_SHAPES.commons.fieldOf,
  right: 'write',
  writer: { role: 'organiser', pens: PAUL, structures: [], phase: 'before' },
  author: { account: 'paul', role: 'organiser', structures: [] },
  around: surroundingsOf(doc),
  isTakenOver: () => false,
  relays: false,
  ownerOf: (client) => (doc.store.clients.has(client) ? 'paul' : null),
  limits: DEFAULT_LIMITS.update,
  ...change,
});

/** What a device would send for an act, as one update. */
function written(doc: Y.Doc, act: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  act(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

/** A hand-made update: each struct writer is one struct of `client`, from `clock` on. */
function forged(
  client: number,
  clock: number,
  structs: readonly ((e: encoding.Encoder) => void)[],
  deletes = emptySet,
) {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, structs.length === 0 ? 0 : 1);
  if (structs.length > 0) {
    encoding.writeVarUint(e, structs.length);
    encoding.writeVarUint(e, client);
    encoding.writeVarUint(e, clock);
    for (const write of structs) write(e);
  }
  deletes(e);
  return encoding.toUint8Array(e);
}
const emptySet = (e: encoding.Encoder): void => encoding.writeVarUint(e, 0);
const deleting =
  (client: number, clock: number, len: number) =>
  (e: encoding.Encoder): void => {
    for (const n of [1, client, 1, clock, len]) encoding.writeVarUint(e, n);
  };
const KEYED = 0x20;
const AFTER = 0x80;
const ANY = 8;
const DOC = 9;
/** A value under a key of a root. */
const valueAt = (root: string, key: string) => (e: encoding.Encoder) => {
  encoding.writeUint8(e, ANY | KEYED);
  encoding.writeVarUint(e, 1);
  encoding.writeVarString(e, root);
  encoding.writeVarString(e, key);
  encoding.writeVarUint(e, 1);
  encoding.writeAny(e, 'x');
};
const valueAfter = (client: number, clock: number) => (e: encoding.Encoder) => {
  encoding.writeUint8(e, ANY | AFTER);
  encoding.writeVarUint(e, client);
  encoding.writeVarUint(e, clock);
  encoding.writeVarUint(e, 1);
  encoding.writeAny(e, 'x');
};
const hole = (length: number) => (e: encoding.Encoder) => {
  encoding.writeUint8(e, 0);
  encoding.writeVarUint(e, length);
};

describe('The guard lets in', () => {
  it('GUARD-1: an honest act, its undo and its redo', () => {
    const server = newSpace();
    const paul = alsoOn(server);
    const undo = new Y.UndoManager(paul.getMap(QUESTIONS), { trackedOrigins: new Set([ACT]) });
    const acts = [() => ask(paul, PAUL, world), () => undo.undo(), () => undo.redo()];
    for (const act of acts) {
      const update = written(paul, act);
      expect(judge(update, ground(server))).toMatchObject(ACCEPTED);
      Y.applyUpdate(server, update);
    }
    expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(paul));
  });

  it('GUARD-1: a long absence: texts written, erased and written again, by several hands', () => {
    const server = newSpace();
    const theme = themeIn(server, world, 'Aider les aînés');
    const [ana, paul] = [alsoOn(server), alsoOn(server)];
    for (const [doc, word] of [
      [ana, 'ana '],
      [paul, 'paul '],
    ] as const) {
      const text = (doc.getMap('themes').get(theme) as Y.Map<Y.Text>).get('intent');
      for (let n = 0; n < 30; n += 1) {
        text?.insert(0, word);
        if (n % 3 === 0) text?.delete(0, 3);
        if (n % 5 === 0) text?.format(0, 4, { strong: true });
      }
    }
    meet(ana, paul);
    const all = Y.encodeStateAsUpdate(paul, Y.encodeStateVector(server));
    expect(judge(all, ground(server))).toMatchObject(ACCEPTED);
  });

  it('nothing, and says so: an empty update, and a second sync step that repeats the whole delete set', () => {
    const server = newSpace();
    const paul = alsoOn(server);
    const update = written(paul, (doc) =>
      doc.getMap<Y.Map<unknown>>(QUESTIONS).delete(ask(doc, PAUL, world)),
    );
    Y.applyUpdate(server, update);
    for (const known of [new Uint8Array([0, 0]), update, Y.encodeStateAsUpdate(server)])
      expect(judge(known, ground(server))).toEqual({ verdict: 'noop' });
  });
});

describe('The guard asks again', () => {
  it('for what came before a gap', () => {
    const server = newSpace();
    const paul = alsoOn(server);
    ask(paul, PAUL, world);
    const late = written(paul, (doc) => ask(doc, PAUL, world));
    expect(judge(late, ground(server))).toEqual({ verdict: 'again' });
  });

  it('for what an update hangs on', () => {
    const server = newSpace();
    const [ana, paul] = [alsoOn(server), alsoOn(server)];
    const theme = themeIn(ana, world, 'Aider les aînés');
    Y.applyUpdate(paul, Y.encodeStateAsUpdate(ana));
    const answer = written(paul, (doc) =>
      ((doc.getMap('themes').get(theme) as Y.Map<Y.Text>).get('intent') as Y.Text).insert(0, 'Qui ?'),
    );
    expect(judge(answer, ground(server))).toEqual({ verdict: 'again' });
  });

  it('for a struct half of which is known', () => {
    const server = newSpace();
    const paul = alsoOn(server);
    const text = new Y.Text('ab');
    paul.getMap('questions').set('paul~1', new Y.Map([['words', text]]));
    Y.applyUpdate(server, Y.encodeStateAsUpdate(paul));
    const first = written(paul, () => text.insert(2, 'c'));
    const before = Y.encodeStateVector(server);
    text.insert(3, 'd');
    Y.applyUpdate(server, first);
    expect(judge(Y.encodeStateAsUpdate(paul, before), ground(server))).toEqual({ verdict: 'again' });
  });

  it('for what is deleted before it is typed', () => {
    const server = newSpace();
    expect(judge(forged(7, 0, [], deleting(server.clientID, 500, 100)), ground(server))).toEqual({
      verdict: 'again',
    });
  });

  it('for a circle of causes', () => {
    const server = newSpace();
    const e = encoding.createEncoder();
    encoding.writeVarUint(e, 2);
    for (const [client, other] of [
      [7, 8],
      [8, 7],
    ] as const) {
      for (const n of [1, client, 0]) encoding.writeVarUint(e, n);
      valueAfter(other, 0)(e);
    }
    emptySet(e);
    expect(judge(encoding.toUint8Array(e), ground(server))).toEqual({ verdict: 'again' });
  });
});

describe('The guard refuses', () => {
  const server = newSpace();
  const readable: readonly (readonly [string, Uint8Array, string])[] = [
    ['garbage', new Uint8Array([1, 2, 3, 4, 5]), 'unreadable'],
    ['no bytes at all', new Uint8Array(), 'unreadable'],
    ['a header that counts to a billion', new Uint8Array([1, 255, 255, 255, 255, 3, 0, 0]), 'unreadable'],
    ['a root that is not of this room', forged(7, 0, [valueAt('elsewhere', 'k')]), 'unreadable'],
    ['`__proto__` as a key', forged(7, 0, [valueAt(QUESTIONS, '__proto__')]), 'unreadable'],
    ['a key of a thousand letters', forged(7, 0, [valueAt(QUESTIONS, 'k'.repeat(1_000))]), 'unreadable'],
    [
      'a document inside the document',
      forged(7, 0, [
        (e) => {
          encoding.writeUint8(e, DOC | KEYED);
          encoding.writeVarUint(e, 1);
          encoding.writeVarString(e, QUESTIONS);
          encoding.writeVarString(e, 'k');
          encoding.writeVarString(e, 'guid');
          encoding.writeAny(e, {});
        },
      ]),
      'unreadable',
    ],
    ['a hole that claims to be a book', forged(7, 0, [hole(900_000_000)]), 'unreadable'],
    ['a client id that some readers cut short', forged(2 ** 40, 0, [valueAt(QUESTIONS, 'k')]), 'unreadable'],
    ['a struct of length nothing', forged(7, 0, [hole(0)]), 'unreadable'],
  ];
  it.each(readable)('%s', (_, update, why) => {
    const roots = new Set(server.share.keys());
    expect(judge(update, ground(server))).toMatchObject({ verdict: 'refuse', why });
    expect(new Set(server.share.keys())).toEqual(roots);
    expect(server.store.pendingStructs).toBeNull();
  });

  it('an update that is too large, has too many structs, too many hands or too many deletions', () => {
    const many = Array.from({ length: 60 }, (_, n) => valueAt(QUESTIONS, `k${n}`));
    const update = forged(7, 0, many);
    for (const limits of [
      { ...DEFAULT_LIMITS.update, bytes: 100 },
      { ...DEFAULT_LIMITS.update, structs: 59 },
      { ...DEFAULT_LIMITS.update, clients: 0 },
    ])
      expect(judge(update, ground(server, { limits }))).toMatchObject({ verdict: 'refuse', why: 'tooLarge' });
    const limits = { ...DEFAULT_LIMITS.update, deleteRanges: 0 };
    expect(judge(forged(7, 0, [], deleting(7, 0, 1)), ground(server, { limits }))).toMatchObject({
      verdict: 'refuse',
      why: 'tooLarge',
    });
  });

  it('whatever a reader would change, and only that', () => {
    const rose = alsoOn(server);
    const change = written(rose, (doc) => ask(doc, PAUL, world));
    expect(
      judge(
        change,
        ground(server, {
          right: 'read',
          writer: { role: 'reader', pens: PAUL, structures: [], phase: 'before' },
        }),
      ),
    ).toMatchObject({ verdict: 'refuse', why: 'role' });
    const known = Y.encodeStateAsUpdate(server);
    expect(
      judge(
        known,
        ground(server, {
          right: 'read',
          writer: { role: 'reader', pens: PAUL, structures: [], phase: 'before' },
        }),
      ),
    ).toEqual({
      verdict: 'noop',
    });
    expect(judge(known, ground(server, { right: 'none' }))).toMatchObject({ verdict: 'refuse', why: 'role' });
  });

  it('GUARD-3: when a rule fails by itself', () => {
    const broken = { store: null } as unknown as Y.Doc;
    expect(judge(new Uint8Array([0, 1, 7, 1, 0, 1]), ground(broken))).toMatchObject({
      verdict: 'refuse',
      why: 'unreadable',
    });
  });
});

describe('After the guard', () => {
  /** Mulberry32: the same seed, the same bytes. */
  const chanceOf = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };

  it('GUARD-2: nothing is ever pending, whatever bytes came: 6,000 damaged updates', () => {
    const chance = chanceOf(2027);
    const server = newSpace();
    const paul = alsoOn(server);
    let accepted = 0;
    for (let n = 0; n < 6_000; n += 1) {
      const honest =
        n % 200 === 0 ? written(paul, (doc) => ask(doc, PAUL, world)) : Y.encodeStateAsUpdate(paul);
      const bytes = honest.slice();
      for (let hits = n % 4; hits > 0; hits -= 1)
        bytes[Math.floor(chance() * Math.min(bytes.length, 400))] = Math.floor(chance() * 256);
      if (judge(bytes, ground(server)).verdict !== 'accept') continue;
      accepted += 1;
      Y.applyUpdate(server, bytes);
      expect([server.store.pendingStructs, server.store.pendingDs, n]).toEqual([null, null, n]);
    }
    expect(accepted).toBeGreaterThan(10);
    expect([...server.share.keys()].every((root) => ROOM_SHAPES.commons.roots.has(root))).toBe(true);
  }, 30_000);
});
