import type * as Y from 'yjs';
import { create, readAll, readItem } from '#domain/collection.ts';
import { ownedId, type ItemId, type Pens } from '#domain/ids.ts';
import { LONGEST_MATCH_REASON, type MatchState } from './match.ts';
import { match } from './match.ts';
import { need } from './need.ts';
import { resource } from './resource.ts';
import { structure } from '#domain/kinds/structure.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import type { World } from '#domain/world.ts';
import { patchOwn } from '#domain/commands/patchOwn.ts';

/** `match.notTheirs`: neither the need nor the resource is of the structure in whose name it is said. */
export type MatchRefusal = 'match.notTheirs' | 'match.tooLong' | 'item.gone';

/** Where a need and a resource stand, in the name of one of their two structures. */
export interface SaidOfMatch {
  readonly need: ItemId;
  readonly resource: ItemId;
  readonly structure: ItemId;
  readonly state: MatchState;
  readonly why: string;
}

/** Says where a need and a resource stand; what was said before stays beside it. */
export function sayOfMatch(
  doc: Y.Doc,
  pens: Pens,
  given: SaidOfMatch,
  world: World,
): Result<ItemId, MatchRefusal> {
  const [sought, offered] = [readItem(doc, need, given.need), readItem(doc, resource, given.resource)];
  if (sought === null || offered === null) return refused('item.gone');
  const readAs = (id: string): ItemId =>
    readsAs((one) => readItem(doc, structure, one) ?? undefined, id as ItemId);
  const theirs = [sought, offered].flatMap((one) => (one.structure === null ? [] : [readAs(one.structure)]));
  if (!theirs.includes(readAs(given.structure))) return refused('match.notTheirs');
  const why = tidy(given.why);
  if (why.length > LONGEST_MATCH_REASON) return refused('match.tooLong');
  const id = ownedId(pens.named, world.chance);
  const saidAt = Math.max(world.now(), latestOf(doc, given) + 1);
  create(doc, match, id, { ...given, why: why === '' ? null : why, saidAt });
  return done(id);
}

/** Takes back what I said of a match: what was said before counts again. */
export const takeBackOfMatch = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, match, pens, id, { archivedAt: world.now() });

/** The hour of the last word on this pair: a clock that runs late must not be overruled by one that runs fast. */
function latestOf(doc: Y.Doc, pair: Pick<SaidOfMatch, 'need' | 'resource'>): number {
  let latest = 0;
  for (const one of readAll(doc, match).values())
    if (one.need === pair.need && one.resource === pair.resource) latest = Math.max(latest, one.saidAt);
  return latest;
}
