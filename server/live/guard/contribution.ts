import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Merge } from '#domain/kind.ts';
import type { Writer } from '#domain/policy.ts';
import type { RoomRight } from '#domain/roles.ts';
import type { UpdateRefusal } from '#protocol/frames.ts';
import type { UpdateLimits } from '../limits.ts';

/** A part of an update that is not let in, and where it would have stood: `questions/paul~1/sentence`. */
export interface Refusal {
  readonly why: UpdateRefusal;
  readonly path: string;
}

/**
 * What becomes of one update.
 * - `accept`: it changes something, and may. `claims`: client ids that are its sender's from now on. `instead`:
 *   these bytes take its place, since a part of it may not; `refused` says which part (a foreign clean-up is none)
 * - `noop`: everything in it is known already
 * - `again`: something before it is missing; the client is asked for it
 * - `refuse`: it is not let in
 */
export type Verdict =
  | {
      readonly verdict: 'accept';
      readonly claims: readonly number[];
      readonly instead: Uint8Array | null;
      readonly refused: readonly Refusal[];
    }
  | { readonly verdict: 'noop' }
  | { readonly verdict: 'again' }
  | { readonly verdict: 'refuse'; readonly why: UpdateRefusal; readonly paths: readonly string[] };

export const again: Verdict = { verdict: 'again' };
export const noop: Verdict = { verdict: 'noop' };
export const accept: Verdict = { verdict: 'accept', claims: [], instead: null, refused: [] };
export const refuse = (why: UpdateRefusal, paths: readonly string[] = []): Verdict => ({
  verdict: 'refuse',
  why,
  paths,
});

/** The places of refusals, each once; a client that is refused a thousand times hears of the first. */
export const pathsOf = (refusals: readonly Refusal[]): readonly string[] =>
  [...new Set(refusals.map(({ path }) => path))].slice(0, MOST_PATHS);
const MOST_PATHS = 50;

export type Struct = Y.Item | Y.GC | Y.Skip;

export interface Range {
  readonly clock: number;
  readonly len: number;
}

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
  /** How a field of an entry merges; null for a field that no kind of ours names. */
  readonly mergeOf: (root: string, field: string) => Merge | null;
  readonly right: RoomRight;
  readonly writer: Writer;
  readonly account: string;
  /** Whose a client id is; null when nobody's. */
  readonly ownerOf: (client: number) => string | null;
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
