import type { ItemId } from '#domain/ids.ts';
import { isStructureKind, type StructureKind } from '#domain/structureKinds.ts';
import type { Order, Wanted } from '#state/questionList.svelte.ts';

/** What somebody asked to see on the page *Questions*. */
export interface Choice {
  readonly text: string;
  readonly theme: ItemId | 'none' | null;
  readonly family: StructureKind | null;
  readonly view: View;
  readonly order: Order;
}

const VIEWS = ['shared', 'mine', 'archived', 'toWelcome', 'setAside'] as const;
export type View = (typeof VIEWS)[number];

export const ALL: Choice = Object.freeze({
  text: '',
  theme: null,
  family: null,
  view: 'shared',
  order: 'breadth',
});

/** Whether nothing is left out; the order leaves nothing out. */
export const isAll = (choice: Choice): boolean =>
  choice.text.trim() === '' && choice.theme === null && choice.family === null && choice.view === 'shared';

/** The views that somebody may open. What waits for a welcome is for organisers; what was set aside, for its author too. */
export const viewsFor = (mayWelcome: boolean, mayAsk: boolean): readonly View[] => [
  'shared',
  ...(mayAsk ? (['mine', 'archived'] as const) : []),
  ...(mayWelcome ? (['toWelcome'] as const) : []),
  ...(mayAsk || mayWelcome ? (['setAside'] as const) : []),
];

export const wantedOf = ({ text, theme, family, view, order }: Choice): Wanted => ({
  text,
  theme,
  family,
  shown: view === 'archived' ? 'archivedMine' : view === 'mine' ? 'shared' : view,
  order,
});

/** The words of the address, in French as all addresses of the app. */
const ADDRESS = {
  views: { shared: '', mine: 'miennes', archived: 'archivees', toWelcome: 'accueil', setAside: 'ecartees' },
  newest: 'recentes',
  noTheme: 'aucun',
} as const;

export function choiceFrom(address: URLSearchParams): Choice {
  const theme = address.get('theme');
  const family = address.get('famille');
  const view = address.get('lesquelles');
  return {
    text: address.get('mots') ?? '',
    theme: theme === ADDRESS.noTheme ? 'none' : (theme as ItemId | null),
    family: isStructureKind(family) ? family : null,
    view: VIEWS.find((one) => ADDRESS.views[one] === view) ?? 'shared',
    order: address.get('ordre') === ADDRESS.newest ? 'newest' : 'breadth',
  };
}

/** `?mots=…&theme=…`, or nothing for the ordinary page. */
export function addressOf(choice: Choice): string {
  const address = new URLSearchParams();
  if (choice.text.trim() !== '') address.set('mots', choice.text.trim());
  if (choice.theme !== null) address.set('theme', choice.theme === 'none' ? ADDRESS.noTheme : choice.theme);
  if (choice.family !== null) address.set('famille', choice.family);
  if (choice.view !== 'shared') address.set('lesquelles', ADDRESS.views[choice.view]);
  if (choice.order === 'newest') address.set('ordre', ADDRESS.newest);
  const text = address.toString();
  return text === '' ? '' : `?${text}`;
}
