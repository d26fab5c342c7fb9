// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { addStructure } from '#domain/commands/addStructure.ts';
import { archiveQuestion } from '#domain/commands/archiveQuestion.ts';
import { moderateQuestion } from '#domain/commands/moderateQuestion.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { EVERYTHING, QuestionList } from '#state/questionList.svelte.ts';
import { openTheme } from '#state/openTheme.ts';
import { archiveQuestion as archiveMine } from '#state/ownQuestion.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { placeQuestion as placeByHand } from '#state/tendQuestion.ts';
import { pensOf, Scene, value, world } from './scene.ts';

const person = { kind: 'person', person: 'ana' as AccountId } as const;

function opened(): { readonly scene: Scene; readonly space: SpaceState; readonly list: QuestionList } {
  const scene = new Scene();
  const space = new SpaceState(scene);
  return { scene, space, list: new QuestionList(space) };
}

test('LIST-1: what others ask while I read is counted, and shown when I want it', () => {
  const { scene, list } = opened();
  const [one, two] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?')];
  expect(list.ids).toEqual([two, one]);
  const three = scene.paulAsks('Trois ?');
  expect(list.ids).toEqual([two, one]);
  expect(list.fresh).toBe(1);
  list.showFresh();
  expect(list.ids).toEqual([three, two, one]);
  expect(list.fresh).toBe(0);
});

test('LIST-1: what came is on top, above what more families ask', () => {
  const { scene, list } = opened();
  const shared = scene.paulAsks('Largement partagée ?');
  const structure = value(addStructure(scene.pauls, { name: 'Mairie', kind: 'localAuthority' }, world));
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: shared, structure }, world));
  expect(list.ids).toEqual([shared]);
  const fresh = scene.paulAsks('Toute neuve ?');
  list.showFresh();
  expect(list.ids).toEqual([fresh, shared]);
});

test('LIST-2: the order stands still while a question gains families, until I ask for it anew', () => {
  const { scene, list } = opened();
  const [old, recent] = [scene.paulAsks('Ancienne ?'), scene.paulAsks('Récente ?')];
  expect(list.ids).toEqual([recent, old]);
  const structure = value(addStructure(scene.pauls, { name: 'Mairie', kind: 'localAuthority' }, world));
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: old, structure }, world));
  expect(list.ids).toEqual([recent, old]);
  list.showFresh();
  expect(list.ids).toEqual([old, recent]);
});

test('LIST-3: my own question is on top at once', () => {
  const { scene, space, list } = opened();
  const theirs = scene.paulAsks('De Paul ?');
  expect(list.ids).toEqual([theirs]);
  const mine = value(space.ask({ sentence: 'La mienne ?', voice: person }));
  expect(list.ids).toEqual([mine, theirs]);
  expect(list.fresh).toBe(0);
});

test('a question I put in the theme I look at appears at once; one that Paul puts there is counted', () => {
  const { scene, space, list } = opened();
  const [one, two, three] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?'), scene.paulAsks('Trois ?')];
  const theme = value(openTheme(space, { title: 'Aidants' }));
  placeByHand(space, one, theme);
  list.wanted = { ...EVERYTHING, theme };
  expect(list.ids).toEqual([one]);
  placeByHand(space, two, theme);
  expect(list.ids).toEqual([two, one]);
  placeQuestion(scene.pauls, three, theme, world);
  expect(list.fresh).toBe(1);
  placeByHand(space, one, null);
  expect(list.ids).toEqual([two]);
  list.wanted = { ...EVERYTHING, theme: 'none' };
  expect(list.ids).toEqual([one]);
});

test('words are found without accents nor capitals, all of them, also in the context', () => {
  const { scene, list } = opened();
  const found = scene.paulAsks('Qui répare les œuvres numériques ?', { context: 'À Périgueux' });
  scene.paulAsks('Autre chose ?');
  for (const text of ['REPARE', 'oeuvres perigueux', ' répare  Œuvres ']) {
    list.wanted = { ...EVERYTHING, text };
    expect(list.ids).toEqual([found]);
  }
  list.wanted = { ...EVERYTHING, text: 'répare ailleurs' };
  expect(list.ids).toEqual([]);
});

test('only the questions of a family, an unnamed voice counting too', () => {
  const { scene, list } = opened();
  const structure = value(addStructure(scene.pauls, { name: 'Mairie', kind: 'localAuthority' }, world));
  const ofMairie = scene.paulAsks('De la mairie ?', { voice: { kind: 'structure', structure } });
  const ofResident = scene.paulAsks('D’une habitante ?', { voice: { kind: 'nobody', family: 'residents' } });
  list.wanted = { ...EVERYTHING, family: 'localAuthority' };
  expect(list.ids).toEqual([ofMairie]);
  list.wanted = { ...EVERYTHING, family: 'residents' };
  expect(list.ids).toEqual([ofResident]);
});

test('what was set aside, what waits for a welcome and what I archived are views of their own', () => {
  const { scene, space, list } = opened();
  const aside = scene.paulAsks('Écartée ?');
  const mine = value(space.ask({ sentence: 'Archivée ?', voice: person }));
  const his = scene.paulAsks('Archivée par Paul ?');
  moderateQuestion(scene.pauls, aside, { verdict: 'setAside', reason: 'hors sujet' }, world);
  value(archiveQuestion(scene.pauls, pensOf('paul'), his, world));
  value(archiveMine(space, mine));
  expect(list.ids).toEqual([]);
  expect([list.count('setAside'), list.count('archivedMine'), list.count('toWelcome')]).toEqual([1, 1, 0]);
  list.wanted = { ...EVERYTHING, shown: 'setAside' };
  expect(list.ids).toEqual([aside]);
  expect(list.cardOf(aside)?.reason).toBe('hors sujet');
  list.wanted = { ...EVERYTHING, shown: 'archivedMine' };
  expect(list.ids).toEqual([mine]);
});

test('a card wakes for what it says, and only for that', () => {
  const { scene, list } = opened();
  const structure = value(addStructure(scene.pauls, { name: 'Mairie', kind: 'localAuthority' }, world));
  const [one, two] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?')];
  for (const question of [one, two])
    value(shareQuestion(scene.pauls, pensOf('paul'), { question, structure }, world));
  const woken: ItemId[] = [];
  const stop = $effect.root(() => {
    for (const id of [one, two])
      $effect(() => {
        void list.cardOf(id)?.families.structures;
        woken.push(id);
      });
  });
  flushSync();
  woken.length = 0;
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: two, structure }, world));
  flushSync();
  expect(woken).toEqual([two]);
  stop();
});

test('LIST-4: among 10,000 questions a search reads each of them once, letter after letter', () => {
  const { scene, space, list } = opened();
  scene.doc.transact(() => {
    for (let n = 0; n < 10_000; n += 1)
      value(space.ask({ sentence: `Question ${n} sur les aidants numéro ${n * 7} ?`, voice: person }));
  });
  expect(list.ids).toHaveLength(10_000);
  list.wanted = { ...EVERYTHING, text: 'aid' };
  expect(list.ids).toHaveLength(10_000);
  const folding = vi.spyOn(String.prototype, 'normalize');
  const found = ['aida', 'aidants', 'question 99', 'question 999', 'zzz'].map((text) => {
    list.wanted = { ...EVERYTHING, text };
    return list.ids.length;
  });
  const folded = folding.mock.calls.length;
  folding.mockRestore();
  expect(found.slice(0, 2)).toEqual([10_000, 10_000]);
  expect(found[2]).toBeGreaterThan(100);
  expect(found.slice(3)).toEqual([found[3], 0]);
  // What was sought, and never again what the questions say.
  expect(folded).toBeLessThanOrEqual(10);
});
