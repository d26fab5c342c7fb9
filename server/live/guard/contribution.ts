import * as Y from 'yjs';
import type { RoomRight } from '#domain/roles.ts';
import type { UpdateRefusal } from '#protocol/frames.ts';
import type { UpdateLimits } from '../limits.ts';

/**
 * What becomes of one update.
 * - `accept`: it changes something, and may
 * - `noop`: everything in it is known already
 * - `again`: something before it is missing; the client is asked for it
 * - `refuse`: it is not let in
 */
export type Verdict =
  | { readonly verdict: 'accept' }
  | { readonly verdict: 'noop' }
  | { readonly verdict: 'again' }
  | { readonly verdict: 'refuse'; readonly why: UpdateRefusal };

export const again: Verdict = { verdict: 'again' };
export const noop: Verdict = { verdict: 'noop' };
export const accept: Verdict = { verdict: 'accept' };
export const refuse = (why: UpdateRefusal): Verdict => ({ verdict: 'refuse', why });

export type Struct = Y.Item | Y.GC | Y.Skip;

/** An update, decoded and not applied: structs by client id in the order of their clocks. */
export interface Contribution {
  readonly structs: readonly Struct[];
  readonly byClient: ReadonlyMap<number, readonly Struct[]>;
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;
}

/** The room as the update finds it: what it holds, and what its sender may do in it. */
export interface Ground {
  readonly doc: Y.Doc;
  readonly roots: ReadonlySet<string>;
  readonly right: RoomRight;
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
  return { structs, byClient, deletes: ds.clients };
}
