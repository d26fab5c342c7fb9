import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyState, packState, stateAsUpdate } from '#server/live/stateBytes.ts';

function written(times: number): Y.Doc {
  const doc = new Y.Doc();
  const text = doc.getText('t');
  for (let n = 0; n < times; n += 1) text.insert(n % 2 === 0 ? 0 : text.length, `mot ${n} `);
  text.delete(0, Math.floor(text.length / 3));
  return doc;
}

const read = (bring: (doc: Y.Doc) => void): string => {
  const doc = new Y.Doc();
  bring(doc);
  return doc.getText('t').toString();
};

describe('A folded state', () => {
  it('FOLD-1: comes back as it was, short or long, in whichever way it was packed', () => {
    for (const times of [0, 3, 2_000]) {
      const doc = written(times);
      const wanted = doc.getText('t').toString();
      for (const state of [packState(doc), packState(doc, 11), Y.encodeStateAsUpdate(doc)]) {
        expect(read((copy) => applyState(copy, state))).toBe(wanted);
        expect(read((copy) => Y.applyUpdate(copy, stateAsUpdate(state)))).toBe(wanted);
      }
    }
  });

  it('FOLD-1: a long one takes less than a third of what the first versions kept', () => {
    const doc = written(2_000);
    expect(packState(doc).length * 3).toBeLessThan(Y.encodeStateAsUpdate(doc).length);
  });

  it('one that is broken, or of a later version, is not read as something else', () => {
    const state = packState(written(2_000));
    expect(() => applyState(new Y.Doc(), state.slice(0, 200))).toThrow();
    expect(() => applyState(new Y.Doc(), Uint8Array.of(0, 9, 1, 2))).toThrow(/kind/);
  });
});
