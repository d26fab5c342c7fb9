import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll, readItem, rootOf, snapshot } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Kind } from '#domain/kind.ts';
import { COMMONS_KINDS, question, space } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { flag, oneOf, optionalDay, optionalText, optionalTime, readId, text, time } from '#domain/readers.ts';
import { readVoice } from '#domain/voice.ts';
import { newCommons, newSpace } from './scene.ts';

const READERS = [
  text(10),
  optionalText(10),
  readId,
  time,
  optionalTime,
  flag(true),
  oneOf(['a', 'b'], 'a'),
  optionalDay,
  readVoice,
  ...COMMONS_KINDS.flatMap((kind) => Object.values(kind.fields).map((field) => field.read)),
];

const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withNullPrototype: true,
    withTypedArray: true,
    withDate: true,
    withMap: true,
  }),
  fc.constantFrom(
    ...([{ toString: 0 }, { valueOf: 0, toString: null }, 1e300, -0, NaN, '2027-99-99'] as unknown[]),
  ),
);

/** Values that a Yjs document can hold; a function makes a shared type, which lives in one place only. */
const storable = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<unknown>,
  fc.uint8Array(),
  fc.constantFrom(1e300, '2027-99-99', { toString: 0 } as unknown),
  fc.constantFrom<unknown>(
    () => new Y.Text('texte'),
    () => new Y.Map([['kind', 'structure']]),
    () => new Y.XmlFragment(),
  ),
);

describe('Readers', () => {
  it('READ-1: never throw, and read what they have read as itself', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        for (const read of READERS) {
          const value = read(raw);
          expect(read(value)).toEqual(value);
        }
      }),
    );
  });

  it('READ-1: only let hours and days through that a calendar can show', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), anything), fc.string(), (raw, day) => {
        expect(Number.isNaN(new Date(time(raw)).getTime())).toBe(false);
        const read = optionalDay(day);
        if (read !== null) expect(Number.isNaN(new Date(`${read}T00:00:00Z`).getTime())).toBe(false);
      }),
    );
    expect(optionalDay('2027-02-30')).toBeNull();
    expect(optionalDay('2028-02-29')).toBe('2028-02-29');
  });
});

describe('A document full of anything', () => {
  it('READ-2: still reads: every kind gives frozen snapshots or nothing, the public page a page', () => {
    const names = [...new Set(COMMONS_KINDS.flatMap((kind) => Object.keys(kind.fields)))];
    const entry = fc.oneof(
      storable,
      fc.dictionary(fc.constantFrom(...names), storable, { noNullPrototype: true }),
    );
    const roots = fc.dictionary(
      fc.constantFrom(...COMMONS_KINDS.map((kind) => kind.root)),
      fc.array(entry, { maxLength: 4 }),
    );
    fc.assert(
      fc.property(roots, (garbage) => {
        const doc = newSpace();
        for (const [root, entries] of Object.entries(garbage))
          entries.forEach((one, n) => doc.getMap(root).set(`x~${n}`, asEntry(one)));
        for (const kind of COMMONS_KINDS as unknown as readonly Kind[])
          for (const item of readAll(doc, kind).values()) {
            expect(Object.isFrozen(item)).toBe(true);
            expect(typeof kind.searchText(item)).toBe('string');
            expect(typeof kind.isPublic(item)).toBe('boolean');
          }
        expect(() => JSON.stringify(publicPage(doc))).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it('READ-2: an entry of a newer version keeps what we know and drops what we do not', () => {
    const doc = newCommons();
    const entry = new Y.Map<unknown>([
      ['sentence', 'Qui aide ?'],
      ['voice', { kind: 'choir' }],
      ['source', 'telepathy'],
      ['mood', 'blue'],
    ]);
    rootOf(doc, question).set('x~1', entry);
    const item = readItem(doc, question, 'x~1' as ItemId);
    expect(item).toMatchObject({ sentence: 'Qui aide ?', voice: { kind: 'nobody' }, source: 'typed' });
    expect(item).not.toHaveProperty('mood');
  });

  it('READ-2: what is no entry reads as none', () => {
    expect(
      [null, undefined, 5, {}, new Y.Array(), new Uint8Array()].map((raw) => snapshot(space, 'x', raw)),
    ).toEqual(Array(6).fill(null));
    expect(readItem(newCommons(), space, SETTINGS)).toBeNull();
  });
});

function asEntry(raw: unknown): unknown {
  const isPlain = typeof raw === 'object' && raw !== null && Object.getPrototypeOf(raw) === Object.prototype;
  return isPlain ? new Y.Map(Object.entries(raw).map(([key, value]) => [key, made(value)])) : made(raw);
}

const made = (value: unknown): unknown => (typeof value === 'function' ? (value as () => unknown)() : value);
