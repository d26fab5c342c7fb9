import * as Y from 'yjs';
import type { LoggedRow } from '#server/store/store.ts';
import { DEED, EMPTY, Gathering, type Deed, type Memory } from './deeds.ts';
import { rangesOf, type Range, type Ranges } from './ranges.ts';

/** Rows of one account that are looked at together. */
const MOST_TOGETHER = 500;

/**
 * Brings rows into a document that holds what came before them, and answers the memory with what they did. A client
 * id belongs to whoever claimed it: what an organiser hands on for somebody is still that person's. `see` is shown each
 * row just before the document holds it.
 */
export function remember(
  before: Memory | null,
  doc: Y.Doc,
  rows: readonly LoggedRow[],
  claims: ReadonlyMap<number, string>,
  see: (row: LoggedRow) => void = () => undefined,
): Memory {
  const isBlank = doc.store.clients.size === 0;
  const since = rows[0]?.at ?? 0;
  const gathering = new Gathering(before ?? (isBlank ? EMPTY : { since, deeds: [] }));
  // One transaction for all: what Yjs tidies by itself comes after the last row, as when a room is loaded.
  doc.transact((transaction) => {
    const changes = changesOf(transaction);
    for (const together of inTurns(rows)) {
      for (const row of together) {
        see(row);
        Y.applyUpdate(doc, row.bytes);
      }
      for (const deed of deedsOf(together, changes(), claims)) gathering.add(deed);
    }
  });
  return gathering.memory;
}

function* inTurns(rows: readonly LoggedRow[]): Generator<readonly LoggedRow[]> {
  let start = 0;
  for (let end = 1; end <= rows.length; end += 1) {
    const [one, next] = [rows[start], rows[end]];
    const goOn =
      one !== undefined &&
      next !== undefined &&
      next.account === one.account &&
      Math.abs(next.at - one.at) < DEED &&
      end - start < MOST_TOGETHER;
    if (goOn) continue;
    yield rows.slice(start, end);
    start = end;
  }
}

interface Done {
  readonly wrote: Ranges;
  readonly struck: Ranges;
}

/** What a transaction wrote and struck since this was last asked. */
function changesOf({ doc: { store }, deleteSet }: Y.Transaction): () => Done {
  const written = new Map<number, number>();
  const deleted = new Map<number, number>();
  const changes = (): Done => {
    const wrote: [number, Range[]][] = [];
    for (const client of store.clients.keys()) {
      const [clock, end] = [written.get(client) ?? 0, Y.getState(store, client)];
      if (end > clock) wrote.push([client, [{ clock, length: end - clock }]]);
      written.set(client, end);
    }
    const struck: [number, Range[]][] = [];
    for (const [client, items] of deleteSet.clients) {
      const fresh = items.slice(deleted.get(client) ?? 0);
      if (fresh.length > 0) struck.push([client, fresh.map(({ clock, len }) => ({ clock, length: len }))]);
      deleted.set(client, items.length);
    }
    return { wrote: rangesOf(wrote), struck: rangesOf(struck) };
  };
  changes();
  return changes;
}

const toTheSecond = (at: number): number => Math.floor(at / 1_000) * 1_000;

function deedsOf(
  rows: readonly LoggedRow[],
  { wrote, struck }: Done,
  claims: ReadonlyMap<number, string>,
): Deed[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const from = toTheSecond(Math.min(first.at, last.at));
  const until = toTheSecond(Math.max(first.at, last.at));
  const byAccount = new Map<string | null, [number, readonly Range[]][]>();
  for (const [client, ranges] of wrote) {
    const account = claims.get(client) ?? first.account;
    byAccount.set(account, [...(byAccount.get(account) ?? []), [client, ranges]]);
  }
  if (struck.size > 0 && !byAccount.has(first.account)) byAccount.set(first.account, []);
  return [...byAccount].map(([account, ranges]) => ({
    account,
    from,
    until,
    wrote: new Map(ranges),
    struck: account === first.account ? struck : new Map(),
  }));
}
