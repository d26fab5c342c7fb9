import type * as Y from 'yjs';
import { create, readItem } from '../collection.ts';
import { ownedId, type ItemId, type Pens } from '../ids.ts';
import { question } from '../kinds/question.ts';
import { share } from '../kinds/share.ts';
import { done, refused, type Result } from '../result.ts';
import { checkSentence, type SentenceRefusal } from '../sentence.ts';
import type { World } from '../world.ts';

/**
 * « Nous aussi »: says that a structure asks itself this question too, in its own words if it gives some.
 * Two people of one structure may both say it; the projection counts the structure once.
 */
export function shareQuestion(
  doc: Y.Doc,
  pens: Pens,
  given: { readonly question: ItemId; readonly structure: ItemId; readonly wording?: string | null },
  world: World,
): Result<ItemId, 'item.gone' | SentenceRefusal> {
  if (readItem(doc, question, given.question) === null) return refused('item.gone');
  let wording: string | null = null;
  if (given.wording?.trim()) {
    const checked = checkSentence(given.wording);
    if (!checked.ok) return checked;
    wording = checked.value;
  }
  const id = ownedId(pens.named, world.chance);
  create(doc, share, id, {
    question: given.question,
    structure: given.structure,
    wording,
    sharedAt: world.now(),
  });
  return done(id);
}
