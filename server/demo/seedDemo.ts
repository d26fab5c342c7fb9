import * as Y from 'yjs';
import { addStructure } from '#domain/commands/addStructure.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishTheme } from '#domain/commands/publishTheme.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { ACT, patch, sharedType } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure, theme } from '#domain/kinds/index.ts';
import { typologyFrom } from '#domain/typologies.ts';
import type { Voice } from '#domain/voice.ts';
import type { World } from '#domain/world.ts';
import type { DemoPeople } from './demoPeople.ts';
import { demoBodies, type DemoQuestion, type DemoSpace, type DemoStructure } from './demoSpace.ts';
import { mobilisationOf, questionSourceOf, structureKindOf } from './frenchWords.ts';
import { known, must } from './mustBe.ts';
import { handsOf } from './handsOf.ts';
import { seedAxes } from './seedAxes.ts';
import { seedGoBetweens } from './seedMobilisation.ts';
import { seedNeeds } from './seedNeeds.ts';
import { seedSheets } from './seedSheets.ts';
import { seedVouches } from './seedVouches.ts';
import { seedWords } from './seedWords.ts';
import { writeBody } from './writeBody.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The commons of the demo began this long ago, and its last question is two days old. */
const BEGAN = 160 * DAY;
const LAST_QUESTION = 2 * DAY;

/** The ids that things of the file received in the commons, by their id in the file. */
export type DemoIds = ReadonlyMap<string, ItemId>;

/** Writes the whole demo into an empty commons, in one transaction. Answers the ids of its structures. */
export const seedDemo = (doc: Y.Doc, data: DemoSpace, world: World, people: DemoPeople): DemoIds =>
  doc.transact(() => {
    const began = world.now() - BEGAN;
    layFoundation(doc, data, at(world, began));
    const structures = seedStructures(doc, data, world, began);
    seedVouches(doc, data, { world: at(world, began), people, structures });
    const themes = seedThemes(doc, data, at(world, began));
    const questions = seedQuestions(doc, data, { world, people, structures, themes });
    seedSheets(doc, data, { world, people, structures, themes, questions });
    seedWords(doc, data, { world, people, structures });
    seedNeeds(doc, data, { world, people, structures, themes });
    seedAxes(doc, data, { world, people, structures, questions });
    seedGoBetweens(doc, world, { people, structures });
    return structures;
  }, ACT);

const at = (world: World, now: number): World => ({ ...world, now: () => now });

const layFoundation = (doc: Y.Doc, { space, meta }: DemoSpace, world: World): void =>
  foundSpace(
    doc,
    {
      name: space.name,
      department: space.territory.code,
      eventDay: meta.eventDate,
      licence: 'cc0-1.0',
      principle: space.principle,
      isDemo: true,
    },
    world,
  );

/** What was noted of a structure not yet in the circle is the committee's own; the others' note says what they bring. */
const NOT_YET = ['a-contacter', 'contacte', 'interesse'];

function seedStructures(doc: Y.Doc, data: DemoSpace, world: World, began: number): Map<string, ItemId> {
  const ids = new Map<string, ItemId>();
  inOrderOfArrival(data.structures).forEach((given, n) => {
    const added = addStructure(
      doc,
      {
        name: given.name,
        kind: structureKindOf(given.kind),
        commune: given.commune,
        communeCode: given.codeInsee,
        about: NOT_YET.includes(given.status) ? null : given.note,
        mobilisation: mobilisationOf(given.status),
        broughtBy: given.broughtBy === null ? null : known(ids, given.broughtBy),
        inPublic: given.status !== 'contacte',
      },
      at(world, began + n * 2 * DAY),
    );
    const id = must(added);
    patch(doc, structure, id, { typology: typologyFrom(given.typologie) });
    ids.set(given.id, id);
  });
  return ids;
}

/** From one to the next: whoever brought a structure stands before it. */
function inOrderOfArrival(all: readonly DemoStructure[]): readonly DemoStructure[] {
  const arrived: DemoStructure[] = [];
  let waiting = [...all];
  while (waiting.length > 0) {
    const here = new Set(arrived.map(({ id }) => id));
    const next = waiting.filter(({ broughtBy }) => broughtBy === null || here.has(broughtBy));
    if (next.length === 0) throw new Error('In the demo file structures bring one another in a circle');
    arrived.push(...next);
    waiting = waiting.filter((one) => !next.includes(one));
  }
  return arrived;
}

function seedThemes(doc: Y.Doc, data: DemoSpace, world: World): Map<string, ItemId> {
  const ids = new Map<string, ItemId>();
  for (const { id, title, intent } of data.themes) {
    const opened = must(openTheme(doc, { title, intent }, world));
    const body = sharedType(doc, theme, opened, 'body');
    if (body instanceof Y.XmlFragment) writeBody(body, demoBodies[id] ?? []);
    must(publishTheme(doc, opened, world));
    ids.set(id, opened);
  }
  return ids;
}

interface Seeding {
  readonly world: World;
  readonly people: DemoPeople;
  readonly structures: DemoIds;
  readonly themes: DemoIds;
}

function seedQuestions(doc: Y.Doc, data: DemoSpace, seeding: Seeding): DemoIds {
  const { world, structures, themes } = seeding;
  const hands = handsOf(data, seeding.people);
  const ids = new Map<string, ItemId>();
  const moments = momentsOf(data, world.now());
  for (const given of data.questions) {
    const asked = askQuestion(
      doc,
      hands(given.structure, given.person).pens,
      {
        sentence: given.text,
        voice: voiceOf(given, seeding),
        theme: known(themes, given.theme),
        source: questionSourceOf(given.source),
      },
      at(world, known(moments, given.id)),
    );
    ids.set(given.id, must(asked));
  }
  for (const { question, structure, wording } of sharesOf(data)) {
    const askedAt = known(moments, question);
    const shared = shareQuestion(
      doc,
      hands(structure, null).pens,
      { question: known(ids, question), structure: known(structures, structure), wording },
      at(world, askedAt + (world.now() - askedAt) / 3),
    );
    must(shared);
  }
  return ids;
}

function voiceOf(given: DemoQuestion, { people, structures }: Seeding): Voice {
  switch (given.attribution) {
    case 'structure':
      return { kind: 'structure', structure: known(structures, given.structure) };
    case 'personne':
      return { kind: 'person', person: known(people, given.person ?? '').account };
    default:
      return { kind: 'nobody', family: structureKindOf(given.structureKind) };
  }
}

/** Questions come in over the months, themes mixed: 29 and the 66 of the file have no common divisor. */
function momentsOf({ questions }: DemoSpace, now: number): ReadonlyMap<string, number> {
  const step = (BEGAN - LAST_QUESTION - 20 * DAY) / Math.max(1, questions.length - 1);
  return new Map(
    questions.map(({ id }, n) => [
      id,
      Math.round(now - LAST_QUESTION - ((n * 29) % questions.length) * step),
    ]),
  );
}

interface DemoShare {
  readonly question: string;
  readonly structure: string;
  readonly wording: string | null;
}

/**
 * « Nous aussi » as the file says it, and between questions that say the same: whoever asks one asks the other,
 * in the words they had found for themselves.
 */
function sharesOf({ questions, nearDuplicatePairs }: DemoSpace): readonly DemoShare[] {
  const byId = new Map(questions.map((one) => [one.id, one]));
  const shares = new Map<string, DemoShare>();
  const add = (share: DemoShare): void => {
    const asked = known(byId, share.question);
    const isAsker = asked.attribution === 'structure' && asked.structure === share.structure;
    const key = `${share.question} ${share.structure}`;
    if (!isAsker && !shares.has(key)) shares.set(key, share);
  };
  const alsoAsk = (question: string, other: DemoQuestion): void => {
    if (other.attribution === 'structure') add({ question, structure: other.structure, wording: other.text });
    for (const structure of other.alsoAskedBy) add({ question, structure, wording: null });
  };
  for (const { id, alsoAskedBy } of questions)
    for (const structure of alsoAskedBy) add({ question: id, structure, wording: null });
  for (const { a, b } of nearDuplicatePairs) {
    alsoAsk(a, known(byId, b));
    alsoAsk(b, known(byId, a));
  }
  return [...shares.values()];
}
