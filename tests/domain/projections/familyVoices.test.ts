import { expect, test } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { question, share, structure } from '#domain/kinds/index.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import { familyVoices } from '#domain/projections/familyVoices.ts';
import { ANA, ask, newSpace, PAUL, puppetWorld, structureIn } from '../scene.ts';

test('GROUP-13: the voices of a family are told with what each asked and the words it gave; the unnamed last', () => {
  const world = puppetWorld();
  const doc = newSpace(world);
  const [club, choir] = [structureIn(doc, world, 'Amicale'), structureIn(doc, world, 'Chorale')];
  const front = ask(doc, PAUL, world, {
    sentence: 'Devant ?',
    voice: { kind: 'structure', structure: club },
  });
  const other = ask(doc, ANA, world, { sentence: 'Aussi ?', voice: { kind: 'structure', structure: choir } });
  const unnamed = ask(doc, ANA, world, {
    sentence: 'Sans nom ?',
    voice: { kind: 'nobody', family: 'association' },
  });
  shareQuestion(doc, ANA, { question: front, structure: choir, wording: 'Avec nos mots ?' }, world);
  shareQuestion(doc, ANA, { question: front, structure: club }, world);

  const questions = readAll(doc, question);
  const asked = [front, other, unnamed].flatMap((id) => questions.get(id) ?? []);
  const shares = [...readAll(doc, share).values()];
  const { all } = jointFamilies(asked, shares, (id) => readAll(doc, structure).get(id));
  const told = all
    .filter(({ kind }) => kind === 'association')
    .flatMap((family) => familyVoices(family, asked, shares, () => undefined))
    .map((voice) => [voice.structure, voice.asked.map(({ sentence }) => sentence), voice.wordings]);
  expect(told).toEqual([
    ...[
      [club, ['Devant ?'], []],
      [choir, ['Aussi ?'], ['Avec nos mots ?']],
    ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    [null, ['Sans nom ?'], []],
  ]);
});
