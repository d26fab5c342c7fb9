import { fold } from '../fold.ts';

/** What a sentence wants to know: a cause or a purpose, an amount, or what to do (and whatever else). */
export type Asking = 'why' | 'howMuch' | 'what';

const WHY = /\b(?:pourquoi|a quoi (?:bon|sert|servent)|why)\b/;
const HOW_MUCH =
  /\b(?:combien|quel (?:cout|prix|tarif)|quels (?:couts|prix|tarifs)|how (?:much|many|long))\b/;

export function askingOf(sentence: string): Asking {
  const folded = fold(sentence);
  if (WHY.test(folded)) return 'why';
  return HOW_MUCH.test(folded) ? 'howMuch' : 'what';
}
