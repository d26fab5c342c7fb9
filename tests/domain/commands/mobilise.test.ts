import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patch, readAll, readItem } from '#domain/collection.ts';
import { bringIn, moveStructure, setGoBetween } from '#domain/commands/mobilise.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { goBetween, structure } from '#domain/kinds/index.ts';
import { structuresInView } from '#domain/projections/readsAs.ts';
import { broughtTree, isBehind, whoBrought, type Branch } from '#domain/projections/whoBrought.ts';
import { alsoOn, meet, newSpace, puppetWorld, structureIn, valueOf } from '../scene.ts';

const [ANA, LUC] = ['ana' as AccountId, 'luc' as AccountId];
const GONE = 'nowhere' as ItemId;

/** The town, a centre and a library of its territory. */
function territory() {
  const world = puppetWorld();
  const doc = newSpace(world);
  const [town, centre, library] = ['Ville', 'Centre social', 'Médiathèque'].map((name) =>
    structureIn(doc, world, name),
  ) as [ItemId, ItemId, ItemId];
  return { doc, world, town, centre, library };
}

describe('Mobilisation', () => {
  it('MOBIL-1: a structure is moved from one stage to another, and taken back', () => {
    const { doc, centre } = territory();
    expect(valueOf(moveStructure(doc, centre, 'contacted'))).toBe('interested');
    expect(readItem(doc, structure, centre)?.mobilisation).toBe('contacted');
    expect(valueOf(moveStructure(doc, centre, 'interested'))).toBe('contacted');
    expect(moveStructure(doc, GONE, 'involved')).toMatchObject({ ok: false, why: 'item.gone' });
  });

  it('MOBIL-1: moved twice out of reach of each other, it stands at one stage, the same for both', () => {
    const { doc, centre } = territory();
    const other = alsoOn(doc);
    moveStructure(doc, centre, 'contacted');
    moveStructure(other, centre, 'involved');
    meet(doc, other);
    const [here, there] = [doc, other].map((one) => readItem(one, structure, centre)?.mobilisation);
    expect(here).toBe(there);
    expect(['contacted', 'involved']).toContain(here);
  });

  it('MOBIL-2: a structure has one person who talks with it, also when two were named at once', () => {
    const { doc, world, centre } = territory();
    const other = alsoOn(doc);
    expect(valueOf(setGoBetween(doc, centre, ANA, world))).toEqual([{ card: centre, member: null }]);
    valueOf(setGoBetween(other, centre, LUC, world));
    meet(doc, other);
    expect(readAll(doc, goBetween).size).toBe(1);
    const [here, there] = [doc, other].map((one) => readItem(one, goBetween, centre)?.member);
    expect(here).toBe(there);
    expect(valueOf(setGoBetween(doc, centre, null, world))).toEqual([{ card: centre, member: here }]);
    expect(readItem(doc, goBetween, centre)?.member).toBeNull();
    expect(setGoBetween(doc, GONE, ANA, world)).toMatchObject({ ok: false, why: 'item.gone' });
  });

  it('MOBIL-3: who brought whom never closes a ring', () => {
    const { doc, town, centre, library } = territory();
    expect(valueOf(bringIn(doc, centre, town))).toBeNull();
    valueOf(bringIn(doc, library, centre));
    expect(bringIn(doc, town, library)).toMatchObject({ ok: false, why: 'structure.ring' });
    expect(bringIn(doc, town, town)).toMatchObject({ ok: false, why: 'structure.ring' });
    expect(bringIn(doc, town, GONE)).toMatchObject({ ok: false, why: 'item.gone' });
    expect(broughtTree(readAll(doc, structure))).toEqual([
      { id: town, brought: [{ id: centre, brought: [{ id: library, brought: [] }] }] },
    ]);
    expect(valueOf(bringIn(doc, library, null))).toBe(centre);
  });

  it('MOBIL-3: a ring closed by two people out of reach reads the same on every copy, with nobody lost', () => {
    const { doc, town, centre, library } = territory();
    const other = alsoOn(doc);
    valueOf(bringIn(doc, centre, town));
    valueOf(bringIn(other, town, library));
    valueOf(bringIn(doc, library, centre));
    meet(doc, other);
    const [here, there] = [doc, other].map((one) => broughtTree(readAll(one, structure)));
    expect(here).toEqual(there);
    expect(here?.map(({ id }) => id)).toEqual([[town, centre, library].sort()[0]]);
    expect(bringIn(doc, here?.[0]?.id as ItemId, null).ok).toBe(true);
  });

  it('MOBIL-3: one that is archived is passed over, to whoever brought it', () => {
    const { doc, town, centre, library } = territory();
    valueOf(bringIn(doc, centre, town));
    valueOf(bringIn(doc, library, centre));
    patch(doc, structure, centre, { archivedAt: 9 });
    expect([...whoBrought(readAll(doc, structure))]).toEqual([[library, town]]);
  });

  it('MOBIL-3: whatever stands in the document, every structure in view is read once, and reading ends', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
    const one = fc.record({
      by: fc.option(fc.constantFrom(...names, 'nowhere'), { nil: null }),
      archivedAt: fc.option(fc.constant(1), { nil: null, freq: 4 }),
      into: fc.option(fc.constantFrom(...names, 'nowhere'), { nil: null, freq: 3 }),
    });
    const all = (branches: readonly Branch[]): readonly string[] =>
      branches.flatMap(({ id, brought }) => [id, ...all(brought)]);
    fc.assert(
      fc.property(fc.array(one, { minLength: 7, maxLength: 7 }), fc.boolean(), (given, backwards) => {
        const items = names.map((id, at) => ({
          id: id as string as ItemId,
          broughtBy: (given[at]?.by ?? null) as ItemId | null,
          archivedAt: given[at]?.archivedAt ?? null,
          joinedInto: (given[at]?.into ?? null) as ItemId | null,
        }));
        const read = (list: typeof items) => new Map(list.map((item) => [item.id, item]));
        const tree = broughtTree(read(items));
        expect([...all(tree)].sort()).toEqual(
          structuresInView(read(items))
            .map(({ id }) => id)
            .sort(),
        );
        if (backwards)
          expect([...whoBrought(read([...items].reverse()))].sort()).toEqual(
            [...whoBrought(read(items))].sort(),
          );
        for (const { id } of items) expect(isBehind(read(items), id, id)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
