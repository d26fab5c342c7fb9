import { readAll, readItem } from '#domain/collection.ts';
import { exchange, task } from '#domain/kinds/backstage/index.ts';
import { space as spaceKind } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import type { ItemId, SpaceSlug } from '#domain/ids.ts';
import { done, type Result } from '#domain/result.ts';
import type { EnterDemoRefusal, Entry } from '#protocol/portal.ts';
import { checkName, newMember, shutOut } from '../people/members.ts';
import { commonsOf, roomOf, type Needs } from '../people/needs.ts';
import { newSession } from '../people/sessions.ts';
import { structuresOf } from '../people/structures.ts';
import { bringDemoPeople } from './demoPeople.ts';
import { DEMO_SLUG, demoSpace } from './demoSpace.ts';
import { seedDemo } from './seedDemo.ts';
import { seedContacts, seedExchanges } from './tellMobilisation.ts';
import { seedTasks } from './seedTasks.ts';

/**
 * The demo space, made if it is not there yet. Twenty visitors at once make one. Its settings are stored with all the
 * rest, whole or not at all, in rows that bear the hours of its past: where they stand, everything stands; where they
 * do not, it starts again.
 */
export const demoIsThere = (needs: Needs): Promise<SpaceSlug> =>
  needs.turns(`founding ${DEMO_SLUG}`, async () => {
    const { store, live, world } = needs;
    await store.people.addSpace({ slug: DEMO_SLUG, createdAt: world.now() });
    const isWritten = await live.read(
      commonsOf(DEMO_SLUG),
      (doc) => readItem(doc, spaceKind, SETTINGS) !== null,
    );
    if (isWritten) return DEMO_SLUG;
    const people = await bringDemoPeople(needs, demoSpace);
    await live.act(roomOf(DEMO_SLUG, task.root), (doc) => {
      // A first attempt may have broken between the two documents.
      if (readAll(doc, task).size === 0) seedTasks(doc, demoSpace, world, people);
    });
    const { acts, structures } = seedDemo(demoSpace, world, people);
    await live.backdate(commonsOf(DEMO_SLUG), acts);
    await standForTheirs(needs, structures);
    await live.act(roomOf(DEMO_SLUG, exchange.root), (doc) => {
      if (readAll(doc, exchange).size === 0) seedExchanges(doc, world, { people, structures });
    });
    await seedContacts(needs, { people, structures });
    return DEMO_SLUG;
  });

async function standForTheirs({ store }: Needs, structures: ReadonlyMap<string, ItemId>): Promise<void> {
  const byName = new Map(demoSpace.people.map(({ name, structure }) => [name, structures.get(structure)]));
  for (const row of await store.people.members(DEMO_SLUG)) {
    const structure = byName.get(row.name);
    if (structure !== undefined)
      await store.people.changeMember(DEMO_SLUG, row.account, { structures: [structure] });
  }
}

/** Lets a visitor in, as an organiser who stands for the first structure of the file: every gesture can be tried. */
export async function enterDemo(
  needs: Needs,
  visitor: { readonly name: string },
  mayTry: () => Result<null, EnterDemoRefusal>,
): Promise<Result<Entry, EnterDemoRefusal>> {
  const name = checkName(visitor.name);
  if (!name.ok) return name;
  const open = mayTry();
  if (!open.ok) return open;
  const space = await demoIsThere(needs);
  const host = await hostOf(needs);
  const member = newMember(needs, {
    space,
    name: name.value,
    role: 'organiser',
    structures: host === null ? [] : [host],
    invitation: null,
  });
  const { row, entry } = newSession(needs, member);
  await needs.store.people.addMember(member, row);
  await makeRoom(needs);
  needs.live.tell(space, 'members');
  return done(entry);
}

/** Visitors who may be in the demo at once; one more takes the place of who came longest ago. */
export const MOST_VISITORS = 1_000;

/** The people of the file came before any visitor, and stay. */
const makeRoom = (needs: Needs): Promise<void> =>
  needs.turns(`members of ${DEMO_SLUG}`, async () => {
    const present = (await needs.store.people.members(DEMO_SLUG))
      .filter(({ removedAt }) => removedAt === null)
      .sort((one, other) => one.joinedAt - other.joinedAt);
    const visitors = present.slice(demoSpace.people.length);
    for (const row of visitors.slice(0, Math.max(0, visitors.length - MOST_VISITORS)))
      await shutOut(needs, row);
  });

async function hostOf(needs: Needs): Promise<ItemId | null> {
  const first = demoSpace.structures[0]?.name;
  return (await structuresOf(needs, DEMO_SLUG)).find(({ name }) => name === first)?.id ?? null;
}
