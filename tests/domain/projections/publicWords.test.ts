import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { patch } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import { addMeaning, archiveMeaning } from '#domain/commands/giveMeaning.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import type { ItemId, Pen } from '#domain/ids.ts';
import { space, structure } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { publicPage } from '#domain/projections/publicPage.ts';
import { wordsAsData } from '#ui/pages/wordsAsData.ts';

let chance = 0;
const world = { now: () => (chance += 1), chance: () => `n${(chance += 1)}` };
const pens = { named: 'paul' as Pen, veiled: 'v-paul' as Pen };

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string },
): T {
  if (!answer.ok) throw new Error(answer.why);
  return answer.value;
}

test('WORD-15: the public reads the meanings that are shown to it, signed by who agreed to be named', () => {
  const doc = openCommons(new Y.Doc());
  foundSpace(doc, { name: 'NEC', department: '24', eventDay: null, licence: 'etalab-2.0' }, world);
  patch(doc, space, SETTINGS as ItemId, { isOpen: true });
  const [named, veiled] = ['Mairie de Test', 'Les Bricoleurs'].map((name) =>
    value(addStructure(doc, { name, kind: 'association', commune: null }, world)),
  ) as [ItemId, ItemId];
  patch(doc, structure, named, { inPublic: true });
  const give = (of: ItemId, by: ItemId, definition: string, inPublic = true): ItemId =>
    value(addMeaning(doc, pens, of, { structure: by, definition, example: '', inPublic }, world));
  const word = (said: string): ItemId =>
    value(addTerm(doc, pens, { word: said, otherForms: [], meaning: null }, world)).term;

  const place = word('tiers-lieu');
  give(place, named, 'Un lieu ouvert.');
  give(place, veiled, 'Des bureaux.');
  give(place, named, 'Entre nous.', false);
  value(archiveMeaning(doc, pens, give(place, named, 'Ancien.'), world));
  moderateQuestion(doc, give(place, named, 'Écarté.'), { verdict: 'setAside', reason: 'x' }, world);
  give(word('hub'), named, 'Rien de public.', false);
  word('nu');

  expect(publicPage(doc)?.words).toEqual([
    {
      id: place,
      word: 'tiers-lieu',
      otherForms: [],
      meanings: [
        {
          definition: 'Un lieu ouvert.',
          example: null,
          signer: { name: 'Mairie de Test', family: 'association' },
        },
        { definition: 'Des bureaux.', example: null, signer: { name: null, family: 'association' } },
      ],
    },
  ]);
});

test('WORD-15: each meaning is a term for machines, and no word closes the element that holds it', () => {
  const data = wordsAsData(
    [
      {
        id: 'paul~1' as ItemId,
        word: 'tiers-lieu',
        otherForms: ['fablab'],
        meanings: [
          {
            definition: 'Un </script><script>alert(1)',
            example: null,
            signer: { name: 'Mairie', family: null },
          },
          { definition: 'Des bureaux.', example: null, signer: { name: null, family: 'association' } },
        ],
      },
    ],
    { name: 'Les mots', language: 'fr', address: 'https://t.fr/c/nec/mots', licence: 'https://l.fr' },
  );
  expect(data).not.toContain('<');
  expect(JSON.parse(data)).toMatchObject({
    '@type': 'DefinedTermSet',
    hasDefinedTerm: [
      {
        '@id': 'https://t.fr/c/nec/mots#mot-paul-1-1',
        name: 'tiers-lieu',
        alternateName: ['fablab'],
        description: 'Un </script><script>alert(1)',
        author: { name: 'Mairie' },
      },
      { '@id': 'https://t.fr/c/nec/mots#mot-paul-1-2', description: 'Des bureaux.' },
    ],
  });
});
