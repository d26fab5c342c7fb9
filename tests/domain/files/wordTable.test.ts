import { describe, expect, it } from 'vitest';
import { csvText } from '#features/files/domain/csvText.ts';
import { wordTable } from '#features/files/domain/wordTable.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Meaning, Term } from '#domain/kinds/index.ts';
import { glossaryOf } from '#domain/projections/glossaryOf.ts';
import { fr } from '#features/files/words/fr.ts';

const term = (id: string, word: string, otherForms: readonly string[] = []): Term =>
  ({ id, word, otherForms, addedAt: 1, editedAt: null, archivedAt: null }) as unknown as Term;
const means = (id: string, of: string, definition: string, structure: string | null): Meaning =>
  ({
    id,
    term: of,
    definition,
    example: null,
    structure,
    givenAt: 1,
    archivedAt: null,
  }) as unknown as Meaning;

describe('The words as a table', () => {
  it('WORD-19: have a row for each meaning, signed, and no pen; what could be a formula is none', () => {
    const words = glossaryOf(
      [term('ana~1', 'Commun', ['communs']), term('paul~2', 'Tiers-lieu')],
      [means('ana~m', 'ana~1', '=1+1', 's1'), means('paul~m', 'ana~1', 'Ce qui est à tous.', 's2')],
    );
    const names: Readonly<Record<string, string>> = { s1: 'Centre social', s2: 'Mairie' };
    const table = wordTable(words, (id: ItemId) => names[id], fr.wordColumns);
    expect(table).toEqual([
      ['Mot', 'Se dit aussi', 'Sens', 'Exemple', 'Signé par'],
      ['Commun', 'communs', '=1+1', '', 'Centre social'],
      ['Commun', 'communs', 'Ce qui est à tous.', '', 'Mairie'],
      ['Tiers-lieu', '', '', '', ''],
    ]);
    expect(table.flat().join(' ')).not.toContain('~');
    expect(csvText(table, 'spreadsheet')).toContain("'=1+1");
  });
});
