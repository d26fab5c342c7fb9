import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { Question, Share, Structure } from '#domain/kinds/index.ts';
import { familiesOf } from '#domain/projections/families.ts';
import { byBreadth, byNewest, type Weighed } from '#domain/projections/questionOrder.ts';
import { STRUCTURE_KINDS, type StructureKind } from '#domain/structureKinds.ts';
import type { Voice } from '#domain/voice.ts';

const kinds: ReadonlyMap<string, StructureKind> = new Map(
  STRUCTURE_KINDS.flatMap((kind) => [1, 2].map((n) => [`${kind}${n}`, kind] as const)),
);
const structureOf = (id: ItemId) => {
  const kind = kinds.get(id);
  return kind === undefined ? undefined : ({ id, kind } as Structure);
};
const asking = (voice: Voice) => ({ id: 'paul~1', voice }) as Question;
const saying = (structure: string | null, archivedAt: number | null = null) =>
  ({ structure, archivedAt }) as Share;
const by = (structure: string): Voice => ({ kind: 'structure', structure: structure as ItemId });

describe('familiesOf', () => {
  it('FAMILY-1: lists every family in the one order, the empty ones at zero', () => {
    const { all, structures, breadth } = familiesOf(
      asking({ kind: 'nobody', family: null }),
      [],
      structureOf,
    );
    expect(all.map((family) => family.kind)).toEqual(STRUCTURE_KINDS);
    expect(all.every((family) => family.structures.length === 0 && !family.unnamedVoice)).toBe(true);
    expect([structures, breadth]).toEqual([0, 0]);
  });

  it('FAMILY-1: counts the asking structure and those that share, each once', () => {
    const shares = [
      saying('school1'),
      saying('school1'),
      saying('state1'),
      saying('school2', 9),
      saying(null),
    ];
    const families = familiesOf(asking(by('school1')), shares, structureOf);
    expect([families.structures, families.breadth]).toEqual([2, 2]);
    expect(families.all.find((family) => family.kind === 'school')?.structures).toEqual(['school1']);
  });

  it('FAMILY-2: an inhabitant’s card widens a question and adds no structure; a person adds neither', () => {
    const card = familiesOf(asking({ kind: 'nobody', family: 'residents' }), [], structureOf);
    expect([card.structures, card.breadth]).toEqual([0, 1]);
    expect(card.all.find((family) => family.unnamedVoice)?.kind).toBe('residents');
    const person = familiesOf(asking({ kind: 'person', person: 'paul' as never }), [], structureOf);
    expect([person.structures, person.breadth]).toEqual([0, 0]);
  });

  it('FAMILY-1: a structure that the document does not know is not counted', () => {
    expect(familiesOf(asking(by('lost')), [saying('gone')], structureOf).structures).toBe(0);
  });

  it('FAMILY-1: the order and the repetition of shares change nothing', () => {
    const names = fc.constantFrom(...kinds.keys(), 'lost');
    fc.assert(
      fc.property(fc.array(names), names, fc.nat(), (shared, asker, seed) => {
        const straight = familiesOf(
          asking(by(asker)),
          shared.map((id) => saying(id)),
          structureOf,
        );
        const turned = [...shared.slice(seed % (shared.length + 1)), ...shared].reverse();
        expect(
          familiesOf(
            asking(by(asker)),
            turned.map((id) => saying(id)),
            structureOf,
          ),
        ).toEqual(straight);
        const known = new Set([asker, ...shared].filter((id) => kinds.has(id)));
        expect(straight.structures).toBe(known.size);
        expect(straight.breadth).toBe(new Set([...known].map((id) => kinds.get(id))).size);
      }),
    );
  });
});

describe('byBreadth', () => {
  const weighed = (id: string, breadth: number, structures: number, askedAt = 0): Weighed => ({
    id,
    breadth,
    structures,
    askedAt,
  });

  it('ORDER-1: five kinds of structure stand above nine associations', () => {
    const wide = weighed('wide', 5, 5);
    const loud = weighed('loud', 1, 9, 99);
    expect([loud, wide].sort(byBreadth)).toEqual([wide, loud]);
  });

  it('ORDER-1: then more structures, then the newest, then the id', () => {
    const list = [weighed('b', 2, 3, 5), weighed('a', 2, 3, 5), weighed('c', 2, 3, 8), weighed('d', 2, 4, 1)];
    expect([...list].sort(byBreadth).map((one) => one.id)).toEqual(['d', 'c', 'a', 'b']);
    expect([...list].sort(byNewest).map((one) => one.id)).toEqual(['c', 'a', 'b', 'd']);
  });

  it('ORDER-1: gives one order on every device, whatever the order of arrival', () => {
    const one = fc.record({ id: fc.uuid(), breadth: fc.nat(3), structures: fc.nat(3), askedAt: fc.nat(3) });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: (item) => item.id, maxLength: 12 }), (list) => {
        expect([...list].reverse().sort(byBreadth)).toEqual([...list].sort(byBreadth));
      }),
    );
  });
});
