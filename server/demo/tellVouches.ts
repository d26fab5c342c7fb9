import { vouchFor } from '#domain/commands/vouchFor.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Chronicle } from './chronicle.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { handsOf } from './handsOf.ts';
import { known, must } from './mustBe.ts';

interface Held {
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
  readonly arrivals: ReadonlyMap<string, number>;
}

/** Every structure of the demo is confirmed: by its own people where it has some, else by the one that brought it. */
export function tellVouches(past: Chronicle, data: DemoSpace, { people, structures, arrivals }: Held): void {
  const hands = handsOf(data, people);
  const withPeople = new Set(data.people.map(({ structure }) => structure));
  const first = data.structures[0]?.id ?? '';
  for (const { id, broughtBy } of data.structures) {
    const by = withPeople.has(id) ? id : (broughtBy ?? first);
    past.tell(known(arrivals, id), (doc, world) => {
      const given = { structure: known(structures, id), speaksFor: known(structures, by) };
      must(vouchFor(doc, hands(by, null).pens, given, world));
    });
  }
}
