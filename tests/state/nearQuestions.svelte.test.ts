// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { addTerm } from '#domain/commands/addTerm.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { archiveQuestion } from '#domain/commands/archiveQuestion.ts';
import { groupQuestions } from '#domain/commands/groupQuestions.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { NearQuestions } from '#state/nearQuestions.svelte.ts';
import { takeBackGrouping } from '#state/grouping.ts';
import { saySame, unsaySame, wordsLeftBetween } from '#features/sameWords/state/sameWords.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { pensOf, Scene, value, world } from './scene.ts';

const TYPED = 'Qui prête des vélos ';

function opened(): { readonly scene: Scene; readonly space: SpaceState } {
  const scene = new Scene();
  for (let n = 0; n < 30; n += 1) scene.paulAsks(`Une question bien différente, la ${n}e ?`);
  return { scene, space: new SpaceState(scene) };
}
const ids = (near: NearQuestions, sentence = TYPED): string[] => near.near(sentence).map((one) => one.id);

test('NEAR-5: what Paul asks, changes or takes away is found as it stands', async () => {
  const { scene, space } = opened();
  const near = new NearQuestions(space);
  await near.filled;
  const seen: string[][] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(ids(near)));
  });
  flushSync();
  const bikes = scene.paulAsks('Où trouver des vélos à prêter ?');
  flushSync();
  value(archiveQuestion(scene.pauls, pensOf('paul'), bikes, world));
  flushSync();
  stop();
  near.stop();
  expect(seen).toEqual([[], [bikes], []]);
});

test('NEAR-5: only what everybody reads is found', async () => {
  const { scene, space } = opened();
  const aside = scene.paulAsks('Qui prête des vélos ?');
  moderateQuestion(scene.pauls, aside, { verdict: 'setAside', reason: 'Déjà dit.' }, world);
  const near = new NearQuestions(space);
  await near.filled;
  expect(ids(near)).toEqual([]);
  moderateQuestion(scene.pauls, aside, { verdict: 'welcomed' }, world);
  expect(ids(near)).toEqual([aside]);
  near.stop();
});

test('NEAR-5: a question is found by the words that others gave for it, too', async () => {
  const { scene, space } = opened();
  const bikes = scene.paulAsks('Comment se déplacer sans voiture ?');
  const near = new NearQuestions(space);
  await near.filled;
  expect(ids(near)).toEqual([]);
  const structure = value(addStructure(scene.pauls, { name: 'Mairie', kind: 'localAuthority' }, world));
  const wording = 'Qui prête des vélos ?';
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: bikes, structure, wording }, world));
  expect(ids(near)).toEqual([bikes]);
  near.stop();
});

test('NEAR-5: a large commons is read a few questions at a time, and answers meanwhile', async () => {
  const { scene, space } = opened();
  for (let n = 0; n < 600; n += 1) scene.paulAsks(`Où garer le camion numéro ${n} ?`);
  const last = scene.paulAsks('Qui prête des vélos ?');
  let breaths = 0;
  const near = new NearQuestions(space, async () => void (breaths += 1));
  expect(ids(near)).toEqual([]);
  const during = scene.paulAsks('Des vélos prêtés ?');
  expect(ids(near)).toEqual([during]);
  await near.filled;
  expect(breaths).toBe(3);
  expect(ids(near).sort()).toEqual([last, during].sort());
  near.stop();
});

test('NOTE-17: the neighbours of a question are found beside it, and it is none of them', async () => {
  const { scene, space } = opened();
  const mine = scene.paulAsks('Qui prête des vélos aux jeunes sans voiture, et où ?');
  const cousin = scene.paulAsks('Où trouver des vélos à prêter ?');
  const near = new NearQuestions(space);
  await near.filled;
  const sentence = space.questions.get(mine)?.sentence ?? '';
  expect(near.near(sentence, { without: new Set([mine]) }).map((one) => one.id)).toEqual([cousin]);
  near.stop();
});

test('WORD-12: a word that Paul adds to the glossary with its other forms is a notion from then on', async () => {
  const { scene, space } = opened();
  const bikes = scene.paulAsks('Une draisine pour qui, au bourg ?');
  const near = new NearQuestions(space, () => Promise.resolve());
  await near.filled;
  expect(ids(near, 'Une bicyclette enfantine, et alors ? ')).not.toContain(bikes);
  const given = { word: 'draisine', otherForms: ['bicyclette enfantine'], meaning: null };
  value(addTerm(scene.pauls, pensOf('paul'), given, world));
  flushSync();
  await Promise.resolve();
  expect(ids(near, 'Une bicyclette enfantine, et alors ? ')).toContain(bikes);
  near.stop();
});

test('NEAR-10: a group teaches that two words say the same, until it is separated', async () => {
  const { scene, space } = opened();
  const [one, other] = [
    scene.paulAsks('Qui répare les trottinettes ?'),
    scene.paulAsks('Qui peut réparer les patinettes ?'),
  ];
  const lent = scene.paulAsks('Où louer des patinettes électriques ?');
  const near = new NearQuestions(space);
  await near.filled;
  const typed = 'Louer une trottinette électrique ';
  expect(near.near(typed).find(({ id }) => id === lent)?.alike).not.toContainEqual({
    mine: 'trottinette',
    theirs: 'patinettes',
  });
  const link = value(groupQuestions(scene.pauls, { question: other, into: one }, world));
  expect(near.near(typed).find(({ id }) => id === lent)?.alike).toContainEqual({
    mine: 'trottinette',
    theirs: 'patinettes',
  });
  value(takeBackGrouping(space, link));
  expect(near.near(typed).find(({ id }) => id === lent)?.alike).not.toContainEqual({
    mine: 'trottinette',
    theirs: 'patinettes',
  });
  near.stop();
});

test('NEAR-10: the words that somebody gave when they joined teach too', async () => {
  const { scene, space } = opened();
  const one = scene.paulAsks('Qui répare les trottinettes ?');
  const lent = scene.paulAsks('Où louer des patinettes électriques ?');
  const near = new NearQuestions(space);
  await near.filled;
  const typed = 'Louer une trottinette électrique ';
  near.near(typed);
  const structure = value(addStructure(scene.pauls, { name: 'Mairie', kind: 'localAuthority' }, world));
  const wording = 'Qui répare les patinettes ?';
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: one, structure, wording }, world));
  expect(near.near(typed).find(({ id }) => id === lent)?.alike).toContainEqual({
    mine: 'trottinette',
    theirs: 'patinettes',
  });
  near.stop();
});

test('NEAR-11: of two questions, the two words left are asked about; a yes is read by everybody who looks', async () => {
  const { scene, space } = opened();
  const [one, other] = [
    scene.paulAsks('Qui répare les trottinettes ?'),
    scene.paulAsks('Qui peut réparer les patinettes ?'),
  ];
  expect(wordsLeftBetween(space, one, other)).toEqual(['trottinettes', 'patinettes']);
  const said = value(saySame(space, ['trottinettes', 'patinettes']));
  expect(wordsLeftBetween(space, one, other)).toBeNull();
  expect([...space.views.terms.plain.values()]).toMatchObject([
    { word: 'trottinettes', otherForms: ['patinettes'] },
  ]);
  expect(unsaySame(space, said)).toBe(true);
  expect(wordsLeftBetween(space, one, other)).toEqual(['trottinettes', 'patinettes']);
});
