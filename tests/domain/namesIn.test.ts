import { describe, expect, it } from 'vitest';
import { hideName, namesIn } from '#domain/namesIn.ts';

describe('a name in a text', () => {
  it.each([
    ['Appeler Josette Martin lundi.', 'Josette Martin', 'Appeler … lundi.'],
    ['JOSETTE  MARTIN, puis josette\nmartin.', ' Josette Martin ', '…, puis ….'],
    ['Élodie Cœur (é sa place)', 'elodie coeur', '… (é sa place)'],
    ['Jose\u0301 et Jose', 'José', '… et …'],
    ['Chez Martinet, Martin-Petit et Saint-Martin.', 'Martin', 'Chez Martinet, …-Petit et Saint-….'],
    ['Ana Ana ana', 'Ana', '… … …'],
    ['👩‍🌾 Zoé', 'zoe', '👩‍🌾 …'],
    ['Rien ici.', 'Paul', 'Rien ici.'],
    ['Tout reste.', '  ', 'Tout reste.'],
  ])(
    'BACK-14: is found whole, whatever its accents, capitals and spaces: %j without %j',
    (text, name, left) => {
      expect(hideName(text, name)).toBe(left);
      expect(namesIn(left, name)).toEqual([]);
    },
  );

  it('BACK-14: is said where it stands', () => {
    expect(namesIn('à Zoé, à ZOE', 'Zoé')).toEqual([
      { from: 2, to: 5 },
      { from: 9, to: 12 },
    ]);
  });
});
