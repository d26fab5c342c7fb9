import type { ItemId } from '#domain/ids.ts';
import type { GlossaryWord } from '#domain/projections/glossaryOf.ts';

/** The columns of the words in a file, in this order; their titles come from the words of the app. */
export const WORD_COLUMNS = ['mot', 'se_dit_aussi', 'sens', 'exemple', 'structure'] as const;
export type WordColumn = (typeof WORD_COLUMNS)[number];

/**
 * The words in view, one row for each thing that a word means, signed, in the order in which they were given; a word
 * without a meaning has a row of its own. No pen is in it.
 */
export function wordTable(
  words: readonly GlossaryWord[],
  nameOf: (structure: ItemId) => string | undefined,
  titles: Readonly<Record<WordColumn, string>>,
): readonly (readonly string[])[] {
  const rows = words.flatMap(({ word, otherForms, meanings }) => {
    const said = [word, otherForms.join(', ')];
    if (meanings.length === 0) return [[...said, '', '', '']];
    return meanings.map(({ definition, example, structure }) => [
      ...said,
      definition,
      example ?? '',
      (structure === null ? undefined : nameOf(structure)) ?? '',
    ]);
  });
  return [WORD_COLUMNS.map((column) => titles[column]), ...rows];
}
