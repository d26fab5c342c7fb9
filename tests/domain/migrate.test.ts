import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { space } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { migrate, MIGRATIONS, schemaAfter, type Migration } from '#domain/migrate.ts';
import { needsNewer, SCHEMA } from '#domain/schema.ts';
import { alsoOn, ask, newCommons, newSpace, PAUL, puppetWorld } from './scene.ts';

const world = puppetWorld();

/** Gives each question a number of words, as a newer kind might. */
const counts: Migration = {
  makes: 'each question says how many words it has',
  shutsOutOlder: false,
  run: (doc) =>
    doc.getMap<Y.Map<unknown>>('questions').forEach((entry) => {
      if (!entry.has('words')) entry.set('words', String(entry.get('sentence')).split(' ').length);
    }),
};
const shuts: Migration = {
  makes: 'nothing, and older programs stay out',
  shutsOutOlder: true,
  run: () => {},
};

const settingsOf = (doc: Y.Doc) => readItem(doc, space, SETTINGS);

describe('Migrations', () => {
  it('SCHEMA-2: are taken in order, once, and said in the settings', () => {
    const doc = newSpace(world);
    const id = ask(doc, PAUL, world, { sentence: 'Qui aide nos aînés ?' });
    const order: string[] = [];
    const steps = [counts, shuts, counts].map((step, n) => ({
      ...step,
      run: (of: Y.Doc, at: number) => (order.push(`${n}`), step.run(of, at)),
    }));
    expect(migrate(doc, 5, steps.slice(0, 1))).toBe(true);
    expect(settingsOf(doc)).toMatchObject({ schema: 2, neededSchema: 1 });
    expect(migrate(doc, 5, steps)).toBe(true);
    expect(settingsOf(doc)).toMatchObject({ schema: 4, neededSchema: 3 });
    expect(order).toEqual(['0', '1', '2']);
    expect((doc.getMap('questions').get(id) as Y.Map<unknown>).get('words')).toBe(5);
    const before = Y.encodeStateVector(doc);
    expect(migrate(doc, 5, steps)).toBe(false);
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it('SCHEMA-2: are one transaction, and leave alone what a newer server made or nobody founded', () => {
    const doc = newSpace(world);
    let updates = 0;
    doc.on('update', () => (updates += 1));
    migrate(doc, 5, [counts, shuts]);
    expect(updates).toBe(1);
    const newer = alsoOn(doc);
    migrate(newer, 5, [counts, shuts, counts, shuts]);
    const seen = Y.encodeStateAsUpdate(newer);
    expect(migrate(newer, 5, [counts])).toBe(false);
    expect(Y.encodeStateAsUpdate(newer)).toEqual(seen);
    expect(migrate(newCommons(), 5, [counts])).toBe(false);
  });

  it('SCHEMA-2: may be made twice, by two servers after a return to an old backup: both find the same', () => {
    const doc = newSpace(world);
    ask(doc, PAUL, world);
    const [one, other] = [alsoOn(doc), alsoOn(doc)];
    for (const each of [one, other]) migrate(each, 5, [counts]);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
    expect(one.toJSON()).toEqual(other.toJSON());
    expect(settingsOf(one)?.schema).toBe(2);
  });

  it('SCHEMA-3: that shut out older programs are heard of by them', () => {
    const doc = newSpace(world);
    expect(needsNewer(settingsOf(doc))).toBe(false);
    expect(needsNewer(null)).toBe(false);
    migrate(doc, 5, [...MIGRATIONS, counts]);
    expect(needsNewer(settingsOf(doc))).toBe(false);
    migrate(doc, 5, [...MIGRATIONS, counts, shuts]);
    expect(needsNewer(settingsOf(doc))).toBe(true);
    expect(needsNewer(settingsOf(doc), schemaAfter([...MIGRATIONS, counts, shuts]))).toBe(false);
    expect(SCHEMA).toBe(schemaAfter(MIGRATIONS));
  });
});
