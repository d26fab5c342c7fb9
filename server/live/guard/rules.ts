import * as Y from 'yjs';
import { again, endOf, heldUpTo, noop, refuse, type Rule, type Struct } from './contribution.ts';

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

export const hasSoundIds: Rule = ({ structs }) => {
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

const dependenciesOf = (struct: Struct): readonly Y.ID[] => {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter(
    (id) => id !== null,
  );
};

/**
 * Everything a struct hangs on stands in the room, or earlier in the same update: found by laying the structs
 * one after another without touching the document. What cannot be laid would be kept pending for ever.
 */
export const hangsOnKnownStructs: Rule = ({ byClient, structs }, { doc }) => {
  const laid = new Map<number, number>();
  const laidUpTo = (client: number): number => laid.get(client) ?? heldUpTo(doc, client);
  const stands = (struct: Struct, id: Y.ID): boolean =>
    id.client === struct.id.client ? id.clock < struct.id.clock : id.clock < laidUpTo(id.client);
  const reached = new Map<number, number>();
  let left = structs.length;
  for (let before = -1; left !== before && left > 0;) {
    before = left;
    for (const [client, own] of byClient) {
      let at = reached.get(client) ?? 0;
      for (const struct of own.slice(at)) {
        if (!dependenciesOf(struct).every((id) => stands(struct, id))) break;
        laid.set(client, Math.max(laidUpTo(client), endOf(struct)));
        at += 1;
        left -= 1;
      }
      reached.set(client, at);
    }
  }
  return left > 0 ? again : null;
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
    for (const range of ranges) if (deletesWhatStands(doc, client, range)) return null;
  return noop;
};

function deletesWhatStands(doc: Y.Doc, client: number, range: { clock: number; len: number }): boolean {
  const structs = doc.store.clients.get(client);
  if (structs === undefined || range.len === 0) return false;
  for (let i = Y.findIndexSS(structs, range.clock); i < structs.length; i += 1) {
    const struct = structs[i];
    if (struct === undefined || struct.id.clock >= range.clock + range.len) return false;
    if (!struct.deleted) return true;
  }
  return false;
}

/** Role × room. A right per contribution takes its place here, and asks the same contribution. */
export const mayWriteHere: Rule = (_, { right }) => (right === 'write' ? null : refuse('role'));
