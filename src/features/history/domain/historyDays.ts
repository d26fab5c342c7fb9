import type { Merge } from '#domain/kind.ts';
import { mannerOf, type Deed, type Doer, type Manner } from '#domain/projections/history/deed.ts';
import { isOfSheet, sheetGestures, type SheetGesture } from './sheetGestures.ts';
import { partOf, type SheetPart, type SheetPlace } from '#domain/projections/history/sheetRoots.ts';

/** What somebody did to one field. */
export interface Gesture {
  readonly field: string | null;
  readonly manner: Manner;
}

/** What one person did within one sitting: « Luc (CAF) a réécrit l'intention et complété le texte ». */
export interface Told {
  readonly who: Doer;
  readonly gestures: readonly Gesture[];
  /** What they did to the sheet of a theme. */
  readonly sheet: readonly SheetGesture[];
  readonly times: number;
}

/** A sitting: what people did in one go. Several people at once are told together, and one by one inside. */
export interface Sitting {
  readonly from: number;
  readonly until: number;
  readonly people: readonly Told[];
  readonly times: number;
}

/** A day, as `dayOf` names it, with its sittings. */
export interface HistoryDay {
  readonly day: string;
  readonly sittings: readonly Sitting[];
}

export interface TellingOptions {
  /** The name of the day of an hour, where the reader is: `2026-06-12`. */
  readonly dayOf: (at: number) => string;
  readonly mergeOf: (field: string) => Merge | null;
  readonly partOf?: (line: SheetPlace) => SheetPart;
}

/** A pause longer than this ends a sitting. */
const PAUSE = 30 * 60_000;

/** What happened to an entry, and to its sheet, newest first, by day and by sitting. `deeds` may come in any order. */
export function historyDays(deeds: readonly Deed[], options: TellingOptions): readonly HistoryDay[] {
  const days: { readonly day: string; readonly sittings: Sitting[] }[] = [];
  for (const sitting of sittingsOf(deeds, options.dayOf)) {
    const day = options.dayOf(sitting[0]?.from ?? 0);
    if (days.at(-1)?.day !== day) days.push({ day, sittings: [] });
    days.at(-1)?.sittings.unshift(tell(sitting, options));
  }
  return days.reverse();
}

/** Rising in time; a day that turns ends a sitting too. */
function sittingsOf(deeds: readonly Deed[], dayOf: TellingOptions['dayOf']): readonly (readonly Deed[])[] {
  const sittings: Deed[][] = [];
  let until = -Infinity;
  for (const deed of [...deeds].sort((a, b) => a.from - b.from)) {
    const last = sittings.at(-1);
    const first = last?.[0];
    if (
      last === undefined ||
      first === undefined ||
      deed.from - until > PAUSE ||
      dayOf(first.from) !== dayOf(deed.from)
    )
      sittings.push([deed]);
    else last.push(deed);
    until = Math.max(until, deed.until);
  }
  return sittings;
}

function tell(deeds: readonly Deed[], options: TellingOptions): Sitting {
  const { mergeOf, partOf: partOfLine = ({ root }) => partOf(root, {}) } = options;
  const people = [...groupBy(deeds, ({ account, name }) => account ?? `~${name ?? ''}`).values()];
  return {
    from: Math.min(...deeds.map(({ from }) => from)),
    until: Math.max(...deeds.map(({ until }) => until)),
    times: deeds.length,
    people: people.map((theirs) => ({
      who: whoOf(theirs[0] as Deed),
      gestures: gesturesOf(
        theirs.filter((deed) => !isOfSheet(deed)),
        mergeOf,
      ),
      sheet: sheetGestures(theirs.filter(isOfSheet), partOfLine),
      times: theirs.length,
    })),
  };
}

const whoOf = ({ account, name, structures }: Deed): Doer => ({ account, name, structures });

/** Whoever laid an entry down also wrote its first words: that is one gesture. */
function gesturesOf(deeds: readonly Deed[], mergeOf: TellingOptions['mergeOf']): readonly Gesture[] {
  const opened = deeds.find(({ isCreation }) => isCreation);
  const gestures = [...groupBy(deeds, ({ field }) => field)].flatMap(([field, theirs]): Gesture[] => {
    const rest = opened === undefined ? theirs : theirs.filter(({ until }) => until > opened.until);
    if (rest.length === 0) return [];
    return [{ field, manner: mannerOf(rest, field === null ? null : mergeOf(field)) }];
  });
  return opened === undefined ? gestures : [{ field: null, manner: 'opened' }, ...gestures];
}

function groupBy<T, Key>(all: readonly T[], keyOf: (one: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
