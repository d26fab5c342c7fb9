import type { ItemId } from '../ids.ts';
import type { Question, Share } from '../kinds/index.ts';
import type { Family } from './families.ts';

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
): readonly FamilyVoice[] {
  const named = family.structures.map((structure) => ({
    structure,
    asked: asked.filter(({ voice }) => voice.kind === 'structure' && voice.structure === structure),
    wordings: shares.flatMap((share) =>
      share.structure === structure && share.archivedAt === null && share.wording !== null
        ? [share.wording]
        : [],
    ),
  }));
  const unnamed = asked
    .filter(({ voice }) => voice.kind === 'nobody' && voice.family === family.kind)
    .map((question) => ({ structure: null, asked: [question], wordings: [] }));
  return [...named, ...unnamed];
}
