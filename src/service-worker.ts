/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { files, version } from '$service-worker';
import {
  isLanguage,
  LANGUAGE_COOKIE,
  LANGUAGES,
  preferredLanguage,
  type Language,
} from '#ui/words/language.ts';

/**
 * Keeps the shell of the app on the device, so that it opens with no network. It keeps nothing else: no words of
 * anybody, no answer of the API, no public page, no invitation. What it keeps is written when a version comes in,
 * when a page is opened in another language or by an organiser, and when a file is used that it did not keep yet;
 * never once traces have been erased.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

const CACHE = `terreau-shell-${version}`;
/** One page of the app; every page of the app has the same shell. */
const SHELL = '/appareil';
const BOOT = /src="(\/_boot\/[0-9a-f]+\.js)"/;
const KEPT = /^\/(?:_app\/immutable\/|_boot\/|icon\.svg$)/;
const BUILT = /\/_app\/immutable\/[\w./-]+\.(?:js|css)/g;
const ICON = files.filter((file) => file === '/icon.svg');
/** Which files the app needs without network, made by the build (scripts/house/keptFiles.mjs). */
const LIST = '/_app/kept.json';
/** What is kept when somebody asks for it. */
const PARTS = [
  ...LANGUAGES,
  'later',
  'later-fr',
  'later-en',
  'organiser',
  'organiser-fr',
  'organiser-en',
] as const;
type Part = (typeof PARTS)[number];
type KeptList = Readonly<Record<'app' | Part, readonly string[]>>;

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(dropFormer()));
worker.addEventListener('message', (event) => {
  if (event.data === 'takeOver') void worker.skipWaiting();
  for (const part of PARTS)
    if (event.data === `keep:${part}`) event.waitUntil(keepMore(part).catch(() => {}));
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
  const answer = await fetched(new Request(LIST, { credentials: 'omit', cache: 'no-store' }));
  const list = (await answer.clone().json()) as KeptList;
  const named = new Set(Object.values(list).flat());
  for (const file of `${html}${await script.clone().text()}`.match(BUILT) ?? [])
    if (!named.has(file)) throw new Error('the server has moved on: this shell is of another version');
  const languages = await languagesHere();
  await cache.addAll([...ICON, ...list.app, ...languages.flatMap((language) => list[language])]);
  await cache.put(boot, script);
  await cache.put(LIST, answer);
  await cache.put(SHELL, shell);
}

/** The language chosen on this device; where a worker cannot know, both. */
async function languagesHere(): Promise<readonly Language[]> {
  if (!('cookieStore' in worker)) return LANGUAGES;
  const chosen = (await worker.cookieStore.get(LANGUAGE_COOKIE))?.value;
  return [isLanguage(chosen) ? chosen : preferredLanguage(worker.navigator.languages)];
}

/** A page was opened in this language, or by an organiser: what that needs is kept with the rest. */
async function keepMore(part: Part): Promise<void> {
  const list = await caches.match(LIST, { cacheName: CACHE });
  if (list === undefined) return;
  const cache = await caches.open(CACHE);
  for (const file of ((await list.json()) as KeptList)[part])
    if ((await cache.match(file)) === undefined) await cache.add(file);
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
  if (request.mode !== 'navigate') return KEPT.test(pathname) ? kept(pathname, request) : null;
  if (pathname === '/') return fetch(request).catch(() => toShell());
  return pathname === SHELL || pathname.startsWith('/e/') ? kept(SHELL, request) : null;
}

async function kept(path: string, request: Request): Promise<Response> {
  const known = await caches.match(path, { cacheName: CACHE });
  if (known !== undefined) return known;
  const answer = await fetch(request);
  const isOfApp = path.startsWith('/_app/immutable/');
  if (isOfApp && answer.ok && (await caches.has(CACHE)))
    await (await caches.open(CACHE)).put(path, answer.clone());
  return answer;
}

/** The front page lives on the server; with no network the device shows the spaces it knows. */
async function toShell(): Promise<Response> {
  const shell = await caches.match(SHELL, { cacheName: CACHE });
  return shell === undefined ? Response.error() : Response.redirect(SHELL, 302);
}
