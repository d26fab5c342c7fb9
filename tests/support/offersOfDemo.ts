import { readAll } from '#domain/collection.ts';
import type { AccountId, ItemId, Pen } from '#domain/ids.ts';
import { need, resource, structure } from '#domain/kinds/index.ts';
import { nearnessOf } from '#domain/places.ts';
import { proposeMatches, type Offers } from '#features/needs/domain/proposeMatches.ts';
import { demoSpace } from '#server/demo/demoSpace.ts';
import { seedDemo } from '#server/demo/seedDemo.ts';
import { newCommons, puppetWorld } from '../domain/scene.ts';

/** The demo as a commons holds it; what is known of places is whether two codes are the same, or of one département. */
export function demoOffers(): Offers {
  const doc = newCommons(1);
  const world = puppetWorld('d', 1_800_000_000_000);
  const people = demoSpace.people.map(({ id }) => {
    const pens = { named: id as Pen, veiled: `veil-${id}` as Pen };
    return [id, { account: id as AccountId, pens }] as const;
  });
  for (const { act } of seedDemo(demoSpace, world, new Map(people)).acts) act(doc);
  return {
    needs: readAll(doc, need).values(),
    resources: readAll(doc, resource).values(),
    structures: readAll(doc, structure),
    settled: new Set(),
    near: (one, other) => nearnessOf(one, other, () => null),
  };
}

/** Of each need of the file, by its id there, the texts of what is proposed for it. */
export function proposedInDemo(): ReadonlyMap<string, readonly string[]> {
  const offers = demoOffers();
  const [needs, resources] = [[...offers.needs], [...offers.resources]];
  const proposals = proposeMatches({ ...offers, needs, resources });
  const textOf = (id: ItemId): string => resources.find((one) => one.id === id)?.text ?? '';
  return new Map(
    demoSpace.needs.map(({ id, text }) => {
      const inCommons = needs.find((one) => one.text === text)?.id;
      const found = inCommons === undefined ? [] : (proposals.get(inCommons) ?? []);
      return [id, found.map((one) => textOf(one.resource))];
    }),
  );
}

/** Its proposals, how many of them the file calls good or possible, and the good ones that are not proposed. */
export function offersOfDemo() {
  const proposed = proposedInDemo();
  const textOf = (id: string): string => demoSpace.resources.find((one) => one.id === id)?.text ?? '?';
  const isProposed = (one: { readonly need: string; readonly resource: string }): boolean =>
    proposed.get(one.need)?.includes(textOf(one.resource)) === true;
  return {
    proposed: [...proposed.values()].flat().length,
    good: demoSpace.matches.filter(isProposed).length,
    lost: demoSpace.matches
      .filter((one) => one.good === true && !isProposed(one))
      .map((one) => ({
        need: demoSpace.needs.find(({ id }) => id === one.need)?.text ?? '?',
        resource: textOf(one.resource),
      })),
  };
}
