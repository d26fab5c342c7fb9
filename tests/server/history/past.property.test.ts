import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { foldRoom } from '#server/compaction/compaction.ts';
import { RoomPast } from '#server/history/roomPast.ts';
import { memoryStore } from '../../support/memoryStore.ts';
import { dice } from '../../support/chance.ts';

const ROOM = 'perigord/commons';
const PEOPLE = ['ana', 'luc', 'sonia'] as const;
const START = Date.UTC(2027, 0, 4, 9);

/** What a reader saw of an entry after a row, noted as it happened, by Yjs's own means. */
interface Seen {
  readonly title: string;
  readonly intent: string;
  readonly body: string;
  readonly rank: unknown;
}

const seenIn = (doc: Y.Doc, id: string): Seen | null => {
  const entry = doc.getMap('themes').get(id) as Y.Map<unknown> | undefined;
  if (entry === undefined) return null;
  const json = entry.toJSON() as Record<string, unknown>;
  return {
    title: String(json.title),
    intent: String(json.intent),
    body: String(json.body).replaceAll(/<[^>]*>/g, ''),
    rank: json.rank,
  };
};

type Node = { readonly runs?: readonly { readonly text: string }[]; readonly children?: readonly Node[] };
const wordsOf = (nodes: readonly Node[]): string =>
  nodes
    .map(({ runs = [], children = [] }) => runs.map(({ text }) => text).join('') + wordsOf(children))
    .join('');

/** Three people write themes, each on a copy of their own that is behind at times; each act is a row of the log. */
function evening(seed: number) {
  const { below, oneOf: pick } = dice(seed);
  const chance = (): number => below(1_000) / 1_000;
  const store = memoryStore();
  const server = new Y.Doc({ gc: true });
  const seen = new Map<string, { readonly at: number; readonly shown: Seen | null }[]>();
  const docs = PEOPLE.map((_, n) => {
    const doc = new Y.Doc();
    doc.clientID = n + 1;
    return doc;
  });
  for (const doc of [server, ...docs]) doc.getMap('themes');
  let at = START;
  let through = 0;

  const themeOf = (doc: Y.Doc): { id: string; theme: Y.Map<unknown> } | null => {
    const ids = [...doc.getMap('themes').keys()].sort();
    if (ids.length === 0) return null;
    const id = pick(ids);
    return { id, theme: doc.getMap('themes').get(id) as Y.Map<unknown> };
  };
  const WORDS = ['aide ', 'aînés ', 'écran 🌱 ', 'trajet ', 'bus '];
  const inText = (text: Y.Text | Y.XmlText): void => {
    const length = text.toString().replaceAll(/<[^>]*>/g, '').length;
    if (length > 4 && chance() < 0.3) text.delete(below(length - 3), 1 + below(3));
    else if (length > 4 && text instanceof Y.XmlText && chance() < 0.3)
      text.format(below(length - 3), 3, { strong: chance() < 0.5 ? {} : null });
    else text.insert(chance() < 0.6 ? length : 0, pick(WORDS));
  };
  const write = (doc: Y.Doc): void => {
    const found = themeOf(doc);
    if (found === null || chance() < 0.05) {
      const theme = new Y.Map<unknown>();
      theme.set('title', new Y.Text(pick(WORDS)));
      theme.set('intent', new Y.Text());
      theme.set('body', new Y.XmlFragment());
      theme.set('rank', 'a');
      doc.getMap('themes').set(`t${below(5)}`, theme);
      return;
    }
    const { id, theme } = found;
    const body = theme.get('body') as Y.XmlFragment;
    const dice = chance();
    if (dice < 0.02) doc.getMap('themes').delete(id);
    else if (dice < 0.1) theme.set('rank', pick(['a', 'b', 'c']));
    else if (dice < 0.2) {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(pick(WORDS))]);
      body.insert(below(body.length + 1), [paragraph]);
    } else if (dice < 0.26 && body.length > 0) body.delete(below(body.length), 1);
    else if (dice < 0.6 && body.length > 0)
      inText((body.get(below(body.length)) as Y.XmlElement).get(0) as Y.XmlText);
    else inText(theme.get(pick(['title', 'intent'])) as Y.Text);
  };

  return {
    store,
    seen,
    chance,
    get at(): number {
      return at;
    },
    async act(): Promise<void> {
      at += pick([200, 2_000, 20_000, 40_000, 200_000, 7_200_000]);
      const n = below(PEOPLE.length);
      const doc = docs[n] as Y.Doc;
      if (chance() < 0.7) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
      const before = Y.encodeStateAsUpdate(server);
      doc.transact(() => write(doc));
      const bytes = Y.encodeStateAsUpdate(doc, Y.encodeStateVectorFromUpdate(before));
      Y.applyUpdate(server, bytes);
      through += 1;
      await store.updates.append([
        { room: ROOM, account: PEOPLE[n] ?? null, at, bytes, claims: [n + 1], after: through - 1 },
      ]);
      for (const id of new Set([...server.getMap('themes').keys(), ...seen.keys()])) {
        const stories = seen.get(id) ?? [];
        stories.push({ at, shown: seenIn(server, id) });
        seen.set(id, stories);
      }
    },
  };
}

async function check({ store, seen }: ReturnType<typeof evening>): Promise<number> {
  const past = new RoomPast(ROOM, await store.updates.foldable(ROOM));
  let checked = 0;
  for (const [id, stories] of seen) {
    const place = { root: 'themes', id };
    const stored = await store.updates.past(ROOM, [{ root: '', id: '' }, place]);
    const told = past.entry(place, stored);
    if (told === null) continue;
    expect([...told.moments].sort((a, b) => a - b)).toEqual(told.moments);
    for (const moment of told.moments) {
      const then = stories.filter(({ at }) => at <= moment).at(-1);
      const fields = past.contentAt(place, moment, stored)?.fields ?? null;
      checked += 1;
      const shown = fields && {
        title: fields.title,
        intent: fields.intent,
        body: wordsOf(fields.body as readonly Node[]),
        rank: fields.rank,
      };
      expect(shown, `theme ${id} at ${moment - START}`).toEqual(then?.shown ?? null);
    }
  }
  past.destroy();
  return checked;
}

describe('The past of a room', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'PAST-1: tells what stood at every pause, however often the log was folded (seed %i)',
    async (seed) => {
      const scene = evening(seed);
      let checked = 0;
      for (let n = 0; n < 160; n += 1) {
        await scene.act();
        if (scene.chance() < 0.05) await foldRoom(ROOM, scene.store.updates, 1);
        if (scene.chance() < 0.03) checked += await check(scene);
      }
      checked += await check(scene);
      expect(checked).toBeGreaterThan(10);
    },
  );
});
