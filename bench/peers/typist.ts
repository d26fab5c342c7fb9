import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { updateFrame } from '#engine/protocol/frames.ts';

/** Client ids of typists: from here on, so that a listener finds a typist without looking. */
export const FIRST_TYPIST = 0x20_0000;

/** Types letter after letter at the end of a text of their own, in a theme of their own. */
export interface Typist {
  readonly client: number;
  /** The theme and its first letter, in one update. */
  readonly opening: Uint8Array;
  /** The clock after the opening. */
  readonly start: number;
  /** When each letter was sent, by clock. */
  readonly sentAt: number[];
  /** The clock of the next letter. */
  readonly next: () => number;
  /** The next letters, in one update of one struct. Exactly the bytes that Yjs would make. */
  readonly type: (letters?: string) => Uint8Array;
}

export function createTypist(n: number): Typist {
  const doc = new Y.Doc();
  const client = FIRST_TYPIST + n;
  doc.clientID = client;
  const text = new Y.Text();
  doc.getMap('themes').set(`theme${n}`, new Y.Map([['intent', text]]));
  text.insert(0, 'a');
  const start = Y.getState(doc.store, client);
  let clock = start;
  const sentAt: number[] = [];
  return {
    client,
    opening: Y.encodeStateAsUpdate(doc),
    start,
    sentAt,
    next: () => clock,
    type(letters = 'a') {
      const update = lettersAfter(client, clock, letters);
      const at = performance.now();
      for (let i = 0; i < letters.length; i += 1) sentAt[clock + i] = at;
      clock += letters.length;
      return updateFrame(update);
    },
  };
}

const STRING_AFTER = 0x84;

/** One struct that stands right of the writer's last letter: a thousand typists cannot each afford a document. */
function lettersAfter(client: number, clock: number, letters: string): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, STRING_AFTER);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock - 1);
  encoding.writeVarString(encoder, letters);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}
