import { describe, expect, it } from 'vitest';
import { patch, readAll } from '#domain/collection.ts';
import { addStructure } from '#domain/commands/addStructure.ts';
import { demoSpace } from '#server/demo/demoSpace.ts';
import { seedDemo } from '#server/demo/seedDemo.ts';
import type { AccountId, ItemId, Pen } from '#domain/ids.ts';
import { question, share, structure, type Structure } from '#domain/kinds/index.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import { questionsForStructure } from '#features/mobilisation/domain/questionsForStructure.ts';
import { sharesByQuestion } from '#domain/projections/sharesByQuestion.ts';
import { whoCouldSpeak, type Speaker } from '#features/mobilisation/domain/whoCouldSpeak.ts';
import { SimilarQuestions } from '#domain/similar/similarQuestions.ts';
import { newCommons, newSpace, puppetWorld, structureIn, valueOf } from '../scene.ts';

/** The demo, as somebody of its committee would know it. */
function demo() {
  const doc = newCommons(1);
  const world = puppetWorld('d', Date.UTC(2027, 5, 1));
  const people = new Map(
    demoSpace.people.map(({ id }) => [
      id,
      { account: id as AccountId, pens: { named: id as Pen, veiled: `v${id}` as Pen } },
    ]),
  );
  for (const { act } of seedDemo(demoSpace, world, people).acts) act(doc);
  const structures = readAll(doc, structure);
  const shares = sharesByQuestion(readAll(doc, share).values());
  const questions = [...readAll(doc, question).values()];
  const families = new Map(
    questions.map((one) => [
      one.id,
      jointFamilies([one], shares.get(one.id) ?? [], (id) => structures.get(id)),
    ]),
  );
  const inCommon = {
    questions: new Map(
      [...families].map(([id, { all }]) => [id, new Set(all.flatMap((family) => family.structures))]),
    ),
    themes: new Map<ItemId, ReadonlySet<ItemId>>(),
  };
  const indexFor = (asker: ItemId): SimilarQuestions => {
    const index = new SimilarQuestions();
    for (const { id, sentence } of questions)
      if (!families.get(id)?.all.some((family) => family.structures.includes(asker))) index.put(id, sentence);
    return index;
  };
  const named = (name: string): Structure => {
    const found = [...structures.values()].find((one) => one.name.startsWith(name));
    if (found === undefined) throw new Error(name);
    return found;
  };
  const speakers = (name: string, groupingOf: (code: string) => string | null = () => null) =>
    whoCouldSpeak(named(name).id, { structures, inCommon, groupingOf, hasPeople: () => true });
  const told = (all: readonly Speaker[]) =>
    all.map(({ structure: id, reasons }) => [structures.get(id)?.name, ...reasons.map(({ kind }) => kind)]);
  const sentenceOf = (id: ItemId) => questions.find((one) => one.id === id)?.sentence ?? '';
  return { doc, world, named, speakers, told, indexFor, families, sentenceOf, structures, inCommon };
}

describe('Who could speak to a structure', () => {
  it.each([
    ['Maison postale', [['France services La Passerelle (fictive)', 'broughtIt', 'commune']]],
    [
      'Collège des Deux Ponts',
      [
        ['Médiathèque Plume & Pixel (fictive)', 'broughtIt', 'question'],
        ['Association Voisins en ligne (fictive)', 'commune'],
      ],
    ],
    [
      'Protection sociale agricole',
      [['Allocations familiales — accueil de Bergerac (démo)', 'broughtIt', 'family']],
    ],
    ['Espace de vie sociale', [['Centre social Le Lavoir (fictif)', 'broughtIt', 'family']]],
    ['Groupe Libre', [['Tiers-lieu La Grange Ouverte (fictif)', 'broughtIt']]],
  ])('MOBIL-7: %s is proposed who brought it, then who is near, each with its reasons', (name, first) => {
    const { speakers, told } = demo();
    expect(told(speakers(name)).slice(0, first.length)).toEqual(first);
  });

  it('MOBIL-7: of a structure that nobody brought, those of its commune, then of its grouping, then of its trade', () => {
    const { doc, world, inCommon } = demo();
    const school = valueOf(
      addStructure(
        doc,
        {
          name: 'École du Bourg',
          kind: 'school',
          commune: 'Bergerac',
          communeCode: '24037',
          mobilisation: 'thoughtOf',
        },
        world,
      ),
    );
    const structures = readAll(doc, structure);
    const around = { structures, inCommon, hasPeople: () => true };
    const groupings: Readonly<Record<string, string>> = { 24037: 'CAB', 24294: 'CAB' };
    const said = whoCouldSpeak(school, { ...around, groupingOf: (code) => groupings[code] ?? null });
    expect(
      said.slice(0, 5).map(({ structure: id, reasons }) => [structures.get(id)?.name, reasons[0]?.kind]),
    ).toEqual(
      [
        ['Hub du numérique inclusif Dordogne-Garonne (fictif)', 'commune'],
        ['Allocations familiales — accueil de Bergerac (démo)', 'commune'],
        ['Association Tous Claviers (fictive)', 'commune'],
        ['Espace public numérique Le Bac (fictif)', 'grouping'],
        ['Collège des Deux Ponts (fictif)', 'family'],
      ].sort(
        (a, b) =>
          said.findIndex((one) => structures.get(one.structure)?.name === a[0]) -
          said.findIndex((one) => structures.get(one.structure)?.name === b[0]),
      ),
    );
  });

  it('MOBIL-7: nobody who is not with us yet, put away, or of whom nothing is near; people here come first', () => {
    const world = puppetWorld();
    const doc = newSpace(world);
    const [target, asleep, gone, far, here, away] = ['Cible', 'Dort', 'Partie', 'Loin', 'Ici', 'Absente'].map(
      (name) => structureIn(doc, world, name, name === 'Loin' ? 'school' : 'association'),
    ) as [ItemId, ItemId, ItemId, ItemId, ItemId, ItemId];
    patch(doc, structure, asleep, { mobilisation: 'dormant' });
    patch(doc, structure, gone, { archivedAt: 9 });
    const said = whoCouldSpeak(target, {
      structures: readAll(doc, structure),
      inCommon: { questions: new Map(), themes: new Map() },
      groupingOf: () => null,
      hasPeople: (id) => id === here,
    });
    expect(said.map((one) => one.structure)).toEqual([here, away]);
    expect(said.some((one) => one.structure === far)).toBe(false);
  });
});

describe('A question for a structure', () => {
  const sentencesFor = (name: string, saysOfItself: Partial<Structure> = {}) => {
    const { named, indexFor, families, sentenceOf } = demo();
    return questionsForStructure(
      { ...named(name), ...saysOfItself },
      { index: indexFor(named(name).id), families, most: 3 },
    ).map((one) => ({ ...one, sentence: sentenceOf(one.question) }));
  };

  it('MOBIL-8: is near what it says of itself, and one that it does not ask yet', () => {
    const [first] = sentencesFor('Groupe Libre', {
      actions: ['Choisir des logiciels libres assez simples pour une petite association'],
    });
    expect(first?.sentence).toMatch(/logiciels libres/);
    expect(first?.alike).toEqual(
      expect.arrayContaining([
        { mine: 'logiciels', theirs: 'logiciels' },
        { mine: 'libres', theirs: 'libres' },
        { mine: 'association', theirs: 'association' },
      ]),
    );
    const { named, families } = demo();
    const centre = named('Centre social');
    for (const one of sentencesFor('Centre social'))
      expect(families.get(one.question)?.all.flatMap((family) => family.structures)).not.toContain(centre.id);
  });

  it('MOBIL-8: a few words in passing are no reason: « premier accueil », « passer la main »', () => {
    for (const about of ['Premier accueil, trois agentes polyvalentes.', 'Peut donner un coup de main.'])
      for (const one of sentencesFor('Groupe Libre', { about })) expect(one.alike).toEqual([]);
  });

  it('MOBIL-8: of a structure of which nothing is known, a broad one in which its family has no voice', () => {
    const [first] = sentencesFor('Protection sociale agricole');
    expect(first).toBeDefined();
    for (const one of sentencesFor('Atelier Seconde Puce'))
      expect(one.alike.length > 0 || one.isMissing).toBe(true);
  });
});
