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
    fr: () => import('#features/privacy/words/fr.ts').then(({ fr }) => ({ privacy: fr })),
    en: () => import('#features/privacy/words/en.ts').then(({ en }) => ({ privacy: en })),
  },
  sorting: {
    fr: () => import('#features/sorting/words/fr.ts').then(({ fr }) => fr),
    en: () => import('#features/sorting/words/en.ts').then(({ en }) => en),
  },
  notes: {
    fr: () => import('#features/annotations/words/fr.ts').then(({ fr }) => ({ notes: fr })),
    en: () => import('#features/annotations/words/en.ts').then(({ en }) => ({ notes: en })),
  },
  invite: {
    fr: () => import('#features/invitations/words/fr.ts').then(({ fr }) => ({ invite: fr })),
    en: () => import('#features/invitations/words/en.ts').then(({ en }) => ({ invite: en })),
  },
  mandates: {
    fr: () => import('#features/mandates/words/fr.ts').then(({ fr }) => ({ mandates: fr })),
    en: () => import('#features/mandates/words/en.ts').then(({ en }) => ({ mandates: en })),
  },
  margin: {
    fr: () => import('#features/annotations/words/margin/fr.ts').then(({ fr }) => ({ margin: fr })),
    en: () => import('#features/annotations/words/margin/en.ts').then(({ en }) => ({ margin: en })),
  },
  themes: {
    fr: () => import('./app/more/themes/fr.ts').then(({ fr }) => fr),
    en: () => import('./app/more/themes/en.ts').then(({ en }) => en),
  },
  history: {
    fr: () => import('#features/history/words/fr.ts').then(({ fr }) => ({ history: fr })),
    en: () => import('#features/history/words/en.ts').then(({ en }) => ({ history: en })),
  },
  since: {
    fr: () => import('#features/since/words/fr.ts').then(({ fr }) => ({ since: fr })),
    en: () => import('#features/since/words/en.ts').then(({ en }) => ({ since: en })),
  },
  sheet: {
    fr: () => import('#features/sheet/words/fr.ts').then(({ fr }) => ({ sheet: fr })),
    en: () => import('#features/sheet/words/en.ts').then(({ en }) => ({ sheet: en })),
  },
  decisions: {
    fr: () => import('#features/decisions/words/fr.ts').then(({ fr }) => ({ decisions: fr })),
    en: () => import('#features/decisions/words/en.ts').then(({ en }) => ({ decisions: en })),
  },
  files: {
    fr: () => import('#features/files/words/fr.ts').then(({ fr }) => ({ files: fr })),
    en: () => import('#features/files/words/en.ts').then(({ en }) => ({ files: en })),
  },
  glossary: {
    fr: () => import('#features/glossary/words/fr.ts').then(({ fr }) => ({ glossary: fr })),
    en: () => import('#features/glossary/words/en.ts').then(({ en }) => ({ glossary: en })),
  },
  mobilisation: {
    fr: () => import('#features/mobilisation/words/fr.ts').then(({ fr }) => ({ mobilisation: fr })),
    en: () => import('#features/mobilisation/words/en.ts').then(({ en }) => ({ mobilisation: en })),
  },
  structures: {
    fr: () => import('./app/structures/fr.ts').then(({ fr }) => ({ structures: fr })),
    en: () => import('./app/structures/en.ts').then(({ en }) => ({ structures: en })),
  },
  needs: {
    fr: () => import('#features/needs/words/fr.ts').then(({ fr }) => ({ needs: fr })),
    en: () => import('#features/needs/words/en.ts').then(({ en }) => ({ needs: en })),
  },
  network: {
    fr: () => import('#features/network/words/fr.ts').then(({ fr }) => ({ network: fr })),
    en: () => import('#features/network/words/en.ts').then(({ en }) => ({ network: en })),
  },
  backstage: {
    fr: () => import('#features/backstage/words/fr.ts').then(({ fr }) => ({ backstage: fr })),
    en: () => import('#features/backstage/words/en.ts').then(({ en }) => ({ backstage: en })),
  },
  axes: {
    fr: () => import('#features/axes/words/fr.ts').then(({ fr }) => ({ axes: fr })),
    en: () => import('#features/axes/words/en.ts').then(({ en }) => ({ axes: en })),
  },
  path: {
    fr: () => import('#features/plan/words/path/fr.ts').then(({ fr }) => ({ path: fr })),
    en: () => import('#features/plan/words/path/en.ts').then(({ en }) => ({ path: en })),
  },
  publishing: {
    fr: () => import('#features/publishing/words/fr.ts').then(({ fr }) => ({ publishing: fr })),
    en: () => import('#features/publishing/words/en.ts').then(({ en }) => ({ publishing: en })),
  },
  plan: {
    fr: () => import('#features/plan/words/fr.ts').then(({ fr }) => ({ plan: fr })),
    en: () => import('#features/plan/words/en.ts').then(({ en }) => ({ plan: en })),
  },
  drawer: {
    fr: () => import('#features/drawer/words/fr.ts').then(({ fr }) => ({ drawer: fr })),
    en: () => import('#features/drawer/words/en.ts').then(({ en }) => ({ drawer: en })),
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
