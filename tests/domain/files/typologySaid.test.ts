import { describe, expect, it } from 'vitest';
import { readCard } from '#features/files/domain/readCard.ts';
import { typologyReader } from '#features/files/domain/typologySaid.ts';
import { TYPOLOGIES, typologyFrom } from '#domain/typologies.ts';
import { typologyNames } from '#ui/words/typologies/names.ts';

const read = typologyReader(typologyNames);

describe('The kind of place, as a directory says it', () => {
  it.each([
    ['Médiathèque', 'BIB'],
    ['MEDIATHEQUES', 'BIB'],
    ['bibliothèque municipale', 'BIB'],
    ['Médiathèques intercommunales', 'BIB'],
    ['Association', 'ASSO'],
    ['associations', 'ASSO'],
    ['Tiers-lieu', 'TIERS_LIEUX'],
    ['tiers lieux', 'TIERS_LIEUX'],
    ['Mairie', 'MUNI'],
    ['Mairies', 'MUNI'],
    ['Centre social', 'CS'],
    ['centres sociaux', 'CS'],
    ['Centre communal d’action sociale', 'CCAS'],
    ['C.C.A.S.', 'CCAS'],
    ['EPN', 'EPN'],
    ['Espaces publics numériques', 'EPN'],
    ['France services', 'RFS'],
    ['Maison France Services', 'RFS'],
    ['Pôle emploi', 'FT'],
    ['Missions locales', 'ML'],
    ['fab-lab', 'FABLAB'],
    ['Sous-préfecture', 'PREF'],
    ['Conseil départemental', 'CD'],
    ['Autre', 'AUTRE'],
  ])('FILE-23: %s is understood', (said, code) => {
    expect(read(said)).toBe(code);
  });

  it('FILE-23: so is each code and each name of the list, in whatever case', () => {
    for (const code of TYPOLOGIES) {
      expect([code, read(code.toLowerCase())]).toEqual([code, typologyFrom(code)]);
      const name = typologyNames[code] ?? code;
      expect([name, read(name.toUpperCase())]).toEqual([name, typologyFrom(code)]);
    }
  });

  it.each(['Château', 'Chez Paul', '', 'Bus', 'Maison'])(
    'FILE-23: « %s » is guessed from nothing',
    (said) => {
      expect(read(said)).toBeNull();
    },
  );

  it('FILE-23: what is not understood is told by its words, which stay; the rest is taken', () => {
    const { card, problems } = readCard(['A', 'Médiathèque|Château'], ['nom', 'typologie'], () => true, read);
    expect([card?.typology, card?.mediation.typologie]).toEqual(['BIB', 'BIB|Château']);
    expect(problems).toEqual([{ column: 'typologie', code: 'schema', value: 'Médiathèque|Château' }]);
    const alone = readCard(['A', 'Château'], ['nom', 'typologie'], () => true, read);
    expect([alone.card?.typology, alone.card?.mediation.typologie]).toEqual([null, 'Château']);
  });

  it('FILE-23: a column of families that says kinds of place gives the family of each', () => {
    const kindOf = (said: string) => readCard(['A', said], ['nom', 'famille'], () => true, read).card?.kind;
    expect(['Médiathèques', 'Pôle emploi', 'Mairie'].map(kindOf)).toEqual([
      'localFacility',
      'publicServiceOperator',
      'localAuthority',
    ]);
  });
});
