import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { healthOf } from '#server/health.ts';
import { silentLog } from '#server/log.ts';
import { createMetrics } from '#server/metrics.ts';
import { watchDamage } from '#server/store/damage.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { sqliteStore } from '#server/store/sqlite.ts';
import { CannotWrite, type Store } from '#server/store/store.ts';
import { watchStore } from '#server/store/watchedStore.ts';
import { openHouse, type OpenHouse } from '../support/openHouse.ts';

let house: OpenHouse | null = null;
afterEach(async () => {
  await house?.close();
  house = null;
});

const update = (bytes = 1) => ({ room: 'r/commons', account: null, at: 1, bytes: new Uint8Array(bytes) });

function watched(given: Store) {
  const metrics = createMetrics();
  const damage = watchDamage(silentLog);
  const { store, writability } = watchStore(given, metrics, () => Date.UTC(2027, 9, 14, 12), damage);
  const health = () =>
    healthOf({ version: '1', store, writability, damage: damage.seen, bus: () => 'alone' });
  const line = async (name: string) => (await metrics.text()).match(new RegExp(`^${name} (.*)$`, 'm'))?.[1];
  return { store, health, line };
}

describe('Health', () => {
  it('OPS-5: a disk that takes nothing is known from the write that failed, with its hour, and forgotten once it takes again', async () => {
    const disk = memoryStore();
    const { store, health, line } = watched(disk);
    expect(await health()).toEqual({
      status: 'ok',
      version: '1',
      store: { readable: true, writable: true, since: null, damaged: { rooms: 0, file: false } },
      bus: 'alone',
    });
    disk.disk.full = true;
    await expect(store.updates.append([update()])).rejects.toThrow(CannotWrite);
    expect(await health()).toMatchObject({
      status: 'degraded',
      store: { readable: true, writable: false, since: '2027-10-14T12:00:00.000Z' },
    });
    expect([await line('terreau_store_writable'), await line('terreau_store_errors_total')]).toEqual([
      '0',
      '2',
    ]);
    disk.disk.full = false;
    expect((await health()).status).toBe('ok');
    expect(await line('terreau_store_writable')).toBe('1');
  });

  it('OPS-5: what only people needed and the disk refused counts as well', async () => {
    const disk = memoryStore();
    const { store, health } = watched(disk);
    disk.disk.full = true;
    await expect(store.people.addSpace({ slug: 'lot', createdAt: 1 })).rejects.toThrow(CannotWrite);
    expect((await health()).store.writable).toBe(false);
  });

  it('OPS-5: SQLite on a full disk: nobody writes any more, and it is still found out when there is room', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'terreau-health-'));
    let db: Database.Database | null = null;
    const { store, health } = watched(
      sqliteStore(folder, (opened) => {
        db = opened;
        opened.pragma('max_page_count = 40');
      }),
    );
    await expect(store.updates.append([update(200_000)])).rejects.toThrow(CannotWrite);
    expect((await health()).store.writable).toBe(false);
    (db as Database.Database | null)?.pragma('max_page_count = 10000');
    expect((await health()).store.writable).toBe(true);
    expect(await store.updates.load('')).toMatchObject({ state: null, through: 0 });
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('OPS-5: a store that cannot be read is told, and so are servers that do not hear each other', async () => {
    const disk = memoryStore();
    const { health } = watched(disk);
    await disk.close();
    expect(await health()).toMatchObject({ status: 'degraded', store: { readable: false, writable: false } });
    const sound = { people: memoryStore().people };
    expect(
      await healthOf({
        version: '1',
        store: sound,
        writability: async () => ({ since: null }),
        bus: () => 'lost',
      }),
    ).toMatchObject({ status: 'degraded', store: { writable: true }, bus: 'lost' });
  });
});

describe('GET /metrics', () => {
  const read = (headers: Record<string, string> = {}) => fetch(`${house?.url}/metrics`, { headers });

  it('OPS-6: is for programs of this machine, not for what comes by a proxy or from a page', async () => {
    house = await openHouse();
    await house.found();
    const answer = await read();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect((await read({ 'x-forwarded-for': '192.0.2.1' })).status).toBe(403);
    expect((await read({ forwarded: 'for=192.0.2.1' })).status).toBe(403);
    expect((await read({ origin: 'http://ailleurs.example' })).status).toBe(403);
  });

  it('OPS-6: whoever holds the token reads it from elsewhere; nobody does where there is none', async () => {
    const token = 'a-token-of-24-characters';
    house = await openHouse({ env: { TERREAU_METRICS_TOKEN: token } });
    const proxied = { 'x-forwarded-for': '192.0.2.1' };
    expect((await read({ ...proxied, authorization: `Bearer ${token}` })).status).toBe(200);
    expect((await read({ ...proxied, authorization: 'Bearer another' })).status).toBe(403);
    await house.close();
    house = await openHouse();
    expect((await read({ ...proxied, authorization: 'Bearer null' })).status).toBe(403);
  });

  it('OPS-6: no space, person or room is named in it', async () => {
    house = await openHouse();
    const { entry } = await house.found('Commune de Vire');
    await house.join(entry, 'Paul', 'partner');
    await house.house.live.read(`${entry.space}/commons`, () => null);
    const text = await (await read()).text();
    expect(text).toContain('terreau_log_rows_total');
    expect(text).toMatch(/^terreau_connections\{way="websockets"\} 0$/m);
    expect(text).toMatch(/^terreau_rooms\{state="(?:hot|cold)"\} 1$/m);
    expect(text).toMatch(/^terreau_turn_seconds_count [1-9]/m);
    for (const word of [entry.space, 'vire', 'Paul', 'commons']) expect(text).not.toContain(word);
  });
});
