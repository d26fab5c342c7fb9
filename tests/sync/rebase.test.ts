import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { create, patch, readAll, readItem, rootOf } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { sharedType } from '#domain/collection.ts';
import { ownedId, type AccountId, type ItemId, type Pens } from '#domain/ids.ts';
import { annotation, question, reply, share, theme } from '#domain/kinds/index.ts';
import { eraseTraces } from '#sync/eraseTraces.ts';
import { rebaseCopy } from '#engine/sync/rebase/rebaseCopy.ts';
import { entryModel } from '#sync/rebaseOf.ts';
import { contentOf } from '../convergence/territory.ts';
import { puppetWorld, valueOf } from '../domain/scene.ts';
import type { Device } from '../support/device.ts';
import { ANA, PAUL, identity } from '../support/liveHouse.ts';
import { GuardedHouse, sentencesIn, type GuardedPerson } from './guarded.ts';

const world = puppetWorld();
const ANAS: Pens = { named: 'ana', veiled: 'veil-a' } as never;
let house: GuardedHouse;
let ana: Device;
let paul: GuardedPerson;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  house = new GuardedHouse();
  ana = await house.witness(ANA);
  paul = house.person(PAUL);
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const one of house.people) await Promise.all(one.tabs.splice(0).map((tab) => tab.close()));
  vi.useRealTimers();
});

const rest = (...others: readonly Device[]): Promise<void> =>
  house.rest((ms) => vi.advanceTimersByTimeAsync(ms), ana, ...others);

const asks = (doc: Y.Doc, pens: Pens, sentence: string): ItemId =>
  valueOf(
    askQuestion(
      doc,
      pens,
      { sentence, voice: { kind: 'person', person: pens.named as string as AccountId } },
      world,
    ),
  );

const isWhole = (person: GuardedPerson, tab = person.tab): void => {
  expect(contentOf(tab.doc)).toEqual(contentOf(ana.doc));
  expect(tab.doc.store.pendingStructs).toBeNull();
  expect(tab.doc.store.pendingDs).toBeNull();
};

/** Paul has the space open, in which Ana asked a question. */
async function anasQuestion(): Promise<ItemId> {
  const id = asks(ana.doc, ANAS, 'D’Ana ?');
  await paul.opens();
  await rest();
  return id;
}

const REWRITTEN = { sentence: 'Réécrite par Paul ?' };
const forge = (id: ItemId, words: { readonly sentence: string } = REWRITTEN): boolean =>
  patch(paul.tab.doc, question, id, words);

test('DRAWER-1: of a batch made offline what may stand is published, the rest is in the drawer', async () => {
  const anas = await anasQuestion();
  paul.goesOffline();
  asks(paul.tab.doc, paul.pens, 'Avant ?');
  forge(anas);
  const shared = ownedId(paul.pens.named, world.chance);
  create(paul.tab.doc, share, shared, {
    question: anas,
    structure: 's1' as ItemId,
    wording: 'Nous aussi ?',
    sharedAt: 3,
  });
  const answered = ownedId(paul.pens.named, world.chance);
  create(paul.tab.doc, reply, answered, { annotation: 'n1' as ItemId, words: 'Une réponse.', repliedAt: 4 });
  paul.comesBack();
  await rest();

  isWhole(paul);
  expect(sentencesIn(ana.doc)).toEqual(['Avant ?', 'D’Ana ?']);
  expect(readItem(ana.doc, share, shared)?.wording).toBe('Nous aussi ?');
  expect(readAll(ana.doc, reply).size).toBe(0);
  const rows = await paul.drawer();
  expect(rows).toHaveLength(2);
  expect(rows).toContainEqual(
    expect.objectContaining({
      key: `questions/${anas}`,
      act: 'change',
      fields: REWRITTEN,
      about: { kind: 'question', item: anas, words: 'D’Ana ?' },
      why: 'notYours',
    }),
  );
  expect(rows).toContainEqual(
    expect.objectContaining({
      key: `replies/${answered}`,
      act: 'create',
      fields: { annotation: 'n1', words: 'Une réponse.', repliedAt: 4 },
      why: 'phase',
    }),
  );
  expect(paul.tab.status).toMatchObject({ link: 'online', unpublished: 2, refusal: null });
  expect(paul.tab.status.waiting.size).toBe(0);

  asks(paul.tab.doc, paul.pens, 'Après ?');
  await rest();
  expect(sentencesIn(ana.doc)).toEqual(['Après ?', 'Avant ?', 'D’Ana ?']);
  expect(paul.tab.status.waiting.size).toBe(0);
});

test('DRAWER-1: a forged removal of somebody’s entry comes back by itself, and leaves no words to keep', async () => {
  const anas = await anasQuestion();
  rootOf(paul.tab.doc, question).delete(anas);
  await rest();
  isWhole(paul);
  expect(readItem(paul.tab.doc, question, anas)?.sentence).toBe('D’Ana ?');
  expect(await paul.drawer()).toEqual([]);
  expect(paul.tab.status.waiting.size).toBe(0);
});

test('DRAWER-1: the author writes over the refused words before they are in the drawer: it holds those that were refused', () => {
  const anas = asks(ana.doc, ANAS, 'D’Ana ?');
  const old = new Y.Doc();
  // Of two values written at once, that of the higher id stands.
  old.clientID = 1;
  const base = Y.encodeStateAsUpdate(ana.doc);
  Y.applyUpdate(old, base);
  patch(old, question, anas, REWRITTEN);
  const before = new Map([[`questions/${anas}`, { sentence: REWRITTEN.sentence }]]);
  const fromHerPhone = new Y.Doc();
  Y.applyUpdate(fromHerPhone, base);
  editQuestion(fromHerPhone, ANAS, anas, { sentence: 'Reprise ?', context: null, inPublic: true }, world);
  Y.applyUpdate(old, Y.encodeStateAsUpdate(fromHerPhone));
  expect(readItem(old, question, anas)?.sentence).toBe('Reprise ?');
  const { rows } = rebaseCopy({
    old,
    base,
    waiting: new Set([`questions/${anas}`]),
    doubts: [[`questions/${anas}/sentence`, 'notYours']],
    before,
    model: entryModel(paul.pens),
    open: openCommons,
    at: 1,
  });
  expect(rows).toMatchObject([{ fields: REWRITTEN, why: 'notYours' }]);
});

test('DRAWER-1: the same entry refused twice is one row, with the newest words', async () => {
  const anas = await anasQuestion();
  forge(anas);
  await rest();
  forge(anas, { sentence: 'Encore ?' });
  await rest();
  expect(await paul.drawer()).toMatchObject([{ fields: { sentence: 'Encore ?' } }]);
  isWhole(paul);
});

test('DRAWER-2: where the drawer cannot be written the copy stays as it was, and it is tried again', async () => {
  const anas = await anasQuestion();
  const drawer = await paul.tab.rejected();
  const keep = vi.spyOn(drawer, 'keep').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  forge(anas);
  await rest();
  expect(sentencesIn(paul.tab.doc)).toEqual(['Réécrite par Paul ?']);
  expect(paul.tab.status.refusal).toBe('notYours');
  keep.mockRestore();
  paul.goesOffline();
  paul.comesBack();
  await rest();
  isWhole(paul);
  expect(await paul.drawer()).toHaveLength(1);
});

test('DRAWER-2: cut off between the drawer and the new copy, the device has both the former copy and the row', async () => {
  const anas = await anasQuestion();
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    stores,
    ...more
  ) {
    if (String(stores) === 'updates,custom' && more[0] === 'readwrite')
      throw new Error('the battery is empty');
    return transaction.call(this, stores, ...more);
  });
  forge(anas);
  await rest();
  expect(await paul.drawer()).toHaveLength(1);
  paul.goesOffline();
  await paul.closes(paul.tab);
  vi.restoreAllMocks();
  const again = await paul.opens();
  await rest();
  expect(await paul.drawer()).toHaveLength(1);
  paul.comesBack();
  await rest();
  isWhole(paul, again);
  expect(await paul.drawer()).toMatchObject([{ fields: REWRITTEN }]);
});

test('DRAWER-3: the drawer is there after a reload, without network too, and goes with the traces', async () => {
  const anas = await anasQuestion();
  forge(anas);
  await rest();
  await paul.closes(paul.tab);
  paul.goesOffline();
  await paul.opens();
  await rest();
  expect(paul.tab.status).toMatchObject({ unpublished: 1, link: 'offline' });
  expect(await paul.drawer()).toMatchObject([{ fields: REWRITTEN }]);
  expect(readItem(paul.tab.doc, question, anas)?.sentence).toBe('D’Ana ?');
  await paul.closes(paul.tab);
  await eraseTraces('perigord', { storage: paul.device.storage });
  expect((await paul.device.storage?.databases())?.map(({ name }) => name)).toEqual([]);
});

test('DRAWER-3: another account of the same device sees nothing of it', async () => {
  const anas = await anasQuestion();
  forge(anas);
  await rest();
  await paul.closes(paul.tab);
  paul.identity = identity('lucie', 'partner');
  await paul.opens();
  await rest();
  expect(paul.tab.status.unpublished).toBe(0);
  expect(await paul.drawer()).toEqual([]);
});

test('DRAWER-4: another window follows, with what it still has to send, and hears what is refused there', async () => {
  const anas = await anasQuestion();
  const [first, second] = [paul.tab, await paul.opens()];
  await rest();
  forge(anas);
  asks(second.doc, paul.pens, 'De la seconde fenêtre ?');
  await rest();
  for (const tab of [first, second]) {
    isWhole(paul, tab);
    expect(tab.status).toMatchObject({ unpublished: 1 });
    expect(tab.status.waiting.size).toBe(0);
    expect(await paul.drawer(tab)).toHaveLength(1);
  }
  expect(sentencesIn(ana.doc)).toEqual(['De la seconde fenêtre ?', 'D’Ana ?']);
  asks(second.doc, paul.pens, 'Encore de la seconde ?');
  asks(first.doc, paul.pens, 'Et de la première ?');
  await rest();
  for (const tab of [first, second]) isWhole(paul, tab);
  await paul.closes(first);
  await paul.closes(second);
  const third = await paul.opens();
  await rest();
  isWhole(paul, third);
  expect(third.status.waiting.size).toBe(0);
});

test('DRAWER-4: a window that slept through it writes nothing into the renewed copy, then follows', async () => {
  const anas = await anasQuestion();
  const first = paul.tab;
  const sleeper = await paul.opens();
  await rest();
  paul.device.lines.mute();
  forge(anas);
  await rest();
  paul.device.lines.unmute();
  asks(sleeper.doc, paul.pens, 'Au réveil ?');
  await rest();
  isWhole(paul, first);
  isWhole(paul, sleeper);
  expect(sentencesIn(ana.doc)).toEqual(['Au réveil ?', 'D’Ana ?']);
});

test('DRAWER-5: what is typed while the copy is renewed goes out once, in texts as well', async () => {
  const lucie = house.person(identity('lucie', 'organiser'));
  const anas = await anasQuestion();
  const tab = await lucie.opens();
  await rest();
  const id = valueOf(openTheme(tab.doc, { title: 'Thème' }, world));
  await rest();
  const intent = (doc: Y.Doc): Y.Text => sharedType(doc, theme, id, 'intent') as Y.Text;
  intent(tab.doc).insert(0, 'avant ');
  patch(tab.doc, question, anas, { sentence: 'Réécrite par Lucie ?' });
  const drawer = await tab.rejected();
  const { keep } = drawer;
  let meanwhile = 0;
  vi.spyOn(drawer, 'keep').mockImplementation(async (rows) => {
    if ((meanwhile += 1) === 1) {
      intent(tab.doc).insert(intent(tab.doc).length, 'pendant ');
      asks(tab.doc, lucie.pens, 'Pendant ?');
    }
    await keep.call(drawer, rows);
  });
  await rest();
  intent(tab.doc).insert(intent(tab.doc).length, 'après');
  await rest();
  isWhole(lucie, tab);
  expect(meanwhile).toBeGreaterThan(1);
  expect(intent(ana.doc).toString()).toBe('avant pendant après');
  expect(sentencesIn(ana.doc)).toEqual(['D’Ana ?', 'Pendant ?']);
  expect(await lucie.drawer()).toMatchObject([{ fields: { sentence: 'Réécrite par Lucie ?' } }]);
  expect(tab.status.waiting.size).toBe(0);
});

test('DRAWER-6: a client id of somebody else’s is changed in silence, and the words go out', async () => {
  await anasQuestion();
  paul.goesOffline();
  const taken = asks(paul.tab.doc, paul.pens, 'Sous un nom pris ?');
  editQuestion(
    paul.tab.doc,
    paul.pens,
    taken,
    { sentence: 'Sous un autre nom ?', context: null, inPublic: true },
    world,
  );
  const squatter = await house.witness(identity('zoe', 'partner', 'veil-z'));
  squatter.doc.clientID = paul.tab.doc.clientID;
  asks(squatter.doc, { named: 'zoe', veiled: 'veil-z' } as never, 'De Zoé ?');
  await rest(squatter);
  const before = paul.tab.doc.clientID;
  paul.comesBack();
  await rest(squatter);
  isWhole(paul);
  expect(sentencesIn(ana.doc)).toEqual(['De Zoé ?', 'D’Ana ?', 'Sous un autre nom ?']);
  expect(paul.tab.doc.clientID).not.toBe(before);
  expect(await paul.drawer()).toEqual([]);
  expect(paul.tab.status).toMatchObject({ unpublished: 0, refusal: null });
  expect(paul.tab.status.waiting.size).toBe(0);
});

test('DRAWER-7: a role lowered while offline: what may not stand any more is in the drawer, the rest of the page lives', async () => {
  const anas = await anasQuestion();
  paul.goesOffline();
  const mine = asks(paul.tab.doc, paul.pens, 'Trop tard ?');
  const note = ownedId(paul.pens.named, world.chance);
  create(paul.tab.doc, annotation, note, {
    target: { kind: 'question', item: anas },
    gesture: 'clarify',
    note: 'Pour qui ?',
    annotatedAt: 5,
  });
  paul.identity = { ...PAUL, role: 'reader' };
  paul.comesBack();
  await rest();
  isWhole(paul);
  const rows = await paul.drawer();
  expect(rows.map(({ key, why }) => [key, why])).toEqual([
    [`annotations/${note}`, 'role'],
    [`questions/${mine}`, 'role'],
  ]);
  expect(rows[0]?.about?.words).toBe('D’Ana ?');
  asks(ana.doc, ANAS, 'Et ensuite ?');
  await rest();
  isWhole(paul);
});

test('DRAWER-7: an organiser made a partner while offline: the theme’s words are kept, the question goes out', async () => {
  const lucie = house.person(identity('lucie', 'organiser'));
  const tab = await lucie.opens();
  await rest();
  const id = valueOf(openTheme(tab.doc, { title: 'Thème' }, world));
  await rest();
  lucie.goesOffline();
  (sharedType(tab.doc, theme, id, 'intent') as Y.Text).insert(0, 'Une intention.');
  asks(tab.doc, lucie.pens, 'De Lucie ?');
  lucie.identity = identity('lucie', 'partner');
  lucie.comesBack();
  await rest();
  isWhole(lucie, tab);
  expect(sentencesIn(ana.doc)).toEqual(['De Lucie ?']);
  expect(await lucie.drawer()).toMatchObject([
    { key: `themes/${id}`, fields: { intent: 'Une intention.' }, why: 'notAllowed', act: 'change' },
  ]);
});

describe('DRAWER-8: when the access ends', () => {
  test.each([
    ['signedOut', 'signedOut'],
    ['refused', 'removed'],
    ['gone', 'gone'],
  ] as const)(
    '%s: what has no receipt is copied to the drawer, and stays readable where it was',
    async (ended, why) => {
      await anasQuestion();
      paul.goesOffline();
      const mine = asks(paul.tab.doc, paul.pens, 'Restée ici ?');
      paul.tab.end(ended);
      await rest();
      expect(await paul.drawer()).toMatchObject([
        { key: `questions/${mine}`, why, fields: { sentence: 'Restée ici ?' } },
      ]);
      expect(sentencesIn(paul.tab.doc)).toEqual(['D’Ana ?', 'Restée ici ?']);
      expect(paul.tab.status).toMatchObject({ unpublished: 1, ended });
    },
  );

  test('if the access is given back, what goes out after all leaves the drawer', async () => {
    await anasQuestion();
    paul.goesOffline();
    asks(paul.tab.doc, paul.pens, 'Partie plus tard ?');
    paul.tab.end('signedOut');
    await rest();
    await paul.closes(paul.tab);
    paul.comesBack();
    const again = await paul.opens();
    await rest();
    expect(sentencesIn(ana.doc)).toEqual(['D’Ana ?', 'Partie plus tard ?']);
    expect(again.status).toMatchObject({ unpublished: 0 });
    expect(await paul.drawer()).toEqual([]);
  });
});

describe('DRAWER-9: a refusal that was not heard', () => {
  test('the line breaks after the judgement: the words are found at the next connection', async () => {
    await anasQuestion();
    const answered = ownedId(paul.pens.named, world.chance);
    create(paul.tab.doc, reply, answered, {
      annotation: 'n1' as ItemId,
      words: 'Une réponse.',
      repliedAt: 4,
    });
    for (const socket of paul.sockets) socket.line.bringUp();
    await house.live.clock.pass(1_000);
    paul.goesOffline();
    paul.comesBack();
    await rest();
    isWhole(paul);
    expect(await paul.drawer()).toMatchObject([
      { key: `replies/${answered}`, fields: { words: 'Une réponse.' }, why: 'unknown' },
    ]);
    expect(paul.tab.status.waiting.size).toBe(0);
  });

  test('the same with the window killed', async () => {
    await anasQuestion();
    const answered = ownedId(paul.pens.named, world.chance);
    create(paul.tab.doc, reply, answered, {
      annotation: 'n1' as ItemId,
      words: 'Une réponse.',
      repliedAt: 4,
    });
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    for (const socket of paul.sockets) socket.line.bringUp();
    await house.live.clock.pass(1_000);
    paul.goesOffline();
    await paul.closes(paul.tab);
    paul.comesBack();
    await paul.opens();
    await rest();
    isWhole(paul);
    expect(await paul.drawer()).toMatchObject([
      { key: `replies/${answered}`, fields: { words: 'Une réponse.' } },
    ]);
  });
});
