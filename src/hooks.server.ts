import { building, dev } from '$app/environment';
import { error, type Handle } from '@sveltejs/kit';
import { bootScript, bootScriptName, takeOutBootScript } from './hooks/bootScript.ts';
import { damageTold } from './hooks/damageTold.ts';
import { failedPage } from './hooks/failedPage.ts';
import { languageOf, switchLanguage } from './hooks/language.ts';
import { answerPlainClientsLikeBrowsers } from './hooks/plainClient.ts';
import { portalInSlot } from './hooks/portalSlot.ts';
import { addSecurityHeaders } from './hooks/securityHeaders.ts';

/** A page of the app, whose shell holds the boot script of this build. */
const SHELL = '/appareil';

export const handle: Handle = async ({ event, resolve }) => {
  const { url, request, cookies, locals } = event;

  const boot = bootScriptName(url.pathname);
  if (boot !== null) {
    // After a restart, or on another process, nobody may have asked for a shell yet.
    if (bootScript(boot) === null) await event.fetch(SHELL);
    return bootScript(boot) ?? new Response(null, { status: 404 });
  }

  const switched = switchLanguage(url, request);
  if (switched !== null) return switched;

  const portal = portalInSlot();
  if (portal === undefined && !building) error(503, 'not ready');
  locals.language = languageOf(cookies, request);
  if (portal !== undefined) locals.portal = damageTold(portal, locals.language);
  locals.address = addressOf(() => event.getClientAddress());
  answerPlainClientsLikeBrowsers(event);

  const response = await resolve(event, {
    transformPageChunk: ({ html }) => {
      const spoken = html.replace('%terreau.language%', locals.language);
      return dev ? spoken : takeOutBootScript(spoken);
    },
    preload: ({ type }) => type === 'css' || type === 'font' || (type === 'js' && event.route.id !== null),
  });

  if (response.headers.get('content-type')?.startsWith('text/html')) {
    response.headers.set('content-type', 'text/html; charset=utf-8');
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
    if (!dev) addSecurityHeaders(response.headers, url.host);
  }
  return response;
};

export const handleError = failedPage;

function addressOf(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}
