import fc from 'fast-check';
import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { readAll, readItem } from '#domain/collection.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { withdrawShares } from '#domain/commands/withdrawShares.ts';
import { penOf, type ItemId, type Pen, type Pens } from '#domain/ids.ts';
import { question, share as shareKind, structure } from '#domain/kinds/index.ts';
import { familiesOf } from '#domain/projections/families.ts';
import {
  alsoOn,
  ANA,
  ask,
  copyTo,
  meet,
  newCommons,
  PAUL,
  puppetWorld,
  share,
  structureIn,
  valueOf,
} from '../scene.ts';

function structuresAsking(doc: Y.Doc, id: ItemId): number {
  const item = readItem(doc, question, id);
  if (item === null) throw new Error('the question is gone');
  const shares = [...readAll(doc, shareKind).values()].filter((one) => one.question === id);
  const structures = readAll(doc, structure);
  return familiesOf(item, shares, (one) => structures.get(one)).structures;
}

describe('shareQuestion', () => {
  it('SHARE-1: says « nous aussi » for a structure, in its own words if it gives some', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const mairie = structureIn(doc, world, 'Mairie de Ribérac', 'localAuthority');
    const id = ask(doc, PAUL, world);
    const mine = valueOf(
      shareQuestion(doc, ANA, { question: id, structure: mairie, wording: ' Et chez nous ? ' }, world),
    );
    expect(penOf(mine)).toBe(ANA.named);
    expect(readItem(doc, shareKind, mine)).toMatchObject({
      question: id,
      structure: mairie,
      wording: 'Et chez nous ?',
      archivedAt: null,
    });
    expect(readItem(doc, question, id)?.sentence).toBe('Qui aide les aînés ?');
    const blank = valueOf(shareQuestion(doc, ANA, { question: id, structure: mairie, wording: '  ' }, world));
    expect(readItem(doc, shareKind, blank)?.wording).toBeNull();
  });

  it('SHARE-1: refuses a question that is not there and words that are too long', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const mairie = structureIn(doc, world, 'Mairie');
    const lost = { question: 'paul~lost' as ItemId, structure: mairie };
    expect(shareQuestion(doc, ANA, lost, world)).toEqual({ ok: false, why: 'item.gone' });
    const given = { question: ask(doc, PAUL, world), structure: mairie, wording: 'x'.repeat(281) };
    expect(shareQuestion(doc, ANA, given, world)).toEqual({ ok: false, why: 'sentence.tooLong' });
    expect(readAll(doc, shareKind).size).toBe(0);
  });

  it('SHARE-3: withdraws only what I said; a colleague who said it too still stands', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const mairie = structureIn(doc, world, 'Mairie');
    const id = ask(doc, PAUL, world);
    share(doc, ANA, world, id, mairie);
    share(doc, ANA, world, id, mairie);
    share(doc, PAUL, world, id, mairie);
    expect(withdrawShares(doc, ANA, { question: id, structure: mairie }, world)).toBe(2);
    expect(structuresAsking(doc, id)).toBe(1);
    expect(withdrawShares(doc, ANA, { question: id, structure: mairie }, world)).toBe(0);
    expect(withdrawShares(doc, PAUL, { question: id, structure: mairie }, world)).toBe(1);
    expect(structuresAsking(doc, id)).toBe(0);
    expect(readAll(doc, shareKind).size).toBe(3);
  });

  it('SHARE-3: a share of another question or structure is left alone', () => {
    const doc = newCommons();
    const world = puppetWorld();
    const [mairie, caf] = [structureIn(doc, world, 'Mairie'), structureIn(doc, world, 'CAF')];
    const [one, other] = [ask(doc, PAUL, world), ask(doc, PAUL, world)];
    share(doc, ANA, world, one, caf);
    share(doc, ANA, world, other, mairie);
    expect(withdrawShares(doc, ANA, { question: one, structure: mairie }, world)).toBe(0);
  });
});

/** What three devices may do, in any order: say it, take it back, or meet another one. */
const acts = fc.array(
  fc.record({
    device: fc.nat(2),
    act: fc.constantFrom('share', 'share', 'withdraw', 'meet'),
    structure: fc.nat(2),
  }),
  { maxLength: 40 },
);

describe('« Nous aussi » on three devices', () => {
  it('SHARE-2: one structure counts once, however many of its people say so at once', () => {
    fc.assert(
      fc.property(acts, (scene) => {
        const start = newCommons(1);
        const world = puppetWorld();
        const structures = ['Mairie', 'CAF', 'Médiathèque'].map((name) => structureIn(start, world, name));
        const id = ask(start, PAUL, world);
        const docs = [2, 3, 4].map((client) => alsoOn(start, client));
        const pens: Pens[] = [0, 1, 2].map((n) => ({ named: `p${n}` as Pen, veiled: `v${n}` as Pen }));
        const standing = pens.map(() => new Set<number>());

        scene.forEach(({ device, act, structure: n }, step) => {
          const [doc, mine] = [docs[device]!, pens[device]!];
          const given = { question: id, structure: structures[n]! };
          if (act === 'share') {
            share(doc, mine, puppetWorld(`s${step}-`), id, given.structure);
            standing[device]!.add(n);
          } else if (act === 'withdraw') {
            withdrawShares(doc, mine, given, puppetWorld());
            standing[device]!.delete(n);
          } else copyTo(docs[(device + 1) % 3]!, doc);
        });

        meet(...docs);
        meet(...docs);
        const expected = new Set(standing.flatMap((mine) => [...mine])).size;
        for (const doc of docs) expect(structuresAsking(doc, id)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});
