import type * as Y from 'yjs';
import { addTerm } from '#domain/commands/addTerm.ts';
import { addMeaning } from '#domain/commands/giveMeaning.ts';
import type { ItemId } from '#domain/ids.ts';
import type { World } from '#domain/world.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { handsOf } from './handsOf.ts';
import { known, must } from './mustBe.ts';

const DAY = 24 * 60 * 60 * 1000;
/** The first word is as old as this; each next one came four days later, and each next meaning a day after. */
const FIRST = 100 * DAY;
const BETWEEN_WORDS = 4 * DAY;

interface Held {
  readonly world: World;
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
}

/** Writes the glossary: each word, and what it means to each structure, in its people's hand. */
export function seedWords(doc: Y.Doc, data: DemoSpace, { world, people, structures }: Held): void {
  const hands = handsOf(data, people);
  data.glossary.forEach(({ term, aliases, definitions }, n) => {
    const added = world.now() - FIRST + n * BETWEEN_WORDS;
    let id: ItemId | null = null;
    definitions.forEach(({ text, by }, m) => {
      const at: World = { ...world, now: () => added + m * DAY };
      const { pens } = hands(by, null);
      const meaning = { structure: known(structures, by), definition: text, example: '', inPublic: true };
      if (id === null) id = must(addTerm(doc, pens, { word: term, otherForms: aliases, meaning }, at)).term;
      else must(addMeaning(doc, pens, id, meaning, at));
    });
  });
}
