import type { Page } from '@playwright/test';
import { appIsKept, joinBy } from './support/people.ts';
import { expect, KEPT, test } from './support/test.ts';

/*
 * Terreau on the home screen of a phone: what a browser reads before it offers to install it.
 */

interface Manifest {
  readonly id: string;
  readonly start_url: string;
  readonly scope: string;
  readonly background_color: string;
  readonly theme_color: string;
  readonly icons: readonly Icon[];
}

interface Icon {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
  readonly purpose: string;
}

/** Width and height as the header of a PNG says them (ISO/IEC 15948, IHDR); null where it is none. */
async function sizeOfPng(url: URL): Promise<string | null> {
  const answer = await fetch(url);
  expect([url.pathname, answer.status, answer.headers.get('content-type')]).toEqual([
    url.pathname,
    200,
    'image/png',
  ]);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return bytes.subarray(1, 4).toString() === 'PNG'
    ? `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
    : null;
}

const addressIn = async (page: Page, rel: string): Promise<URL> =>
  new URL((await page.locator(`link[rel="${rel}"]`).getAttribute('href')) ?? '', page.url());

/** The ground of the page, and the colour that its head gives to the bar above it in this look. */
const colours = (page: Page): Promise<readonly (string | undefined)[]> =>
  page.evaluate(() => {
    const metas = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')];
    const probe = document.createElement('p');
    document.body.append(probe);
    probe.style.color = metas.find(({ media }) => matchMedia(media).matches)?.content ?? '';
    const bar = getComputedStyle(probe).color;
    probe.style.color = 'var(--paper)';
    const paper = getComputedStyle(probe).color;
    probe.remove();
    return [bar, paper];
  });

test('INSTALL-1: what is served to install Terreau names icons that are there, of the size that it says, and where it begins', async ({
  house,
  someone,
}) => {
  const marie = await someone('Marie');
  await marie.page.goto(house.url);
  const address = await addressIn(marie.page, 'manifest');
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
  const manifest = (await answer.json()) as Manifest;

  const pngs = manifest.icons.filter(({ type }) => type === 'image/png');
  expect(pngs.map(({ purpose, sizes }) => `${purpose} ${sizes}`).sort()).toEqual([
    'any 192x192',
    'any 512x512',
    'maskable 192x192',
    'maskable 512x512',
  ]);
  for (const { src, sizes } of pngs)
    expect([src, await sizeOfPng(new URL(src, address))]).toEqual([src, sizes]);
  expect(await sizeOfPng(await addressIn(marie.page, 'apple-touch-icon'))).toBe('180x180');

  const [start, scope] = [new URL(manifest.start_url, address), new URL(manifest.scope, address)];
  expect(new URL(manifest.id, start.origin).href).toBe(start.href);
  expect(start.href.startsWith(scope.href)).toBe(true);
  expect((await fetch(start)).status).toBe(200);
});

test(
  'INSTALL-2: the installed app begins without network too',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const marie = await someone('Marie');
    await joinBy(marie, demo.links.partner);
    await appIsKept(marie.page);
    house.line.cut();
    await marie.context.setOffline(true);
    await marie.page.goto(`${house.url}/appareil`);
    await expect(marie.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(marie.page.getByText('NEC Périgord 2027').first()).toBeVisible();
  },
);

test('INSTALL-3: the bar above the page has the colour of its ground, by day and by night; the public page asks for no icon', async ({
  demo,
  someone,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const marie = await someone(`Marie, ${colorScheme}`, { colorScheme });
    const asked: string[] = [];
    marie.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await marie.page.goto(demo.publicUrl, { waitUntil: 'networkidle' });
    const [bar, paper] = await colours(marie.page);
    expect(bar).toBe(paper);
    expect(asked.filter((path) => /\.(png|svg|webmanifest)$/.test(path))).toEqual([]);
  }
});
