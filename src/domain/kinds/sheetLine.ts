import { defineKind, parent, register, sharedText, type ItemOf } from '../kind.ts';
import { flag, oneOf, optionalTime, text } from '../readers.ts';

export const LONGEST_LINE = 160;

/** What the room needs (matériel); what the committee wants to know afterwards (ce que nous voulons rapporter). */
export const SHEET_LISTS = ['equipment', 'bringBack'] as const;
export type SheetList = (typeof SHEET_LISTS)[number];

/**
 * A line of one of the lists of a workshop's sheet. Each is an entry with a text of its own: a text that a theme would
 * be given later, by two people offline, would keep the words of one of them only.
 */
export const sheetLine = defineKind({
  name: 'sheetLine',
  root: 'sheetLines',
  ownership: 'arranged',
  rights: 'organisers',
  fields: {
    theme: parent('theme'),
    list: register(oneOf(SHEET_LISTS, 'equipment')),
    words: sharedText(LONGEST_LINE),
    /** Equipment: somebody has it ready. */
    isReady: register(flag(false)),
    rank: register(text(64)),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.words,
});

export type SheetLine = ItemOf<typeof sheetLine.fields>;
