import { byRank } from '#domain/byRank.ts';
import type { ItemId } from '#domain/ids.ts';
import type { Fields, ItemOf, Kind } from '#domain/kind.ts';
import { decision } from '#features/decisions/domain/decision.ts';
import { moderation, type Moderation } from '#domain/kinds/moderation.ts';
import { question } from '#domain/kinds/question.ts';
import { structure } from '#domain/kinds/structure.ts';
import { theme } from '#domain/kinds/theme.ts';
import { decisionLog } from '#features/decisions/domain/decisionLog.ts';
import { standingOf } from '#domain/projections/standing.ts';
import type { SheetThen } from './compareSheets.ts';
import { SHEET_ROOTS, type SheetRoot } from '#domain/projections/history/sheetRoots.ts';

/** An entry as it stood once. */
export interface EntryThen {
  readonly id: ItemId;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A thing of the commons, by its name in everybody's words. */
export interface ThingThen {
  readonly id: ItemId;
  readonly name: string;
}

export const THINGS = ['questions', 'structures', 'themes', 'decisions'] as const;
export type Things = Readonly<Record<(typeof THINGS)[number], readonly ThingThen[]>>;

type Entries = Readonly<Record<'questions' | 'structures' | 'themes' | 'moderation', readonly EntryThen[]>> &
  // A server of before tells nothing of these.
  Readonly<Partial<Record<'decisions' | SheetRoot, readonly EntryThen[]>>>;

/** What everybody read at a moment: neither archived nor set aside, and welcomed where it came from outside. */
export function commonsThen(items: Entries): Things {
  const decided = new Map(items.moderation.map((entry) => [entry.id, read(moderation, entry) as Moderation]));
  return {
    questions: items.questions
      .map((entry) => read(question, entry))
      .filter((asked) => standingOf(asked, decided.get(asked.id)) === 'shared')
      .sort((a, b) => b.askedAt - a.askedAt)
      .map(({ id, sentence }) => ({ id, name: sentence })),
    structures: items.structures
      .map((entry) => read(structure, entry))
      .filter(({ archivedAt }) => archivedAt === null)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(({ id, name }) => ({ id, name })),
    themes: items.themes
      .map((entry) => read(theme, entry))
      .filter(({ archivedAt }) => archivedAt === null)
      .sort(byRank)
      .map(({ id, title }) => ({ id, name: title })),
    decisions: decisionLog((items.decisions ?? []).map((entry) => read(decision, entry))).map(
      ({ id, what }) => ({ id, name: what }),
    ),
  };
}

/** The sheets of themes as they stood, of those that had one. */
export function sheetsThen(items: Entries): ReadonlyMap<string, SheetThen> {
  const sheets = new Map<string, Record<SheetRoot, EntryThen[]>>();
  for (const root of SHEET_ROOTS)
    for (const entry of items[root] ?? []) {
      const { theme: of } = entry.fields;
      if (typeof of !== 'string' || typeof entry.fields.archivedAt === 'number') continue;
      const sheet = sheets.get(of) ?? { spines: [], carriers: [], steps: [], sheetLines: [] };
      sheet[root].push(entry);
      sheets.set(of, sheet);
    }
  return sheets;
}

const read = <F extends Fields>(kind: Kind<F>, { id, fields }: EntryThen): ItemOf<F> =>
  Object.freeze({
    id,
    ...Object.fromEntries(
      Object.entries(kind.fields).map(([name, field]) => [name, field.read(fields[name])]),
    ),
  }) as ItemOf<F>;

/** What is in `now` and was not in `then`. */
export function comeSince(then: readonly ThingThen[], now: readonly ThingThen[]): readonly ThingThen[] {
  const there = new Set(then.map(({ id }) => id));
  return now.filter(({ id }) => !there.has(id));
}

/** The last moment of each month from `from` to `until`, the last being `until` itself; local to where it is called. */
export function monthEnds(from: number, until: number): readonly number[] {
  const ends: number[] = [];
  const first = new Date(from);
  for (let n = 1; ; n += 1) {
    const end = new Date(first.getFullYear(), first.getMonth() + n, 1).getTime() - 1;
    if (end >= until) return [...ends, until];
    ends.push(end);
  }
}
