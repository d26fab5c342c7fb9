import type { ItemId } from '../ids.ts';
import type { Placement } from '../kinds/placement.ts';
import type { Question } from '../kinds/question.ts';
import type { Spine } from '../kinds/spine.ts';
import { themeOf } from './themeOf.ts';

/** The themes that hold each question of a spine; a theme that only starts from it gathers it too. */
export function themesBySpine(spines: Iterable<Spine>): ReadonlyMap<ItemId, readonly ItemId[]> {
  const found = new Map<ItemId, ItemId[]>();
  for (const { question, theme, archivedAt } of spines)
    if (question !== null && theme !== null && archivedAt === null)
      found.set(question, [...(found.get(question) ?? []), theme]);
  return found;
}

/**
 * The themes that gather a question, each once: where it stands, and those whose spine holds it. A round table starts
 * from questions that stand in the themes of others.
 */
export function gatheredBy(
  asked: Question,
  placed: Placement | undefined,
  bySpine: ReadonlyMap<ItemId, readonly ItemId[]>,
): ReadonlySet<ItemId> {
  const home = themeOf(asked, placed);
  return new Set([...(home === null ? [] : [home]), ...(bySpine.get(asked.id) ?? [])]);
}
