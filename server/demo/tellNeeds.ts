import { offer, type Side } from '#features/needs/domain/offer.ts';
import { sayOfMatch } from '#features/needs/domain/sayOfMatch.ts';
import type { ItemId } from '#domain/ids.ts';
import type { MatchState } from '#features/needs/domain/match.ts';
import { typeFromWords } from '#features/needs/domain/typeFromWords.ts';
import type { Chronicle } from './chronicle.ts';
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
  readonly people: DemoPeople;
  readonly structures: ReadonlyMap<string, ItemId>;
  readonly themes: ReadonlyMap<string, ItemId>;
}

/** Tells what structures seek and can bring, in their people's hand, and how a few matches went. */
export function tellNeeds(past: Chronicle, data: DemoSpace, { people, structures, themes }: Held): void {
  const hands = handsOf(data, people);
  const ids = new Map<string, ItemId>();
  let last = past.now - FIRST;
  const next = (): number => (last += BETWEEN);
  const tell = (
    side: Side,
    from: string,
    structure: string,
    given: () => Omit<Given, 'structure' | 'place'>,
  ): void =>
    past.tell(next(), (doc, world) => {
      const signed = { ...given(), structure: known(structures, structure), place: null };
      ids.set(from, must(offer(doc, hands(structure, null).pens, side, signed, world)));
    });
  for (const { id, structure, theme, text } of data.needs)
    tell('need', id, structure, () => ({
      text,
      type: typeFromWords(text) ?? 'tool',
      theme: known(themes, theme),
    }));
  for (const { id, structure, type, text } of data.resources)
    tell('resource', id, structure, () => ({ text, type: resourceTypeOf(type), theme: null }));
  data.matches.slice(0, LIVED.length).forEach(({ need, resource }, n) => {
    const seeker = data.needs.find(({ id }) => id === need)?.structure ?? '';
    for (const state of LIVED[n] ?? [])
      past.tell(next(), (doc, world) => {
        const pair = { need: known(ids, need), resource: known(ids, resource) };
        const said = { ...pair, structure: known(structures, seeker), state, why: '' };
        must(sayOfMatch(doc, hands(seeker, null).pens, said, world));
      });
  });
}

type Given = Parameters<typeof offer>[3];
