import type { Doer } from '#domain/projections/history/deed.ts';
import type { Sitting, Told } from '../domain/historyDays.ts';
import type { ItemId } from '#domain/ids.ts';
import type { HistoryRoot } from '../state/restoring.ts';
import type { SpaceState } from '#state/space.svelte.ts';
import type { HistoryWords } from '../words/fr.ts';
import type { SheetNames } from './sheetWords.ts';

/** Structures that are said beside a name. */
const MOST_STRUCTURES = 2;

/** The sentences of a sitting: one for all, and one for each person when there are several. */
export interface SittingWords {
  readonly sentence: string;
  readonly parts: readonly string[];
}

export function sittingWords(
  words: HistoryWords,
  space: SpaceState,
  root: HistoryRoot,
  { people, times }: Sitting,
  ofSheet: SheetNames,
): SittingWords {
  const nameOf = ({ account, name }: Doer): string =>
    name ?? (account === null ? null : space.nameOf(account)) ?? words.somebody;
  const whoOf = (who: Doer): string =>
    words.who(
      nameOf(who),
      who.structures
        .slice(0, MOST_STRUCTURES)
        .flatMap((id) => space.structures.get(id as ItemId)?.name ?? []),
    );
  const sentenceOf = ({ who, gestures, sheet }: Told): string =>
    words.sentence(whoOf(who), [
      ...new Set([
        ...gestures.map(({ field, manner }) => words.gesture(root, field, manner)),
        ...sheet.map(ofSheet.say),
      ]),
    ]);
  const [first] = people;
  if (people.length === 1 && first !== undefined) return { sentence: sentenceOf(first), parts: [] };
  return {
    sentence: words.together(
      people.map(({ who }) => nameOf(who)),
      times,
    ),
    parts: people.map(sentenceOf),
  };
}

/** What nobody reads as a change of theirs: marks of time, and the place in a list. */
const SILENT: ReadonlySet<string> = new Set([
  'rank',
  'openedAt',
  'askedAt',
  'editedAt',
  'addedAt',
  'givenAt',
  'source',
  'archivedFor',
  'communeCode',
  'postalCode',
]);

export const isSilent = (field: string | null): boolean => field !== null && SILENT.has(field);

/** The day of an hour, where this device is: `2026-06-09`. */
export function localDay(at: number): string {
  const day = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
