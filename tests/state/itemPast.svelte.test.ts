import { IDBFactory } from 'fake-indexeddb';
import { expect, test } from 'vitest';
import type { AccountId, SpaceSlug } from '#domain/ids.ts';
import { done, refused } from '#domain/result.ts';
import type { ItemHistory } from '#protocol/history.ts';
import { ItemPast } from '#features/history/state/itemPast.svelte.ts';
import type { AskHistory } from '#features/history/state/askHistory.ts';
import { eraseTraces } from '#sync/eraseTraces.ts';
import { pastDatabase } from '#sync/dropPast.ts';
import { openPastShelf, type PastShelf } from '#sync/keptPast.ts';

const SLUG = 'nec-dordogne' as SpaceSlug;
const ANA = 'ana' as AccountId;
const PLACE = { root: 'themes', id: 't1' };
const HISTORY: ItemHistory = { since: 0, acts: [], moments: [10, 20], versions: [] };

/** A server that answers until it is taken away. */
class Server implements AskHistory {
  isThere = true;
  isErased = false;
  asked: string[] = [];
  item: AskHistory['item'] = async () => {
    this.asked.push('item');
    if (!this.isThere) return refused('unreachable');
    return this.isErased ? refused('unknownEntry') : done(HISTORY);
  };
  contentAt: AskHistory['contentAt'] = async (_, at) => {
    this.asked.push(`at ${at}`);
    return this.isThere ? done({ at, fields: { title: `Aidants à ${at}` } }) : refused('unreachable');
  };
  contentOf: AskHistory['contentOf'] = async () => refused('unreachable');
  commonsAt: AskHistory['commonsAt'] = async () => refused('unreachable');
  nameVersion: AskHistory['nameVersion'] = async (_, name) =>
    done({ id: 'v1', name, at: 20, account: ANA, by: 'Ana' });
}

const shelfOf = (storage: IDBFactory): Promise<PastShelf> => openPastShelf(storage, SLUG, ANA);

test('TIME-6: what Ana read of a theme is there without network, with the moments that she looked at, and says when', async () => {
  const [server, storage] = [new Server(), new IDBFactory()];
  const online = new ItemPast(PLACE, server, shelfOf(storage), () => 1_000);
  await online.load();
  expect([online.source, online.history]).toEqual(['server', HISTORY]);
  await online.contentAt({ at: 10 });
  await online.contentAt({ at: 10 });
  expect(server.asked).toEqual(['item', 'at 10']);
  await online.stop();

  server.isThere = false;
  const offline = new ItemPast(PLACE, server, shelfOf(storage), () => 2_000);
  await offline.load();
  expect([offline.source, offline.readAt, offline.trouble]).toEqual(['device', 1_000, null]);
  expect(await offline.contentAt({ at: 10 })).toMatchObject({ fields: { title: 'Aidants à 10' } });
  expect(await offline.contentAt({ at: 20 })).toBeNull();
  await offline.stop();
});

test('TIME-6: a history that nobody here knows is told as such', async () => {
  const server = new Server();
  server.isThere = false;
  const past = new ItemPast(PLACE, server, shelfOf(new IDBFactory()), () => 0);
  await past.load();
  expect([past.source, past.trouble]).toEqual([null, 'unreachable']);
});

test('TIME-6: what was erased from the server is forgotten on the device', async () => {
  const [server, storage] = [new Server(), new IDBFactory()];
  const past = new ItemPast(PLACE, server, shelfOf(storage), () => 0);
  await past.load();
  await past.contentAt({ at: 10 });
  server.isErased = true;
  await past.load();
  expect([past.history, past.trouble]).toEqual([null, 'unknown']);
  expect(await (await shelfOf(storage)).read(PLACE)).toBeNull();
});

test('TIME-7: fifty histories are kept, the last read; they go with the traces of the space', async () => {
  const storage = new IDBFactory();
  const shelf = await shelfOf(storage);
  for (let n = 0; n < 53; n += 1)
    await shelf.keep({ key: `themes/t${n}`, readAt: n, history: HISTORY, contents: {} });
  expect(await shelf.read({ root: 'themes', id: 't2' })).toBeNull();
  expect(await shelf.read({ root: 'themes', id: 't3' })).not.toBeNull();
  expect(await shelf.read({ root: 'themes', id: 't52' })).not.toBeNull();
  await eraseTraces(SLUG, { storage });
  expect((await storage.databases()).map(({ name }) => name)).not.toContain(pastDatabase(SLUG, ANA));
});

test('a name that is given to a version is in the history at once', async () => {
  const server = new Server();
  const past = new ItemPast(PLACE, server, shelfOf(new IDBFactory()), () => 0);
  await past.load();
  expect(await past.nameVersion('Avant envoi')).toMatchObject({ ok: true });
  expect(server.asked).toEqual(['item', 'item']);
});
