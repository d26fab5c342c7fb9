import * as Y from 'yjs';
import { again, endOf, heldUpTo, noop, refuse, type Rule, type Struct } from './contribution.ts';
import { standingIn } from './deletions.ts';

const LONGEST_KEY = 256;
const HIGHEST_CLIENT = 2 ** 32 - 1;
const HIGHEST_CLOCK = 2 ** 31;
/** Structs that stand for deleted content cost a few bytes whatever length they claim. */
const LONGEST_HOLE = 2_000_000;

/** Few enough structs, client ids and ranges; no name or number that would poison whoever reads it. */
export const staysWithinCounts: Rule = ({ structs, byClient, deletes }, { limits }) => {
  if (structs.length > limits.structs || byClient.size > limits.clients) return refuse('tooLarge');
  let ranges = 0;
  for (const own of deletes.values()) ranges += own.length;
  return ranges > limits.deleteRanges ? refuse('tooLarge') : null;
};

/** One list for each client id: of two, Yjs reads the second and waits for ever for the first. */
export const hasSoundIds: Rule = ({ structs, byClient, lists }) => {
  if (lists !== byClient.size) return refuse('unreadable');
  for (const struct of structs)
    if (struct.id.client > HIGHEST_CLIENT || endOf(struct) > HIGHEST_CLOCK || !(struct.length > 0))
      return refuse('unreadable');
  return null;
};

const isHole = (struct: Struct): boolean =>
  struct instanceof Y.GC || (struct instanceof Y.Item && struct.content instanceof Y.ContentDeleted);

/** No documents inside the document, no binary, no hole that claims to be a book. */
export const holdsPlainContent: Rule = ({ structs }) => {
  for (const struct of structs) {
    if (isHole(struct) && struct.length > LONGEST_HOLE) return refuse('unreadable');
    if (!(struct instanceof Y.Item)) continue;
    if (struct.content instanceof Y.ContentDoc || struct.content instanceof Y.ContentBinary)
      return refuse('unreadable');
    const key: string | null = struct.parentSub;
    if (key !== null && (key === '__proto__' || key.length > LONGEST_KEY)) return refuse('unreadable');
  }
  return null;
};

/** Also for structs the room holds already: decoding them would create the root. */
export const namesKnownRoots: Rule = ({ structs }, { roots }) => {
  for (const struct of structs) {
    const parent: unknown = struct instanceof Y.Item ? struct.parent : null;
    if (typeof parent === 'string' && !roots.has(parent)) return refuse('unreadable');
  }
  return null;
};

/** Each client id goes on where the room stands: no gap, and no struct half of which is known already. */
export const followsOn: Rule = ({ byClient }, { doc }) => {
  for (const [client, own] of byClient) {
    const held = heldUpTo(doc, client);
    let next: number | null = null;
    for (const struct of own) {
      const { clock } = struct.id;
      if (struct instanceof Y.Skip) return again;
      if (next !== null && clock !== next) return refuse('unreadable');
      if (next === null && clock > held) return again;
      if (clock < held && endOf(struct) > held) return again;
      next = endOf(struct);
    }
  }
  return null;
};

/** Nothing is deleted before it was written: such a range would wait, and swallow what somebody types later. */
export const deletesKnownStructs: Rule = ({ deletes, byClient }, { doc }) => {
  for (const [client, ranges] of deletes) {
    const last = byClient.get(client)?.at(-1);
    const known = Math.max(heldUpTo(doc, client), last === undefined ? 0 : endOf(last));
    for (const { clock, len } of ranges) if (clock + len > known) return again;
  }
  return null;
};

/** A second sync step repeats the whole document's delete set: only what still stands counts as deleted by it. */
export const changesSomething: Rule = ({ byClient, deletes }, { doc }) => {
  for (const [client, own] of byClient) {
    const last = own.at(-1);
    if (last !== undefined && endOf(last) > heldUpTo(doc, client)) return null;
  }
  for (const [client, ranges] of deletes)
    for (const { clock, len } of ranges)
      if (!standingIn(doc, client, clock, clock + len).next().done) return null;
  return noop;
};
