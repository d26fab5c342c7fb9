import { wordsOf } from './words.ts';

/** Of several ways to say one question, the one that holds most of these words; the first of equals. */
export function closestWording(shared: readonly string[], wordings: readonly string[]): string | null {
  const sought = new Set(shared.flatMap(wordsOf).map(({ stem }) => stem));
  let closest: string | null = null;
  let most = -1;
  for (const wording of wordings) {
    const held = new Set(wordsOf(wording).flatMap(({ stem }) => (sought.has(stem) ? [stem] : []))).size;
    if (held > most) [closest, most] = [wording, held];
  }
  return closest;
}
