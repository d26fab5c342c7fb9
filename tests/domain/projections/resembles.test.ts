import { describe, expect, it } from 'vitest';
import { bareName, likelyTwins, resembles } from '#domain/projections/resembles.ts';

const SIRET = { scheme: 'siret', value: '43493312300029' } as const;
const looked = (name: string, commune: string | null = null, siret = false) => ({
  name,
  commune,
  identifiers: siret ? [SIRET] : [],
});

describe('Two structures that look alike', () => {
  it('CARD-12: are noticed by name and commune, by a longer name in the same commune, and by SIRET', () => {
    expect(bareName('Association « L’Établi » de la Dordogne')).toBe('etabli dordogne');
    expect(resembles(looked('M.D.P.H.'), looked('MDPH', 'Périgueux'))).toBe('name');
    expect(resembles(looked('Médiathèque', 'Ribérac'), looked('médiatheque de Ribérac', 'riberac'))).toBe(
      'name',
    );
    expect(resembles(looked('Mairie', 'Ribérac'), looked('Mairie', 'Brantôme'))).toBeNull();
    expect(resembles(looked('Médiathèque'), looked('Médiathèque de Ribérac'))).toBeNull();
    expect(resembles(looked('Le Lavoir', null, true), looked('Café associatif', 'Thiviers', true))).toBe(
      'siret',
    );
    expect(resembles(looked('…'), looked('…'))).toBeNull();
  });

  it('CARD-12: are listed once, the one that was added first in front', () => {
    const cards = [
      { id: 'c', addedAt: 3, ...looked('MDPH') },
      { id: 'a', addedAt: 1, ...looked('M.D.P.H.', 'Périgueux', true) },
      { id: 'b', addedAt: 2, ...looked('Maison du handicap', null, true) },
      { id: 'd', addedAt: 4, ...looked('Mairie', 'Ribérac') },
      { id: 'e', addedAt: 5, ...looked('Mairie', 'Brantôme') },
    ];
    const pairs = likelyTwins(cards).map(({ first, twin, why }) => [first.id, twin.id, why]);
    expect(pairs.sort()).toEqual([
      ['a', 'b', 'siret'],
      ['a', 'c', 'name'],
    ]);
  });
});
