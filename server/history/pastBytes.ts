import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { squeeze, unsqueeze } from '#server/document/stateBytes.ts';
import { NO_PAST, type Act, type EntryPast, type Slice } from './entryPast.ts';
import type { Hunk } from './patch.ts';

/**
 * The past of an entry on the disk: segments, in their order. Each is a byte that says how it is packed (1 brotli, 2 not
 * at all), then
 *
 *   since · names: count, strings (accounts and fields)
 *   slices: count, then column by column: from, less the `until` of the slice before · how long it took · account
 *   what stood before each: 0 nothing, else 1 + by how many hunks it differs from what stood before the last
 *   hunks, column by column: skip · remove · length of what comes
 *   acts: count, then column by column: from, less that of the act before (signed) · how long · account · field ·
 *   wrote · struck, doubled, and one more for a creation
 *   all that comes by hunks, as one text
 *
 * all numbers varints; hours in milliseconds. A name is its place in the table + 1, or 0 for none.
 */
const BROTLI = 1;
const PLAIN = 2;

/** Below this, packing gains little and costs time whenever the whole commons is read; in bytes. */
const WORTH_PACKING = 256;

/** How many slices, and how many acts, a segment holds. */
const MOST_SLICES = 64;
const MOST_ACTS = 128;

/** The segments of a past in which it differs from what was kept, by their number. */
export function packPast(known: EntryPast, past: EntryPast, effort: number): ReadonlyMap<number, Uint8Array> {
  const [slice, act] = [firstNew(known.slices, past.slices), firstNew(known.acts, past.acts)];
  const from = Math.min(Math.floor(slice / MOST_SLICES), Math.floor(act / MOST_ACTS));
  const count = Math.max(
    Math.ceil(past.slices.length / MOST_SLICES),
    Math.ceil(past.acts.length / MOST_ACTS),
  );
  const segments = new Map<number, Uint8Array>();
  for (let n = from; n < count; n += 1) segments.set(n, packSegment(past, n, effort));
  return segments;
}

/** Says of a whole room since when its past is kept. */
export const packSince = (since: number): Uint8Array => packSegment({ ...NO_PAST, since }, 0, 1);

/** What joining pasts left alone is the same object. */
function firstNew<T>(known: readonly T[], all: readonly T[]): number {
  const n = all.findIndex((one, at) => one !== known[at]);
  return n < 0 ? all.length : n;
}

/** Throws when the bytes are broken, or of a later version. */
export function readPast(segments: readonly Uint8Array[]): EntryPast {
  const slices: Slice[] = [];
  const acts: Act[] = [];
  let since = 0;
  for (const bytes of segments) {
    const read = readSegment(decoding.createDecoder(bodyOf(bytes)));
    since = Math.max(since, read.since);
    slices.push(...read.slices);
    acts.push(...read.acts);
  }
  return segments.length === 0 ? NO_PAST : { since, slices, acts };
}

function packSegment({ since, slices, acts }: EntryPast, n: number, effort: number): Uint8Array {
  const [mine, said] = [part(slices, n, MOST_SLICES), part(acts, n, MOST_ACTS)];
  const body = encoding.createEncoder();
  const uint = <T>(all: readonly T[], value: (one: T, n: number) => number): void =>
    all.forEach((one, at) => encoding.writeVarUint(body, value(one, at)));
  const names = namesOf(mine, said);
  const nameOf = (name: string | null): number => (name === null ? 0 : (names.get(name) ?? 0) + 1);
  encoding.writeVarUint(body, since);
  encoding.writeVarUint(body, names.size);
  for (const name of names.keys()) encoding.writeVarString(body, name);

  encoding.writeVarUint(body, mine.length);
  uint(mine, ({ from }, at) => from - (mine[at - 1]?.until ?? 0));
  uint(mine, ({ from, until }) => until - from);
  uint(mine, ({ account }) => nameOf(account));
  uint(mine, ({ before }) => (before === null ? 0 : 1 + before.length));
  const hunks = mine.flatMap(({ before }) => before ?? []);
  uint(hunks, ({ skip }) => skip);
  uint(hunks, ({ remove }) => remove);
  uint(hunks, ({ insert }) => insert.length);

  encoding.writeVarUint(body, said.length);
  said.forEach(({ from }, at) => encoding.writeVarInt(body, from - (said[at - 1]?.from ?? 0)));
  uint(said, ({ from, until }) => until - from);
  uint(said, ({ account }) => nameOf(account));
  uint(said, ({ field }) => nameOf(field));
  uint(said, ({ wrote }) => wrote);
  uint(said, ({ struck, isCreation }) => 2 * struck + (isCreation ? 1 : 0));
  encoding.writeVarString(body, hunks.map(({ insert }) => insert).join(''));

  return packed(encoding.toUint8Array(body), effort);
}

function packed(body: Uint8Array, effort: number): Uint8Array {
  const isPacked = body.length >= WORTH_PACKING;
  const inside = isPacked ? squeeze(body, effort) : body;
  const bytes = new Uint8Array(inside.length + 1);
  bytes[0] = isPacked ? BROTLI : PLAIN;
  bytes.set(inside, 1);
  return bytes;
}

function bodyOf(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === PLAIN) return bytes.subarray(1);
  if (bytes[0] === BROTLI) return unsqueeze(bytes.subarray(1));
  throw new Error(`a past of a kind that this version does not know: ${String(bytes[0])}`);
}

const part = <T>(all: readonly T[], n: number, most: number): readonly T[] =>
  all.slice(n * most, (n + 1) * most);

function namesOf(slices: readonly Slice[], acts: readonly Act[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  const all = [
    ...slices.map(({ account }) => account),
    ...acts.flatMap(({ account, field }) => [account, field]),
  ];
  for (const name of all) if (name !== null && !names.has(name)) names.set(name, names.size);
  return names;
}

function readSegment(body: decoding.Decoder): EntryPast {
  const uint = (): number => decoding.readVarUint(body);
  const column = <T>(count: number, read: () => T): T[] => Array.from({ length: count }, read);
  const since = uint();
  const names = column(uint(), () => decoding.readVarString(body));
  const nameOf = (place: number | undefined): string | null =>
    place === undefined || place === 0 ? null : (names[place - 1] ?? null);
  const count = uint();
  const [apart, spans] = [column(count, uint), column(count, uint)];
  const [whose, kinds] = [column(count, uint), column(count, uint)];
  const total = kinds.reduce((sum, kind) => sum + Math.max(0, kind - 1), 0);
  const [skips, removes, lengths] = [column(total, uint), column(total, uint), column(total, uint)];
  const said = uint();
  const began = column(said, () => decoding.readVarInt(body));
  const [took, by, where] = [column(said, uint), column(said, uint), column(said, uint)];
  const [wrote, struck] = [column(said, uint), column(said, uint)];
  const inserted = decoding.readVarString(body);

  let [at, next, letter] = [0, 0, 0];
  const hunk = (): Hunk => {
    const length = lengths[next] ?? 0;
    const insert = inserted.slice(letter, letter + length);
    letter += length;
    next += 1;
    return { skip: skips[next - 1] ?? 0, remove: removes[next - 1] ?? 0, insert };
  };
  const slices = kinds.map((kind, n): Slice => {
    const from = at + (apart[n] ?? 0);
    at = from + (spans[n] ?? 0);
    return { from, until: at, account: nameOf(whose[n]), before: kind === 0 ? null : column(kind - 1, hunk) };
  });
  let start = 0;
  const acts = began.map((gap, n): Act => {
    start += gap;
    const value = struck[n] ?? 0;
    return {
      account: nameOf(by[n]),
      field: nameOf(where[n]),
      from: start,
      until: start + (took[n] ?? 0),
      wrote: wrote[n] ?? 0,
      struck: Math.floor(value / 2),
      isCreation: value % 2 === 1,
    };
  });
  return { since, slices, acts };
}
