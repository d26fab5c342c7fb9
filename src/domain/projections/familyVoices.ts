import type { ItemId } from '../ids.ts';
import type { Question } from '../kinds/question.ts';
import type { Share } from '../kinds/share.ts';
import type { Family } from './families.ts';
import { readsAs, type Joinable } from './readsAs.ts';

/** One of those who ask: what they asked themselves, and the words they gave when they joined. */
export interface FamilyVoice {
  /** `null`: somebody unnamed. */
  readonly structure: ItemId | null;
  readonly asked: readonly Question[];
  readonly wordings: readonly string[];
}

/** The voices of one family in a question or a group of them, in their own words; those without a name last. */
export function familyVoices(
  family: Family,
  asked: readonly Question[],
  shares: readonly Share[],
  find: (id: ItemId) => Joinable | undefined,
): readonly FamilyVoice[] {
  const isOf = (structure: ItemId, said: string | null): boolean =>
    said !== null && readsAs(find, said as ItemId) === structure;
  const named = family.structures.map((structure) => ({
    structure,
    asked: asked.filter(({ voice }) => voice.kind === 'structure' && isOf(structure, voice.structure)),
    wordings: shares.flatMap((share) =>
      share.archivedAt === null && share.wording !== null && isOf(structure, share.structure)
        ? [share.wording]
        : [],
    ),
  }));
  const unnamed = asked
    .filter(({ voice }) => voice.kind === 'nobody' && voice.family === family.kind)
    .map((question) => ({ structure: null, asked: [question], wordings: [] }));
  return [...named, ...unnamed];
}
