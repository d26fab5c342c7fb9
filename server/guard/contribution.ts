import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Field } from '#domain/kind.ts';
import type { Author, Surroundings } from '#domain/fieldRules.ts';
import type { Writer } from '#domain/policy.ts';
import type { RoomRight } from '#domain/roles.ts';
import type { Range, Struct } from '#engine/protocol/encodeUpdate.ts';
import type { UpdateRefusal } from '#protocol/frameWords.ts';
import type { UpdateLimits } from '#server/limits.ts';

/** A part of an update that is not let in, and where it would have stood: `questions/paul~1/sentence`. */
export interface Refusal {
  readonly why: UpdateRefusal;
  readonly path: string;
}

/**
 * What becomes of one update.
 * - `accept`: it changes something, and may. `claims`: client ids that are its sender's from now on, if
 *   they were not. `instead`:
 *   these bytes take its place, since a part of it may not; `refused` says which part (a foreign clean-up is none);
 *   `created`: the contributions it lays down, as paths
 * - `noop`: everything in it is known already
 * - `again`: something before it is missing; the client is asked for it
 * - `refuse`: it is not let in
 * `taken`: a client id in it that its sender may not write with.
 */
export type Verdict =
  | {
      readonly verdict: 'accept';
      readonly claims: readonly number[];
      readonly instead: Uint8Array | null;
      readonly refused: readonly Refusal[];
      readonly created: readonly string[];
      readonly taken: number | null;
    }
  | { readonly verdict: 'noop' }
  | { readonly verdict: 'again' }
  | {
      readonly verdict: 'refuse';
      readonly why: UpdateRefusal;
      readonly paths: readonly string[];
      readonly taken: number | null;
    };

export const again: Verdict = { verdict: 'again' };
export const noop: Verdict = { verdict: 'noop' };
/** All of it is let in, as it came. */
export const accept: Verdict = {
  verdict: 'accept',
  claims: [],
  instead: null,
  refused: [],
  created: [],
  taken: null,
};
export const refuse = (
  why: UpdateRefusal,
  paths: readonly string[] = [],
  taken: number | null = null,
): Verdict => ({ verdict: 'refuse', why, paths, taken });

/** The places of refusals, each once; a client that is refused a thousand times hears of the first. */
export const pathsOf = (refusals: readonly Refusal[]): readonly string[] =>
  firstPaths(refusals.map(({ path }) => path));
export const firstPaths = (paths: readonly string[]): readonly string[] =>
  [...new Set(paths)].slice(0, MOST_PATHS);
const MOST_PATHS = 50;

export type { Range, Struct };

/** An update, decoded and not applied: structs by client id in the order of their clocks. */
export interface Contribution {
  readonly structs: readonly Struct[];
  readonly byClient: ReadonlyMap<number, readonly Struct[]>;
  /** How many lists of structs its header counts: one for each client id, in a sound update. */
  readonly lists: number;
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

/** The room as the update finds it: what it holds, and what its sender may do in it. */
export interface Ground {
  readonly doc: Y.Doc;
  readonly roots: ReadonlySet<string>;
  /** A field of an entry, as its kind has it; null for one that no kind of ours names. */
  readonly fieldOf: (root: string, field: string) => Field<unknown> | null;
  readonly right: RoomRight;
  readonly writer: Writer;
  readonly author: Author;
  /** What entries point to, as the room stands. */
  readonly around: Surroundings;
  /** Whose a client id is; null when nobody's. */
  readonly ownerOf: (client: number) => string | null;
  /** Whether another live connection took this client id over from the one that sends. */
  readonly isTakenOver: (client: number) => boolean;
  /** Whether the sender may hand on what others wrote: an organiser, for some time after an old backup was put back. */
  readonly relays: boolean;
  readonly limits: UpdateLimits;
}

/** One rule: a verdict that ends the matter, or null when it has nothing to say. */
export type Rule = (contribution: Contribution, ground: Ground) => Verdict | null;

/** The first clock of a client id that the document does not hold yet. */
export const heldUpTo = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client);

export const endOf = (struct: Struct): number => struct.id.clock + struct.length;

/** Lazily: no memory is taken on the word of a count in a header. Throws on bytes that are no update. */
export function readContribution(update: Uint8Array): Contribution {
  const { structs, ds } = Y.decodeUpdate(update);
  const byClient = new Map<number, Struct[]>();
  for (const struct of structs) {
    const own = byClient.get(struct.id.client);
    if (own === undefined) byClient.set(struct.id.client, [struct]);
    else own.push(struct);
  }
  const lists = decoding.readVarUint(decoding.createDecoder(update));
  return { structs, byClient, lists, deletes: ds.clients };
}
