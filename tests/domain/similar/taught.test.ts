import { describe, expect, it } from 'vitest';
import { glossarySayings } from '#domain/similar/notions.ts';
import { taughtBy } from '#domain/similar/taught.ts';

const same = (one: string, other: string) => ({ one, other });
const words = (...pairs: Parameters<typeof taughtBy>) =>
  taughtBy(...pairs).map(({ one, other }) => [one, other]);

describe('Words that groups and other wordings teach', () => {
  it('NEAR-10: the one word that each leaves to the other', () => {
    expect(words([same('Qui répare les trottinettes ?', 'Qui peut réparer les patinettes ?')])).toEqual([
      ['trottinettes', 'patinettes'],
    ]);
  });

  it('NEAR-10: of several words left, those that are left again elsewhere', () => {
    const one = same('Qui tond la pelouse du préau ?', 'Qui tond le gazon de la cour ?');
    const other = same('Faut-il arroser la pelouse du stade ?', 'Faut-il arroser le gazon du terrain ?');
    expect(words([one])).toEqual([]);
    expect(words([one, other])).toEqual([['pelouse', 'gazon']]);
  });

  it('NEAR-10: neither what is known, nor light words, nor sentences with nothing else in common', () => {
    expect(words([same('Qui aide les seniors ?', 'Qui aide les aînés ?')])).toEqual([]);
    expect(words([same('Où trouver des vélos ?', 'Où chercher des vélos ?')])).toEqual([]);
    expect(words([same('Des trottinettes ?', 'Des patinettes ?')])).toEqual([]);
    const glossary = glossarySayings([{ word: 'trottinette', otherForms: ['patinette'] }]);
    expect(words([same('Qui répare les trottinettes ?', 'Qui répare les patinettes ?')], glossary)).toEqual(
      [],
    );
  });
});
