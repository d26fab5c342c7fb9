import type { MatchReason } from '#domain/projections/needs/proposeMatches.ts';
import type { ResourceType } from '#domain/resourceTypes.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

/** What stands around the two is told only where they share nothing themselves, and then this much of it. */
const FEW = 2;

/** Why a resource may answer a need, in sentences: what says most comes first. */
export function reasonWords({ needs }: AppWords, why: MatchReason, type: ResourceType): string {
  const { reasons } = needs;
  const told: string[] = [];
  if (why.words.length > 0) told.push(reasons.words(why.words));
  if (why.notions.length > 0) told.push(reasons.notions(why.notions));
  if (why.sameTheme) told.push(reasons.theme);
  if (why.sameType) told.push(reasons.type(needs.types[type]));
  const around = [...new Set(why.around)].slice(0, FEW);
  if (why.words.length + why.notions.length === 0 && around.length > 0) told.push(reasons.around(around));
  if (why.near !== null && why.near !== 'sameDepartment') told.push(reasons[why.near]);
  return told.join(' ');
}
