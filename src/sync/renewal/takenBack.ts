import * as Y from 'yjs';
import { aboutOf } from '#domain/projections/aboutOf.ts';
import { ownsItem, type ItemId, type Pens } from '#domain/ids.ts';
import { isContributed, writeRefusal } from '#domain/policy.ts';
import { phaseOf } from '#domain/projections/phaseOf.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { Written } from '../status.ts';
import type { Renamed } from './carryOver.ts';
import { doubtOf } from './place.ts';

interface Copies {
  readonly old: Y.Doc;
  readonly fresh: Y.Doc;
  readonly renamed: Renamed;
  readonly doubts: ReadonlyMap<string, string>;
  /** The reason where none was heard. */
  readonly otherwise: string;
  readonly before: ReadonlyMap<string, Written>;
  readonly pens: Pens;
  readonly at: number;
}

type Entry = Y.Map<unknown>;

/**
 * What an entry said in the old copy and says no more in the fresh one, because the server did not take it: it is
 * gone, or what stood before has come back. What somebody wrote over it meanwhile was not refused. Null: nothing.
 */
export function takenBack(key: string, copies: Copies): Unpublished | null {
  const slash = key.indexOf('/');
  const [root, id] = [key.slice(0, slash), key.slice(slash + 1) as ItemId];
  const before = entryAt(copies.old, root, id);
  if (before === null) return null;
  const after = entryAt(copies.fresh, root, id);
  const names = [...before.keys()].filter((name) => isTakenBack(before, after, name, { root, id }, copies));
  const covered = writtenOver(key, after, copies);
  if (names.length === 0 && Object.keys(covered).length === 0) return null;
  // Its author may have written over it since: what stands there now is not what was refused. Letters are no such value.
  const mine = Object.entries(covered).filter(([name]) => !(before.get(name) instanceof Y.AbstractType));
  const fields = Object.freeze({ ...covered, ...plainFields(before, names), ...Object.fromEntries(mine) });
  const reasons = Object.keys(fields).map((field) => doubtOf({ root, entry: id, field }, copies.doubts));
  const told = reasons.find((why) => why !== null) ?? copies.otherwise;
  const act = after === null ? 'create' : 'change';
  return Object.freeze({
    key,
    root,
    id,
    act,
    fields,
    about:
      after === null && root === 'questions' ? null : aboutOf(copies.fresh, root, id, plainFields(before)),
    why: reasonOf(told, { root, id, act }, copies),
    at: copies.at,
  });
}

/** What was refused, and what somebody else had written over it before that was known. */
function writtenOver(key: string, after: Entry | null, { before, doubts }: Copies): Written {
  const written = Object.entries(before.get(key) ?? {});
  return Object.fromEntries(
    written.filter(
      ([field, value]) => doubts.has(`${key}/${field}`) && plain(value) !== plain(after?.get(field)),
    ),
  );
}

/** These can be said of one's own entry only. */
const OF_ONES_OWN: ReadonlySet<string> = new Set(['phase', 'setAside', 'voice']);

/** A frame tells one reason for all its places: where it cannot be that one, the policy that is shared says which. */
function reasonOf(
  told: string,
  { root, id, act }: Pick<Unpublished, 'root' | 'id' | 'act'>,
  { fresh, pens }: Copies,
): string {
  const isOwn = ownsItem(pens, id);
  if (told === 'notYours' && isOwn)
    return (
      writeRefusal({ role: 'partner', pens, structures: [], phase: phaseOf(fresh) }, root, id, act) ??
      'unknown'
    );
  if (OF_ONES_OWN.has(told) && !isOwn) return isContributed(root) ? 'notYours' : 'notAllowed';
  return told;
}

/** The fields of an entry that waits and cannot go out any more, as a copy. */
export function keptBack(doc: Y.Doc, key: string, why: string, at: number): Unpublished | null {
  const slash = key.indexOf('/');
  const [root, id] = [key.slice(0, slash), key.slice(slash + 1) as ItemId];
  const entry = entryAt(doc, root, id);
  if (entry === null) return null;
  const fields = plainFields(entry);
  return Object.freeze({
    key,
    root,
    id,
    act: 'create',
    fields,
    about: aboutOf(doc, root, id, fields),
    why,
    at,
  });
}

function entryAt(doc: Y.Doc, root: string, id: string): Entry | null {
  const entry = doc.getMap(root).get(id);
  return entry instanceof Y.Map ? entry : null;
}

function isTakenBack(
  before: Entry,
  after: Entry | null,
  name: string,
  { root, id }: { readonly root: string; readonly id: string },
  { old, renamed, doubts }: Copies,
): boolean {
  const was = before._map.get(name);
  const is = after?._map.get(name);
  if (was === undefined) return false;
  if (is === undefined || is.deleted) return true;
  const wasAt = renamed(was.id);
  // The same value stands there: inside of it, only letters can have been refused.
  if (Y.compareIDs(is.id, wasAt))
    return (
      doubtOf({ root, entry: id, field: name }, doubts) !== null &&
      plain(before.get(name)) !== plain(after?.get(name))
    );
  return knows(old, is.id);
}

const plain = (value: unknown): string =>
  value instanceof Y.AbstractType ? JSON.stringify(value.toString()) : JSON.stringify(value ?? null);

const knows = (doc: Y.Doc, { client, clock }: Y.ID): boolean => clock < Y.getState(doc.store, client);

const plainFields = (
  entry: Entry,
  names: Iterable<string> = entry.keys(),
): Readonly<Record<string, unknown>> =>
  Object.freeze(
    Object.fromEntries(
      [...names].map((name) => {
        const value = entry.get(name);
        return [name, value instanceof Y.AbstractType ? textOf(value) : value];
      }),
    ),
  );

/** The words of a shared text, one line for each block of a rich one. */
function textOf(value: Y.AbstractType<unknown>): string {
  if (!(value instanceof Y.XmlFragment)) return value.toString();
  return value
    .toArray()
    .map((block) => lettersOf(block))
    .filter((line) => line !== '')
    .join('\n');
}

const lettersOf = (node: unknown): string =>
  node instanceof Y.XmlText
    ? node
        .toDelta()
        .map(({ insert }: { readonly insert: unknown }) => (typeof insert === 'string' ? insert : ''))
        .join('')
    : node instanceof Y.XmlFragment
      ? node.toArray().map(lettersOf).join(' ')
      : '';
