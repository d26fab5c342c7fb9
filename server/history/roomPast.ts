import type * as Y from 'yjs';
import { COMMONS_AT_ROOTS, type CommonsAtRoot, type ContentFields } from '#protocol/history.ts';
import type { Foldable, PastPlace, StoredPast } from '#server/store/store.ts';
import { build } from './replay.ts';
import { countOf, inBoth } from './ranges.ts';
import { itemsOf, marksOf } from './marks.ts';
import type { Memory } from './deeds.ts';
import { contentFrom, contentOf } from './content.ts';
import { joinPasts, NO_PAST, textBefore, type Act, type EntryPast } from './entryPast.ts';
import { pastName, pastsOf, WHOLE_ROOM, type Pasts } from './keptPast.ts';
import { layersOf, type Layers } from './layers.ts';
import { linesBy, linesOfSheet, momentsOfBoth, type ToldLines, type ToldSheet } from './sheetPast.ts';
import type { SheetPlace } from '#domain/projections/history/sheetRoots.ts';

/** What became of an entry, before names are put to accounts. */
export interface ToldEntry {
  readonly since: number;
  readonly acts: readonly Act[];
  readonly moments: readonly number[];
  /** Of a theme alone. */
  readonly sheet?: ToldSheet;
}

export interface ToldContent {
  readonly at: number;
  readonly fields: ContentFields;
  readonly sheet?: ToldLines;
}

/** An entry at a moment, and when it was laid down as far as is known. */
export interface ToldAt {
  readonly id: string;
  readonly createdAt: number | null;
  readonly fields: ContentFields;
}

export interface ToldCommons {
  readonly since: number;
  readonly items: Readonly<Record<CommonsAtRoot, readonly ToldAt[]>>;
  readonly annotations: number;
}

interface ToldLine extends Pick<ToldEntry, 'acts' | 'moments'> {
  readonly line: SheetPlace;
  readonly past: EntryPast;
}

const SECOND = 1_000;

/** What was done, from the day on which an entry was laid down. */
const actsWith = (laid: Act | null, { acts }: EntryPast): readonly Act[] =>
  laid === null || acts.some(({ isCreation }) => isCreation) ? acts : [laid, ...acts];

/** A room as its log and what is kept beside it tell of it: how it stands, and how it came there. */
export class RoomPast {
  private readonly doc: Y.Doc;
  private readonly memory: Memory;
  private readonly layers: Layers;
  /** What rows did that are not folded yet. */
  private readonly loose: Pasts;

  constructor(
    room: string,
    readonly foldable: Foldable,
  ) {
    const { doc, memory, walk } = build(room, foldable);
    this.doc = doc;
    this.memory = memory;
    this.layers = layersOf(memory);
    this.loose = new Map([...walk.found()].map((found) => [pastName(found), found.past]));
  }

  /** What is asked about with an entry: the lines of the sheet of a theme. */
  linesOf(place: PastPlace): readonly SheetPlace[] {
    return linesOfSheet(this.doc, place);
  }

  /** Null where nothing of this name is known. `stored` is of this entry, its lines, and of the whole room. */
  entry(place: PastPlace, stored: StoredPast): ToldEntry | null {
    const known = pastsOf(stored.rows);
    const past = this.pastOf(place, known);
    const stands = contentOf(this.doc, place.root, place.id) !== null;
    if (!stands && past.slices.length === 0) return null;
    const told = { since: this.since(known), ...this.actsAndMoments(place, past) };
    if (place.root !== 'themes') return told;
    const lines = this.linesOf(place).map((line) => this.toldLine(line, this.pastOf(line, known)));
    return {
      ...told,
      moments: momentsOfBoth(
        told.moments,
        lines.flatMap(({ moments }) => moments).filter((at) => at >= past.since),
      ),
      sheet: {
        acts: lines.flatMap(({ line, past: ofLine, acts }) =>
          acts.map((act) => ({ ...act, of: line, isAway: this.isAwayAfter(line, ofLine, act) })),
        ),
        entries: linesBy(
          lines.map(({ line }) => line),
          ({ root, id }) => contentOf(this.doc, root, id),
        ),
      },
    };
  }

  /** Null where it was not there at that moment. */
  contentAt(place: PastPlace, at: number, stored: StoredPast): Omit<ToldContent, 'at'> | null {
    const known = pastsOf(stored.rows);
    const fields = this.contentBy(place, this.pastOf(place, known), at);
    if (fields === null || place.root !== 'themes') return fields === null ? null : { fields };
    const then = (line: SheetPlace): ContentFields | null =>
      this.contentBy(line, this.pastOf(line, known), at);
    return { fields, sheet: linesBy(this.linesOf(place), then) };
  }

  /** `stored` is of the whole room. */
  commonsAt(at: number, stored: StoredPast): ToldCommons {
    const known = pastsOf(stored.rows);
    const items = Object.fromEntries(
      COMMONS_AT_ROOTS.map((root) => [root, this.entriesAt(root, at, known)]),
    ) as Record<CommonsAtRoot, ToldAt[]>;
    const annotations = this.entriesAt('annotations', at, known).filter(
      ({ fields }) => typeof fields.archivedAt !== 'number',
    ).length;
    return { since: this.since(known), items, annotations };
  }

  destroy(): void {
    this.doc.destroy();
  }

  private actsAndMoments(place: PastPlace, past: EntryPast): Pick<ToldEntry, 'acts' | 'moments'> {
    const laid = this.laidDown(place);
    return { acts: actsWith(laid, past), moments: this.momentsOf(place, past, laid) };
  }

  /** Of a line the first minutes are one moment: a sheet has many, and each would be looked for in all that was done. */
  private toldLine(line: SheetPlace, past: EntryPast): ToldLine {
    const laid = this.laidDown(line);
    const moments = past.slices.map(({ until }) => until);
    if (laid !== null && past.slices[0]?.before !== null) moments.unshift(laid.until);
    return { line, past, acts: actsWith(laid, past), moments };
  }

  private isAwayAfter(line: SheetPlace, past: EntryPast, { field, until }: Act): boolean {
    return field === 'archivedAt' && typeof this.contentBy(line, past, until)?.archivedAt === 'number';
  }

  private entriesAt(root: string, at: number, known: Pasts): ToldAt[] {
    return [...this.doc.getMap(root)._map.keys()].flatMap((id): ToldAt[] => {
      const place = { root, id };
      const fields = this.contentBy(place, this.pastOf(place, known), at);
      return fields === null ? [] : [{ id, createdAt: this.laidDown(place)?.from ?? null, fields }];
    });
  }

  private contentBy({ root, id }: PastPlace, past: EntryPast, at: number): ContentFields | null {
    const laid = this.layers.laidDown(this.doc, root, id);
    if (at < past.since || (laid !== null && at < laid.from)) return null;
    const next = past.slices.findIndex(({ from }) => from > at);
    if (next < 0) return contentOf(this.doc, root, id);
    const text = textBefore(past.slices, next);
    return text === null ? null : contentFrom(text);
  }

  private pastOf(place: PastPlace, known: Pasts): EntryPast {
    const [before, news] = [known.get(pastName(place)), this.loose.get(pastName(place))];
    return news === undefined ? (before ?? NO_PAST) : joinPasts(before ?? NO_PAST, news);
  }

  private laidDown({ root, id }: PastPlace): Act | null {
    const deed = this.layers.laidDown(this.doc, root, id);
    if (deed === null) return null;
    const wrote = countOf(inBoth(deed.wrote, itemsOf(this.doc, root, id)));
    const { account, from, until } = deed;
    return { account, field: null, from, until, wrote, struck: 0, isCreation: true };
  }

  /** When people paused. The first minutes of an entry are known by the memory alone, to the second. */
  private momentsOf(
    { root, id }: PastPlace,
    { slices, since }: EntryPast,
    laid: Act | null,
  ): readonly number[] {
    const known = slices.map(({ until }) => until);
    const first = slices[0];
    if (first?.before !== null) {
      const next = first?.from ?? Infinity;
      const untils = marksOf(this.memory, itemsOf(this.doc, root, id))
        .filter(({ from }) => from < next)
        .map(({ until }) => until + SECOND - 1);
      const last = untils.reduce((one, other) => Math.max(one, other), laid?.until ?? this.memory.since);
      known.unshift(Math.min(last, next - 1));
    }
    const told = known.filter((at) => at >= since);
    // What stood before was let go of: how it stands is known.
    return told.length === 0 ? [since] : told;
  }

  private since(known: Pasts): number {
    const kept = known.get(pastName(WHOLE_ROOM));
    if (kept !== undefined) return Math.max(this.memory.since, kept.since);
    const { state, rows } = this.foldable;
    const last = Math.max(0, ...this.memory.deeds.slice(-1).map(({ until }) => until));
    return Math.max(this.memory.since, state === null ? 0 : (rows[0]?.at ?? last));
  }
}
