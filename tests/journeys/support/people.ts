import {
  expect,
  request,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import axe from 'axe-core';
import type { StructureKind } from '#domain/structureKinds.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

/**
 * Somebody with a browser of their own. Whatever their browser complains about fails the journey, and so does an address
 * under `/api/` that the server does not know: its own refusals say that they are kept by nobody.
 */
export interface Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser's console said in anger: violations of the policy, errors, warnings. */
  readonly complaints: readonly string[];
  leave(): Promise<void>;
}

/**
 * Things a browser says when its network is cut, which is what the journey is about, or when it is asked to keep
 * nothing (see `KEPT`). A connection that goes away while it opens is sometimes an error without a word.
 */
const OF_THE_NETWORK =
  /^$|^Service Worker registration blocked by Playwright$|net::ERR_|WebSocket connection to|Failed to load resource|Failed to fetch|Unable to preload CSS/;

export async function person(
  browser: Browser,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...options });
  const complaints: string[] = [];
  const listen = (page: Page): void => {
    page.on('pageerror', (error) => complaints.push(`${name}: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type()) || OF_THE_NETWORK.test(message.text())) return;
      complaints.push(`${name}: ${message.text()}`);
    });
  };
  context.on('page', listen);
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/api/') || ![404, 405].includes(response.status())) return;
    if (response.headers()['cache-control'] !== 'no-store')
      complaints.push(`${name}: no route answers ${response.request().method()} ${pathname}`);
  });
  const page = await context.newPage();
  return {
    name,
    context,
    page,
    complaints,
    async leave() {
      expect(complaints).toEqual([]);
      await context.close();
    },
  };
}

export interface Seat {
  /** The name of a structure of the space, a new one, or none. */
  readonly structure?: string | { readonly name: string; readonly family: StructureKind } | null;
  /** Nobody has agreed yet that they speak for it (MANDATE-1); else the committee has, before they read a word. */
  readonly isToConfirm?: boolean;
}

/** By the link of partners, that of the committee of the same space: whoever agrees to who comes by the first. */
const committees = new Map<string, string>();

export const agreesBy = (links: Readonly<Record<'organiser' | 'partner', string>>): unknown =>
  committees.set(links.partner, links.organiser);

/** Somebody of the committee agrees that this person speaks for this structure, and leaves. */
async function committeeAgrees(
  { name }: Person,
  link: string,
  of: Exclude<Seat['structure'], null | undefined>,
): Promise<void> {
  const door = committees.get(link);
  if (door === undefined) return;
  const { origin } = new URL(door);
  const context = await request.newContext({ extraHTTPHeaders: { origin } });
  const entered = await context.post(door, { form: { name: 'Comité', choice: 'none' }, maxRedirects: 0 });
  const space = /\/e\/([^/?#]+)/.exec(entered.headers().location ?? '')?.[1] ?? '';
  const api = `${origin}/api/spaces/${space}`;
  const structure = await idOf(context, door, typeof of === 'string' ? of : of.name);
  const members: { account: string; name: string }[] = await (await context.get(`${api}/members`)).json();
  const person = members.findLast((one) => one.name === name)?.account;
  const data = { person, structure, isAgreed: true };
  const agreed = await context.post(`${api}/mandates`, { data });
  expect(agreed.status(), await agreed.text()).toBe(200);
  const committee = members.findLast((one) => one.name === 'Comité')?.account ?? '';
  await context.delete(`${api}/members/${committee}`);
  await context.dispose();
}

/**
 * Follows an invitation to the end: the form posted as the browser of this person would post it, then the space.
 * How the form is filled is JOURNEY-8 to 10: see `joinByForm`.
 */
export async function joinBy(
  someone: Person,
  link: string,
  { structure = null, isToConfirm = false }: Seat = {},
): Promise<void> {
  const { page, name, context } = someone;
  const form = { name, ...(await seatTyped(context, link, structure)) };
  const answer = await context.request.post(link, { form, maxRedirects: 0, maxRetries: 2 });
  expect(answer.status(), await answer.text()).toBe(303);
  if (structure !== null && !isToConfirm) await committeeAgrees(someone, link, structure);
  await page.goto(new URL(answer.headers().location ?? '', link).href);
  await isOpen(page);
}

type Typed = Readonly<Record<string, string>>;

/** What the form says of a structure. */
async function seatTyped(
  context: BrowserContext,
  link: string,
  structure: Seat['structure'],
): Promise<Typed> {
  if (structure === null || structure === undefined) return { choice: 'none' };
  if (typeof structure !== 'string')
    return { choice: 'new', structureName: structure.name, structureKind: structure.family };
  return { choice: 'known', structure: await idOf(context.request, link, structure) };
}

/** The id of a structure, as a door offers it. */
async function idOf(asks: APIRequestContext, link: string, name: string): Promise<string> {
  const html = await (await asks.get(link)).text();
  const options = [...html.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)</g)];
  const [, id] = options.find(([, , label]) => label?.trim() === name.replace('&', '&amp;')) ?? [];
  if (id === undefined) throw new Error(`${name} is not offered at the door`);
  return id;
}

/** The same by hand: the form filled and sent. */
export async function joinByForm(
  someone: Person,
  link: string,
  { structure = null }: Seat = {},
): Promise<void> {
  const { page, name } = someone;
  await page.goto(link);
  await page.getByLabel('Votre nom').fill(name);
  if (structure === null) {
    await page.getByLabel('Aucune : je viens en mon nom').check();
  } else if (typeof structure === 'string') {
    await page.getByLabel('Une structure de la liste').check();
    await page.getByLabel('Votre structure', { exact: true }).selectOption({ label: structure });
  } else {
    await page.getByLabel('J’ajoute la mienne').check();
    await page.getByLabel('Nom de la structure').fill(structure.name);
    await page.getByLabel('Famille').selectOption(structure.family);
  }
  await page.getByRole('button', { name: 'Entrer dans l’espace' }).click();
  await page.waitForURL(/\/e\/[^/]+$/);
  await isOpen(page);
}

/** The app is on the device: from now on it opens without network. */
export const appIsKept = (page: Page): Promise<void> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

/** So are the pages and the forms of now and then, which come once the app is there. */
export async function allIsKept(page: Page): Promise<void> {
  await appIsKept(page);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const list = (await (await caches.match('/_app/kept.json'))?.json()) as Record<string, string[]>;
        const due = ['later', 'later-fr'].flatMap((part) => list[part] ?? []);
        return (await Promise.all(due.map((file) => caches.match(file)))).every(Boolean);
      }),
    )
    .toBe(true);
}

/** The space is on the screen and in step with the server. The page tells it sooner than looking now and then. */
export async function isOpen(page: Page): Promise<void> {
  await page
    .waitForFunction(() => document.querySelector('[data-status="shared"]') !== null, null, {
      timeout: 15_000,
    })
    .catch(() => undefined);
  await expect(status(page)).toHaveText('Partagé avec tous');
}

export const status = (page: Page) => page.locator('[data-status]');

/** Goes to a page of the space by its menu, as a person would. */
export async function goTo(page: Page, place: string): Promise<void> {
  const link = page
    .getByRole('navigation', { name: 'Menu de l’espace' })
    .filter({ visible: true })
    .first()
    .getByRole('link', { name: new RegExp(`^${place}`) });
  await link.click();
  // The page that was left has a box of its own: what follows is for the new one.
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** Asks a question by the one box of the page. */
export async function ask(page: Page, sentence: string): Promise<void> {
  await page.getByLabel('Quelle question vous posez-vous ?').fill(sentence);
  await page.getByRole('button', { name: /^(Partager ma question|La mienne est différente)/ }).click();
}

/** The card that shows a question. */
export const card = (page: Page, sentence: string) =>
  page.getByRole('article').filter({ has: page.getByRole('link', { name: sentence }) });

/** axe finds nothing on this page as it stands. One frame, no other page: it is asked in the page itself. */
export async function nothingInTheWay(page: Page): Promise<void> {
  expect(page.frames()).toHaveLength(1);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    // It would fetch style sheets by itself, for rules on orientation and audio, and cry where there is no network.
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], preload: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n  ')}`);
  });
  expect(found).toEqual([]);
}
