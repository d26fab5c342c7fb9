import * as Y from 'yjs';
import { addStructure } from '#domain/commands/addStructure.ts';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishTheme } from '#domain/commands/publishTheme.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { patch, sharedType } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { structure, theme } from '#domain/kinds/index.ts';
import { typologyFrom } from '#domain/typologies.ts';
import type { Voice } from '#domain/voice.ts';
import type { World } from '#domain/world.ts';
import { migrate } from '#domain/migrate.ts';
import type { DatedAct } from '../room/contract.ts';
import { Chronicle } from './chronicle.ts';
import type { DemoPeople } from './demoPeople.ts';
import { demoBodies, type DemoQuestion, type DemoSpace, type DemoStructure } from './demoSpace.ts';
import { mobilisationOf, questionSourceOf, structureKindOf } from './frenchWords.ts';
import { known, must } from './mustBe.ts';
import { handsOf } from './handsOf.ts';
import { tellAxes } from './tellAxes.ts';
import { tellGoBetweens } from './tellMobilisation.ts';
import { tellNeeds } from './tellNeeds.ts';
import { tellSheets } from './tellSheets.ts';
import { tellVouches } from './tellVouches.ts';
import { tellWords } from './tellWords.ts';
import { writeBody } from './writeBody.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** The commons of the demo began this long ago, and its last question is two days old. */
const BEGAN = 160 * DAY;
const LAST_QUESTION = 2 * DAY;

/** The ids that things of the file received in the commons, by their id in the file. */
export type DemoIds = ReadonlyMap<string, ItemId>;
/** When each of them came, in milliseconds since 1970, by their id in the file. */
export type Moments = ReadonlyMap<string, number>;

/**
 * The whole demo, as acts for an empty commons, in order of time. The ids of its structures are there once the acts
 * were taken.
 */
export function seedDemo(
  data: DemoSpace,
  world: World,
  people: DemoPeople,
): { readonly acts: readonly DatedAct[]; readonly structures: DemoIds } {
  const past = new Chronicle(world);
  const began = past.now - BEGAN;
  past.tell(began, (doc, then) => layFoundation(doc, data, then));
  const arrivals = arrivalsOf(data, began);
  const structures = tellStructures(past, data, arrivals);
  tellVouches(past, data, { people, structures, arrivals });
  const themes = tellThemes(past, data, began);
  const held = { people, structures, themes, arrivals };
  const asked = tellQuestions(past, data, held);
  tellSheets(past, data, { ...held, ...asked });
  tellWords(past, data, held);
  tellNeeds(past, data, held);
  tellAxes(past, data, { ...held, ...asked });
  tellGoBetweens(past, held);
  return { acts: past.acts(), structures };
}

function layFoundation(doc: Y.Doc, { space, meta }: DemoSpace, world: World): void {
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
  migrate(doc, world.now());
}

/** What was noted of a structure not yet in the circle is the committee's own; the others' note says what they bring. */
const NOT_YET = ['a-contacter', 'contacte', 'interesse'];

/** When each structure came, by its id in the file: one every other day. */
const arrivalsOf = ({ structures }: DemoSpace, began: number): Moments =>
  new Map(inOrderOfArrival(structures).map(({ id }, n) => [id, began + n * 2 * DAY]));

function tellStructures(past: Chronicle, data: DemoSpace, arrivals: Moments): Map<string, ItemId> {
  const ids = new Map<string, ItemId>();
  for (const given of inOrderOfArrival(data.structures))
    past.tell(known(arrivals, given.id), (doc, world) => {
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
        world,
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

function tellThemes(past: Chronicle, data: DemoSpace, began: number): Map<string, ItemId> {
  const ids = new Map<string, ItemId>();
  for (const { id, title, intent } of data.themes)
    past.tell(began, (doc, world) => {
      const opened = must(openTheme(doc, { title, intent }, world));
      const body = sharedType(doc, theme, opened, 'body');
      if (body instanceof Y.XmlFragment) writeBody(body, demoBodies[id] ?? []);
      must(publishTheme(doc, opened, world));
      ids.set(id, opened);
    });
  return ids;
}

interface Told {
  readonly people: DemoPeople;
  readonly structures: DemoIds;
  readonly themes: DemoIds;
  readonly arrivals: Moments;
}

/** Nobody asks, or asks too, before the structure they speak for is there. */
function tellQuestions(
  past: Chronicle,
  data: DemoSpace,
  told: Told,
): { readonly questions: DemoIds; readonly askedAt: Moments } {
  const hands = handsOf(data, told.people);
  const questions = new Map<string, ItemId>();
  const askedAt = new Map<string, number>();
  const moments = momentsOf(data, past.now);
  for (const [n, given] of data.questions.entries()) {
    const isNamed = given.attribution === 'structure';
    const earliest = isNamed ? known(told.arrivals, given.structure) + (1 + n) * HOUR : 0;
    const at = Math.max(known(moments, given.id), earliest);
    askedAt.set(given.id, at);
    past.tell(at, (doc, world) => {
      const asked = askQuestion(
        doc,
        hands(given.structure, given.person).pens,
        {
          sentence: given.text,
          voice: voiceOf(given, told),
          theme: known(told.themes, given.theme),
          source: questionSourceOf(given.source),
        },
        world,
      );
      questions.set(given.id, must(asked));
    });
  }
  for (const { question, structure, wording } of sharesOf(data)) {
    const asked = known(askedAt, question);
    const at = Math.max(Math.round(asked + (past.now - asked) / 3), known(told.arrivals, structure));
    past.tell(at, (doc, world) => {
      const share = { question: known(questions, question), structure: known(told.structures, structure) };
      must(shareQuestion(doc, hands(structure, null).pens, { ...share, wording }, world));
    });
  }
  return { questions, askedAt };
}

function voiceOf(given: DemoQuestion, { people, structures }: Told): Voice {
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
function momentsOf({ questions }: DemoSpace, now: number): Moments {
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
