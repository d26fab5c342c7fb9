import type * as Y from 'yjs';
import {
  checkFoundation,
  foundSpace as layFoundation,
  type SpaceFoundation,
} from '#domain/commands/foundSpace.ts';
import { layTemplate } from '#features/plan/domain/layTemplate.ts';
import { migrate } from '#domain/migrate.ts';
import { slugFrom, type SpaceSlug } from '#domain/ids.ts';
import { task } from '#domain/kinds/backstage/index.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { TemplateWords } from '#domain/taskTemplate.ts';
import type { Entry, FoundSpaceRefusal, NewSpace, OpeningRefusal } from '#protocol/portal.ts';
import { DEMO_SLUG } from '../demo/demoSpace.ts';
import { checkName, newMember } from './members.ts';
import { commonsOf, roomOf, type Needs } from './needs.ts';
import { newSession } from './sessions.ts';
import { addChosen, checkNewStructure } from './structures.ts';

/** Founds a space, with its founder as organiser. What is wrong with it is told before `mayOpen` counts it. */
export async function foundSpace(
  needs: Needs,
  given: NewSpace,
  mayOpen: () => Result<null, OpeningRefusal>,
): Promise<Result<Entry, FoundSpaceRefusal | OpeningRefusal>> {
  const name = checkName(given.founder);
  if (!name.ok) return name;
  const { structure } = given;
  if (structure?.kind === 'known') return refused('structure.unknown');
  if (structure !== null) {
    const checked = checkNewStructure(needs, structure);
    if (!checked.ok) return checked;
  }
  const settle: Settle<Entry, FoundSpaceRefusal> = async (slug, act) => {
    const joined = await act((doc) => structure && addChosen(doc, structure, 'coOrganiser', needs));
    if (joined?.ok === false) return joined;
    const member = newMember(needs, {
      space: slug,
      name: name.value,
      role: 'organiser',
      structures: joined === null ? [] : [joined.value],
      invitation: null,
    });
    const { row, entry } = newSession(needs, member);
    await needs.store.people.addMember(member, row);
    return done(entry);
  };
  return layDown(needs, given, settle, mayOpen);
}

/** Everybody enters the demo as an organiser, and a cookie named `terreau-language` is taken: no space bears these names. */
export const RESERVED: ReadonlySet<string> = new Set([DEMO_SLUG, 'language']);

/** Writes the settings of the space and what goes with them, in one durable act. */
type Act = <T>(also: (doc: Y.Doc) => T) => Promise<T>;

/** Brings the first way into a space. */
type Settle<T, Why extends string> = (slug: SpaceSlug, act: Act) => Promise<Result<T, Why>>;

type LayDownRefusal = Extract<FoundSpaceRefusal, `space.${string}`>;

/**
 * Takes the name, lays the settings, then lets `settle` bring the first way in (a member or an invitation).
 * A space that nobody can enter, because a former attempt broke in the middle, does not hold its name:
 * whoever tries again takes it over.
 */
export async function layDown<T, Why extends string, Closed extends string = never>(
  needs: Needs,
  given: Pick<NewSpace, 'name' | 'department' | 'eventDay' | 'licence' | 'plan'>,
  settle: Settle<T, Why>,
  mayOpen: () => Result<null, Closed> = () => done(null),
): Promise<Result<T, Why | Closed | LayDownRefusal>> {
  const { name, department, eventDay, licence } = given;
  const foundation = checkFoundation({ name, department, eventDay, licence });
  if (!foundation.ok) return foundation;
  const slug = slugFrom(foundation.value.name);
  if (slug === null) return refused('space.nameUnusable');
  if (RESERVED.has(slug)) return refused('space.nameTaken');
  // Before the name is looked up: to ask of many names whether they are taken is counted as well.
  const open = mayOpen();
  if (!open.ok) return open;
  return needs.turns(`founding ${slug}`, async () => {
    const isNew = await needs.store.people.addSpace({ slug, createdAt: needs.world.now() });
    if (!isNew && (await hasWayIn(needs, slug))) return refused('space.nameTaken');
    if (given.plan !== undefined && eventDay !== null) await layPlan(needs, slug, given.plan);
    return settle(slug, actFor(needs, slug, foundation.value));
  });
}

const actFor =
  ({ live, world }: Needs, slug: SpaceSlug, foundation: SpaceFoundation): Act =>
  (also) =>
    live.act(commonsOf(slug), (doc) => {
      layFoundation(doc, foundation, world);
      migrate(doc, world.now());
      return also(doc);
    });

/** Before the space has a way in: a foundation that is tried again lays nothing down twice. */
const layPlan = ({ live, world }: Needs, slug: SpaceSlug, plan: TemplateWords): Promise<unknown> =>
  live.act(roomOf(slug, task.root), (doc) => layTemplate(doc, plan, world));

const hasWayIn = async ({ store }: Needs, slug: string): Promise<boolean> =>
  (await store.people.members(slug)).length > 0 || (await store.people.invitations(slug)).length > 0;
