import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { SimilarQuestions } from '#domain/similar/similarQuestions.ts';
import { synonymsOf } from '#domain/similar/synonyms.ts';
import { KEPT_LOOK_ALIKES, LOOK_ALIKES } from '../../support/lookAlikes.ts';
import { commonsOf, GLOSSARY, indexOf } from '../../support/nearPairs.ts';
import { KEPT_REWORDINGS, REWORDINGS } from '../../support/rewordings.ts';

const id = (text: string): ItemId => text as ItemId;
const ids = (index: SimilarQuestions, sentence: string): readonly ItemId[] =>
  index.near(sentence).map((one) => one.id);

const MAIL = 'Comment accompagner un demandeur d’emploi qui n’a pas d’adresse électronique ?';
const JOB = 'Comment suivre une personne en recherche de travail qui n’a pas de boîte mail ?';

function commons(): SimilarQuestions {
  const index = indexOf(commonsOf(198).slice(98));
  index.put(id('mail'), MAIL);
  index.put(id('job'), JOB);
  return index;
}

test('NEAR-1: at most five, each with its reason: my words, or an idea said otherwise', () => {
  const found = commons().near('Aider un Demandeur d’emploi sans adresse électronique');
  expect(found.length).toBeLessThanOrEqual(5);
  const mail = found.find((one) => one.id === 'mail');
  expect(mail?.alike).toEqual(
    expect.arrayContaining([
      { mine: 'Demandeur', theirs: 'demandeur' },
      { mine: 'électronique', theirs: 'électronique' },
      { mine: 'Aider', theirs: 'accompagner' },
    ]),
  );
  const job = found.find((one) => one.id === 'job');
  expect(job?.alike).toContainEqual({ mine: 'adresse électronique', theirs: 'boîte mail' });
  for (const one of found) expect(one.alike).not.toEqual([]);
});

test('NEAR-1: what resembles nothing finds nothing', () => {
  const index = commons();
  for (const sentence of [
    '',
    '?',
    'Comment est-ce que',
    'Comment cuisiner des courgettes farcies ?',
    '👋 ???',
  ])
    expect(index.near(sentence)).toEqual([]);
});

test('NEAR-1: an English question finds English questions, and is not taken for a French one', () => {
  const index = commons();
  index.put(id('en'), 'How can we lend tablets to older people?');
  expect(ids(index, 'Who could lend tablets to people in the village?')[0]).toBe('en');
  expect(ids(index, 'Why do trains leave so late?')).toEqual([]);
});

test('NEAR-2: a slip of the hand and a word that is still growing find it all the same', () => {
  const index = commons();
  expect(ids(index, 'Sans adrese éléctronique ')).toContain('mail');
  expect(ids(index, 'un demandeur sans adresse élec')).toContain('mail');
});

test('NEAR-2: of questions that resemble as much, those of my theme come first', () => {
  const index = new SimilarQuestions();
  index.put(id('a'), 'Qui prête des vélos ?', id('elsewhere'));
  index.put(id('b'), 'Qui prête des vélos ?', id('here'));
  for (let n = 0; n < 20; n += 1) index.put(id(`other${n}`), `Une autre chose numéro ${n} ?`);
  expect(index.near('Prêter des vélos', { theme: id('here') }).map((one) => one.id)).toEqual(['b', 'a']);
  expect(index.near('Prêter des vélos', { theme: id('elsewhere') }).map((one) => one.id)).toEqual(['a', 'b']);
});

test('NEAR-2: a question that is changed or taken away is found as it stands now', () => {
  const index = commons();
  index.put(id('mail'), 'Comment réparer une tondeuse ?');
  expect(ids(index, 'Sans adresse électronique pour un demandeur')).not.toContain('mail');
  expect(ids(index, 'Une tondeuse à réparer')).toContain('mail');
  index.delete(id('mail'));
  expect(ids(index, 'Une tondeuse à réparer')).not.toContain('mail');
});

test('NEAR-2: whatever came and went before, the same questions give the same suggestions', () => {
  const pool = commonsOf(120);
  const act = fc.record({ put: fc.boolean(), at: fc.nat(pool.length - 1), as: fc.nat(pool.length - 1) });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), fc.nat(pool.length - 1), (acts, typed) => {
      const lived = new SimilarQuestions();
      const standing = new Map<ItemId, string>();
      for (const { put, at, as } of acts) {
        const [one, sentence] = [pool[at]?.id ?? id(''), pool[as]?.sentence ?? ''];
        if (put) standing.set(one, sentence);
        else standing.delete(one);
        if (put) lived.put(one, sentence);
        else lived.delete(one);
      }
      const fresh = new SimilarQuestions();
      for (const [one, sentence] of [...standing].reverse()) fresh.put(one, sentence);
      const asked = pool[typed]?.sentence ?? '';
      expect(lived.near(asked)).toEqual(fresh.near(asked));
    }),
    { numRuns: 60 },
  );
});

test('NEAR-1: a question is told in the words that resemble mine, its own or those that others gave for it', () => {
  const index = commons();
  index.put(id('bikes'), [
    'Comment se déplacer sans voiture ?',
    'Qui prête des vélos ?',
    'Où louer un vélo ?',
  ]);
  const [found] = index.near('Prêter des vélos');
  expect(found).toMatchObject({ id: 'bikes', said: 'Qui prête des vélos ?' });
});

test('NEAR-9: every word of every reason stands in my sentence, and in the one that is told', () => {
  const index = new SimilarQuestions(GLOSSARY);
  index.teach(synonymsOf([{ one: 'vélos', other: 'bicyclettes', sure: 0.7 }]));
  for (const { id: one, sentence } of commonsOf(198)) index.put(one, sentence);
  index.put(id('bikes'), ['Qui prête des vélos ?', 'Où trouver des bicyclettes à prêter ?']);
  const pool = [
    ...commonsOf(198).map(({ sentence }) => sentence),
    ...[...REWORDINGS, ...KEPT_REWORDINGS, ...LOOK_ALIKES, ...KEPT_LOOK_ALIKES].flatMap(({ a, b }) => [a, b]),
    'Prêter une bicyclette',
  ];
  let told = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...pool),
      fc.constantFrom('asked' as const, 'unasked' as const),
      (typed, door) => {
        for (const { said, alike } of index.near(typed, { door }))
          for (const { mine, theirs } of alike) {
            expect(typed.normalize('NFC')).toContain(mine);
            expect(said).toContain(theirs);
            told += 1;
          }
      },
    ),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(300);
});

test('NEAR-9: words that say the same here are both named', () => {
  const index = commons();
  index.teach(synonymsOf([{ one: 'vélos', other: 'bicyclettes', sure: 0.7 }]));
  index.put(id('bikes'), 'Qui répare les bicyclettes ?');
  expect(index.near('Qui répare les vélos ? ')[0]).toMatchObject({
    id: 'bikes',
    alike: expect.arrayContaining([{ mine: 'vélos', theirs: 'bicyclettes' }]),
  });
});
