import type * as Y from 'yjs';
import { noteExchange } from '#features/mobilisation/domain/exchanges.ts';
import { setGoBetween } from '#domain/commands/mobilise.ts';
import { ACT } from '#domain/collection.ts';
import type { Way } from '#domain/kinds/backstage/index.ts';
import type { World } from '#domain/world.ts';
import type { Needs } from '../people/needs.ts';
import { freshName } from '../secrets.ts';
import type { Chronicle } from './chronicle.ts';
import type { DemoPeople } from './demoPeople.ts';
import { DEMO_SLUG } from './demoSpace.ts';
import written from './mobilisation.fr.json';
import { known, must } from './mustBe.ts';
import type { DemoIds } from './seedDemo.ts';

const DAY = 24 * 60 * 60 * 1000;

interface Seeding {
  readonly people: DemoPeople;
  readonly structures: DemoIds;
}

/** Who of the demo's committee talks with whom, told of its commons. */
export function tellGoBetweens(past: Chronicle, { people, structures }: Seeding): void {
  for (const [structure, person] of Object.entries(written.goBetweens))
    past.tell(past.now, (doc, world) =>
      must(setGoBetween(doc, known(structures, structure), known(people, person).account, world)),
    );
}

/** What the demo's committee noted of its talks, written in its backstage. All of it is made up. */
export const seedExchanges = (doc: Y.Doc, world: World, { people, structures }: Seeding): void =>
  doc.transact(() => {
    for (const { structure, by, daysAgo, way, said } of written.exchanges) {
      const then = world.now() - daysAgo * DAY;
      const given = { said, way: way as Way, day: new Date(then).toISOString().slice(0, 10) };
      const at: World = { ...world, now: () => then };
      must(noteExchange(doc, known(people, by).pens, known(structures, structure), given, at));
    }
  }, ACT);

/** Whom the demo's committee writes to: made-up people, under numbers and addresses that are nobody's. */
export async function seedContacts({ store, world, random }: Needs, seeding: Seeding): Promise<void> {
  if ((await store.people.contacts(DEMO_SLUG)).length > 0) return;
  const now = world.now();
  for (const { structure, by, informedDaysAgo, ...given } of written.contacts) {
    const { account } = known(seeding.people, by);
    const id = freshName(random);
    await store.people.addContact(
      {
        ...given,
        space: DEMO_SLUG,
        id,
        structure: known(seeding.structures, structure),
        addedBy: account,
        addedAt: now,
        informedAt: informedDaysAgo === null ? null : now - informedDaysAgo * DAY,
        editedAt: null,
      },
      { space: DEMO_SLUG, at: now, account, act: 'added', contact: id, structure: null },
    );
  }
}
