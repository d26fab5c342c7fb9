import type * as Y from 'yjs';
import { vouchFor } from '#domain/commands/vouchFor.ts';
import type { ItemId } from '#domain/ids.ts';
import type { World } from '#domain/world.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { handsOf } from './handsOf.ts';
import { known, must } from './mustBe.ts';

interface Held {
  readonly world: World;
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
}

/** Every structure of the demo is confirmed: by its own people where it has some, else by the one that brought it. */
export function seedVouches(doc: Y.Doc, data: DemoSpace, { world, people, structures }: Held): void {
  const hands = handsOf(data, people);
  const withPeople = new Set(data.people.map(({ structure }) => structure));
  const first = data.structures[0]?.id ?? '';
  for (const { id, broughtBy } of data.structures) {
    const by = withPeople.has(id) ? id : (broughtBy ?? first);
    const given = { structure: known(structures, id), speaksFor: known(structures, by) };
    must(vouchFor(doc, hands(by, null).pens, given, world));
  }
}
