import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { create, patch, readAll, readItem } from '#domain/collection.ts';
import type { GivenOffered } from '#features/needs/domain/checkOffered.ts';
import {
  archiveOffered,
  bringBackOffered,
  editOffered,
  offer,
  sayNeed,
  sayResource,
  type Side,
} from '#features/needs/domain/offer.ts';
import { sayOfMatch, takeBackOfMatch, type SaidOfMatch } from '#features/needs/domain/sayOfMatch.ts';
import type { ItemId, Pens } from '#domain/ids.ts';
import { match, need, resource, structure } from '#domain/kinds/index.ts';
import { matchesOf } from '#features/needs/domain/matchesOf.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import { alsoOn, ANA, meet, newCommons, PAUL, puppetWorld, structureIn, valueOf } from '../scene.ts';

const [CENTRE, LIBRARY, OTHER] = ['s1' as ItemId, 's2' as ItemId, 's3' as ItemId];
const world = puppetWorld();
const given = (structure: ItemId | null, text: string): GivenOffered => ({
  structure,
  text,
  type: 'equipment',
  place: null,
  theme: null,
});
const add = (doc: Y.Doc, pens: Pens, side: Side, structure: ItemId, text = 'Dix tablettes'): ItemId =>
  valueOf(offer(doc, pens, side, given(structure, text), world));
const pairs = (doc: Y.Doc) => {
  const structures = readAll(doc, structure);
  const readAs = (id: ItemId): ItemId => readsAs((one) => structures.get(one), id);
  return [
    ...matchesOf(readAll(doc, need), readAll(doc, resource), readAll(doc, match).values(), readAs).values(),
  ];
};
const whyOf = (answer: { readonly ok: boolean; readonly why?: string }): string | null =>
  answer.ok ? null : (answer.why ?? null);

/** Paul's centre seeks tablets, Ana's library has some. */
function tablets(doc: Y.Doc): Pick<SaidOfMatch, 'need' | 'resource'> {
  return { need: add(doc, PAUL, 'need', CENTRE), resource: add(doc, ANA, 'resource', LIBRARY) };
}
const say = (doc: Y.Doc, pens: Pens, said: Omit<SaidOfMatch, 'why'>, why = '') =>
  sayOfMatch(doc, pens, { ...said, why }, world);

describe('A need, and a resource', () => {
  it('NEED-1: is a structure’s, of a type, in a place, and open until somebody says otherwise', () => {
    const doc = newCommons(1);
    const place = { commune: 'Ribérac', code: '24352' };
    const id = valueOf(offer(doc, PAUL, 'need', { ...given(CENTRE, ' Dix  tablettes '), place }, world));
    expect(readItem(doc, need, id)).toMatchObject({
      structure: CENTRE,
      text: 'Dix tablettes',
      type: 'equipment',
      place,
      state: 'open',
    });
    valueOf(sayNeed(doc, { pens: PAUL, tends: false }, id, 'met'));
    expect(readItem(doc, need, id)?.state).toBe('met');
    const lent = add(doc, ANA, 'resource', LIBRARY);
    valueOf(sayResource(doc, { pens: ANA, tends: false }, lent, 'taken'));
    expect(readItem(doc, resource, lent)).toMatchObject({ state: 'taken', place: null });
  });

  it('NEED-1: is changed and archived by who wrote it and by organisers, by nobody else', () => {
    const doc = newCommons(1);
    const id = add(doc, PAUL, 'need', CENTRE);
    const [paul, zoe, ana] = [
      { pens: PAUL, tends: false },
      { pens: ANA, tends: false },
      { pens: ANA, tends: true },
    ];
    expect(whyOf(editOffered(doc, zoe, 'need', id, given(CENTRE, 'Rien'), world))).toBe('item.notMine');
    expect(whyOf(archiveOffered(doc, zoe, 'need', id, world))).toBe('item.notMine');
    valueOf(editOffered(doc, paul, 'need', id, given(CENTRE, 'Vingt tablettes'), world));
    valueOf(archiveOffered(doc, ana, 'need', id, world));
    expect(readItem(doc, need, id)).toMatchObject({ text: 'Vingt tablettes' });
    expect(readItem(doc, need, id)?.archivedAt).not.toBeNull();
    valueOf(bringBackOffered(doc, paul, 'need', id));
    expect(readItem(doc, need, id)?.archivedAt).toBeNull();
    expect(whyOf(bringBackOffered(doc, ana, 'need', 'gone' as ItemId))).toBe('item.gone');
  });

  it('NEED-1: is refused when it is empty, too long or nobody’s, and nothing is cut in silence', () => {
    const doc = newCommons(1);
    const why = (structure: ItemId | null, text: string) =>
      whyOf(offer(doc, PAUL, 'need', given(structure, text), world));
    expect(why(CENTRE, ' … ')).toBe('offered.empty');
    expect(why(CENTRE, 'x'.repeat(281))).toBe('offered.tooLong');
    expect(why(null, 'Dix tablettes')).toBe('offered.unsigned');
    expect(readAll(doc, need).size).toBe(0);
  });

  it('NEED-1: reads as something that can be shown, whatever stands in the document', () => {
    const doc = newCommons(1);
    const strange = { type: 'war', place: { commune: 7 }, state: 'lost', text: 'x'.repeat(400) };
    create(doc, need, 'paul~1' as ItemId, strange as never);
    expect(readItem(doc, need, 'paul~1' as ItemId)).toMatchObject({
      type: 'tool',
      place: null,
      state: 'open',
      text: 'x'.repeat(280),
    });
  });
});

describe('A match', () => {
  it('NEED-2: has a life, said step by step in the name of one of the two structures; the last word counts', () => {
    const doc = newCommons(1);
    const pair = tablets(doc);
    valueOf(say(doc, PAUL, { ...pair, structure: CENTRE, state: 'proposed' }));
    valueOf(say(doc, ANA, { ...pair, structure: LIBRARY, state: 'inContact' }));
    const last = valueOf(say(doc, PAUL, { ...pair, structure: CENTRE, state: 'didNotWork' }, ' Trop loin. '));
    expect(pairs(doc)).toMatchObject([{ state: 'didNotWork', why: 'Trop loin.' }]);
    expect(pairs(doc)[0]?.steps.map(({ state }) => state)).toEqual(['proposed', 'inContact', 'didNotWork']);
    expect(whyOf(takeBackOfMatch(doc, ANA, last, world))).toBe('item.notMine');
    valueOf(takeBackOfMatch(doc, PAUL, last, world));
    expect(pairs(doc)).toMatchObject([{ state: 'inContact', why: null }]);
  });

  it('NEED-2: of one pair is one, also when both matched it out of reach of each other', () => {
    const anas = newCommons(1);
    const pair = tablets(anas);
    const pauls = alsoOn(anas, 2);
    valueOf(say(anas, ANA, { ...pair, structure: LIBRARY, state: 'proposed' }));
    valueOf(say(pauls, PAUL, { ...pair, structure: CENTRE, state: 'proposed' }));
    meet(anas, pauls);
    for (const doc of [anas, pauls]) {
      expect(pairs(doc)).toHaveLength(1);
      expect(pairs(doc)[0]).toMatchObject({ state: 'proposed' });
      expect(pairs(doc)[0]?.steps).toHaveLength(2);
    }
    expect(pairs(anas)).toEqual(pairs(pauls));
  });

  it('NEED-2: said with a clock that runs late is not overruled by one that runs fast', () => {
    const doc = newCommons(1);
    const pair = tablets(doc);
    const fast = { ...world, now: () => 9e9 };
    valueOf(sayOfMatch(doc, ANA, { ...pair, structure: LIBRARY, state: 'proposed', why: '' }, fast));
    valueOf(say(doc, PAUL, { ...pair, structure: CENTRE, state: 'done' }));
    expect(pairs(doc)).toMatchObject([{ state: 'done' }]);
  });

  it('NEED-2: that a third structure speaks of is refused here, and counts for nothing when it was forged', () => {
    const doc = newCommons(1);
    const pair = tablets(doc);
    expect(whyOf(say(doc, PAUL, { ...pair, structure: OTHER, state: 'done' }))).toBe('match.notTheirs');
    create(doc, match, 'paul~forged' as ItemId, { ...pair, structure: OTHER, state: 'done', saidAt: 9e9 });
    create(doc, match, 'paul~empty' as ItemId, { need: pair.need, structure: CENTRE, saidAt: 9e9 });
    expect(pairs(doc)).toEqual([]);
    valueOf(say(doc, ANA, { ...pair, structure: LIBRARY, state: 'proposed' }));
    expect(pairs(doc)).toMatchObject([{ state: 'proposed' }]);
  });

  it('NEED-2: is said in the name of a structure that was added twice, by whichever of the two one stands for', () => {
    const doc = newCommons(1);
    const [kept, twin] = [
      structureIn(doc, world, 'Centre social'),
      structureIn(doc, world, 'Le centre social'),
    ];
    patch(doc, structure, twin, { joinedInto: kept });
    const pair = { need: add(doc, PAUL, 'need', twin), resource: add(doc, ANA, 'resource', LIBRARY) };
    valueOf(say(doc, PAUL, { ...pair, structure: kept, state: 'proposed' }));
    expect(pairs(doc)).toMatchObject([{ state: 'proposed' }]);
  });

  it('NEED-2: is refused when one of the two is not here, or its reason is too long', () => {
    const doc = newCommons(1);
    const pair = tablets(doc);
    const said = { ...pair, structure: CENTRE, state: 'proposed' } as const;
    expect(whyOf(say(doc, PAUL, { ...said, need: 'gone' as ItemId }))).toBe('item.gone');
    expect(whyOf(say(doc, PAUL, said, 'x'.repeat(281)))).toBe('match.tooLong');
  });
});
