import { describe, expect, it } from 'vitest';
import { readIdentifier, spacedIdentifier } from '#domain/identifiers.ts';
import { valueOf } from './scene.ts';

const siret = (typed: string) => readIdentifier('siret', typed);

describe('The number of a structure', () => {
  it.each(['43493312300029', '434 933 123 00029', ' 434.933.123-00029 ', '434\u00a0933\u00a0123\u00a000029'])(
    'CARD-5: %s is a SIRET',
    (typed) => {
      expect(valueOf(siret(typed))).toEqual({ scheme: 'siret', value: '43493312300029' });
    },
  );

  it('CARD-5: of La Poste, the head office follows the key of all, other places a sum that five divides', () => {
    expect(siret('35600000000048').ok).toBe(true);
    expect(siret('35600000049837').ok).toBe(true);
    expect(siret('35600000049838')).toMatchObject({ why: 'siret.digit' });
  });

  it.each([
    ['12345678901234', 'siret.digit'],
    ['43493312300028', 'siret.digit'],
    ['434933123', 'siret.siren'],
    ['4349331230002', 'siret.length'],
    ['4349331230002A', 'siret.length'],
    ['W123456789', 'siret.length'],
  ])('CARD-5: %s is none: %s', (typed, why) => {
    expect(siret(typed)).toMatchObject({ why });
  });

  it('CARD-5: any one digit that is wrong is found', () => {
    const right = '43493312300029';
    for (let n = 0; n < right.length; n += 1)
      for (let digit = 0; digit < 10; digit += 1) {
        const typed = right.slice(0, n) + String(digit) + right.slice(n + 1);
        expect([typed, siret(typed).ok]).toEqual([typed, typed === right]);
      }
  });

  it('CARD-5: an association has its RNA, a structure of Nouvelle-Calédonie its RIDET, and nothing is nothing', () => {
    expect(valueOf(readIdentifier('rna', 'w241 000 123'))).toEqual({ scheme: 'rna', value: 'W241000123' });
    expect(valueOf(readIdentifier('rna', 'W9R2000001'))).toMatchObject({ value: 'W9R2000001' });
    for (const typed of ['241000123', 'W24100012', 'W2410001234'])
      expect(readIdentifier('rna', typed)).toMatchObject({ why: 'rna.shape' });
    expect(valueOf(readIdentifier('ridet', '1 234 567.001'))).toMatchObject({ value: '1234567001' });
    expect(readIdentifier('ridet', '12')).toMatchObject({ why: 'ridet.shape' });
    expect(valueOf(siret('  '))).toBeNull();
    expect(spacedIdentifier({ scheme: 'siret', value: '43493312300029' })).toBe(
      '434\u00a0933\u00a0123\u00a000029',
    );
  });
});
