import type * as Y from 'yjs';
import { patch } from '../collection.ts';
import { ownsItem, type ItemId, type Pens } from '../ids.ts';
import { question } from '../kinds/question.ts';
import { done, refused, type Result } from '../result.ts';
import { checkContext, checkSentence, type SentenceRefusal } from '../sentence.ts';
import type { World } from '../world.ts';

export interface QuestionEdit {
  readonly sentence: string;
  readonly context: string | null;
  readonly inPublic: boolean;
}

/** Changes the words of my own question. Nobody else's: not even an organiser's hand reaches them. */
export function editQuestion(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  edit: QuestionEdit,
  world: World,
): Result<ItemId, SentenceRefusal | 'item.notMine' | 'item.gone'> {
  if (!ownsItem(pens, id)) return refused('item.notMine');
  const sentence = checkSentence(edit.sentence);
  if (!sentence.ok) return sentence;
  const context = checkContext(edit.context);
  if (!context.ok) return context;
  const found = patch(doc, question, id, {
    sentence: sentence.value,
    context: context.value,
    inPublic: edit.inPublic,
    editedAt: world.now(),
  });
  return found ? done(id) : refused('item.gone');
}
