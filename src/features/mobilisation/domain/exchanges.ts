import type * as Y from 'yjs';
import { create } from '#domain/collection.ts';
import { ownedId, type ItemId, type Pens } from '#domain/ids.ts';
import { LONGEST_EXCHANGE, type Way } from '#domain/kinds/backstage/exchange.ts';
import { exchange } from '#domain/kinds/backstage/exchange.ts';
import { optionalDay } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';
import { patchOwn, type OwnRefusal } from '#domain/commands/patchOwn.ts';

export type ExchangeRefusal = 'exchange.empty' | 'exchange.tooLong' | 'exchange.day';

export interface GivenExchange {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly way: Way;
  readonly said: string;
}

/** An organiser notes what was said with a structure. */
export function noteExchange(
  doc: Y.Doc,
  pens: Pens,
  structure: ItemId,
  given: GivenExchange,
  world: World,
): Result<ItemId, ExchangeRefusal> {
  const checked = checkExchange(given);
  if (!checked.ok) return checked;
  const id = ownedId(pens.named, world.chance);
  create(doc, exchange, id, { structure, ...checked.value, notedAt: world.now() });
  return done(id);
}

export function editExchange(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  given: GivenExchange,
  world: World,
): Result<ItemId, ExchangeRefusal | OwnRefusal> {
  const checked = checkExchange(given);
  if (!checked.ok) return checked;
  return patchOwn(doc, exchange, pens, id, { ...checked.value, editedAt: world.now() });
}

/** Takes what I noted out of view. Nothing is lost. */
export const archiveExchange = (
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  world: World,
): Result<ItemId, OwnRefusal> => patchOwn(doc, exchange, pens, id, { archivedAt: world.now() });

export const bringBackExchange = (doc: Y.Doc, pens: Pens, id: ItemId): Result<ItemId, OwnRefusal> =>
  patchOwn(doc, exchange, pens, id, { archivedAt: null });

/** Lines are kept as they were typed; nothing is cut in silence. */
function checkExchange({ day, way, said: raw }: GivenExchange): Result<GivenExchange, ExchangeRefusal> {
  const said = raw.trim();
  if (!/\p{L}|\p{N}/u.test(said)) return refused('exchange.empty');
  if (said.length > LONGEST_EXCHANGE) return refused('exchange.tooLong');
  return optionalDay(day) === null ? refused('exchange.day') : done({ day, way, said });
}
