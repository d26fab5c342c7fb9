import * as Y from 'yjs';
import { isRecord } from '#domain/readers.ts';
import { roomOfRoot } from './roomShape.ts';

/** An entry of a commons, or of a backstage. */
export interface Place {
  readonly root: string;
  readonly id: string;
}

/** Where an entry names another: by its own key, or in a field. */
const KEYED: readonly string[] = ['placements', 'moderation', 'publications'];
const NAMES: Readonly<Record<string, readonly string[]>> = {
  annotations: ['target', 'related'],
  answers: ['annotation'],
  replies: ['annotation'],
  shares: ['question'],
  groupings: ['question', 'into'],
  placements: ['theme'],
  spines: ['theme', 'question'],
  carriers: ['theme'],
  steps: ['theme'],
  sheetLines: ['theme'],
  meanings: ['term'],
  matches: ['need', 'resource'],
};
/** Only these are what others answer. Of a structure goes who talked with it: what was said in its name was said. */
const ANSWERED: ReadonlySet<string> = new Set([
  'questions',
  'themes',
  'annotations',
  'terms',
  'needs',
  'resources',
]);

/**
 * An entry and all that answers it or points to it: annotations, replies, « nous aussi », links, placements, verdicts, what was published,
 * the meanings of a word, the matches of a need.
 * Empty when it is not there.
 */
export function whatGoes(doc: Y.Doc, place: Place): readonly Place[] {
  if (roomOfRoot(place.root) === null || !doc.getMap(place.root).has(place.id)) return [];
  const going = new Map<string, Place>([[nameOf(place), place]]);
  // What is added on the way is looked at in its turn.
  for (const { root, id } of going.values())
    for (const other of answersTo(doc, root, id)) going.set(nameOf(other), other);
  return [...going.values()];
}

function* answersTo(doc: Y.Doc, of: string, id: string): Generator<Place> {
  if (of === 'structures' && doc.getMap('goBetweens').has(id)) yield { root: 'goBetweens', id };
  if (!ANSWERED.has(of)) return;
  for (const root of KEYED) if (doc.getMap(root).has(id)) yield { root, id };
  for (const [root, fields] of Object.entries(NAMES))
    for (const [key, entry] of doc.getMap(root))
      if (entry instanceof Y.Map && fields.some((field) => namedIn(entry.get(field)) === id))
        yield { root, id: key };
}

/** A reference, or what an annotation is about. */
const namedIn = (value: unknown): unknown => (isRecord(value) ? value.item : value);

const nameOf = ({ root, id }: Place): string => `${root}/${id}`;

/** Reads `questions/<id>`; null when it cannot be the name of an entry. */
export function readPlace(text: string): Place | null {
  const cut = text.indexOf('/');
  const [root, id] = [text.slice(0, cut), text.slice(cut + 1)];
  return cut > 0 && id !== '' && roomOfRoot(root) !== null ? { root, id } : null;
}

/**
 * The settings stand as long as the space: only what once stood in them may go. So do mandates: without one, what was
 * said would count for the structure.
 */
export const mayGo = ({ root }: Place): boolean => root !== 'space' && root !== 'mandates';
