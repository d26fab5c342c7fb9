import { describe, expect, it } from 'vitest';
import { patch, readAll } from '#domain/collection.ts';
import { joinStructures, separateStructures } from '#domain/commands/joinStructures.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import type { ItemId } from '#domain/ids.ts';
import { question, share as shares, structure } from '#domain/kinds/index.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import { familyVoices } from '#domain/projections/familyVoices.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import { whoCouldCarry } from '#features/sheet/domain/whoCouldCarry.ts';
import { alsoOn, ANA, ask, meet, newSpace, PAUL, puppetWorld, structureIn, valueOf } from '../scene.ts';

type Joins = ReadonlyMap<string, string | null>;
const reader = (joins: Joins) => (id: string) =>
  readsAs((one) => (joins.has(one) ? { joinedInto: joins.get(one) ?? null } : undefined), id as ItemId);

/** A reproducible dice (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (((t ^ (t >>> 14)) >>> 0) % below) as number;
  };
}

describe('A structure that was added twice', () => {
  it('CARD-7: reads as one thing whatever was joined into what: 2,000 drawings, rings and gaps included', () => {
    const roll = dice(7);
    for (let n = 0; n < 2_000; n += 1) {
      const ids = Array.from({ length: 2 + roll(7) }, (_, i) => `s${i}`);
      const joins = new Map(ids.map((id) => [id, roll(3) === 0 ? null : `s${roll(ids.length + 1)}`]));
      const as = reader(joins);
      for (const id of ids) {
        const one = as(id);
        // It is here, it reads as itself, and what it was joined into reads the same.
        expect(joins.has(one)).toBe(true);
        expect(as(one)).toBe(one);
        const into = joins.get(id) ?? null;
        if (into !== null && joins.has(into)) expect(as(into)).toBe(one);
      }
      // Separating the last one joined gives back what was before.
      const [twin = 's0'] = ids;
      const without: Joins = new Map([...joins, [twin, null]]);
      const before = ids.map(reader(without));
      const separated: Joins = new Map([...new Map([...without, [twin, 's1']]), [twin, null]]);
      expect(ids.map(reader(separated))).toEqual(before);
    }
  });

  it('CARD-7: joined both ways by two organisers offline, both read as one and the same, and can be separated', () => {
    const world = puppetWorld();
    const anas = newSpace(world);
    const [a, b] = ['MDPH', 'M.D.P.H.'].map((name) => structureIn(anas, world, name));
    if (a === undefined || b === undefined) throw new Error('two structures');
    const lucs = alsoOn(anas);
    valueOf(joinStructures(anas, { twin: a, into: b }));
    valueOf(joinStructures(lucs, { twin: b, into: a }));
    meet(anas, lucs);
    const read = (doc: typeof anas) => {
      const all = readAll(doc, structure);
      return [a, b].map((id) => readsAs((one) => all.get(one), id));
    };
    expect(new Set([...read(anas), ...read(lucs)]).size).toBe(1);
    expect(joinStructures(anas, { twin: a, into: b })).toMatchObject({ why: 'structure.same' });
    for (const id of [a, b]) valueOf(separateStructures(lucs, id));
    expect(read(lucs)).toEqual([a, b]);
  });

  it('CARD-8: counts once wherever structures are counted, with the words of both, and as two once separated', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [one, twin] = ['MDPH', 'M.D.P.H. 24'].map((name) => structureIn(doc, world, name));
    if (one === undefined || twin === undefined) throw new Error('two structures');
    const asked = ask(doc, PAUL, world, { voice: { kind: 'structure', structure: one } });
    const given = { question: asked, structure: twin, wording: 'Autrement dit ?' };
    valueOf(shareQuestion(doc, ANA, given, world));
    const count = () => {
      const all = readAll(doc, structure);
      const structureOf = (id: ItemId) => all.get(id);
      const questions = [...readAll(doc, question).values()];
      const said = [...readAll(doc, shares).values()];
      const families = jointFamilies(questions, said, structureOf);
      const [family] = families.all.filter(({ structures }) => structures.length > 0);
      if (family === undefined) throw new Error('a family asks');
      const carry = whoCouldCarry({ questions, sharesOf: () => said, structureOf, carriers: [] });
      const page = publicPage(doc);
      return {
        structures: families.structures,
        words: familyVoices(family, questions, said, structureOf).map((voice) => [
          voice.asked.length,
          voice.wordings,
        ]),
        carry: carry.map(({ questions: n, asked: own }) => [n, own]),
        page: [page?.structuresAsking, page?.structures.length],
      };
    };
    const apart = count();
    expect(apart).toMatchObject({ structures: 2, page: [2, 2] });
    valueOf(joinStructures(doc, { twin, into: one }));
    expect(count()).toEqual({
      structures: 1,
      words: [[1, ['Autrement dit ?']]],
      carry: [[1, 1]],
      page: [1, 1],
    });
    valueOf(separateStructures(doc, twin));
    expect(count()).toEqual(apart);
    // What was joined into a structure that is not here yet reads as itself.
    patch(doc, structure, twin, { joinedInto: 'not-here' });
    expect(count()).toMatchObject({ structures: 2 });
  });
});
