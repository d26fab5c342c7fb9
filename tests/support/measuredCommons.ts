import type { ItemId } from '#domain/ids.ts';
import { FRESH } from './freshPairs.ts';
import { KEPT_LOOK_ALIKES, LOOK_ALIKES } from './lookAlikes.ts';
import { commonsOf, type Asked } from './nearPairs.ts';
import { KEPT_REWORDINGS, REWORDINGS } from './rewordings.ts';

/** The demo's questions and made-up ones, `size` of them, with both sides of every pair that is measured. */
export function measuredCommons(size: number): readonly Asked[] {
  const measured = [FRESH, REWORDINGS, KEPT_REWORDINGS, LOOK_ALIKES, KEPT_LOOK_ALIKES]
    .flat()
    .flatMap(({ a, b }) => [a, b]);
  const known = commonsOf(size);
  const asked = new Set(known.map(({ sentence }) => sentence));
  const fresh = [...new Set(measured)].filter((sentence) => !asked.has(sentence));
  return [...known, ...fresh.map((sentence, n) => ({ id: `measured${n}` as ItemId, sentence }))];
}
