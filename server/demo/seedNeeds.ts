import type * as Y from 'yjs';
import { offer, type Side } from '#domain/commands/needs/offer.ts';
import { sayOfMatch } from '#domain/commands/needs/sayOfMatch.ts';
import type { ItemId } from '#domain/ids.ts';
import type { MatchState } from '#domain/kinds/match.ts';
import { typeFromWords } from '#domain/projections/needs/typeFromWords.ts';
import type { World } from '#domain/world.ts';
import type { DemoPeople } from './demoPeople.ts';
import type { DemoSpace } from './demoSpace.ts';
import { resourceTypeOf } from './frenchWords.ts';
import { handsOf } from './handsOf.ts';
import { known, must } from './mustBe.ts';

const DAY = 24 * 60 * 60 * 1000;
/** The first need is as old as this; each next one, and each resource after them, came two days later. */
const FIRST = 80 * DAY;
const BETWEEN = 2 * DAY;

/** What came of some that the file says go well together; the others wait to be found. */
const LIVED: readonly (readonly MatchState[])[] = [
  [],
  ['proposed'],
  ['proposed', 'inContact', 'done'],
  [],
  ['proposed', 'inContact'],
];

interface Held {
  readonly world: World;
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
  readonly themes: ReadonlyMap<string, ItemId>;
}

/** Writes what structures seek and can bring, in their people's hand, and how a few matches went. */
export function seedNeeds(doc: Y.Doc, data: DemoSpace, { world, people, structures, themes }: Held): void {
  const hands = handsOf(data, people);
  let at = world.now() - FIRST;
  const then = (): World => ({ ...world, now: () => (at += BETWEEN) });
  const write = (side: Side, structure: string, given: Omit<Given, 'structure' | 'place'>): ItemId => {
    const signed = { ...given, structure: known(structures, structure), place: null };
    return must(offer(doc, hands(structure, null).pens, side, signed, then()));
  };
  const needs = new Map(
    data.needs.map(({ id, structure, theme, text }) => [
      id,
      write('need', structure, {
        text,
        type: typeFromWords(text) ?? 'tool',
        theme: known(themes, theme),
      }),
    ]),
  );
  const resources = new Map(
    data.resources.map(({ id, structure, type, text }) => [
      id,
      write('resource', structure, { text, type: resourceTypeOf(type), theme: null }),
    ]),
  );
  data.matches.slice(0, LIVED.length).forEach(({ need, resource }, n) => {
    const seeker = data.needs.find(({ id }) => id === need)?.structure ?? '';
    for (const state of LIVED[n] ?? []) {
      const pair = { need: known(needs, need), resource: known(resources, resource) };
      const said = { ...pair, structure: known(structures, seeker), state, why: '' };
      must(sayOfMatch(doc, hands(seeker, null).pens, said, then()));
    }
  });
}

type Given = Parameters<typeof offer>[3];
