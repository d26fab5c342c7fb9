/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { build, files, version } from '$service-worker';

/**
 * Keeps the shell of the app on the device, so that it opens with no network. It keeps nothing else: no words of
 * anybody, no answer of the API, no public page, no invitation. What it keeps is written once, when a version
 * comes in, and never after: erasing traces leaves nobody who would write again.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const CACHE = `terreau-shell-${version}`;
/** One page of the app; every page of the app has the same shell. */
const SHELL = '/appareil';
const BOOT = /src="(\/_boot\/[0-9a-f]+\.js)"/;
const BUILT = /\/_app\/immutable\/[\w./-]+\.(?:js|css)/g;
const KEPT = new Set([...build, ...files.filter((file) => file === '/icon.svg')]);

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(dropFormer()));
worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer !== null) event.respondWith(answer);
});

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Without cookies: the shell holds nothing of anybody, and must not depend on who asked.
  const shell = await fetched(new Request(SHELL, { credentials: 'omit', cache: 'no-store' }));
  const html = await shell.clone().text();
  const boot = BOOT.exec(html)?.[1];
  if (boot === undefined) throw new Error('this shell has no boot script');
  const script = await fetched(new Request(boot, { credentials: 'omit' }));
  for (const file of `${html}${await script.clone().text()}`.match(BUILT) ?? [])
    if (!KEPT.has(file)) throw new Error('the server has moved on: this shell is of another version');
  await cache.addAll([...KEPT]);
  await cache.put(boot, script);
  await cache.put(SHELL, shell);
}

async function dropFormer(): Promise<void> {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

async function fetched(request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok || response.redirected) throw new Error(`${request.url} answered ${response.status}`);
  return response;
}

/** What to answer in the server's place; null leaves the request to the network. */
function answerTo(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return null;
  if (request.mode !== 'navigate')
    return KEPT.has(pathname) || pathname.startsWith('/_boot/') ? kept(pathname, request) : null;
  if (pathname === '/') return fetch(request).catch(() => toShell());
  return pathname === SHELL || pathname.startsWith('/e/') ? kept(SHELL, request) : null;
}

async function kept(path: string, request: Request): Promise<Response> {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}

/** The front page lives on the server; with no network the device shows the spaces it knows. */
async function toShell(): Promise<Response> {
  const shell = await caches.match(SHELL, { cacheName: CACHE });
  return shell === undefined ? Response.error() : Response.redirect(SHELL, 302);
}
