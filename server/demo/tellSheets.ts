import * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import { logDecision } from '#features/decisions/domain/logDecision.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishTheme } from '#domain/commands/publishTheme.ts';
import { addCarrier } from '#features/sheet/domain/carriers.ts';
import { addLine } from '#features/sheet/domain/lines.ts';
import { setFormat, setSlot } from '#features/sheet/domain/setFormat.ts';
import { addToSpine } from '#features/sheet/domain/spineActs.ts';
import { addStep } from '#features/sheet/domain/steps.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme as themeKind, type Format, type Manner } from '#domain/kinds/index.ts';
import { SHEET_LISTS } from '#domain/kinds/sheetLine.ts';
import type { World } from '#domain/world.ts';
import type { Chronicle } from './chronicle.ts';
import type { DemoPeople } from './demoPeople.ts';
import { demoSheets, type DemoSheet } from './demoSheets.ts';
import type { DemoSpace } from './demoSpace.ts';
import { known, must } from './mustBe.ts';
import { writeBody } from './writeBody.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Questions of a workshop's spine: those that the most structures ask. */
const IN_SPINE = 4;
/** How long ago the round tables were opened, before anything was decided of them. */
const OPENED = 70 * DAY;
/** How long ago the committee filled the sheets in: nothing of it is news to whoever comes. */
const FILLED_IN = 30 * DAY;

interface Held {
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
  readonly themes: ReadonlyMap<string, ItemId>;
  readonly questions: ReadonlyMap<string, ItemId>;
  readonly askedAt: ReadonlyMap<string, number>;
}

/** Makes workshops of the themes, opens the round tables, and tells what was decided. */
export function tellSheets(past: Chronicle, data: DemoSpace, held: Held): void {
  const filledIn = past.now - FILLED_IN;
  const tables = new Map<string, ItemId>();
  const themeOf = (id: string): ItemId => held.themes.get(id) ?? known(tables, id);
  const gather = (theme: string, questions: readonly string[]): void => {
    for (const question of questions)
      past.tell(Math.max(filledIn, known(held.askedAt, question)), (doc) =>
        addToSpine(doc, themeOf(theme), known(held.questions, question)),
      );
  };
  for (const { id, room, hosts } of data.themes) {
    past.tell(filledIn, (doc, world) => {
      const theme = themeOf(id);
      fillIn(doc, theme, 'workshop', demoSheets.workshops[id], room, world);
      for (const host of hosts) addCarrier(doc, { theme, structure: known(held.structures, host) }, world);
    });
    gather(id, broadest(data, id));
  }
  for (const table of data.roundTables) {
    const sheet = demoSheets.roundTables[table.id];
    if (sheet === undefined) throw new Error(`The demo has no sheet for ${table.id}`);
    past.tell(past.now - OPENED, (doc, world) => {
      const theme = must(openTheme(doc, { title: table.title, intent: sheet.intent }, world));
      tables.set(table.id, theme);
      const body = sharedType(doc, themeKind, theme, 'body');
      if (body instanceof Y.XmlFragment) writeBody(body, sheet.body);
      must(publishTheme(doc, theme, world));
    });
    past.tell(filledIn, (doc, world) => {
      const theme = themeOf(table.id);
      fillIn(doc, theme, 'roundTable', sheet, null, world);
      for (const person of [table.moderator, ...table.panel])
        addPerson(doc, theme, person, data, held, world);
    });
    gather(table.id, table.openingQuestions);
  }
  tellDecisions(past, themeOf);
}

function fillIn(
  doc: Y.Doc,
  theme: ItemId,
  format: Format,
  sheet: DemoSheet | undefined,
  room: string | null,
  world: World,
): void {
  setFormat(doc, theme, format);
  must(setSlot(doc, theme, { room, startsAt: sheet?.startsAt ?? null }));
  for (const moment of sheet?.outline ?? []) must(addStep(doc, { theme, ...moment }, world));
  for (const list of SHEET_LISTS)
    for (const words of sheet?.[list] ?? []) must(addLine(doc, { theme, list, words }, world));
}

function addPerson(doc: Y.Doc, theme: ItemId, id: string, data: DemoSpace, held: Held, world: World): void {
  const person = data.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`The demo file has no ${id}`);
  const structure = known(held.structures, person.structure);
  addCarrier(doc, { theme, structure, member: known(held.people, id).account }, world);
}

const broadest = ({ questions }: DemoSpace, theme: string): readonly string[] =>
  questions
    .filter((one) => one.theme === theme)
    .sort((a, b) => b.alsoAskedBy.length - a.alsoAskedBy.length)
    .slice(0, IN_SPINE)
    .map(({ id }) => id);

function tellDecisions(past: Chronicle, themeOf: (id: string) => ItemId): void {
  for (const { daysAgo, about, manner, ...decided } of demoSheets.decisions) {
    const at = past.now - daysAgo * DAY;
    past.tell(at, (doc, world) =>
      must(
        logDecision(
          doc,
          {
            ...decided,
            manner: manner as Manner,
            day: new Date(at).toISOString().slice(0, 10),
            about: about.map((id) => ({ kind: 'theme', item: themeOf(id) })),
          },
          world,
        ),
      ),
    );
  }
}
