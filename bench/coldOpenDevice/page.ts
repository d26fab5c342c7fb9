import { IndexeddbPersistence } from 'y-indexeddb';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { AccountId, ItemId, Pen, SpaceSlug } from '#domain/ids.ts';
import { KeptDocument } from '#engine/sync/keptDocument.ts';
import type { OpenedSpace, SpaceSheet } from '#sync/spaceConnection.ts';
import { EVERYTHING, QuestionList } from '#state/questionList.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';

const NAME = 'terreau:bench:ana:commons';
/** The same bytes, for the library alone. */
const STOCK = 'stock';
const PEOPLE = 300;

/** What the bench calls from outside, in a real browser. Times are milliseconds. */
export interface BenchPage {
  readonly write: (questions: number) => Promise<number>;
  readonly open: () => Promise<Opening>;
  readonly bare: () => Promise<number>;
  /** Yjs and y-indexeddb, and nothing else. */
  readonly stock: () => Promise<number>;
}

export interface Opening {
  readonly loaded: number;
  /** From nothing to the ids of a sorted list. */
  readonly listed: number;
  /** One more letter in the search, the list being there; median of several. */
  readonly search: number;
  readonly questions: number;
}

const kept = (doc: Y.Doc, name = NAME): KeptDocument => new KeptDocument(doc, name, indexedDB, () => {});

async function write(questions: number): Promise<number> {
  const state = commonsOf(questions);
  for (const name of [NAME, STOCK]) {
    const doc = openCommons(new Y.Doc());
    const document = kept(doc, name);
    await document.loaded;
    Y.applyUpdate(doc, state);
    await document.close();
  }
  return state.length;
}

async function open(): Promise<Opening> {
  const began = performance.now();
  const doc = openCommons(new Y.Doc());
  const document = kept(doc);
  await document.loaded;
  const loaded = performance.now() - began;
  const space = new SpaceState(openedOn(doc));
  const list = new QuestionList(space);
  const questions = list.ids.length;
  const listed = performance.now() - began;
  list.wanted = { ...EVERYTHING, text: 'v' };
  void list.ids;
  const searches = ['vi', 'vil', 'vill', 'villa', 'village 99'].map((text) => {
    const start = performance.now();
    list.wanted = { ...EVERYTHING, text };
    void list.ids;
    return performance.now() - start;
  });
  await document.close();
  return { loaded, listed, search: searches.sort((a, b) => a - b)[2] ?? 0, questions };
}

/** The same bytes, read and given to Yjs, and nothing else. */
async function bare(): Promise<number> {
  const began = performance.now();
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(NAME);
    request.onsuccess = () => resolve(request.result);
  });
  const rows = await new Promise<Uint8Array[]>((resolve) => {
    const request = database.transaction('updates').objectStore('updates').getAll();
    request.onsuccess = () => resolve(request.result as Uint8Array[]);
  });
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row);
  const took = performance.now() - began;
  database.close();
  return took;
}

async function stock(): Promise<number> {
  const began = performance.now();
  const persistence = new IndexeddbPersistence(STOCK, new Y.Doc());
  await persistence.whenSynced;
  const took = performance.now() - began;
  await persistence.destroy();
  return took;
}

function commonsOf(questions: number): Uint8Array {
  const whole = openCommons(new Y.Doc());
  let draws = 0;
  const world = {
    now: () => 1_800_000_000_000 + draws,
    chance: () => `q${(draws += 1).toString(36).padStart(8, '0')}`,
  };
  for (let person = 0; person < PEOPLE; person += 1) {
    const named = `pen${person.toString(36).padStart(6, '0')}` as Pen;
    const doc = openCommons(new Y.Doc());
    for (let n = person; n < questions; n += PEOPLE)
      askQuestion(
        doc,
        { named, veiled: named },
        {
          sentence: `Comment accompagner les habitants du village ${n} qui n’ont pas d’ordinateur à la maison ?`,
          voice: { kind: 'structure', structure: `s${n % 40}` as ItemId },
        },
        world,
      );
    Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  }
  return Y.encodeStateAsUpdate(whole);
}

function openedOn(doc: Y.Doc): OpenedSpace {
  const sheet: SpaceSheet = {
    me: {
      space: 'bench' as SpaceSlug,
      account: 'ana' as AccountId,
      role: 'organiser',
      veiledPen: 'v-ana' as Pen,
      name: 'Ana',
      structures: [],
      serverTime: 0,
    },
    members: [],
    status: {
      link: 'online',
      isByPolls: false,
      ended: null,
      keeping: 'kept',
      loaded: true,
      synced: true,
      waiting: new Set(),
      refusal: null,
      unpublished: 0,
      erased: null,
      cleanings: 0,
    },
    isShareNear: false,
    clockSkew: 0,
    persisted: null,
    lostBackstage: null,
    reachedAt: 0,
  };
  return {
    slug: sheet.me.space,
    doc,
    awareness: new Awareness(doc),
    world: { now: () => 0, chance: () => 'n' },
    sheet: () => sheet,
    subscribe: () => () => {},
    onRebased: () => () => {},
    drawer: () => Promise.reject(new Error('no drawer here')),
    backstage: async () => null,
    learnMe: () => {},
    bufferWith: () => {},
    askToKeep: async () => true,
    close: async () => {},
  };
}

Object.assign(globalThis, { bench: { write, open, bare, stock } satisfies BenchPage });
