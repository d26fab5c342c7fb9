import type * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { penOf } from '#domain/ids.ts';
import type { Kind } from '#domain/kind.ts';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS, structure } from '#domain/kinds/index.ts';
import { namesIn } from '#domain/namesIn.ts';
import { isContributed } from '#domain/policy.ts';
import type { PersonWords } from '#protocol/privacy.ts';
import { whatGoes } from '../erasure/whatGoes.ts';

const LONGEST = 160;
const KINDS = [...COMMONS_KINDS, ...BACKSTAGE_KINDS] as readonly unknown[] as readonly Kind[];

/** What stands under these pens in a room, kind by kind. */
export const wordsUnder = (doc: Y.Doc, pens: readonly string[]): readonly PersonWords[] =>
  everyEntry(doc).filter(({ root, id }) => isContributed(root) && pens.includes(penOf(id) ?? ''));

/**
 * The cards of structures that an account added, and that are nobody else's: `stoodFor` are those of the other members,
 * and one that anything names which is not under these pens stays too.
 */
export function cardsOf(
  doc: Y.Doc,
  account: string,
  pens: readonly string[],
  stoodFor: ReadonlySet<string>,
): readonly PersonWords[] {
  const all = everyEntry(doc);
  const added = all.filter(({ root, id }) => root === structure.root && penOf(id) === account);
  if (added.length === 0) return [];
  const named = new Set(stoodFor);
  for (const { root, id } of all) {
    if (pens.includes(penOf(id) ?? '') || (root === structure.root && penOf(id) === account)) continue;
    if (root !== structure.root) named.add(id);
    for (const said of textsIn(doc.getMap<Y.Map<unknown>>(root).get(id)?.toJSON())) named.add(said);
  }
  return added.filter(({ id }) => !named.has(id));
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const one of Object.values(value)) yield* textsIn(one);
}

/** How many entries of others answer these, and would go with them. */
export function answersTo(doc: Y.Doc, words: readonly PersonWords[]): number {
  const own = new Set(words.map(nameOf));
  const going = new Set(words.flatMap((place) => whatGoes(doc, place).map(nameOf)));
  return [...going].filter((name) => !own.has(name)).length;
}

/** What others wrote in which this name stands, whole and whatever its accents and capitals; arranged texts too. */
export function mentionsOf(doc: Y.Doc, name: string, pens: readonly string[]): readonly PersonWords[] {
  return everyEntry(doc).filter(
    ({ root, id }) => !pens.includes(penOf(id) ?? '') && namesIn(rawOf(doc, root, id), name).length > 0,
  );
}

/** A root stands in one room: in the other it is not even opened. */
const everyEntry = (doc: Y.Doc): readonly PersonWords[] =>
  KINDS.filter(({ root }) => doc.share.has(root)).flatMap((kind) =>
    [...readAll(doc, kind)].map(([id, item]) => ({
      root: kind.root,
      id,
      text: kind.searchText(item).slice(0, LONGEST),
    })),
  );

/** All that an entry holds, rich texts too. */
const rawOf = (doc: Y.Doc, root: string, id: string): string =>
  JSON.stringify(doc.getMap<Y.Map<unknown>>(root).get(id)?.toJSON() ?? '');

const nameOf = ({ root, id }: Pick<PersonWords, 'root' | 'id'>): string => `${root}/${id}`;
