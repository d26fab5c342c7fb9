import type { Words } from './context.ts';
import { frenchSpaces } from './frenchSpaces.ts';

/** Brings the words of the sorting table, and those it shares with other pages, into the words of the app. */
export async function bringSorting({ language, app, bring }: Words): Promise<void> {
  const [words] = await Promise.all([language === 'en' ? english() : french(), bring()]);
  Object.assign(app, words);
}

const french = () => import('./app/sorting/fr.ts').then(({ fr }) => frenchSpaces(fr));
const english = () => import('./app/sorting/en.ts').then(({ en }) => en);
