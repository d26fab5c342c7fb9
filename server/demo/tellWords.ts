import { addTerm } from '#domain/commands/addTerm.ts';
import { addMeaning } from '#domain/commands/giveMeaning.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Chronicle } from './chronicle.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { handsOf } from './handsOf.ts';
import { known, must } from './mustBe.ts';

const DAY = 24 * 60 * 60 * 1000;
/** The first word is as old as this; each next one came four days later, and each next meaning a day after. */
const FIRST = 100 * DAY;
const BETWEEN_WORDS = 4 * DAY;

interface Held {
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
  readonly arrivals: ReadonlyMap<string, number>;
}

/** Tells the glossary: each word, and what it means to each structure, in its people's hand, once it is there. */
export function tellWords(past: Chronicle, data: DemoSpace, { people, structures, arrivals }: Held): void {
  const hands = handsOf(data, people);
  data.glossary.forEach(({ term, aliases, definitions }, n) => {
    let at = past.now - FIRST + n * BETWEEN_WORDS;
    let id: ItemId | null = null;
    for (const { text, by } of definitions) {
      at = Math.max(at, known(arrivals, by));
      past.tell(at, (doc, world) => {
        const { pens } = hands(by, null);
        const meaning = { structure: known(structures, by), definition: text, example: '', inPublic: true };
        if (id === null)
          id = must(addTerm(doc, pens, { word: term, otherForms: aliases, meaning }, world)).term;
        else must(addMeaning(doc, pens, id, meaning, world));
      });
      at += DAY;
    }
  });
}
