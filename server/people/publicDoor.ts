import { askQuestion } from '#domain/commands/askQuestion.ts';
import { readItem } from '#domain/collection.ts';
import { PUBLIC_PEN } from '#domain/ids.ts';
import { space as spaceKind } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { publicPage, type PublicPage } from '#domain/projections/publicPage.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { checkSentence, type SentenceRefusal } from '#domain/sentence.ts';
import type { StructureKind } from '#domain/structureKinds.ts';
import type { PublicRefusal } from '#protocol/portal.ts';
import { publicNames } from './consents.ts';
import { commonsOf, type Needs } from './needs.ts';
import type { Rate, RateLimit } from '../rate.ts';

/**
 * A room of 165 phones sits behind one address: each may send two questions at once. After that one more comes
 * back every ten seconds, so that a machine left alone writes 360 an hour at most, and each can be set aside.
 */
export const PUBLIC_RATE: Rate = { burst: 330, every: 10_000 };

/** What the longest question of the form weighs in the document, and more. */
const LONGEST_ASKED = 2_048;

/** Pages kept: the spaces looked at last. */
const KEPT_PAGES = 100;

/** `names`: who was named, and how. A name that is withdrawn makes the page anew, on whichever server. */
type Kept = { readonly version: number; readonly names: string; readonly page: PublicPage | null };

/** What the public may read, made anew only when the commons has changed. */
export function createPublicPages(needs: Needs) {
  const kept = new Map<string, Kept>();
  return async (space: string): Promise<Result<PublicPage, PublicRefusal>> => {
    const row = await needs.store.people.space(space);
    if (row === null) return refused('noPublicPage');
    // The version is asked first: a change in between makes the page newer than its number, never older.
    const version = await needs.live.version(commonsOf(space));
    const agreed = await publicNames(needs, space);
    const names = JSON.stringify([...agreed]);
    const found = kept.get(space);
    const page =
      found?.version === version && found.names === names
        ? found.page
        : await needs.live.read(commonsOf(space), (doc) => publicPage(doc, agreed));
    kept.delete(space);
    kept.set(space, { version, names, page });
    const oldest = kept.keys().next();
    if (kept.size > KEPT_PAGES && oldest.done !== true) kept.delete(oldest.value);
    if (page === null) return refused('noPublicPage');
    // That a space is suspended is said where its page was open.
    return row.suspendedAt === null ? done(page) : refused('suspended');
  };
}

export interface AskedInPublic {
  readonly sentence: string;
  readonly family: StructureKind | null;
}

/** A question of the plain form. It is signed by the public pen: an organiser welcomes it before others read it. */
export async function askPublicly(
  needs: Needs,
  isLetThrough: RateLimit,
  space: string,
  asked: AskedInPublic,
  address: string,
): Promise<Result<null, PublicRefusal | SentenceRefusal | 'tooMany' | 'space.full'>> {
  const row = await needs.store.people.space(space);
  if (row === null || !(await isOpen(needs, space))) return refused('noPublicPage');
  if (row.suspendedAt !== null) return refused('suspended');
  const sentence = checkSentence(asked.sentence);
  if (!sentence.ok) return sentence;
  if (!isLetThrough(address)) return refused('tooMany');
  // Organisers keep room to answer what came, and to put the rest aside.
  if (!(await needs.live.leavesRoom(commonsOf(space), LONGEST_ASKED))) return refused('space.full');
  const pens = { named: PUBLIC_PEN, veiled: PUBLIC_PEN };
  const written = await needs.live.act(commonsOf(space), (doc) =>
    askQuestion(
      doc,
      pens,
      { sentence: sentence.value, voice: { kind: 'nobody', family: asked.family }, source: 'publicForm' },
      needs.world,
    ),
  );
  return written.ok ? done(null) : written;
}

const isOpen = ({ live }: Needs, space: string): Promise<boolean> =>
  live.read(commonsOf(space), (doc) => readItem(doc, spaceKind, SETTINGS)?.isOpen === true);
