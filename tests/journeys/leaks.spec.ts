import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { joinBy } from './support/people.ts';
import { expect, test } from './support/test.ts';

/** A line that the server let go of in the moment it was used again: the request never reached it. */
const AGAIN = { maxRetries: 2 };

/*
 * Markers are planted in what only organisers receive. Every address of the server, as the folder of the routes has
 * them, is asked by a partner, a reader and nobody; every frame of their pages is read: none holds a marker.
 */

const MARKERS = ['MARQUE-NOTE', 'MARQUE-CONTACT', 'marque-courriel@example.org', 'MARQUE-REMARQUE'];
const ROUTES = join(import.meta.dirname, '../../src/routes');

/** What stands for each part of an address that varies; a new one has to be added here. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  '[space]': ['demo-perigord'],
  '[slug]': ['demo-perigord'],
  '[secret]': ['nobody'],
  '[account]': ['nobody'],
  '[id]': ['nobody', 'STRUCTURE', 'CONTACT'],
  '[passage=passage]': ['donnees', 'mentions', 'accessibilite'],
};
/** What an address asks for besides. */
const QUERIES: Readonly<Record<string, readonly string[]>> = {
  history: ['?root=notes&id=NOTE', '?root=contacts&id=CONTACT', '?root=structures&id=STRUCTURE'],
  content: ['?root=notes&id=NOTE&at=9999999999999'],
  commons: ['?at=9999999999999'],
  contacts: ['?structure=STRUCTURE'],
};

/** Every address that the folder of the routes makes, with each of its variants. */
function addresses(folder = ROUTES, path: readonly string[] = []): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    if (!one.isDirectory()) return /^\+(?:page\.svelte|server\.ts)$/.test(one.name) ? variants(path) : [];
    const isGroup = one.name.startsWith('(');
    return addresses(join(folder, one.name), isGroup ? path : [...path, one.name]);
  });
}

function variants(path: readonly string[]): string[] {
  const all = path.reduce<string[]>(
    (made, part) => {
      const values = part.includes('[') ? PARTS[part] : [part];
      if (values === undefined) throw new Error(`${part} is new: say in PARTS what stands for it`);
      return made.flatMap((one) => values.map((value) => `${one}/${value}`));
    },
    [''],
  );
  const queries = ['', ...(QUERIES[path.at(-1) ?? ''] ?? [])];
  return all.flatMap((one) => queries.map((query) => `${one || '/'}${query}`));
}

const found = (bytes: Buffer): string[] => MARKERS.filter((marker) => bytes.includes(marker));

/** Every frame that a page's websockets bring. */
function frames(page: Page): { readonly all: Buffer[]; readonly urls: string[] } {
  const heard = { all: [] as Buffer[], urls: [] as string[] };
  page.on('websocket', (socket) => {
    heard.urls.push(socket.url());
    socket.on('framereceived', ({ payload }) => heard.all.push(Buffer.from(payload)));
  });
  return heard;
}

async function leaksOf(
  request: APIRequestContext,
  origin: string,
  ids: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const leaks: string[] = [];
  for (const address of addresses()) {
    const path = address.replace(/STRUCTURE|CONTACT|NOTE/g, (name) => ids[name] ?? name);
    const answer = await request.get(`${origin}${path}`, { maxRedirects: 0, ...AGAIN });
    const told = [...found(await answer.body()), ...found(Buffer.from(JSON.stringify(answer.headers())))];
    if (told.length > 0) leaks.push(`${path}: ${told.join(', ')}`);
  }
  for (const poll of ['/sync/demo-perigord/backstage/poll?receipts=1', '/sync/demo-perigord/commons/poll']) {
    const opened = await request.post(`${origin}${poll}`, { headers: { origin }, ...AGAIN });
    if (poll.includes('backstage') && opened.ok()) leaks.push(`${poll}: opened`);
    if (!opened.ok()) continue;
    const { line } = (await opened.json()) as { readonly line: string };
    const first = await request.get(`${origin}${poll.split('?')[0]}/${line}?after=0`, AGAIN);
    if (found(await first.body()).length > 0) leaks.push(poll);
  }
  return leaks;
}

test('BACK-13: no byte of what only organisers receive reaches a partner, a reader or the public, by any address', async ({
  demo,
  someone,
}) => {
  const [ana, paul, rose, nobody] = [
    await someone('Ana Roux'),
    await someone('Paul Petit'),
    await someone('Rose Blanc'),
    await someone('Personne'),
  ];
  const heard = { ana: frames(ana.page), paul: frames(paul.page), rose: frames(rose.page) };
  await joinBy(ana, demo.links.organiser);
  const { origin, pathname } = new URL(ana.page.url());
  await ana.page.goto(`${origin}${pathname}/organisation`);
  await ana.page.getByRole('button', { name: 'Ajouter une note' }).click();
  await ana.page.getByLabel('Votre note').fill(`${MARKERS[0]} à rappeler`);
  await ana.page.getByRole('button', { name: 'Ajouter cette note' }).click();
  const api = `${origin}/api/spaces/demo-perigord`;
  const contact = await ana.context.request.post(`${api}/contacts`, {
    ...AGAIN,
    headers: { origin },
    data: {
      structure: null,
      name: MARKERS[1],
      role: '',
      email: MARKERS[2],
      phone: '',
      note: MARKERS[3],
      informedAt: null,
    },
  });
  expect(contact.ok()).toBe(true);
  const { id } = (await contact.json()) as { readonly id: string };
  const ids = { CONTACT: id, STRUCTURE: 'nobody', NOTE: 'nobody' };
  await expect.poll(() => heard.ana.urls.some((url) => url.includes('/backstage'))).toBe(true);

  await joinBy(paul, demo.links.partner);
  await joinBy(rose, demo.links.reader);
  for (const { page } of [paul, rose]) {
    for (const path of ['/organisation', '/organisation/contacts', '/organisation/acces', '/partenaires']) {
      await page.goto(`${origin}${pathname}${path}`);
      await expect(page.locator('h1').first()).toBeVisible();
      expect(found(Buffer.from(await page.content()))).toEqual([]);
    }
  }
  for (const { context } of [paul, rose, nobody])
    expect(await leaksOf(context.request, origin, ids)).toEqual([]);
  for (const { all, urls } of [heard.paul, heard.rose]) {
    expect(all.length).toBeGreaterThan(0);
    expect(all.flatMap(found)).toEqual([]);
    expect(urls.filter((url) => url.includes('/backstage'))).toEqual([]);
  }
  // The markers are there, and these eyes see them: the organiser is told them.
  const hers = await leaksOf(ana.context.request, origin, ids);
  expect(hers.some((leak) => leak.includes('/contacts: '))).toBe(true);
  await ana.page.reload();
  await expect(ana.page.getByText(`${MARKERS[0]} à rappeler`)).toBeVisible();
});
