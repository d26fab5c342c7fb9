import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import * as Y from 'yjs';
import { FIRST_TYPIST } from './typist.ts';

const FILE = 'bench/traces/paper.br';
const TAKEN_OUT = '\0';

/** The paper as its author's device would have sent it. */
export interface Paper {
  readonly client: number;
  /** The theme it stands in. */
  readonly opening: Uint8Array;
  /** One update for each key, or for so many of them as it was written with. */
  readonly updates: readonly Uint8Array[];
  /** After each of them, how far the author's clock had come: letters move it, taking out does not. */
  readonly clocks: readonly number[];
  /** The whole text at the end. */
  readonly text: string;
}

export const PAPER = 'paper';

/**
 * Replays the trace (bench/traces/README.md) once, in a theme, with one more letter at its end: its first `keys`, so
 * many of them `together` in one update.
 */
export function writePaper({ keys: most = Infinity, together = 1 } = {}): Paper {
  const doc = new Y.Doc();
  doc.clientID = FIRST_TYPIST;
  const text = new Y.Text();
  doc.getMap('themes').set(PAPER, new Y.Map([['intent', text]]));
  const opening = Y.encodeStateAsUpdate(doc);
  const updates: Uint8Array[] = [];
  const clocks: number[] = [];
  doc.on('update', (update: Uint8Array) => {
    updates.push(update.slice());
    clocks.push(Y.getState(doc.store, doc.clientID));
  });
  const [moves, keys] = readTrace();
  const end = Math.min(most, moves.length);
  let caret = 0;
  const press = (n: number): void => {
    const at = caret + (moves[n] ?? 0);
    const key = keys[n] ?? '';
    if (key === TAKEN_OUT) text.delete(at, 1);
    else text.insert(at, key);
    caret = key === TAKEN_OUT ? at : at + 1;
  };
  for (let from = 0; from < end; from += together)
    doc.transact(() => {
      for (let n = from; n < Math.min(from + together, end); n += 1) press(n);
    });
  // The last key takes a letter out: a listener would not see by the clock that it came.
  text.insert(text.length, '.');
  return { client: doc.clientID, opening, updates, clocks, text: text.toString() };
}

/** What somebody reads of the paper who holds these updates. */
export function readPaper(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const theme = doc.getMap('themes').get(PAPER);
  return theme instanceof Y.Map ? String(theme.get('intent')) : '';
}

/** How far each key is from the caret that the one before it left, and the keys. */
function readTrace(): readonly [readonly number[], string] {
  const packed = brotliDecompressSync(readFileSync(FILE)).toString();
  const end = packed.indexOf('\n');
  return [packed.slice(0, end).split(',').map(Number), packed.slice(end + 1)];
}
