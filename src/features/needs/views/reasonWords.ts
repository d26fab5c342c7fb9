import type { MatchReason } from '../domain/proposeMatches.ts';
import type { ResourceType } from '../domain/resourceTypes.ts';
import { alikeWords } from '#ui/items/alikeWords.ts';
import type { AppWords } from '#ui/words/app/fr.ts';

/** Why a resource may answer a need, in sentences: what says most comes first. */
export function reasonWords({ needs }: AppWords, why: MatchReason, type: ResourceType): string {
  const { reasons } = needs;
  const told = [reasons.alike(alikeWords(why.alike))];
  if (why.sameTheme) told.push(reasons.theme);
  if (why.sameType) told.push(reasons.type(needs.types[type]));
  if (why.near !== null && why.near !== 'sameDepartment') told.push(reasons[why.near]);
  return told.join(' ');
}
