import type { Alike } from '#domain/similar/align.ts';

/** What two texts say alike, as it stands in each: once where it stands alike, « mairie ↔ municipalité » elsewhere. */
export const alikeWords = (alike: readonly Alike[]): readonly string[] =>
  alike.map(({ mine, theirs }) =>
    mine.localeCompare(theirs, 'fr', { sensitivity: 'accent' }) === 0 ? mine : `${mine} ↔ ${theirs}`,
  );
