import { defineKind, register, richText, sharedText, type ItemOf } from '../kind.ts';
import { flag, optionalTime, text, time } from '../readers.ts';

export const LONGEST_THEME_TITLE = 160;
export const LONGEST_INTENT = 2_000;

/** A co-written page: its intent, its body, and the questions placed in it. */
export const theme = defineKind({
  name: 'theme',
  root: 'themes',
  ownership: 'arranged',
  fields: {
    title: sharedText(LONGEST_THEME_TITLE),
    intent: sharedText(LONGEST_INTENT),
    body: richText(),
    /** A fractional rank: order is a field, never a list move. */
    rank: register(text(64)),
    inPublic: register(flag(true)),
    openedAt: register(time),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => `${item.title} ${item.intent}`,
  isPublic: (item) => item.inPublic && item.archivedAt === null,
});

export type Theme = ItemOf<typeof theme.fields>;
