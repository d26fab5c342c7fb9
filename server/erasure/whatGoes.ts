import * as Y from 'yjs';
import { EVERY_KIND, kindOfRoot } from '#domain/everyKind.ts';
import { idsIn } from '#domain/kind.ts';
import { roomOfRoot } from '#server/document/roomShape.ts';

/** An entry of a commons, or of a backstage. */
export interface Place {
  readonly root: string;
  readonly id: string;
}

/**
 * An entry and all that answers it or points to it: annotations, replies, « nous aussi », links, placements, verdicts,
 * what was published, the meanings of a word, the matches of a need. Empty when it is not there.
 */
export function whatGoes(doc: Y.Doc, place: Place): readonly Place[] {
  if (roomOfRoot(place.root) === null || !doc.getMap(place.root).has(place.id)) return [];
  const going = new Map<string, Place>([[nameOf(place), place]]);
  // What is added on the way is looked at in its turn.
  for (const { root, id } of going.values())
    for (const other of answersTo(doc, root, id)) going.set(nameOf(other), other);
  return [...going.values()];
}

/** What bears its key, and what belongs to it, as the kinds say (`keyedBy`, `parent`). */
function* answersTo(doc: Y.Doc, of: string, id: string): Generator<Place> {
  const named = kindOfRoot(of)?.name ?? '';
  for (const { root, keyedBy, fields } of EVERY_KIND) {
    const entries = doc.share.has(root)
      ? doc.getMap<Y.Map<unknown>>(root)
      : new Map<string, Y.Map<unknown>>();
    if (keyedBy?.includes(named) && entries.has(id)) yield { root, id };
    const naming = Object.entries(fields).flatMap(([field, { refersTo }]) =>
      refersTo?.cascades && refersTo.kinds.includes(named) ? [field] : [],
    );
    if (naming.length === 0) continue;
    for (const [key, entry] of entries)
      if (entry instanceof Y.Map && naming.some((field) => idsIn(entry.get(field)).includes(id)))
        yield { root, id: key };
  }
}

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
export const mayGo = ({ root }: Place): boolean => kindOfRoot(root)?.lasts !== true;
