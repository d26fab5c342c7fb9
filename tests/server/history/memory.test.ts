import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DEED, forget, type Memory } from '#server/history/deeds.ts';
import { itemsOf, marksOf } from '#server/history/marks.ts';
import { packMemory, readMemory } from '#server/history/memoryBytes.ts';
import { remember } from '#server/history/remember.ts';
import type { LoggedRow } from '#server/store/store.ts';

const MONDAY = Date.UTC(2027, 0, 4, 9);
const MINUTE = 60_000;
const CLAIMS = new Map([
  [1, 'ana'],
  [2, 'luc'],
]);

/** Ana (client 1) and Luc (client 2) write in one document; each act is a row of the log. */
class Scene {
  readonly rows: LoggedRow[] = [];
  readonly docs = [1, 2].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  private at = MONDAY;

  by(
    account: 'ana' | 'luc' | null,
    after: number,
    act: (theme: Y.Map<unknown>) => void,
    sent = account,
  ): void {
    this.at += after;
    const doc = this.docs[account === 'luc' ? 1 : 0] as Y.Doc;
    const before = Y.encodeStateVector(doc);
    doc.transact(() => act(doc.getMap('themes') as Y.Map<unknown>));
    const bytes = Y.encodeStateAsUpdate(doc, before);
    this.rows.push({ seq: this.rows.length + 1, account: sent, at: this.at, bytes });
    for (const other of this.docs) Y.applyUpdate(other, bytes);
  }
}

const intentOf = (themes: Y.Map<unknown>): Y.Text =>
  (themes.get('t') as Y.Map<Y.Text>).get('intent') as Y.Text;

/** Ana opens a theme on Monday; on Tuesday Luc writes its intent anew, and Ana adds a word. */
function writtenByTwo(): Scene {
  const scene = new Scene();
  scene.by('ana', 0, (themes) => {
    const theme = new Y.Map();
    theme.set('intent', new Y.Text('Aider'));
    themes.set('t', theme);
  });
  scene.by('ana', MINUTE, (themes) => intentOf(themes).insert(5, ' les aînésx'));
  scene.by('ana', MINUTE, (themes) => intentOf(themes).delete(15, 1));
  scene.by('luc', 24 * 60 * MINUTE, (themes) => {
    intentOf(themes).delete(0, 5);
    intentOf(themes).insert(0, 'Accompagner');
  });
  scene.by('ana', 10 * MINUTE, (themes) => intentOf(themes).insert(21, ' seuls'));
  return scene;
}

function remembered(scene: Scene, cuts: readonly number[] = []): { doc: Y.Doc; memory: Memory } {
  const doc = new Y.Doc();
  doc.getMap('themes');
  let memory: Memory | null = null;
  let start = 0;
  for (const end of [...cuts, scene.rows.length]) {
    memory = remember(memory, doc, scene.rows.slice(start, end), CLAIMS);
    memory = readMemory(packMemory(memory));
    start = end;
  }
  return { doc, memory: memory ?? { since: 0, deeds: [] } };
}

const plain = ({ since, deeds }: Memory): unknown => ({
  since,
  deeds: deeds.map((deed) => ({ ...deed, wrote: [...deed.wrote], struck: [...deed.struck] })),
});

describe('The memory of a document', () => {
  it('FOLD-2: tells who wrote and struck how much of an entry, and when', () => {
    const { doc, memory } = remembered(writtenByTwo());
    expect(intentOf(doc.getMap('themes')).toString()).toBe('Accompagner les aînés seuls');
    const marks = marksOf(memory, itemsOf(doc, 'themes', 't'));
    expect(marks).toEqual([
      { account: 'ana', from: MONDAY, until: MONDAY + 2 * MINUTE, wrote: 18, struck: 0 },
      { account: 'luc', from: MONDAY + 1_442 * MINUTE, until: MONDAY + 1_442 * MINUTE, wrote: 11, struck: 5 },
      { account: 'ana', from: MONDAY + 1_452 * MINUTE, until: MONDAY + 1_452 * MINUTE, wrote: 6, struck: 0 },
    ]);
  });

  it('FOLD-2: is the same however often it was folded on the way', () => {
    const scene = writtenByTwo();
    const once = plain(remembered(scene).memory);
    expect(plain(remembered(scene, [1]).memory)).toEqual(once);
    expect(plain(remembered(scene, [2, 3, 4]).memory)).toEqual(once);
  });

  it('FOLD-2: what is brought twice is remembered once, by who brought it first', () => {
    const scene = writtenByTwo();
    const once = plain(remembered(scene).memory);
    const whole = Y.encodeStateAsUpdate(scene.docs[0] as Y.Doc);
    scene.rows.push({ seq: 6, account: 'luc', at: MONDAY + 9 * DEED, bytes: whole });
    expect(plain(remembered(scene).memory)).toEqual(once);
  });

  it('FOLD-2: what an organiser hands on for somebody is still that person’s', () => {
    const scene = new Scene();
    scene.by('luc', 0, (themes) => themes.set('a', 'une carte'), 'ana');
    scene.by(null, 0, (themes) => themes.set('b', 'du formulaire'));
    const { memory } = remembered(scene);
    expect(memory.deeds.map(({ account }) => account)).toEqual(['luc', 'ana']);
  });

  it('FOLD-2: a document that was folded before anything was remembered says since when it is', () => {
    const scene = writtenByTwo();
    const doc = new Y.Doc();
    for (const { bytes } of scene.rows.slice(0, 3)) Y.applyUpdate(doc, bytes);
    const memory = remember(null, doc, scene.rows.slice(3), CLAIMS);
    expect(memory.since).toBe(MONDAY + 1_442 * MINUTE);
    expect(memory.deeds.map(({ account }) => account)).toEqual(['luc', 'ana']);
    expect(readMemory(packMemory(memory)).since).toBe(memory.since);
  });

  it('FOLD-3: forgets what is erased, and nothing else', () => {
    const scene = writtenByTwo();
    scene.by('luc', DEED, (themes) => themes.set('other', 'reste'));
    const { doc, memory } = remembered(scene);
    const left = forget(memory, itemsOf(doc, 'themes', 't'));
    expect(marksOf(left, itemsOf(doc, 'themes', 't'))).toEqual([]);
    expect(left.deeds.map(({ account }) => account)).toEqual(['luc']);
    expect(marksOf(left, itemsOf(doc, 'themes', 'other'))).toHaveLength(1);
  });

  it('one that is broken or of a later version is not read as something else', () => {
    const bytes = packMemory(remembered(writtenByTwo()).memory);
    expect(() => readMemory(bytes.slice(0, 20))).toThrow();
    expect(() => readMemory(Uint8Array.of(2, 1, 1))).toThrow(/kind/);
  });
});
