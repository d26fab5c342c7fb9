import type { CommunePlace } from '#domain/communePlace.ts';
import type { ItemId } from '#domain/ids.ts';
import { LONGEST_OFFERED } from './need.ts';
import type { ResourceType } from './resourceTypes.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { tidy } from '#domain/sentence.ts';

export type OfferedRefusal = 'offered.empty' | 'offered.tooLong' | 'offered.unsigned';

/** What a structure seeks or can bring. Without a place it is where the structure is. */
export interface GivenOffered {
  readonly structure: ItemId | null;
  readonly type: ResourceType;
  readonly text: string;
  readonly place: CommunePlace | null;
  readonly theme: ItemId | null;
}

/** Nothing is cut in silence, and everything sought or offered is somebody's. */
export function checkOffered(
  given: GivenOffered,
): Result<GivenOffered & { readonly structure: ItemId }, OfferedRefusal> {
  const text = tidy(given.text);
  if (!/\p{L}|\p{N}/u.test(text)) return refused('offered.empty');
  if (text.length > LONGEST_OFFERED) return refused('offered.tooLong');
  return given.structure === null
    ? refused('offered.unsigned')
    : done({ ...given, structure: given.structure, text });
}
