import * as Y from 'yjs';
import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { Written } from '../status.ts';
import type { Renamed } from './replayChanges.ts';
import type { EntryModel } from './entryModel.ts';
import { doubtOf } from './place.ts';

interface Copies<Row extends RejectedChange> {
  readonly old: Y.Doc;
  readonly fresh: Y.Doc;
  readonly renamed: Renamed;
  readonly doubts: ReadonlyMap<string, string>;
  /** The reason where none was heard. */
  readonly otherwise: string;
  readonly before: ReadonlyMap<string, Written>;
  readonly model: EntryModel<Row>;
  readonly at: number;
}

type Entry = Y.Map<unknown>;

/**
 * What an entry said in the old copy and says no more in the fresh one, because the server did not take it: it is
 * gone, or what stood before has come back. What somebody wrote over it meanwhile was not refused. Null: nothing.
 */
export function rejectedPart<Row extends RejectedChange>(key: string, copies: Copies<Row>): Row | null {
  const slash = key.indexOf('/');
  const [root, id] = [key.slice(0, slash), key.slice(slash + 1)];
  const before = entryAt(copies.old, root, id);
  if (before === null) return null;
  const after = entryAt(copies.fresh, root, id);
  const names = [...before.keys()].filter((name) => isRejected(before, after, name, { root, id }, copies));
  const covered = writtenOver(key, after, copies);
  if (names.length === 0 && Object.keys(covered).length === 0) return null;
  // Its author may have written over it since: what stands there now is not what was refused. Letters are no such value.
  const mine = Object.entries(covered).filter(([name]) => !(before.get(name) instanceof Y.AbstractType));
  const fields = Object.freeze({ ...covered, ...plainFields(before, names), ...Object.fromEntries(mine) });
  const reasons = Object.keys(fields).map((field) => doubtOf({ root, entry: id, field }, copies.doubts));
  const why = reasons.find((reason) => reason !== null) ?? copies.otherwise;
  const act = after === null ? 'create' : 'change';
  return copies.model.tell(
    { key, root, id, act, fields, why, at: copies.at },
    copies.fresh,
    plainFields(before),
  );
}

/** What was refused, and what somebody else had written over it before that was known. */
function writtenOver(
  key: string,
  after: Entry | null,
  { before, doubts }: Pick<Copies<never>, 'before' | 'doubts'>,
): Written {
  const written = Object.entries(before.get(key) ?? {});
  return Object.fromEntries(
    written.filter(
      ([field, value]) => doubts.has(`${key}/${field}`) && plain(value) !== plain(after?.get(field)),
    ),
  );
}

/** The fields of an entry that waits and cannot go out any more, as a copy. */
export function keptBack<Row extends RejectedChange>(
  doc: Y.Doc,
  key: string,
  why: string,
  at: number,
  model: EntryModel<Row>,
): Row | null {
  const slash = key.indexOf('/');
  const [root, id] = [key.slice(0, slash), key.slice(slash + 1)];
  const entry = entryAt(doc, root, id);
  if (entry === null) return null;
  const fields = plainFields(entry);
  return model.tell({ key, root, id, act: 'create', fields, why, at }, doc, fields);
}

function entryAt(doc: Y.Doc, root: string, id: string): Entry | null {
  const entry = doc.getMap(root).get(id);
  return entry instanceof Y.Map ? entry : null;
}

function isRejected(
  before: Entry,
  after: Entry | null,
  name: string,
  { root, id }: { readonly root: string; readonly id: string },
  { old, renamed, doubts }: Pick<Copies<never>, 'old' | 'renamed' | 'doubts'>,
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
