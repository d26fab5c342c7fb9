import { deviceLanguage, loadWords } from '#ui/words/context.ts';
import type { LayoutLoad } from './$types.js';

/** The app is drawn on the device, from what the device holds: the same shell serves every page, also offline. */
export const ssr = false;

export const load: LayoutLoad = async () => ({
  words: await loadWords(deviceLanguage(document.cookie, navigator.languages)),
});
