// @vitest-environment runes
import { expect, test } from 'vitest';
import { create } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { groupQuestions as groupIn } from '#domain/commands/groupQuestions.ts';
import { keepApart as keepApartIn } from '#domain/commands/keepApart.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { separateQuestion as separateIn } from '#domain/commands/separateQuestion.ts';
import { addToSpine, takeOutOfSpine } from '#features/sheet/domain/spineActs.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import type { AccountId, ItemId, Pen } from '#domain/ids.ts';
import { annotation } from '#domain/kinds/index.ts';
import { writeRefusal } from '#domain/policy.ts';
import { cardAlone, cardOf } from '#state/card.ts';
import {
  groupQuestions,
  keepApart,
  letJoin,
  sayDifferent,
  separateQuestion,
  takeBackGrouping,
  undoSeparation,
} from '#state/grouping.ts';
import { openTheme } from '#state/openTheme.ts';
import { Proposals } from '#state/proposals.svelte.ts';
import { EVERYTHING, QuestionList } from '#state/questionList.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { ThemeTallies } from '#ui/views/themeTallies.svelte.ts';
import { dice } from '../support/chance.ts';
import { DISTINCT, demoSentences } from '../support/nearPairs.ts';
import { held } from './held.svelte.ts';
import { pensOf, Scene, value, world } from './scene.ts';

const person = { kind: 'person', person: 'ana' as AccountId } as const;

function opened(me: ConstructorParameters<typeof Scene>[0] = {}) {
  const scene = new Scene(me);
  const space = new SpaceState(scene);
  return { scene, space, list: new QuestionList(space) };
}

/** What changed in one turn is counted at its end. */
const turn = (): Promise<void> => Promise.resolve();

const structure = (scene: Scene, name: string, kind: 'association' | 'localAuthority' | 'school'): ItemId =>
  value(addStructure(scene.pauls, { name, kind }, world));

test('GROUP-7: one row for a group, where the first of its questions stood, and each is still a question', () => {
  const { scene, space, list } = opened();
  const [one, two, three] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?'), scene.paulAsks('Trois ?')];
  expect(list.ids).toEqual([three, two, one]);
  const done = value(groupIn(scene.pauls, { question: two, into: one }, world));
  expect(list.ids).toEqual([three, one]);
  expect([list.questions, list.count('shared'), list.fresh]).toEqual([3, 3, 0]);
  value(takeBackGrouping(space, done));
  expect([...list.ids].sort()).toEqual([one, two, three].sort());
});

test('GROUP-7: a row is found by the words, the family and the theme of any question of its group', () => {
  const { scene, space, list } = opened();
  const town = structure(scene, 'Mairie', 'localAuthority');
  const front = scene.paulAsks('Qui répare les vélos ?');
  const other = scene.paulAsks('Où faire réparer sa bicyclette ?', {
    voice: { kind: 'structure', structure: town },
  });
  value(groupIn(scene.pauls, { question: other, into: front }, world));
  const theme = value(openTheme(space, { title: 'Mobilités' }));
  placeQuestion(scene.pauls, other, theme, world);
  for (const wanted of [{ text: 'bicyclette' }, { text: 'vélos' }, { family: 'localAuthority' as const }]) {
    list.wanted = { ...EVERYTHING, ...wanted };
    expect([list.ids, list.questions]).toEqual([[front], 2]);
  }
  for (const wanted of [theme, 'none'] as const) {
    list.wanted = { ...EVERYTHING, theme: wanted };
    expect([list.ids, list.questions]).toEqual([[front], 1]);
  }
  const { one: tallies, leave } = held(() => new ThemeTallies(space));
  expect(tallies.of(theme).questions).toBe(1);
  leave();
});

test('SHEET-12: a round table gathers the questions of its spine, each once, and hears their families', async () => {
  const { scene, space } = opened();
  const workshop = value(openTheme(space, { title: 'Se déplacer' }));
  const table = value(openTheme(space, { title: 'Ouvrir la journée' }));
  const by = structure(scene, 'Mairie', 'localAuthority');
  const two = scene.paulAsks('Deux ?', { voice: { kind: 'structure', structure: by } });
  for (const id of [scene.paulAsks('Une ?'), two]) placeQuestion(scene.pauls, id, workshop, world);
  const { one: tallies, leave } = held(() => new ThemeTallies(space));
  expect(tallies.of(table).questions).toBe(0);
  const chosen = addToSpine(scene.pauls, table, two);
  addToSpine(scene.pauls, workshop, two);
  await turn();
  expect(tallies.of(table).questions).toBe(1);
  expect(tallies.of(table).missing).not.toContain('localAuthority');
  expect(tallies.of(workshop).questions).toBe(2);
  takeOutOfSpine(scene.pauls, chosen, world);
  await turn();
  expect(tallies.of(table).questions).toBe(0);
  leave();
});

test('GROUP-7: my own question is on top at once, until it is grouped with another', () => {
  const { scene, space, list } = opened();
  const [old, newer] = [scene.paulAsks('Ancienne ?'), scene.paulAsks('Récente ?')];
  expect(list.ids).toEqual([newer, old]);
  const mine = value(space.ask({ sentence: 'La mienne ?', voice: person }));
  expect(list.ids).toEqual([mine, newer, old]);
  value(groupIn(scene.pauls, { question: mine, into: old }, world));
  list.wanted = { ...EVERYTHING };
  expect(list.ids).toEqual([newer, old]);
  expect(list.mineIn(old)).toEqual([mine]);
});

test('GROUP-7: breadth is that of the union; who is in front and who leaves is followed', () => {
  const { scene, space, list } = opened();
  const [town, club, school] = [
    structure(scene, 'Mairie', 'localAuthority'),
    structure(scene, 'Amicale', 'association'),
    structure(scene, 'Collège', 'school'),
  ];
  const [one, two, broad] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?'), scene.paulAsks('Large ?')];
  const says = (question: ItemId, by: ItemId): unknown =>
    value(shareQuestion(scene.pauls, pensOf('paul'), { question, structure: by }, world));
  for (const by of [town, club]) says(one, by);
  for (const by of [club, school]) says(two, by);
  for (const by of [town, club]) says(broad, by);
  expect(list.ids).toEqual([broad, two, one]);
  value(groupIn(scene.pauls, { question: two, into: one }, world));
  list.wanted = { ...EVERYTHING };
  expect(list.ids).toEqual([one, broad]);
  expect(cardOf(space, one)?.families).toMatchObject({ structures: 3, breadth: 3 });
  expect(cardAlone(space, one)?.families).toMatchObject({ structures: 2, breadth: 2 });
  value(groupQuestions(space, { question: one, into: two }));
  expect(list.ids).toEqual([two, broad]);
  value(keepApartIn(scene.pauls, pensOf('paul'), two, world));
  list.wanted = { ...EVERYTHING };
  expect(list.ids).toEqual([broad, two, one]);
});

test('GROUP-3: the index follows whatever is linked, cut, set aside, archived and brought back, as a fresh one reads it', () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const { scene, space } = opened();
    const chance = dice(seed);
    const ids = Array.from({ length: 8 }, (_, n) => scene.paulAsks(`Q${n} ?`));
    const links: ItemId[] = [];
    for (let act = 0; act < 40; act += 1) {
      const [one, two] = [chance.oneOf(ids), chance.oneOf(ids)];
      const what = chance.below(7);
      if (what < 3 && one !== two) links.push(value(groupQuestions(space, { question: one, into: two })));
      if (what === 3) separateIn(scene.pauls, one, world);
      if (what === 4) keepApartIn(scene.pauls, pensOf('paul'), one, world);
      if (what === 5)
        moderateQuestion(scene.pauls, one, { verdict: chance.onceIn(2) ? 'setAside' : 'welcomed' }, world);
      if (what === 6 && links.length > 0) value(takeBackGrouping(space, chance.oneOf(links)));
      const fresh = new SpaceState(scene);
      const told = (from: SpaceState) => ids.map((id) => from.views.groups.plainOf(id)?.members ?? null);
      expect(told(space)).toEqual(told(fresh));
      expect(ids.map((id) => space.views.groups.of(id)?.members ?? null)).toEqual(told(space));
    }
  }
});

test('GROUP-5: proposals tell why, and are looked for no more once refused, until that is undone', async () => {
  const { scene, space } = opened();
  for (let n = 0; n < 30; n += 1) scene.paulAsks(`Une question bien différente, la ${n}e ?`);
  const one = scene.paulAsks('Qui prête des vélos aux jeunes ?');
  const two = scene.paulAsks('Où trouver des vélos à prêter ?');
  const proposals = new Proposals(space);
  await proposals.filled;
  expect(proposals.for(one)).toMatchObject([
    { id: two, alike: expect.arrayContaining([{ mine: 'vélos', theirs: 'vélos' }]) },
  ]);
  const refusal = value(sayDifferent(space, { question: one, into: two }));
  expect(proposals.for(one)).toEqual([]);
  expect(proposals.for(two)).toEqual([]);
  value(takeBackGrouping(space, refusal));
  expect(proposals.for(one)).toHaveLength(1);
  value(groupQuestions(space, { question: one, into: two }));
  expect(proposals.for(one)).toEqual([]);
  const separation = value(separateQuestion(space, one));
  expect(proposals.for(one)).toEqual([]);
  expect(space.views.groups.plainOf(one)).toBeNull();
  value(undoSeparation(space, separation));
  expect(space.views.groups.plainOf(one)?.front).toBe(two);
  proposals.stop();
});

test('GROUP-9: what members linked is proposed first, with their note, from either side, until it is dealt with', async () => {
  const { scene, space } = opened();
  const [one, two, three] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?'), scene.paulAsks('Trois ?')];
  const note = 'paul~note' as ItemId;
  create(scene.pauls, annotation, note, {
    target: { kind: 'question', item: one },
    gesture: 'relate',
    related: two,
    note: 'C’est la même.',
    annotatedAt: 5,
  });
  const proposals = new Proposals(space);
  await proposals.filled;
  expect(proposals.for(one)).toMatchObject([{ id: two, related: [{ id: note, note: 'C’est la même.' }] }]);
  expect(proposals.for(two)).toMatchObject([{ id: one, related: [{ id: note }] }]);
  expect(proposals.for(three)).toEqual([]);
  value(keepApartIn(scene.pauls, pensOf('paul'), two, world));
  expect(proposals.for(one)).toEqual([]);
  proposals.stop();
});

test('GROUP-9: nothing is grouped by machine: among the demo’s questions, all proposals looked for group no two', async () => {
  const { scene, space } = opened();
  const ids = new Map(demoSentences.map((sentence) => [sentence, scene.paulAsks(sentence)] as const));
  const proposals = new Proposals(space);
  await proposals.filled;
  const found = [...ids.values()].reduce((sum, id) => sum + proposals.for(id).length, 0);
  expect(found).toBeGreaterThan(0);
  expect(DISTINCT.length).toBeGreaterThan(10);
  for (const { a, b } of DISTINCT)
    for (const sentence of [a, b]) expect(space.views.groups.plainOf(ids.get(sentence) as ItemId)).toBeNull();
  expect(space.groupings.size).toBe(0);
  proposals.stop();
});

test('GROUP-10: a partner reads groups and cannot make one, here or by a changed program; their own they keep apart', () => {
  const { scene, space } = opened({ role: 'partner' });
  const theirs = scene.paulAsks('De Paul ?');
  const mine = value(space.ask({ sentence: 'La mienne ?', voice: person }));
  expect(groupQuestions(space, { question: mine, into: theirs })).toMatchObject({ why: 'notAllowed' });
  expect(sayDifferent(space, { question: mine, into: theirs })).toMatchObject({ why: 'notAllowed' });
  expect(separateQuestion(space, mine)).toMatchObject({ why: 'notAllowed' });
  const writer = {
    role: 'partner',
    structures: [],
    pens: { named: 'ana' as Pen, veiled: 'v' as Pen },
    phase: 'before',
  } as const;
  for (const act of ['create', 'change', 'remove'] as const)
    expect(writeRefusal(writer, 'groupings', 'g1', act)).toBe('notAllowed');
  value(groupIn(scene.pauls, { question: mine, into: theirs }, world));
  expect(cardOf(space, mine)?.others).toEqual([theirs]);
  expect(keepApart(space, theirs)).toMatchObject({ why: 'item.notMine' });
  value(keepApart(space, mine));
  expect(cardOf(space, mine)?.others).toEqual([]);
  value(letJoin(space, mine));
  expect(cardOf(space, theirs)?.others).toEqual([mine]);
});

test('LIST-4: among 10,000 questions a link looks again at its own group only', () => {
  const { scene, space, list } = opened();
  scene.pauls.transact(() => {
    for (let n = 0; n < 10_000; n += 1) scene.paulAsks(`Question numéro ${n}, et après ?`);
  });
  expect(list.ids).toHaveLength(10_000);
  const [one, two] = list.ids as readonly [ItemId, ItemId];
  const looked: number[] = [];
  space.views.groups.watch((ids) => looked.push(ids.size));
  value(groupQuestions(space, { question: one, into: two }));
  expect(looked).toEqual([2]);
  expect([list.ids.length, list.questions]).toEqual([9_999, 10_000]);
});
