import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { squeeze, unsqueeze } from '#server/document/stateBytes.ts';
import type { Deed, Memory } from './deeds.ts';
import type { Range, Ranges } from './ranges.ts';

/**
 * A memory on the disk, version 1: this byte, then brotli of
 *
 *   since (seconds) · accounts: count, strings · clients: count, ids
 *   deeds: count, then column by column: account (0 the server, else place in the table + 1) · seconds since the deed
 *   before (signed) · how long it took · how many ranges it wrote · how many it struck
 *   ranges, all that were written and then all that were struck, column by column: client (place in the table) ·
 *   clock less the end of the range before of the same client (signed) · length
 *
 * all of them varints. Columns keep like beside like, which is what makes brotli small.
 */
const VERSION = 1;

export function packMemory(memory: Memory, effort = 5): Uint8Array {
  const { since, deeds } = memory;
  const accounts = places(deeds.flatMap(({ account }) => (account === null ? [] : [account])));
  const clients = places(deeds.flatMap(({ wrote, struck }) => [...wrote.keys(), ...struck.keys()]));
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, seconds(since));
  encoding.writeVarUint(body, accounts.size);
  for (const account of accounts.keys()) encoding.writeVarString(body, account);
  encoding.writeVarUint(body, clients.size);
  for (const client of clients.keys()) encoding.writeVarUint(body, client);
  encoding.writeVarUint(body, deeds.length);
  const uint = (value: (deed: Deed) => number): void =>
    deeds.forEach((deed) => encoding.writeVarUint(body, value(deed)));
  uint(({ account }) => (account === null ? 0 : (accounts.get(account) ?? 0) + 1));
  deeds.forEach((deed, n) =>
    encoding.writeVarInt(body, seconds(deed.from) - seconds(deeds[n - 1]?.from ?? 0)),
  );
  uint(({ from, until }) => seconds(until) - seconds(from));
  uint(({ wrote }) => lengthOf(wrote));
  uint(({ struck }) => lengthOf(struck));
  writeRanges(
    body,
    deeds.map(({ wrote }) => wrote),
    clients,
  );
  writeRanges(
    body,
    deeds.map(({ struck }) => struck),
    clients,
  );
  const packed = squeeze(encoding.toUint8Array(body), effort);
  const bytes = new Uint8Array(packed.length + 1);
  bytes[0] = VERSION;
  bytes.set(packed, 1);
  return bytes;
}

/** Throws when the bytes are broken, or of a later version. */
export function readMemory(bytes: Uint8Array): Memory {
  if (bytes[0] !== VERSION)
    throw new Error(`a memory of a kind that this version does not know: ${String(bytes[0])}`);
  const body = decoding.createDecoder(unsqueeze(bytes.subarray(1)));
  const uint = (): number => decoding.readVarUint(body);
  const column = <T>(count: number, read: () => T): T[] => Array.from({ length: count }, read);
  const since = uint() * 1_000;
  const accounts = column(uint(), () => decoding.readVarString(body));
  const clients = column(uint(), uint);
  const count = uint();
  const who = column(count, uint);
  const apart = column(count, () => decoding.readVarInt(body));
  const spans = column(count, uint);
  const [wroteCounts, struckCounts] = [column(count, uint), column(count, uint)];
  const wrote = readRanges(body, wroteCounts, clients);
  const struck = readRanges(body, struckCounts, clients);
  let at = 0;
  const deeds = who.map((place, n): Deed => {
    at += apart[n] ?? 0;
    return {
      account: place === 0 ? null : (accounts[place - 1] ?? null),
      from: at * 1_000,
      until: (at + (spans[n] ?? 0)) * 1_000,
      wrote: wrote[n] ?? new Map(),
      struck: struck[n] ?? new Map(),
    };
  });
  return { since, deeds };
}

const seconds = (at: number): number => Math.floor(at / 1_000);

function places<T>(values: readonly T[]): Map<T, number> {
  const found = new Map<T, number>();
  for (const value of values) if (!found.has(value)) found.set(value, found.size);
  return found;
}

const lengthOf = (ranges: Ranges): number =>
  [...ranges.values()].reduce((sum, { length }) => sum + length, 0);

function writeRanges(
  body: encoding.Encoder,
  each: readonly Ranges[],
  clients: ReadonlyMap<number, number>,
): void {
  const all = each.flatMap((ranges) =>
    [...ranges].flatMap(([client, some]) => some.map((range) => ({ client, ...range }))),
  );
  const ends = new Map<number, number>();
  for (const { client } of all) encoding.writeVarUint(body, clients.get(client) ?? 0);
  for (const { client, clock, length } of all) {
    encoding.writeVarInt(body, clock - (ends.get(client) ?? 0));
    ends.set(client, clock + length);
  }
  for (const { length } of all) encoding.writeVarUint(body, length);
}

function readRanges(body: decoding.Decoder, counts: readonly number[], clients: readonly number[]): Ranges[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const whose = Array.from({ length: total }, () => clients[decoding.readVarUint(body)] ?? 0);
  const apart = Array.from({ length: total }, () => decoding.readVarInt(body));
  const ends = new Map<number, number>();
  const ranges = apart.map((gap, n): Range => {
    const client = whose[n] ?? 0;
    const range = { clock: (ends.get(client) ?? 0) + gap, length: decoding.readVarUint(body) };
    ends.set(client, range.clock + range.length);
    return range;
  });
  let next = 0;
  return counts.map((count) => {
    const found = new Map<number, Range[]>();
    for (; count > 0; count -= 1, next += 1) {
      const client = whose[next] ?? 0;
      const range = ranges[next];
      if (range === undefined) throw new Error('a memory that ends too soon');
      const some = found.get(client);
      if (some === undefined) found.set(client, [range]);
      else some.push(range);
    }
    return found;
  });
}
