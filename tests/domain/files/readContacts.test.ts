import { describe, expect, it } from 'vitest';
import { guessColumns } from '#features/files/domain/columns.ts';
import { readCard } from '#features/files/domain/readCard.ts';
import { readContacts } from '#features/files/domain/readContacts.ts';

const HEADERS = ['Nom', 'Téléphone', 'E-mail', 'Interlocuteur'];
const mapping = guessColumns(HEADERS);
const read = (phone: string, mail: string, name = '') => readContacts(['Fablab', phone, mail, name], mapping);

describe('Phones and mails of a row', () => {
  it('FILE-19: are known by their columns, and never enter the card', () => {
    expect(mapping).toEqual(['nom', 'telephone', 'courriels', 'contact']);
    const cells = ['Fablab', '0553000000', 'marque@example.org', 'Josette Marqueur'];
    const { card, problems } = readCard(cells, mapping);
    expect(problems).toEqual([]);
    expect(JSON.stringify(card)).not.toMatch(/0553|marque|Josette/i);
    expect(readContacts(cells, mapping)).toEqual([
      { name: 'Josette Marqueur', email: 'marque@example.org', phone: '0553000000' },
    ]);
  });

  it('FILE-19: several of a cell are several contacts; a zero that a spreadsheet ate comes back', () => {
    expect(read('553000000', 'a@example.org | b@example.org')).toEqual([
      { name: null, email: 'a@example.org', phone: '0553000000' },
      { name: null, email: 'b@example.org', phone: '' },
    ]);
    expect(read('05 53 00 00 00 / 06 00 00 00 00', '')).toHaveLength(2);
    expect(read('', 'mailto:a@example.org')).toMatchObject([{ email: 'a@example.org' }]);
    expect(read('', '', 'Josette')).toEqual([]);
    expect(readContacts(['Fablab'], guessColumns(['Nom']))).toEqual([]);
  });
});
