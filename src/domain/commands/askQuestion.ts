import type * as Y from 'yjs';
import { create } from '../collection.ts';
import { ownedId, type ItemId, type Pens } from '../ids.ts';
import { question } from '../kinds/question.ts';
import { type QuestionSource } from '../kinds/question.ts';
import { done, type Result } from '../result.ts';
import { checkContext, checkSentence, type SentenceRefusal } from '../sentence.ts';
import type { Voice } from '../voice.ts';
import type { World } from '../world.ts';

export interface AskedQuestion {
  readonly sentence: string;
  readonly context?: string | null;
  readonly voice: Voice;
  readonly theme?: ItemId | null;
  readonly source?: QuestionSource;
  readonly inPublic?: boolean;
}

/** Puts a question in the commons, in its asker's words. A question without a name is signed by the veiled pen. */
export function askQuestion(
  doc: Y.Doc,
  pens: Pens,
  asked: AskedQuestion,
  world: World,
): Result<ItemId, SentenceRefusal> {
  const sentence = checkSentence(asked.sentence);
  if (!sentence.ok) return sentence;
  const context = checkContext(asked.context);
  if (!context.ok) return context;
  const id = ownedId(asked.voice.kind === 'nobody' ? pens.veiled : pens.named, world.chance);
  create(doc, question, id, {
    sentence: sentence.value,
    context: context.value,
    voice: asked.voice,
    theme: asked.theme ?? null,
    source: asked.source ?? 'typed',
    inPublic: asked.inPublic ?? true,
    askedAt: world.now(),
  });
  return done(id);
}
