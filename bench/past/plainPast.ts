import type Database from 'better-sqlite3';
import * as Y from 'yjs';
import { contentFrom, textOf } from '#server/history/content.ts';
import { Acts, goesOn, SLICE, REST, type Act } from '#server/history/entryPast.ts';
import { packState, applyState, squeeze, unsqueeze } from '#server/document/stateBytes.ts';
import { SHEET_ROOTS } from '#domain/projections/history/sheetRoots.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ContentFields } from '#protocol/history.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';
import type { LoggedRow, UpdateLog } from '#server/store/store.ts';

/** How many snapshots of an entry are packed as one. */
export type Together = 1 | 64;

interface Told {
  readonly from: number;
  readonly until: number;
  readonly account: string | null;
  readonly acts: readonly Act[];
}

interface Sitting extends Told {
  /** How the entry stood at the end, as JSON; null: it stood no more. Undefined while people write. */
  text?: string | null;
}

interface Entry {
  readonly root: string;
  readonly id: string;
  readonly sittings: Sitting[];
  /** The number of its first sitting here. */
  first: number;
}

export interface PlainEntry {
  readonly acts: readonly Act[];
  readonly moments: readonly number[];
  /** What was done to the lines of its sheet. */
  readonly sheet: readonly Act[];
}

/**
 * What once stood, kept the plain way: of each entry and sitting who did what, and how the entry stood at its end, both as
 * compressed JSON, one sitting or several to a row. Nothing is a difference, and nothing hangs on Yjs's items. The log
 * beside it is folded without a memory.
 */
export class PlainPast {
  private readonly db: Database.Database;
  private entries = new Map<string, Entry>();
  /** Those in which somebody wrote a moment ago. */
  private readonly busy = new Set<Entry>();

  constructor(
    file: string,
    private readonly room: string,
    private readonly updates: UpdateLog,
    private readonly together: Together,
    private readonly effort: number,
  ) {
    this.db = new Sqlite(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('secure_delete = ON');
    this.db.exec(`
      CREATE TABLE packs (root TEXT, id TEXT, n INTEGER, told BLOB, shown BLOB,
        PRIMARY KEY (root, id, n)) STRICT, WITHOUT ROWID`);
  }

  /** Folds the log, and keeps what its rows did. */
  async fold(): Promise<void> {
    const { state, rows, claims, through, epoch } = await this.updates.foldable(this.room);
    const doc = openCommons(new Y.Doc({ gc: true }));
    if (state !== null) applyState(doc, state);
    this.entries = new Map();
    for (const row of rows) this.see(doc, row, claims);
    for (const entry of this.busy) this.rest(doc, entry);
    this.db.transaction(() => this.write()).immediate();
    await this.updates.fold(this.room, { state: packState(doc, this.effort), memory: null }, through, epoch);
    doc.destroy();
  }

  entry(root: string, id: string): PlainEntry {
    const sittings = this.told(root, id);
    const lines = SHEET_ROOTS.flatMap((of) =>
      this.idsOf(of)
        .filter((line) => this.contentAt(of, line, Infinity)?.theme === id)
        .flatMap((line) => joined(this.told(of, line))),
    );
    return { acts: joined(sittings), moments: sittings.map(({ until }) => until), sheet: lines };
  }

  contentAt(root: string, id: string, at: number): ContentFields | null {
    const n = this.told(root, id).findLastIndex(({ from }) => from <= at);
    if (n < 0) return null;
    const text = this.shown(root, id, Math.floor(n / this.together))[n % this.together];
    return typeof text === 'string' ? contentFrom(text) : null;
  }

  commonsAt(roots: readonly string[], at: number): ReadonlyMap<string, ContentFields> {
    return new Map(
      roots.flatMap((root) =>
        this.idsOf(root).flatMap((id): [string, ContentFields][] => {
          const content = this.contentAt(root, id, at);
          return content === null ? [] : [[`${root}/${id}`, content]];
        }),
      ),
    );
  }

  /** Lets go of what stood in an entry before a moment, for good; who worked on it and when stays. */
  async letGo(root: string, id: string, at: number): Promise<void> {
    await this.fold();
    const last = this.told(root, id).findLastIndex(({ from }) => from <= at);
    const put = this.db.prepare('UPDATE packs SET shown = ? WHERE root = ? AND id = ? AND n = ?');
    this.db
      .transaction(() => {
        for (let pack = 0; pack * this.together < last; pack += 1) {
          const texts = this.shown(root, id, pack);
          const left = texts.map((text, n) => (pack * this.together + n < last ? null : text));
          put.run(this.packed(left), root, id, pack);
        }
      })
      .immediate();
    this.db.exec('VACUUM');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  size(): { readonly bytes: number; readonly rows: number } {
    const size = this.db
      .prepare<[], { bytes: number; rows: number }>(
        'SELECT coalesce(sum(length(told) + length(shown)), 0) AS bytes, count(*) AS rows FROM packs',
      )
      .get();
    return size ?? { bytes: 0, rows: 0 };
  }

  close(): void {
    this.db.close();
  }

  private see(doc: Y.Doc, row: LoggedRow, claims: ReadonlyMap<number, string>): void {
    for (const entry of this.busy) {
      const last = entry.sittings.at(-1);
      if (last !== undefined && row.at - last.from < SLICE && row.at - last.until <= REST) continue;
      this.rest(doc, entry);
    }
    doc.once('afterTransaction', (transaction: Y.Transaction) => this.take(transaction, row, claims));
    Y.applyUpdate(doc, row.bytes);
  }

  /** What is in an entry while nobody writes. */
  private rest(doc: Y.Doc, entry: Entry): void {
    const last = entry.sittings.at(-1);
    if (last !== undefined) last.text = textOf(doc, entry.root, entry.id);
    this.busy.delete(entry);
  }

  private take(transaction: Y.Transaction, row: LoggedRow, claims: ReadonlyMap<number, string>): void {
    const touches = new Map<string, Map<string, Act>>();
    const add = (item: Y.Item, length: number, account: string | null, isWritten: boolean): void => {
      const [root, id, field] = placeOf(transaction.doc, item);
      if (root === undefined || id === undefined) return;
      const name = `${root}/${id}`;
      const acts = touches.get(name) ?? new Map<string, Act>();
      touches.set(name, acts);
      const known = acts.get(`${field ?? ''} ${account ?? ''}`);
      acts.set(`${field ?? ''} ${account ?? ''}`, {
        account,
        field: field ?? null,
        from: row.at,
        until: row.at,
        wrote: (known?.wrote ?? 0) + (isWritten ? length : 0),
        struck: (known?.struck ?? 0) + (isWritten ? 0 : length),
        isCreation: false,
      });
    };
    const { doc, beforeState, afterState, deleteSet } = transaction;
    for (const [client, end] of afterState)
      each(doc, client, beforeState.get(client) ?? 0, end, (item, length) => {
        if (!(item.content instanceof Y.ContentDeleted))
          add(item, length, claims.get(client) ?? row.account, true);
      });
    for (const [client, ranges] of deleteSet.clients)
      for (const { clock, len } of ranges)
        each(doc, client, clock, Math.min(clock + len, beforeState.get(client) ?? 0), (item, length) =>
          add(item, length, row.account, false),
        );
    for (const [name, acts] of touches)
      this.note(name, [...acts.values()], row.at, stoodBefore(transaction, name));
  }

  private note(name: string, found: readonly Act[], hour: number, stood: boolean): void {
    const whole = found.find(({ field }) => field === null);
    if (!stood && (whole?.wrote ?? 0) === 0) return;
    const entry = this.entries.get(name) ?? this.opened(name);
    this.entries.set(name, entry);
    this.busy.add(entry);
    const last = entry.sittings.at(-1);
    const at = Math.max(hour, last?.until ?? hour);
    const acts = found.map((act): Act => ({ ...act, from: at, until: at }));
    const by = acts[0]?.account ?? null;
    const sum = (value: (act: Act) => number): number => acts.reduce((all, act) => all + value(act), 0);
    const said =
      whole === undefined
        ? acts
        : [
            {
              ...whole,
              from: at,
              until: at,
              wrote: sum(({ wrote }) => wrote),
              struck: sum(({ struck }) => struck),
              isCreation: !stood,
            },
          ];
    if (last !== undefined && goesOn({ ...last, before: null }, at, by))
      entry.sittings[entry.sittings.length - 1] = {
        from: last.from,
        until: at,
        account: by,
        acts: joined([last, { acts: said }]),
      };
    else entry.sittings.push({ from: at, until: at, account: by, acts: said });
  }

  /** An entry as it was left by the fold before: its last sitting may go on. */
  private opened(name: string): Entry {
    const [root = '', id = ''] = name.split('/');
    const stored = this.told(root, id);
    const last = stored.at(-1);
    if (last === undefined) return { root, id, sittings: [], first: 0 };
    const n = stored.length - 1;
    const text = this.shown(root, id, Math.floor(n / this.together))[n % this.together] ?? null;
    return { root, id, sittings: [{ ...last, text }], first: n };
  }

  private write(): void {
    const put = this.db.prepare('INSERT OR REPLACE INTO packs VALUES (?, ?, ?, ?, ?)');
    for (const { root, id, sittings, first } of this.entries.values()) {
      const count = Math.ceil((first + sittings.length) / this.together);
      const told = this.told(root, id);
      for (let pack = Math.floor(first / this.together); pack < count; pack += 1) {
        const start = pack * this.together;
        const kept = Math.max(0, first - start);
        const mine = sittings.slice(Math.max(0, start - first), start + this.together - first);
        const said = [
          ...told.slice(start, start + kept),
          ...mine.map(({ text: _text, ...rest }): Told => rest),
        ];
        const texts = [...this.shown(root, id, pack).slice(0, kept), ...mine.map(({ text }) => text ?? null)];
        put.run(root, id, pack, this.packed(said), this.packed(texts));
      }
    }
  }

  private packed(value: unknown): Uint8Array {
    return squeeze(new TextEncoder().encode(JSON.stringify(value)), this.effort);
  }

  private told(root: string, id: string): readonly Told[] {
    const all = this.db
      .prepare<[string, string], { told: Buffer }>(
        'SELECT told FROM packs WHERE root = ? AND id = ? ORDER BY n',
      )
      .all(root, id);
    return all.flatMap(({ told }) => unpacked<Told[]>(told));
  }

  private shown(root: string, id: string, pack: number): readonly (string | null)[] {
    const found = this.db
      .prepare<[string, string, number], { shown: Buffer }>(
        'SELECT shown FROM packs WHERE root = ? AND id = ? AND n = ?',
      )
      .get(root, id, pack);
    return found === undefined ? [] : unpacked<(string | null)[]>(found.shown);
  }

  private idsOf(root: string): readonly string[] {
    return this.db
      .prepare<[string], { id: string }>('SELECT DISTINCT id FROM packs WHERE root = ?')
      .all(root)
      .map(({ id }) => id);
  }
}

const unpacked = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(unsqueeze(bytes))) as T;

function joined(sittings: readonly Pick<Told, 'acts'>[]): readonly Act[] {
  const acts = new Acts();
  for (const act of sittings.flatMap(({ acts: said }) => said)) acts.add(act);
  return acts.all;
}

function each(
  doc: Y.Doc,
  client: number,
  from: number,
  end: number,
  act: (item: Y.Item, length: number) => void,
): void {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || from >= end) return;
  for (let n = Y.findIndexSS(structs as Y.Item[], from); n < structs.length; n += 1) {
    const item = structs[n];
    if (item === undefined || item.id.clock >= end) return;
    if (item instanceof Y.Item)
      act(item, Math.min(end, item.id.clock + item.length) - Math.max(from, item.id.clock));
  }
}

function stoodBefore({ doc, beforeState, deleteSet }: Y.Transaction, name: string): boolean {
  const [root = '', id = ''] = name.split('/');
  for (let item = doc.getMap(root)._map.get(id) ?? null; item !== null; item = item.left) {
    const isOld = item.id.clock < (beforeState.get(item.id.client) ?? 0);
    if (isOld && (!item.deleted || Y.isDeleted(deleteSet, item.id))) return true;
  }
  return false;
}

/** Root, entry and field of an item that is in a document. */
function placeOf(doc: Y.Doc, item: Y.Item): readonly string[] {
  const keys: (string | null)[] = [];
  let at: Y.Item | null = item;
  let type: unknown = null;
  for (; at !== null; at = type instanceof Y.AbstractType ? type._item : null) {
    keys.unshift(at.parentSub);
    type = at.parent;
  }
  const root = [...doc.share].find(([, one]) => one === type)?.[0];
  const [id = null, field = null] = keys;
  return root === undefined || id === null ? [] : field === null ? [root, id] : [root, id, field];
}
