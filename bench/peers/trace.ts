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
  /** One update for each key. */
  readonly updates: readonly Uint8Array[];
  /** After each of them, how far the author's clock had come: letters move it, taking out does not. */
  readonly clocks: readonly number[];
  /** The whole text at the end. */
  readonly text: string;
}

export const PAPER = 'paper';

/** Replays the trace (bench/traces/README.md) once, in a theme, with one more letter at its end. */
export function writePaper(): Paper {
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
  const [moves = '', keys = ''] = readTrace();
  let caret = 0;
  for (const [n, move] of moves.split(',').entries()) {
    const at = caret + Number(move);
    const key = keys[n] ?? '';
    if (key === TAKEN_OUT) text.delete(at, 1);
    else text.insert(at, key);
    caret = key === TAKEN_OUT ? at : at + 1;
  }
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

function readTrace(): readonly [string, string] {
  const packed = brotliDecompressSync(readFileSync(FILE)).toString();
  const end = packed.indexOf('\n');
  return [packed.slice(0, end), packed.slice(end + 1)];
}
