import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { step2Frame } from '#engine/protocol/frames.ts';
import { EvictedBytes } from '#server/document/evictedBytes.ts';
import { applyState, packState, readWhole, squeeze, withWhole } from '#server/document/stateBytes.ts';

function written(times: number): Y.Doc {
  const doc = new Y.Doc();
  const text = doc.getText('t');
  for (let n = 0; n < times; n += 1) text.insert(n % 2 === 0 ? 0 : text.length, `mot ${n} `);
  text.delete(0, Math.floor(text.length / 3));
  return doc;
}

function long(letters: number): Y.Doc {
  const doc = written(letters === 0 ? 0 : 5);
  doc.getText('t').insert(0, 'a'.repeat(letters));
  return doc;
}

/** Some are of megabytes: compared as bytes, not as lists of numbers. */
const areSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

const read = (bring: (doc: Y.Doc) => void): string => {
  const doc = new Y.Doc();
  bring(doc);
  return doc.getText('t').toString();
};

/** As an update, as one of the format v2, and as that packed. */
function asFormerVersions(doc: Y.Doc): readonly Uint8Array[] {
  const v2 = Y.encodeStateAsUpdateV2(doc);
  return [
    Y.encodeStateAsUpdate(doc),
    Uint8Array.from([0, 2, ...v2]),
    Uint8Array.from([0, 3, ...squeeze(v2, 5)]),
  ];
}

describe('A document that lies still', () => {
  it('HEAT-1: keeps bytes of its own, however long the others are whose bytes are taken before and after', () => {
    const docs = [3, 200_000, 0, 3_000_000, 70_000, 200_000, 3].map(long);
    const kept = docs.map((doc) => EvictedBytes.of(doc));
    for (const [n, doc] of docs.entries()) {
      const still = kept[n]!;
      const update = Y.encodeStateAsUpdate(doc);
      expect(areSame(still.state, update)).toBe(true);
      expect(areSame(still.frame, step2Frame(update))).toBe(true);
      expect(areSame(still.deletions(), Y.encodeStateAsUpdate(doc, still.vector))).toBe(true);
    }
  });
});

describe('A folded state', () => {
  it('FOLD-1: comes back as it was, short or long, in whichever way it was packed', () => {
    for (const times of [0, 3, 2_000]) {
      const doc = written(times);
      const wanted = doc.getText('t').toString();
      for (const state of [packState(doc), packState(doc, 11), ...asFormerVersions(doc)])
        expect(read((copy) => applyState(copy, state))).toBe(wanted);
    }
  });

  it('FOLD-8: comes back as bytes to answer from, where this version packed it', () => {
    for (const times of [0, 3, 2_000]) {
      const doc = written(times);
      const { update, ...whole } = readWhole(packState(doc))!;
      withWhole(doc, (now) => expect({ update: new Uint8Array(update), ...whole }).toEqual(now));
      for (const state of asFormerVersions(doc)) expect(readWhole(state)).toBeNull();
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
