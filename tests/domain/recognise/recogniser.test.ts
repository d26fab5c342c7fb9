import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { recogniser, type Recognisable } from '#domain/recognise/recogniser.ts';

const glossary = (...words: readonly (string | readonly string[])[]): readonly Recognisable[] =>
  words.map((one, n) => {
    const [word = '', ...otherForms] = typeof one === 'string' ? [one] : one;
    return { id: `w${n}` as ItemId, word, otherForms };
  });
/** The words found, as the text writes them. */
const foundIn = (text: string, ...words: readonly (string | readonly string[])[]): string[] =>
  recogniser(glossary(...words))
    .in(text)
    .map(({ start, end }) => text.slice(start, end));

describe('WORD-7: the words of the glossary are recognised', () => {
  it.each([
    ['médiation numérique', 'Qui paie les médiations numériques ?', 'médiations numériques'],
    ['tête de réseau', 'Les têtes de réseau s’en chargent.', 'têtes de réseau'],
    ['têtes de réseau', 'Une tête de réseaux suffit.', 'tête de réseaux'],
    ['lieu', 'Des lieux ouverts', 'lieux'],
    ['travaux', 'Le travail de chacun', 'travail'],
    ['communal', 'Des centres communaux', 'communaux'],
    ['réseaux', 'Un réseau', 'réseau'],
    ['œil', 'Les yeux ouverts', 'yeux'],
    ['inclusion', 'L’inclusion d’abord', 'inclusion'],
    ['inclusion', "Parler d'inclusion", 'inclusion'],
    ['illectronisme', 'Dire qu’illectronisme blesse', 'illectronisme'],
    ['point d’accès', "Des points d'accès partout", "points d'accès"],
    ['médiation numérique', 'LA MEDIATION NUMERIQUE', 'MEDIATION NUMERIQUE'],
    ['tiers-lieu', 'Un tiers lieu ou deux', 'tiers lieu'],
    ['tiers lieu', 'Nos tiers-lieux', 'tiers-lieux'],
    ['médiateur numérique', 'Les médiateur·rices numériques', 'médiateur·rices numériques'],
    ['aidant numérique', 'Les aidant(s) numérique(s)', 'aidant(s) numérique(s)'],
    ['fracture', 'Cette fracture-là', 'fracture'],
    ['fracture', 'La « fracture », dit-on.', 'fracture'],
    ['non-recours', 'Le non\u00a0recours', 'non\u00a0recours'],
  ])('%s in « %s »', (word, text, found) => {
    expect(foundIn(text, word)).toEqual([found]);
    expect(foundIn(text.normalize('NFD'), word).map((one) => one.normalize('NFC'))).toEqual([found]);
  });

  it.each([
    ['lieu', 'Un tiers-lieu, un milieu, lieutenant'],
    ['homme', 'Les prud’hommes'],
    ['médiation numérique', 'La médiation. Numérique ou pas.'],
    ['médiation numérique', 'la médiation\nnumérique'],
    ['mal', 'Un mail'],
    ['mois', 'Pour moi'],
    ['structure', 'ecrire@structure.fr, structure.fr et https://structure/structure'],
    ['SI', 'Que faire si le réseau tombe ?'],
  ])('not %s in « %s »', (word, text) => {
    expect(foundIn(text, word)).toEqual([]);
  });

  it('by their other forms, acronyms too', () => {
    const word = ['espace public numérique', 'EPN', 'cyberespace'];
    expect(foundIn('Un EPN, des epn, un cyberespace', word)).toEqual(['EPN', 'epn', 'cyberespace']);
    expect(foundIn('Le SI des SI', 'SI')).toEqual(['SI', 'SI']);
  });

  it('the longest first, and never one over the other', () => {
    const words = ['médiation', 'médiation numérique', 'numérique', 'numérique responsable'];
    expect(foundIn('médiation numérique responsable', ...words)).toEqual(['médiation numérique']);
    expect(foundIn('médiation du numérique', ...words)).toEqual(['médiation', 'numérique']);
  });

  it('a spelling that two words claim is of the one that is written so', () => {
    const [second] = recogniser(glossary(['inclusion', 'médiation'], 'médiation')).in('la médiation');
    expect(second?.id).toBe('w1');
    const [cours] = recogniser(glossary('cour', 'cours')).in('les cours');
    expect(cours?.id).toBe('w1');
  });

  it('and an empty glossary, or a word without letters, finds nothing', () => {
    expect(foundIn('Rien du tout')).toEqual([]);
    expect(foundIn('Rien ! ?', '! ?', '')).toEqual([]);
  });
});

/** How French writes each of these, by hand. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  'médiation numérique': ['médiation numérique', 'médiations numériques', 'MÉDIATION NUMÉRIQUE'],
  'tête de réseau': ['tête de réseau', 'têtes de réseaux', 'Têtes de réseau', 'tete de reseau'],
  'tiers-lieu': ['tiers-lieu', 'tiers-lieux', 'Tiers lieux', 'tiers\u00a0lieu'],
  illectronisme: ['illectronisme', 'Illectronismes', 'ILLECTRONISME'],
  'espace public numérique': ['espaces publics numériques', 'espace public numérique'],
  'accès aux droits': ['accès aux droits', 'Acces aux droits'],
};
const BESIDE = ['d’', 'l’', 'qu’', "d'", '', '(', '« ', 'de ', 'comment ', 'lieu ', 'réseau ', 'tête, '];
const AFTER = ['', ' ?', ', ', '.', ' »', ' ici', ' droits', '-là'];

test('WORD-7: whatever stands around, what was written is what is found', () => {
  const words = Object.keys(WRITTEN);
  const known = recogniser(glossary(...words));
  const written = fc
    .record({
      n: fc.nat(words.length - 1),
      way: fc.nat(),
      before: fc.constantFrom(...BESIDE),
      after: fc.constantFrom(...AFTER),
    })
    .map(({ n, way, ...around }) => {
      const ways = WRITTEN[words[n] ?? ''] ?? [];
      return { id: `w${n}`, said: ways[way % ways.length] ?? '', ...around };
    });
  fc.assert(
    fc.property(fc.array(written, { maxLength: 6 }), (parts) => {
      let text = '';
      const expected = parts.map(({ id, said, before, after }) => {
        text += ` ; ${before}`;
        const start = text.length;
        text += `${said}${after}`;
        return { id, start, end: start + said.length };
      });
      expect(known.in(text)).toEqual(expected);
    }),
  );
});

/** By brute force: every stretch between two borders, the leftmost then the longest, compared as plain strings. */
function bruteForce(text: string, words: readonly string[]): string[] {
  const isLetter = (at: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(at));
  const isFree = (at: number, beyond: number): boolean =>
    !isLetter(at) && !(text[at] === '-' && isLetter(beyond));
  const found: string[] = [];
  for (let from = 0; from < text.length; from += 1) {
    if (!isFree(from - 1, from - 2)) continue;
    for (let to = text.length; to > from; to -= 1) {
      const said = text.slice(from, to);
      if (!isFree(to, to + 1) || !words.includes(said.replaceAll('-', ' '))) continue;
      found.push(`${from} ${said}`);
      from = to - 1;
      break;
    }
  }
  return found;
}

test('WORD-7: what is found is what a search by brute force finds', () => {
  const letter = fc.constantFrom('bo', 'ka', 'ru');
  const expression = fc.array(letter, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
  const gap = fc.constantFrom(' ', ' ', '-', ', ', '! ', '');
  const text = fc.array(fc.tuple(letter, gap), { maxLength: 14 }).map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(fc.uniqueArray(expression, { maxLength: 6 }), text, (words, said) => {
      const found = recogniser(glossary(...words)).in(said);
      expect(found.map(({ start, end }) => `${start} ${said.slice(start, end)}`)).toEqual(
        bruteForce(said, words),
      );
    }),
  );
});
