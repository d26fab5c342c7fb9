import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '#server/store/migrations/migrate.ts';
import { DATABASE_FILE, sqliteStore } from '#server/store/sqlite.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import { CannotWrite, type Store } from '#server/store/store.ts';
import { memoryDisk, type MemoryDisk } from '../support/memoryStore.ts';
import { rotContract, type RottingStore } from './rot.contract.ts';
import { storeContract, type StoreOnTrial } from './store.contract.ts';

const onMemory = (disk: MemoryDisk): StoreOnTrial => ({
  store: disk.store,
  reopen: async () => onMemory(disk.reopen()),
  end: () => disk.store.close(),
});

/** A statement of another program on the file. */
async function rotIn(folder: string, statement: string, value: Uint8Array | null): Promise<void> {
  const db = new Sqlite(join(folder, DATABASE_FILE));
  db.prepare(statement).run(...(value === null ? [] : [{ 1: Buffer.from(value) }]));
  db.close();
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'terreau-store-'));

/** SQLite left as a killed process leaves it: never closed, its log not folded into the file. */
const onSqlite = (folder: string, left: readonly Store[] = []): RottingStore => {
  const store = sqliteStore(folder);
  return {
    store,
    rot: (statement, value) => rotIn(folder, statement, value),
    reopen: async () => onSqlite(folder, [...left, store]),
    async end() {
      for (const one of [...left, store]) await one.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** SQLite closed in good order, then opened again. */
const onSqliteClosed = (folder: string): StoreOnTrial => {
  const store = sqliteStore(folder);
  return {
    store,
    async reopen() {
      await store.close();
      return onSqliteClosed(folder);
    },
    async end() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

storeContract('SQLite in memory', async () => onMemory(memoryDisk()));
storeContract('SQLite', async () => onSqlite(newFolder()));
rotContract('SQLite', async () => onSqlite(newFolder()));
storeContract('SQLite, closed and opened again', async () => onSqliteClosed(newFolder()));

const update = (byte: number) => ({ room: 'r/commons', account: null, at: 1, bytes: Uint8Array.of(byte) });

describe('a full disk', () => {
  it('STORE-6: memory refuses whole and says so; once there is room again, writing goes on', async () => {
    const disk = memoryDisk();
    const { store } = disk;
    disk.full = true;
    await expect(store.updates.append([update(1)])).rejects.toThrow(CannotWrite);
    await expect(store.people.addSpace({ slug: 'nec-24', createdAt: 1 })).rejects.toThrow(CannotWrite);
    disk.full = false;
    await store.updates.append([update(2)]);
    expect((await store.updates.load('r/commons')).updates).toHaveLength(1);
  });

  it('STORE-6: SQLite refuses whole and says so; once there is room again, writing goes on', async () => {
    const folder = newFolder();
    const store = sqliteStore(folder, (db) => db.pragma('max_page_count = 40'));
    const large = { ...update(9), bytes: new Uint8Array(200_000) };
    await store.updates.append([update(1)]);
    await expect(store.updates.append([update(2), large])).rejects.toThrow(CannotWrite);
    const room = await store.updates.load('r/commons');
    expect(room.updates.map((bytes) => [...bytes])).toEqual([[1]]);
    await store.updates.append([update(3)]);
    expect((await store.updates.load('r/commons')).through).toBe(2);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('the SQLite file', () => {
  it('is for its owner only, and two processes may hold it at once', async () => {
    const folder = join(newFolder(), 'data');
    const server = sqliteStore(folder);
    expect(statSync(folder).mode & 0o077).toBe(0);
    const terminal = sqliteStore(folder);
    await server.updates.append([update(1)]);
    await terminal.updates.append([update(2)]);
    await server.updates.append([update(3)]);
    const room = await terminal.updates.load('r/commons');
    expect(room.updates.map((bytes) => bytes[0])).toEqual([1, 2, 3]);
    expect(room.through).toBe(3);
    await server.close();
    await terminal.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps the promises it was opened for: durable commits, whole references, real erasure', () => {
    const folder = newFolder();
    const seen: Record<string, unknown> = {};
    const store = sqliteStore(folder, (db) => {
      for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'])
        seen[name] = db.pragma(name, { simple: true });
    });
    expect(seen).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1 });
    void store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a step of migration that fails leaves the file as it was; a newer file is not touched', () => {
    const db = new Sqlite(':memory:');
    migrate(db, ['CREATE TABLE a (x)']);
    expect(() => migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x); nonsense'])).toThrow();
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'b'").get()).toBeUndefined();
    migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)']);
    expect(db.pragma('user_version', { simple: true })).toBe(2);
    expect(() => migrate(db, ['CREATE TABLE a (x)'])).toThrow(/newer/);
    db.close();
  });

  it("names the file as the operator's guide does", () => {
    expect(DATABASE_FILE).toBe('terreau.sqlite');
  });
});
