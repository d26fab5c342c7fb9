import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { closestWording } from '#domain/similar/closestWording.ts';
import { SimilarQuestions } from '#domain/similar/similarQuestions.ts';
import { commonsOf, indexOf } from '../../support/nearPairs.ts';

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
  expect(mail?.sharedWords).toEqual(['Demandeur', 'emploi', 'adresse', 'électronique']);
  const job = found.find((one) => one.id === 'job');
  expect(job?.sharedWords).toEqual([]);
  expect(job?.sameNotion).toEqual(expect.arrayContaining(['demandeurs d’emploi', 'messagerie']));
  for (const one of found) expect(one.sharedWords.length + one.sameNotion.length).toBeGreaterThan(0);
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

test('NEAR-1: of several wordings, the one that holds the words in common is told', () => {
  expect(closestWording(['emploi', 'Adresse'], [JOB, MAIL])).toBe(MAIL);
  expect(closestWording([], [JOB, MAIL])).toBe(JOB);
  expect(closestWording(['emploi'], [])).toBeNull();
});
