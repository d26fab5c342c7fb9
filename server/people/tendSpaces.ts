import { patch, readItem } from '#domain/collection.ts';
import { question as questionKind, space as spaceKind } from '#domain/kinds/index.ts';
import { LONGEST_SPACE_NAME, SETTINGS } from '#domain/kinds/space.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import { emptyRoom } from '../erasure/emptyRoom.ts';
import { loadCopy } from '../document/copy.ts';
import { ROOM_SHAPES } from '../document/roomShape.ts';
import { Damaged, type SpaceRow } from '../store/store.ts';
import { commonsOf, type Needs } from './needs.ts';

/** A space as its operator sees it; what cannot be read is null. */
export interface ListedSpace {
  readonly space: string;
  readonly name: string | null;
  readonly members: number;
  readonly questions: number | null;
  /** What its documents take in the store. */
  readonly bytes: number;
  /** The last day on which a member came, `YYYY-MM-DD`. */
  readonly lastVisit: string | null;
  /** Whether its organisers show its page to everybody. */
  readonly isPublic: boolean | null;
  /** The hour (ISO) since when the operator has suspended it. */
  readonly suspendedAt: string | null;
  readonly isDamaged: boolean;
}

/** What goes with a space. */
export interface Deletion {
  readonly isDone: boolean;
  readonly space: string;
  readonly name: string;
  readonly members: number;
  readonly questions: number;
}

/** All spaces, by their addresses. */
export async function listSpaces(needs: Needs): Promise<readonly ListedSpace[]> {
  const bytes = new Map<string, number>();
  for (const one of await needs.store.updates.rooms()) {
    const space = one.room.split('/')[0] ?? '';
    bytes.set(space, (bytes.get(space) ?? 0) + one.bytes + one.foldedBytes);
  }
  const listed: ListedSpace[] = [];
  for (const row of await needs.store.people.spaces())
    listed.push(await look(needs, row, bytes.get(row.slug) ?? 0));
  return listed.sort((a, b) => (a.space < b.space ? -1 : 1));
}

async function look(needs: Needs, row: SpaceRow, bytes: number): Promise<ListedSpace> {
  const { people } = needs.store;
  const days = (await people.visits(row.slug)).map(({ day }) => day);
  const read = await readUnlessDamaged(needs, row.slug);
  return {
    space: row.slug,
    name: read?.name ?? null,
    members: (await presentIn(needs, row.slug)).length,
    questions: read?.questions ?? null,
    bytes,
    lastVisit: days.length === 0 ? null : new Date(Math.max(...days)).toISOString().slice(0, 10),
    isPublic: read?.isPublic ?? null,
    suspendedAt: row.suspendedAt === null ? null : new Date(row.suspendedAt).toISOString(),
    isDamaged: read === null,
  };
}

const presentIn = async ({ store }: Needs, space: string) =>
  (await store.people.members(space)).filter(({ removedAt }) => removedAt === null);

/** From the store, and not kept in memory: all spaces are looked at in a row. Null where a room of it is damaged. */
async function readUnlessDamaged({ store }: Needs, space: string) {
  try {
    const { doc: behind } = await loadCopy(store.updates, `${space}/backstage`, ROOM_SHAPES.backstage);
    behind.destroy();
    const { doc } = await loadCopy(store.updates, commonsOf(space), ROOM_SHAPES.commons);
    const settings = readItem(doc, spaceKind, SETTINGS);
    const questions = doc.getMap(questionKind.root).size;
    doc.destroy();
    return { name: settings?.name ?? null, questions, isPublic: settings?.isOpen ?? null };
  } catch (error) {
    if (error instanceof Damaged) return null;
    throw error;
  }
}

/** Gives a space another name. Its address stays: links, devices and cookies are known by it. */
export async function renameSpace(
  { live }: Needs,
  space: string,
  wanted: string,
): Promise<
  Result<{ readonly space: string; readonly name: string }, 'space.nameEmpty' | 'space.nameTooLong'>
> {
  const name = tidy(wanted);
  if (name === '') return refused('space.nameEmpty');
  if (name.length > LONGEST_SPACE_NAME) return refused('space.nameTooLong');
  await live.act(commonsOf(space), (doc) => patch(doc, spaceKind, SETTINGS, { name }));
  return done({ space, name });
}

/** The row first, then the sockets: whoever comes back meanwhile is refused by the row. */
export async function suspendSpace(needs: Needs, space: string): Promise<void> {
  await needs.store.people.suspendSpace(space, needs.world.now());
  for (const { account } of await presentIn(needs, space)) needs.live.cut(space, account, 'suspended');
}

/**
 * Takes a space away for good. It is suspended first, so that nothing comes in any more, and its rows go last: one that
 * was cut short stays shut, and the same command takes it up. Devices are told at their next contact, as of a person
 * who was erased.
 */
export const deleteSpace = (
  needs: Needs,
  space: string,
  forGood: boolean,
): Promise<Result<Deletion, 'space.damaged'>> =>
  needs.turns(`members of ${space}`, async () => {
    const read = await readUnlessDamaged(needs, space);
    if (read === null) return refused('space.damaged');
    const present = await presentIn(needs, space);
    const deletion = { space, name: read.name ?? space, members: present.length, questions: read.questions };
    if (!forGood) return done({ ...deletion, isDone: false });
    const { store, live, world } = needs;
    const at = world.now();
    await suspendSpace(needs, space);
    needs.noteDeleted({ space, at });
    for (const kind of Object.keys(ROOM_SHAPES)) {
      await emptyRoom(store.updates, `${space}/${kind}`);
      await live.beginEpoch(`${space}/${kind}`);
    }
    await store.people.deleteSpace(space, at);
    await store.updates.scrub();
    return done({ ...deletion, isDone: true });
  });
