import type { Deed } from '#domain/projections/history/deed.ts';
import { SHEET_ROOTS, type SheetPlace, type SheetRoot } from '#domain/projections/history/sheetRoots.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Session } from './portal.ts';

/**
 * What became of the entries of a commons, as the server's log tells it: never as a client claims it. Hours are the
 * server's, in milliseconds since 1970.
 */

/** What somebody did to an entry within a few minutes, a sentence of its history: people and structures as of today. */
export interface ItemAct extends Deed {
  readonly account: AccountId | null;
  readonly structures: readonly ItemId[];
}

/** A theme as it stood when an organiser gave that state a name. */
export interface NamedVersion {
  readonly id: string;
  readonly name: string;
  readonly at: number;
  readonly account: AccountId | null;
  /** The name of who did it, as the directory says it today. */
  readonly by: string | null;
}

export interface ItemHistory {
  /** What happened before is not known: it was folded when nothing was remembered. 0: all is known. */
  readonly since: number;
  /** Oldest first. */
  readonly acts: readonly ItemAct[];
  /**
   * Moments at which people paused, rising: of each the content can be had as it stood. The last is how it stands.
   */
  readonly moments: readonly number[];
  /** Oldest first. */
  readonly versions: readonly NamedVersion[];
  /** Of a theme: what became of its sheet. Its pauses are among `moments`. A server of before says nothing of it. */
  readonly sheet?: SheetHistory;
}

/** What somebody did to one line of a sheet. */
export interface SheetAct extends ItemAct {
  readonly of: SheetPlace;
  /** Where it was put away, or brought back (`field` is `archivedAt`): whether it was out of view after that. */
  readonly isAway: boolean;
}

export interface SheetHistory {
  readonly acts: readonly SheetAct[];
  /** Every line that is or was of the theme, as it stands. */
  readonly entries: SheetEntries;
}

/** The lines of a sheet, those that were put away too. */
export type SheetEntries = Readonly<Record<SheetRoot, readonly Pick<EntryAt, 'id' | 'fields'>[]>>;

/** Field by field: a text as a string, a rich text as `RichContent`, a register as the value that stands in it. */
export type ContentFields = Readonly<Record<string, unknown>>;

export interface ItemContent {
  readonly at: number;
  readonly fields: ContentFields;
  /** Of a theme: its sheet as it stood then. */
  readonly sheet?: SheetEntries;
}

/** An entry as it stood; what a kind's readers make of `fields` is what was shown. */
export interface EntryAt {
  readonly id: ItemId;
  /** When it was laid down; null where that is not known. */
  readonly createdAt: number | null;
  readonly fields: ContentFields;
}

/** The entries of these roots are what a commons is at a moment. */
export const COMMONS_AT_ROOTS = [
  'space',
  'questions',
  'shares',
  'structures',
  'themes',
  'placements',
  'groupings',
  'moderation',
  'decisions',
  ...SHEET_ROOTS,
] as const;
export type CommonsAtRoot = (typeof COMMONS_AT_ROOTS)[number];

export interface CommonsAt {
  readonly at: number;
  /** As `ItemHistory.since`: before that moment the oldest that is known is given. */
  readonly since: number;
  readonly items: Readonly<Record<CommonsAtRoot, readonly EntryAt[]>>;
  /** How many annotations were in view. A server of before says nothing of them. */
  readonly annotations?: number;
}

export interface HistoryPlace {
  readonly root: string;
  readonly id: string;
}

/** `unknownEntry`: nothing of this name is known. `notThen`: it was not there at that moment. */
export type HistoryRefusal = 'unknownEntry' | 'tooMany';
export type ContentRefusal = HistoryRefusal | 'notThen' | 'unknownVersion';
export type VersionRefusal =
  'notAllowed' | 'unknownEntry' | 'version.nameEmpty' | 'version.nameTooLong' | 'tooMany' | 'notStored';

/** The longest name of a version, in characters. */
export const LONGEST_VERSION_NAME = 80;

/** What pages may ask of the past; every member may read it. */
export interface HistoryPortal {
  itemHistory(me: Session, place: HistoryPlace): Promise<Result<ItemHistory, HistoryRefusal>>;
  itemContent(
    me: Session,
    place: HistoryPlace,
    when: { readonly at: number } | { readonly version: string },
  ): Promise<Result<ItemContent, ContentRefusal>>;
  commonsAt(me: Session, at: number): Promise<Result<CommonsAt, 'tooMany'>>;
  /** Gives a name to a theme as it stands now. Organisers only. */
  nameVersion(
    me: Session,
    wanted: { readonly id: string; readonly name: string },
  ): Promise<Result<NamedVersion, VersionRefusal>>;
}
