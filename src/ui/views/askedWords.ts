import { fold } from '#domain/fold.ts';
import type { Note, SpaceNotes } from '#state/deviceNotes.ts';
import type { WordPair } from '#features/sameWords/state/sameWords.ts';

/** The latest are remembered. */
const MOST = 200;

const ASKED: Note<readonly string[]> = {
  name: 'asked-words',
  read: (raw) => (Array.isArray(raw) ? raw.filter((one): one is string => typeof one === 'string') : null),
};

const pairKey = (pair: WordPair): string => pair.map(fold).sort().join(' ');

/** Whether « do these two words say the same? » was answered on this device: it is asked once. */
export const wasAsked = (notes: SpaceNotes, pair: WordPair): boolean =>
  notes.read(ASKED)?.includes(pairKey(pair)) ?? false;

/** A device that keeps nothing asks again. */
export const noteAsked = (notes: SpaceNotes, pair: WordPair): void =>
  notes.keep(ASKED, [...(notes.read(ASKED) ?? []), pairKey(pair)].slice(-MOST));
