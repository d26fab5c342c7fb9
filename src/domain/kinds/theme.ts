import { defineKind, register, richText, sharedText, type ItemOf } from '../kind.ts';
import { isRecord, oneOf, optionalText, optionalTime, text, time, type Reader } from '../readers.ts';

export const LONGEST_THEME_TITLE = 160;
export const LONGEST_INTENT = 2_000;

/** What a theme becomes on the day: a page, an atelier, a table ronde. */
export const FORMATS = ['plain', 'workshop', 'roundTable'] as const;
export type Format = (typeof FORMATS)[number];

export const LONGEST_ROOM = 80;
export const MINUTES_OF_DAY = 24 * 60;

/** Where and when it is held. One register: of two moves made at once one holds whole, never the room of one and the hour of the other. */
export interface Slot {
  readonly room: string | null;
  /** Minutes since midnight. */
  readonly startsAt: number | null;
}

const NOWHERE: Slot = Object.freeze({ room: null, startsAt: null });

const isMinuteOfDay = (raw: unknown): raw is number =>
  Number.isSafeInteger(raw) && (raw as number) >= 0 && (raw as number) < MINUTES_OF_DAY;

export const readSlot: Reader<Slot> = (raw) =>
  isRecord(raw)
    ? Object.freeze({
        room: optionalText(LONGEST_ROOM)(raw.room),
        startsAt: isMinuteOfDay(raw.startsAt) ? raw.startsAt : null,
      })
    : NOWHERE;

/** A co-written page: its intent, its body, and the questions placed in it. */
export const theme = defineKind({
  name: 'theme',
  root: 'themes',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    title: sharedText(LONGEST_THEME_TITLE),
    intent: sharedText(LONGEST_INTENT),
    body: richText(),
    /** A fractional rank: order is a field, never a list move. */
    rank: register(text(64)),
    /** When its words were last published (`publication`); null for a draft that never was. */
    publishedAt: register(optionalTime),
    /** Which publication was taken off the public page again, by its hour. Another one brings the theme back. */
    takenOff: register(optionalTime),
    openedAt: register(time),
    format: register(oneOf(FORMATS, 'plain')),
    slot: register(readSlot),
    archivedAt: register(optionalTime),
  },
  title: (item) => item.title,
  searchText: (item) => `${item.title} ${item.intent}`,
  isPublic: (item) => isPublished(item) && item.archivedAt === null,
});

/** Whether its published words are for the public; those that are being written never are. */
export const isPublished = (item: {
  readonly publishedAt: number | null;
  readonly takenOff: number | null;
}): boolean => item.publishedAt !== null && item.publishedAt !== item.takenOff;

export type Theme = ItemOf<typeof theme.fields>;
