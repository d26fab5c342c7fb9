/**
 * The page that says what went wrong. The server has it at hand; the app fetches it only when it is needed, for it
 * carries the words of the pages in both languages.
 */
export const errorPageAtHand = import.meta.env.SSR ? (await import('./ErrorPage.svelte')).default : null;

export const fetchErrorPage = () => import('./ErrorPage.svelte');
