import { defineKind, register, richText, type ItemOf } from '../kind.ts';
import { text } from '../readers.ts';
import { LONGEST_INTENT, LONGEST_THEME_TITLE } from './theme.ts';

/**
 * What the public reads of a theme: its words as they stood when an organiser published them. Keyed by the theme,
 * written whole at once, and put in the place of the one before; nobody writes in it.
 */
export const publication = defineKind({
  name: 'publication',
  root: 'publications',
  ownership: 'arranged',
  rights: 'organisers',
  keyedBy: ['theme'],
  fields: {
    title: register(text(LONGEST_THEME_TITLE)),
    intent: register(text(LONGEST_INTENT)),
    body: richText(),
  },
  searchText: (item) => `${item.title} ${item.intent}`,
});

export type Publication = ItemOf<typeof publication.fields>;
