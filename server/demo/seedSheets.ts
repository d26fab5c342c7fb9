import * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import { logDecision } from '#domain/commands/logDecision.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { publishTheme } from '#domain/commands/publishTheme.ts';
import { addCarrier } from '#domain/commands/sheet/carriers.ts';
import { addLine } from '#domain/commands/sheet/lines.ts';
import { setFormat, setSlot } from '#domain/commands/sheet/setFormat.ts';
import { addToSpine } from '#domain/commands/sheet/spine.ts';
import { addStep } from '#domain/commands/sheet/steps.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme as themeKind, type Format, type Manner } from '#domain/kinds/index.ts';
import { SHEET_LISTS } from '#domain/kinds/sheetLine.ts';
import type { World } from '#domain/world.ts';
import type { DemoPeople } from './demoPeople.ts';
import { demoSheets, type DemoSheet } from './demoSheets.ts';
import type { DemoSpace } from './demoSpace.ts';
import { known, must } from './mustBe.ts';
import { writeBody } from './writeBody.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Questions of a workshop's spine: those that the most structures ask. */
const IN_SPINE = 4;
/** How long ago the committee filled the sheets in: nothing of it is news to whoever comes. */
const FILLED_IN = 30 * DAY;

interface Held {
  readonly world: World;
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
  readonly themes: ReadonlyMap<string, ItemId>;
  readonly questions: ReadonlyMap<string, ItemId>;
}

/** Makes workshops of the themes, opens the round tables, and writes down what was decided. */
export function seedSheets(doc: Y.Doc, data: DemoSpace, now: Held): void {
  const held: Held = { ...now, world: { ...now.world, now: () => now.world.now() - FILLED_IN } };
  const themes = new Map(held.themes);
  for (const { id, room, hosts } of data.themes) {
    const theme = known(themes, id);
    fillIn(doc, theme, 'workshop', demoSheets.workshops[id], room, held.world);
    for (const host of hosts) addCarrier(doc, { theme, structure: known(held.structures, host) }, held.world);
    for (const question of broadest(data, id)) addToSpine(doc, theme, known(held.questions, question));
  }
  for (const table of data.roundTables) {
    const sheet = demoSheets.roundTables[table.id];
    if (sheet === undefined) throw new Error(`The demo has no sheet for ${table.id}`);
    const theme = must(openTheme(doc, { title: table.title, intent: sheet.intent }, held.world));
    themes.set(table.id, theme);
    const body = sharedType(doc, themeKind, theme, 'body');
    if (body instanceof Y.XmlFragment) writeBody(body, sheet.body);
    must(publishTheme(doc, theme, held.world));
    fillIn(doc, theme, 'roundTable', sheet, null, held.world);
    for (const person of [table.moderator, ...table.panel]) addPerson(doc, theme, person, data, held);
    for (const question of table.openingQuestions) addToSpine(doc, theme, known(held.questions, question));
  }
  seedDecisions(doc, themes, now.world);
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

function addPerson(doc: Y.Doc, theme: ItemId, id: string, data: DemoSpace, held: Held): void {
  const person = data.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`The demo file has no ${id}`);
  const structure = known(held.structures, person.structure);
  addCarrier(doc, { theme, structure, member: known(held.people, id).account }, held.world);
}

const broadest = ({ questions }: DemoSpace, theme: string): readonly string[] =>
  questions
    .filter((one) => one.theme === theme)
    .sort((a, b) => b.alsoAskedBy.length - a.alsoAskedBy.length)
    .slice(0, IN_SPINE)
    .map(({ id }) => id);

function seedDecisions(doc: Y.Doc, themes: ReadonlyMap<string, ItemId>, world: World): void {
  for (const { daysAgo, about, manner, ...decided } of demoSheets.decisions) {
    const at = world.now() - daysAgo * DAY;
    must(
      logDecision(
        doc,
        {
          ...decided,
          manner: manner as Manner,
          day: new Date(at).toISOString().slice(0, 10),
          about: about.map((id) => ({ kind: 'theme', item: known(themes, id) })),
        },
        { ...world, now: () => at },
      ),
    );
  }
}
