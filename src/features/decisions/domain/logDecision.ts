import type * as Y from 'yjs';
import { create, patch, readItem } from '#domain/collection.ts';
import { arrangedId, type ItemId } from '#domain/ids.ts';
import { decision, type Concerned, type Manner } from './decision.ts';
import {
  LONGEST_DECIDERS,
  LONGEST_DECISION,
  LONGEST_OBJECTION,
  MOST_CONCERNED,
  MOST_OBJECTIONS,
} from './decision.ts';
import { optionalDay } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';
import type { World } from '#domain/world.ts';

export type DecisionRefusal =
  | 'decision.empty'
  | 'decision.tooLong'
  | 'decision.whoTooLong'
  | 'decision.day'
  | 'decision.objectionTooLong'
  | 'decision.tooMany';

/** A decision as it is written down. */
export interface Decided {
  readonly what: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly who: string;
  readonly manner: Manner;
  readonly objections: readonly string[];
  readonly about: readonly Concerned[];
}

/** An organiser's act: writes down what was decided. */
export function logDecision(doc: Y.Doc, given: Decided, world: World): Result<ItemId, DecisionRefusal> {
  const checked = checkDecision(given);
  if (!checked.ok) return checked;
  const id = arrangedId(world.chance);
  create(doc, decision, id, { ...checked.value, loggedAt: world.now() });
  return done(id);
}

/** An organiser's act: mends what was written down. */
export function editDecision(
  doc: Y.Doc,
  id: ItemId,
  given: Decided,
  world: World,
): Result<ItemId, DecisionRefusal | 'item.gone'> {
  const checked = checkDecision(given);
  if (!checked.ok) return checked;
  const known = readItem(doc, decision, id);
  if (known === null) return refused('item.gone');
  const changed = Object.entries(checked.value).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(known[name as keyof Decided]),
  );
  if (changed.length > 0) patch(doc, decision, id, { ...Object.fromEntries(changed), editedAt: world.now() });
  return done(id);
}

/** Out of the log; nothing is lost. */
export const archiveDecision = (doc: Y.Doc, id: ItemId, world: World): boolean =>
  patch(doc, decision, id, { archivedAt: world.now() });

export const bringBackDecision = (doc: Y.Doc, id: ItemId): boolean =>
  patch(doc, decision, id, { archivedAt: null });

/** Nothing is cut in silence: what is too long is refused. Empty objections are left out. */
function checkDecision(given: Decided): Result<Decided, DecisionRefusal> {
  const [what, who] = [tidy(given.what), tidy(given.who)];
  const objections = given.objections.map(tidy).filter((one) => one !== '');
  if (what === '') return refused('decision.empty');
  if (what.length > LONGEST_DECISION) return refused('decision.tooLong');
  if (who.length > LONGEST_DECIDERS) return refused('decision.whoTooLong');
  if (optionalDay(given.day) === null) return refused('decision.day');
  if (objections.some((one) => one.length > LONGEST_OBJECTION)) return refused('decision.objectionTooLong');
  if (objections.length > MOST_OBJECTIONS || given.about.length > MOST_CONCERNED)
    return refused('decision.tooMany');
  return done({ ...given, what, who, objections });
}
