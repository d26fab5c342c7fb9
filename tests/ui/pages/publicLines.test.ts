import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { PublicQuestion } from '#domain/projections/publicPage.ts';
import { askerLine, carriersLine, carryingLines, questionLines } from '#ui/pages/publicLines.ts';
import { wordsOf } from '#ui/pages/words.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
const words = wordsOf('fr');
const asked = (changes: Partial<PublicQuestion>): PublicQuestion => ({
  id: 'q' as ItemId,
  sentence: 'Qui garde les clés ?',
  context: null,
  asker: { kind: 'nobody' },
  structures: 0,
  families: [],
  alsoAsking: [],
  otherWordings: [],
  ...changes,
});

test('families are counted in structures, never in people', () => {
  const question = asked({
    structures: 3,
    families: [
      { kind: 'localFacility', structures: 1, unnamedVoice: false },
      { kind: 'association', structures: 2, unnamedVoice: true },
    ],
  });
  expect(plain(carriersLine(question, words))).toBe('3 structures : 1 lieu de proximité, 2 associations');
});

test('a structure that asks alone is not counted twice', () => {
  const question = asked({
    asker: { kind: 'structure', name: 'Le Lavoir' },
    structures: 1,
    families: [{ kind: 'localFacility', structures: 1, unnamedVoice: false }],
  });
  expect(carriersLine(question, words)).toBe('');
  expect(askerLine(question, words)).toBe('Posée par Le Lavoir');
});

test('people are never named in public', () => {
  expect(askerLine(asked({ asker: { kind: 'person' } }), words)).toBe('Posée par une personne du réseau');
  expect(askerLine(asked({ asker: { kind: 'family', family: 'residents' } }), words)).toBe(
    'Posée par une habitante ou un habitant',
  );
});

test('structures that agreed are named, after the count', () => {
  const question = asked({
    asker: { kind: 'structure', name: 'Le Lavoir' },
    structures: 2,
    families: [{ kind: 'localFacility', structures: 2, unnamedVoice: false }],
    alsoAsking: ['Médiathèque de Ribérac'],
  });
  expect(plain(questionLines(question, words))).toBe(
    'Posée par Le Lavoir. 2 structures : 2 lieux de proximité. Aussi : Médiathèque de Ribérac.',
  );
});

test('GROUP-12: of a group the askers are told beside their words, and who carries it is told once', () => {
  const question = asked({
    asker: { kind: 'structure', name: 'Le Lavoir' },
    structures: 2,
    families: [{ kind: 'localFacility', structures: 2, unnamedVoice: false }],
  });
  expect(plain(carryingLines(question, words))).toBe('2 structures : 2 lieux de proximité.');
});
