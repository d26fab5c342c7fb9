import type { RequestEvent } from '@sveltejs/kit';

/**
 * A plain HTTP client that posts a form takes any answer (a wildcard Accept, or none). SvelteKit would tell it the result as
 * JSON; it must get what a browser without script gets: a page, or a redirection.
 */
export function answerPlainClientsLikeBrowsers(event: RequestEvent): void {
  const { request } = event;
  const accept = request.headers.get('accept');
  if (request.method !== 'POST' || (accept !== null && accept !== '*/*')) return;
  if (event.url.pathname.startsWith('/api/')) return;
  const headers = new Headers(request.headers);
  headers.set('accept', 'text/html');
  event.request = new Request(request, { headers });
}
