import { expect, test } from 'vitest';
import { fold } from '#domain/fold.ts';
import { stemOf } from '#domain/similar/stem.ts';
import { wordsOf } from '#domain/similar/words.ts';

test.each([
  ['former', 'formation', 'formations', 'formés'],
  ['financer', 'financement'],
  ['partager', 'partage', 'partagées'],
  ['conseiller', 'conseillers', 'conseillère'],
  ['connexion', 'connection', 'connexions'],
  ['mairie', 'mairies'],
  ['journal', 'journaux'],
  ['bureau', 'bureaux'],
  ['élu', 'élus'],
  ['workshop', 'workshops'],
])('NEAR-2: the forms of %s leave the same', (...forms) => {
  const stems = forms.map((form) => stemOf(fold(form)));
  expect(new Set(stems).size, stems.join()).toBe(1);
});

test('NEAR-2: an age and somebody aged are two words', () => {
  expect(stemOf(fold('âge'))).not.toBe(stemOf(fold('âgées')));
});

test('NEAR-2: what every question says is left out, with its elisions; what is left is as Paul wrote it', () => {
  const words = wordsOf('Comment est-ce qu’on peut aider l’École à s’équiper aujourd’hui ?');
  expect(words.map(({ shown }) => shown)).toEqual(['aider', 'École', 'équiper', 'aujourd', 'hui']);
  expect(wordsOf('How do we help older people with their phones?').map(({ shown }) => shown)).toEqual([
    'help',
    'older',
    'people',
    'phones',
  ]);
});
