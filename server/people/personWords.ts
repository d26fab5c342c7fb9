import type * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { fold } from '#domain/fold.ts';
import { penOf } from '#domain/ids.ts';
import type { Kind } from '#domain/kind.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { isContributed } from '#domain/policy.ts';
import type { PersonWords } from '#protocol/privacy.ts';
import { whatGoes } from '../live/whatGoes.ts';

const LONGEST = 160;
const KINDS = COMMONS_KINDS as readonly unknown[] as readonly Kind[];

/** What stands under these pens, kind by kind. */
export const wordsUnder = (doc: Y.Doc, pens: readonly string[]): readonly PersonWords[] =>
  everyEntry(doc).filter(({ root, id }) => isContributed(root) && pens.includes(penOf(id) ?? ''));

/** How many entries of others answer these, and would go with them. */
export function answersTo(doc: Y.Doc, words: readonly PersonWords[]): number {
  const own = new Set(words.map(nameOf));
  const going = new Set(words.flatMap((place) => whatGoes(doc, place).map(nameOf)));
  return [...going].filter((name) => !own.has(name)).length;
}

/** What others wrote in which this name stands, whole and whatever its accents and capitals; arranged texts too. */
export function mentionsOf(doc: Y.Doc, name: string, pens: readonly string[]): readonly PersonWords[] {
  const sought = fold(name).trim();
  return everyEntry(doc).filter(
    ({ root, id }) => !pens.includes(penOf(id) ?? '') && standsIn(fold(rawOf(doc, root, id)), sought),
  );
}

const everyEntry = (doc: Y.Doc): readonly PersonWords[] =>
  KINDS.flatMap((kind) =>
    [...readAll(doc, kind)].map(([id, item]) => ({
      root: kind.root,
      id,
      text: kind.searchText(item).slice(0, LONGEST),
    })),
  );

/** All that an entry holds, rich texts too. */
const rawOf = (doc: Y.Doc, root: string, id: string): string =>
  JSON.stringify(doc.getMap<Y.Map<unknown>>(root).get(id)?.toJSON() ?? '');

const LETTER = /[\p{L}\p{N}]/u;

function standsIn(text: string, sought: string): boolean {
  if (sought === '') return false;
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    if (!LETTER.test(text[at - 1] ?? '') && !LETTER.test(text[at + sought.length] ?? '')) return true;
  return false;
}

const nameOf = ({ root, id }: Pick<PersonWords, 'root' | 'id'>): string => `${root}/${id}`;
