import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { patch, put, readAll } from '#domain/collection.ts';
import { noteExchange } from '#features/mobilisation/domain/exchanges.ts';
import { joinStructures, separateStructures } from '#domain/commands/joinStructures.ts';
import { setGoBetween } from '#domain/commands/mobilise.ts';
import { offer } from '#features/needs/domain/offer.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { exchange } from '#domain/kinds/backstage/index.ts';
import { goBetween, moderation, need, question, resource, share, structure } from '#domain/kinds/index.ts';
import { askedBy } from '#domain/projections/askedBy.ts';
import { exchangesOf } from '#domain/projections/exchangesOf.ts';
import { goBetweens } from '#domain/projections/goBetweens.ts';
import { peopleOf } from '#domain/projections/peopleOf.ts';
import { inTheNameOf, joinedCards } from '#domain/projections/joinedCards.ts';
import { readsAs, structuresInView } from '#domain/projections/readsAs.ts';
import { whoBrought } from '#domain/projections/whoBrought.ts';
import { dice } from '../../support/chance.ts';
import {
  alsoOn,
  ANA,
  ask,
  meet,
  newSpace,
  PAUL,
  puppetWorld,
  share as shareFor,
  structureIn,
  valueOf,
} from '../scene.ts';

const SEEDS = 60;
const ACTS = 30;
const CARDS = 6;

/** A territory in which each of six cards has somebody, said something, seeks, brings and was brought. */
function territory(seed: number) {
  const world = puppetWorld(`s${seed}-`);
  const doc = newSpace(world);
  const members: { readonly account: string; readonly structures: readonly ItemId[] }[] = [];
  const common = ask(doc, ANA, world, { sentence: 'Qui accueille le soir ?' });
  const cards = Array.from({ length: CARDS }, (_, n) => {
    const card = structureIn(doc, world, `Carte ${n}`);
    const [before, after] = [structureIn(doc, world, `Avant ${n}`), structureIn(doc, world, `Après ${n}`)];
    patch(doc, structure, card, { broughtBy: before });
    patch(doc, structure, after, { broughtBy: card });
    members.push({ account: `zoe${n}`, structures: [card] });
    valueOf(setGoBetween(doc, card, `luc${n}` as AccountId, world));
    valueOf(noteExchange(doc, ANA, card, { said: `Dit ${n}`, day: '2027-03-02', way: 'phone' }, world));
    for (const side of ['need', 'resource'] as const)
      valueOf(
        offer(
          doc,
          PAUL,
          side,
          { structure: card, type: 'tool', text: `${side} ${n}`, place: null, theme: null },
          world,
        ),
      );
    ask(doc, PAUL, world, { sentence: `Qui répond, ${n} ?`, voice: { kind: 'structure', structure: card } });
    shareFor(doc, PAUL, world, common, card);
    return card;
  });
  return { world, doc, cards, members };
}

/** Every list of a structure, as bare names: those of the page, each as a set. */
function listsOf(doc: Y.Doc, members: ReturnType<typeof territory>['members'], id: ItemId) {
  const structures = readAll(doc, structure);
  const readAs = (one: ItemId): ItemId => readsAs((card) => structures.get(card), one);
  const isOf = inTheNameOf(id, readAs);
  const brought = whoBrought(structures);
  const named = (ids: Iterable<ItemId>) => [...ids].map((one) => structures.get(one)?.name);
  return {
    people: peopleOf(members, id, readAs).map(({ account }) => account),
    goBetweens: goBetweens(readAll(doc, goBetween).values(), readAs).get(id) ?? [],
    said: exchangesOf(readAll(doc, exchange).values(), id, readAs).map(({ said }) => said),
    needs: [...readAll(doc, need).values()].filter((one) => isOf(one.structure)).map(({ text }) => text),
    resources: [...readAll(doc, resource).values()]
      .filter((one) => isOf(one.structure))
      .map(({ text }) => text),
    asks: askedBy(
      id,
      {
        questions: readAll(doc, question),
        shares: readAll(doc, share),
        moderations: readAll(doc, moderation),
      },
      readAs,
    ).map(({ sentence }) => sentence),
    brought: named([...brought].filter(([, by]) => by === id).map(([one]) => one)),
  };
}

type Lists = ReturnType<typeof listsOf>;
const asSets = (lists: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...new Set(list)].sort()]));

describe('What was added twice', () => {
  test('CARD-17: whatever two people join and take apart, each list is the union while joined and as before after', () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { doc: anas, cards, members } = territory(seed);
      const before = new Map(cards.map((card) => [card, listsOf(anas, members, card)]));
      const lucs = alsoOn(anas, 7);
      const chance = dice(seed);
      for (let act = 0; act < ACTS; act += 1) {
        const doc = chance.oneOf([anas, lucs]);
        if (chance.onceIn(4)) meet(anas, lucs);
        else if (chance.onceIn(3)) separateStructures(doc, chance.oneOf(cards));
        else joinStructures(doc, { twin: chance.oneOf(cards), into: chance.oneOf(cards) });
      }
      meet(anas, lucs);
      for (const doc of [anas, lucs]) {
        const structures = readAll(doc, structure);
        const joined = joinedCards(structures);
        const shown = structuresInView(structures).filter(({ id }) => cards.includes(id));
        const read = shown.flatMap(({ id }) => joined.get(id) ?? [id]);
        expect([...read].sort(), `seed ${seed}`).toEqual([...cards].sort());
        for (const { id } of shown) {
          const all = (joined.get(id) ?? [id]).map((card) => before.get(card) as Lists);
          const union = Object.fromEntries(
            Object.keys(all[0] as Lists).map((name) => [
              name,
              all.flatMap((one) => [...one[name as keyof Lists]]),
            ]),
          );
          expect(asSets(listsOf(doc, members, id)), `seed ${seed}`).toEqual(asSets(union));
          const own = structures.get(id)?.broughtBy;
          expect(whoBrought(structures).get(id), `seed ${seed}`).toBe(own);
        }
      }
      for (const card of cards) separateStructures(chance.oneOf([anas, lucs]), card);
      meet(anas, lucs);
      for (const card of cards)
        expect(asSets(listsOf(anas, members, card)), `seed ${seed}`).toEqual(
          asSets(before.get(card) as Lists),
        );
    }
  });

  test('CARD-17: who talks with it is said for all its cards at once, and put back card by card', () => {
    const { world, doc, cards } = territory(1);
    const [centre, twin] = cards as [ItemId, ItemId];
    valueOf(joinStructures(doc, { twin, into: centre }));
    const structures = readAll(doc, structure);
    const talking = () =>
      goBetweens(readAll(doc, goBetween).values(), (one) => readsAs((id) => structures.get(id), one)).get(
        centre,
      );
    expect(talking()).toEqual(['luc0', 'luc1']);
    const before = valueOf(setGoBetween(doc, centre, 'ana' as AccountId, world));
    expect(talking()).toEqual(['ana']);
    valueOf(setGoBetween(doc, centre, null, world));
    expect(talking()).toBeUndefined();
    for (const { card, member } of before) put(doc, goBetween, card, { member, namedAt: 1 });
    expect(talking()).toEqual(['luc0', 'luc1']);
  });

  test('CARD-17: it came by whoever one of its cards says, and its cards never brought one another', () => {
    const { doc, cards } = territory(1);
    const [centre, twin, other] = cards as [ItemId, ItemId, ItemId];
    const by = readAll(doc, structure).get(twin)?.broughtBy;
    patch(doc, structure, centre, { broughtBy: twin });
    patch(doc, structure, other, { broughtBy: twin });
    valueOf(joinStructures(doc, { twin, into: centre }));
    expect(whoBrought(readAll(doc, structure)).get(centre)).toBe(by);
    expect(whoBrought(readAll(doc, structure)).get(other)).toBe(centre);
    patch(doc, structure, twin, { broughtBy: null });
    expect(whoBrought(readAll(doc, structure)).has(centre)).toBe(false);
  });
});
