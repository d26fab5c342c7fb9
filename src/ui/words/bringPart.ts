import type { AppWords } from './app/fr.ts';
import type { Words } from './context.ts';
import { frenchSpaces } from './frenchSpaces.ts';
import type { Language } from './language.ts';

type Part =
  | 'axes'
  | 'backstage'
  | 'calm'
  | 'legal'
  | 'privacy'
  | 'decisions'
  | 'drawer'
  | 'files'
  | 'glossary'
  | 'history'
  | 'invite'
  | 'mandates'
  | 'margin'
  | 'mobilisation'
  | 'needs'
  | 'network'
  | 'notes'
  | 'path'
  | 'plan'
  | 'sheet'
  | 'publishing'
  | 'since'
  | 'sorting'
  | 'structures'
  | 'themes';
type Load = () => Promise<Partial<AppWords>>;

const PARTS: Readonly<Record<Part, Readonly<Record<Language, Load>>>> = {
  calm: {
    fr: () => import('./app/calm/fr.ts').then(({ fr }) => ({ calm: fr })),
    en: () => import('./app/calm/en.ts').then(({ en }) => ({ calm: en })),
  },
  legal: {
    fr: () => import('./app/legal/fr.ts').then(({ fr }) => ({ legal: fr })),
    en: () => import('./app/legal/en.ts').then(({ en }) => ({ legal: en })),
  },
  privacy: {
    fr: () => import('./app/privacy/fr.ts').then(({ fr }) => ({ privacy: fr })),
    en: () => import('./app/privacy/en.ts').then(({ en }) => ({ privacy: en })),
  },
  sorting: {
    fr: () => import('./app/sorting/fr.ts').then(({ fr }) => fr),
    en: () => import('./app/sorting/en.ts').then(({ en }) => en),
  },
  notes: {
    fr: () => import('./app/notes/fr.ts').then(({ fr }) => ({ notes: fr })),
    en: () => import('./app/notes/en.ts').then(({ en }) => ({ notes: en })),
  },
  invite: {
    fr: () => import('./app/invite/fr.ts').then(({ fr }) => ({ invite: fr })),
    en: () => import('./app/invite/en.ts').then(({ en }) => ({ invite: en })),
  },
  mandates: {
    fr: () => import('./app/mandates/fr.ts').then(({ fr }) => ({ mandates: fr })),
    en: () => import('./app/mandates/en.ts').then(({ en }) => ({ mandates: en })),
  },
  margin: {
    fr: () => import('./app/margin/fr.ts').then(({ fr }) => ({ margin: fr })),
    en: () => import('./app/margin/en.ts').then(({ en }) => ({ margin: en })),
  },
  themes: {
    fr: () => import('./app/more/themes/fr.ts').then(({ fr }) => fr),
    en: () => import('./app/more/themes/en.ts').then(({ en }) => en),
  },
  history: {
    fr: () => import('./app/history/fr.ts').then(({ fr }) => ({ history: fr })),
    en: () => import('./app/history/en.ts').then(({ en }) => ({ history: en })),
  },
  since: {
    fr: () => import('./app/since/fr.ts').then(({ fr }) => ({ since: fr })),
    en: () => import('./app/since/en.ts').then(({ en }) => ({ since: en })),
  },
  sheet: {
    fr: () => import('./app/sheet/fr.ts').then(({ fr }) => ({ sheet: fr })),
    en: () => import('./app/sheet/en.ts').then(({ en }) => ({ sheet: en })),
  },
  decisions: {
    fr: () => import('./app/decisions/fr.ts').then(({ fr }) => ({ decisions: fr })),
    en: () => import('./app/decisions/en.ts').then(({ en }) => ({ decisions: en })),
  },
  files: {
    fr: () => import('./app/files/fr.ts').then(({ fr }) => ({ files: fr })),
    en: () => import('./app/files/en.ts').then(({ en }) => ({ files: en })),
  },
  glossary: {
    fr: () => import('./app/glossary/fr.ts').then(({ fr }) => ({ glossary: fr })),
    en: () => import('./app/glossary/en.ts').then(({ en }) => ({ glossary: en })),
  },
  mobilisation: {
    fr: () => import('./app/mobilisation/fr.ts').then(({ fr }) => ({ mobilisation: fr })),
    en: () => import('./app/mobilisation/en.ts').then(({ en }) => ({ mobilisation: en })),
  },
  structures: {
    fr: () => import('./app/structures/fr.ts').then(({ fr }) => ({ structures: fr })),
    en: () => import('./app/structures/en.ts').then(({ en }) => ({ structures: en })),
  },
  needs: {
    fr: () => import('./app/needs/fr.ts').then(({ fr }) => ({ needs: fr })),
    en: () => import('./app/needs/en.ts').then(({ en }) => ({ needs: en })),
  },
  network: {
    fr: () => import('./app/network/fr.ts').then(({ fr }) => ({ network: fr })),
    en: () => import('./app/network/en.ts').then(({ en }) => ({ network: en })),
  },
  backstage: {
    fr: () => import('./app/backstage/fr.ts').then(({ fr }) => ({ backstage: fr })),
    en: () => import('./app/backstage/en.ts').then(({ en }) => ({ backstage: en })),
  },
  axes: {
    fr: () => import('./app/axes/fr.ts').then(({ fr }) => ({ axes: fr })),
    en: () => import('./app/axes/en.ts').then(({ en }) => ({ axes: en })),
  },
  path: {
    fr: () => import('./app/path/fr.ts').then(({ fr }) => ({ path: fr })),
    en: () => import('./app/path/en.ts').then(({ en }) => ({ path: en })),
  },
  publishing: {
    fr: () => import('./app/publishing/fr.ts').then(({ fr }) => ({ publishing: fr })),
    en: () => import('./app/publishing/en.ts').then(({ en }) => ({ publishing: en })),
  },
  plan: {
    fr: () => import('./app/plan/fr.ts').then(({ fr }) => ({ plan: fr })),
    en: () => import('./app/plan/en.ts').then(({ en }) => ({ plan: en })),
  },
  drawer: {
    fr: () => import('./app/drawer/fr.ts').then(({ fr }) => ({ drawer: fr })),
    en: () => import('./app/drawer/en.ts').then(({ en }) => ({ drawer: en })),
  },
};

/** Brings the words of one page that nobody else needs, and those it shares with other pages, into the words of the app. */
export async function bringPart(words: Words, part: Part): Promise<void> {
  await Promise.all([bringPartAlone(words, part), words.bring()]);
}

/** For a page that says nothing else. */
export async function bringPartAlone({ language, app }: Words, part: Part): Promise<void> {
  const words = await PARTS[part][language]();
  Object.assign(app, language === 'fr' ? frenchSpaces(words) : words);
}
