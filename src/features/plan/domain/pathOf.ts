import type { ItemId } from '#domain/ids.ts';
import type { Carrier } from '#domain/kinds/carrier.ts';
import type { Placement } from '#domain/kinds/placement.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Structure } from '#domain/kinds/structure.ts';
import type { Theme } from '#domain/kinds/theme.ts';
import { jointFamilies } from '#domain/projections/families.ts';
import { readsAs, structuresInView } from '#domain/projections/readsAs.ts';
import { themeOf } from '#domain/projections/themeOf.ts';

/** What a committee goes through before the day, in its order: contact, engagement, realisation (domain, §1.2). */
export const PATH = ['call', 'listen', 'committee', 'date', 'themes', 'workshops', 'schedule'] as const;
export type PathName = (typeof PATH)[number];

/** `ahead`: nothing shows it yet. `underWay`: something does. `done`: enough to go on. Never ticked by hand. */
export type PathState = 'ahead' | 'underWay' | 'done';

export interface PathStep {
  readonly name: PathName;
  readonly state: PathState;
  /** What is there, and out of how many where that says something. */
  readonly here: number;
  readonly of: number;
  /** Of structures that were called: those that organise. */
  readonly organising?: number;
}

export interface PathFacts {
  readonly structures: ReadonlyMap<ItemId, Structure>;
  /** Those that everybody reads. */
  readonly questions: readonly Question[];
  readonly organisers: number;
  readonly eventDay: string | null;
  readonly themes: readonly Theme[];
  readonly placements: ReadonlyMap<ItemId, Placement>;
  readonly carriers: readonly Carrier[];
}

/** « Appeler dix structures et noter leurs premières questions » opens every plan: ten is where one may go on. */
const ENOUGH_CALLED = 10;
const ENOUGH_QUESTIONS = 10;
const ENOUGH_FAMILIES = 3;
const ENOUGH_ORGANISERS = 3;
/** Two people of two structures hold a workshop. */
const CARRIERS = 2;

/** The seven steps, each with what shows how far it is. */
export function pathOf(facts: PathFacts): readonly PathStep[] {
  const called = structuresInView(facts.structures).filter(
    ({ mobilisation }) => mobilisation !== 'thoughtOf',
  );
  const { questions } = facts;
  const themes = facts.themes.filter(({ archivedAt }) => archivedAt === null);
  const open = new Set<string>(themes.map(({ id }) => id));
  const placed = questions.filter((one) => open.has(themeOf(one, facts.placements.get(one.id)) ?? '')).length;
  const held = themes.filter(({ format }) => format === 'workshop');
  const carried = held.filter(({ id }) => carriersOf(facts, id) >= CARRIERS).length;
  const settled = held.filter(({ slot }) => slot.room !== null && slot.startsAt !== null).length;
  const families = jointFamilies(questions, [], (id) => facts.structures.get(id)).breadth;
  return [
    // Whoever founds a space stands for a structure of it: one alone shows nothing yet.
    {
      ...step('call', called.length > 1, called.length >= ENOUGH_CALLED, called.length, ENOUGH_CALLED),
      organising: called.filter(({ mobilisation }) => mobilisation === 'coOrganiser').length,
    },
    step(
      'listen',
      questions.length > 0,
      questions.length >= ENOUGH_QUESTIONS && families >= ENOUGH_FAMILIES,
      questions.length,
      families,
    ),
    step(
      'committee',
      facts.organisers > 1,
      facts.organisers >= ENOUGH_ORGANISERS,
      facts.organisers,
      ENOUGH_ORGANISERS,
    ),
    step('date', facts.eventDay !== null, facts.eventDay !== null, 0, 0),
    step(
      'themes',
      themes.length > 0,
      themes.length > 1 && placed * 2 > questions.length,
      placed,
      questions.length,
    ),
    step('workshops', held.length > 0, held.length > 0 && carried === held.length, carried, held.length),
    step('schedule', settled > 0, held.length > 0 && settled === held.length, settled, held.length),
  ];
}

const step = (name: PathName, isBegun: boolean, isDone: boolean, here: number, of: number): PathStep =>
  Object.freeze({ name, state: isDone ? 'done' : isBegun ? 'underWay' : 'ahead', here, of });

/** Different structures that carry a theme; one that was added twice counts once. */
function carriersOf({ carriers, structures }: PathFacts, theme: ItemId): number {
  const found = new Set<string>();
  for (const one of carriers)
    if (one.theme === theme && one.archivedAt === null && one.structure !== null)
      found.add(readsAs((id) => structures.get(id), one.structure));
  return found.size;
}
