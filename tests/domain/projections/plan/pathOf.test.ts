import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { pathOf, PATH, type PathFacts, type PathName } from '#features/plan/domain/pathOf.ts';
import { ask, newSpace, PAUL, puppetWorld, structureIn, themeIn } from '../../scene.ts';
import { readAll } from '#domain/collection.ts';
import { carrier, placement, question, structure, theme } from '#domain/kinds/index.ts';
import { moveStructure } from '#domain/commands/mobilise.ts';
import { placeQuestion } from '#domain/commands/placeQuestion.ts';
import { addCarrier } from '#features/sheet/domain/carriers.ts';
import { setFormat, setSlot } from '#features/sheet/domain/setFormat.ts';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';

type Space = ReturnType<typeof newSpace>;

const factsOf = (doc: Space, change: Partial<PathFacts> = {}): PathFacts => ({
  structures: readAll(doc, structure),
  questions: [...readAll(doc, question).values()],
  organisers: 1,
  eventDay: null,
  themes: [...readAll(doc, theme).values()],
  placements: readAll(doc, placement),
  carriers: [...readAll(doc, carrier).values()],
  ...change,
});
const statesOf = (facts: PathFacts) =>
  Object.fromEntries(pathOf(facts).map(({ name, state }) => [name, state])) as Record<PathName, string>;

describe('The path of a committee', () => {
  it('PLAN-8: has seven steps, and a space that has just been born has begun none', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    moveStructure(doc, structureIn(doc, world, 'La Fabrique'), 'coOrganiser');
    const steps = pathOf(factsOf(doc));
    expect(steps.map(({ name }) => name)).toEqual(PATH);
    expect(steps.every(({ state }) => state === 'ahead')).toBe(true);
  });

  it('PLAN-8: what is in the commons alone moves it: calls, questions of several families, people, a date', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    for (const n of Array.from({ length: 10 }, (_, i) => i)) {
      const kind = STRUCTURE_KINDS[n % 4] ?? 'association';
      const id = structureIn(doc, world, `Structure ${String(n)}`, kind);
      ask(doc, PAUL, world, { voice: { kind: 'structure', structure: id } });
      if (n < 9) moveStructure(doc, id, 'contacted');
      else moveStructure(doc, id, 'thoughtOf');
    }
    expect(pathOf(factsOf(doc, { organisers: 2 })).slice(0, 4)).toEqual([
      { name: 'call', state: 'underWay', here: 9, of: 10, organising: 0 },
      { name: 'listen', state: 'done', here: 10, of: 4 },
      { name: 'committee', state: 'underWay', here: 2, of: 3 },
      { name: 'date', state: 'ahead', here: 0, of: 0 },
    ]);
    expect(statesOf(factsOf(doc, { organisers: 3, eventDay: '2027-10-14' }))).toMatchObject({
      committee: 'done',
      date: 'done',
    });
  });

  it('PLAN-8: themes hold questions, workshops two structures, and the schedule a room and an hour for each', () => {
    const [doc, world] = [newSpace(), puppetWorld()];
    const [one, two] = [structureIn(doc, world, 'A'), structureIn(doc, world, 'B')];
    const asked = ask(doc, PAUL, world);
    const [health, school] = [themeIn(doc, world, 'Santé'), themeIn(doc, world, 'École')];
    expect(statesOf(factsOf(doc)).themes).toBe('underWay');
    placeQuestion(doc, asked, health, world);
    expect(statesOf(factsOf(doc))).toMatchObject({ themes: 'done', workshops: 'ahead' });
    setFormat(doc, health, 'workshop');
    setFormat(doc, school, 'roundTable');
    addCarrier(doc, { theme: health, structure: one, member: null }, world);
    expect(statesOf(factsOf(doc)).workshops).toBe('underWay');
    addCarrier(doc, { theme: health, structure: two, member: null }, world);
    setSlot(doc, health, { room: 'Salle A', startsAt: 600 });
    expect(statesOf(factsOf(doc))).toMatchObject({ workshops: 'done', schedule: 'done' });
    const joined = new Map(readAll(doc, structure));
    const b = joined.get(two);
    if (b !== undefined) joined.set(two as ItemId, { ...b, joinedInto: one });
    expect(statesOf(factsOf(doc, { structures: joined })).workshops).toBe('underWay');
  });
});
