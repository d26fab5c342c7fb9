import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { WebSocket } from 'ws';
import { openSpaceToPublic } from '#domain/commands/changeSpace.ts';
import type { SpaceLinks } from '#server/people/operator.ts';
import { stockClient } from '../support/stockClient.ts';
import { openHouse, type House } from './support/house.ts';
import { nothingInTheWay } from './support/people.ts';
import { followLink } from './support/plainClient.ts';
import { expect, test } from './support/test.ts';

/*
 * Somebody whom no link leads here: what they are let into, and what they learn of the spaces that are here.
 */

/** Two names of the same length: one is borne by a space that is closed to the public, the other by none. */
const [THERE, NOWHERE] = ['nec-lot', 'nec-var'];

const ROUTES = 'src/routes';

interface Asked {
  readonly method: string;
  readonly path: string;
}

/** Every address that names a space, with every method that it answers, as the folder of the routes says. */
function addresses(): readonly Asked[] {
  const asked: Asked[] = [];
  for (const entry of readdirSync(ROUTES, { recursive: true, withFileTypes: true })) {
    if (!/^\+(?:page\.svelte|page\.server\.ts|server\.ts)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(ROUTES, entry.parentPath).replace(/\([^)]*\)\/?/g, '');
    if (!/\[(?:space|slug)\]/.test(path)) continue;
    for (const method of methodsOf(file, readFileSync(file, 'utf8')))
      asked.push({ method, path: `/${path}` });
  }
  return asked;
}

function methodsOf(file: string, text: string): readonly string[] {
  if (file.endsWith('+page.svelte')) return ['GET'];
  if (file.endsWith('+page.server.ts')) return text.includes('export const actions') ? ['POST'] : [];
  return [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(([, method = '']) => method);
}

const ofSpace = (path: string, space: string): string =>
  path.replace(/\[(?:space|slug)\]/, space).replace(/\[\w+\]/g, 'abc');

/** Status, headers and body, with the name that was asked for blotted out. */
async function answerTo(
  house: House,
  { method, path }: Asked,
  space: string,
  cookie: string,
): Promise<string> {
  const isApi = path.startsWith('/api/');
  const answer = await fetch(house.url + ofSpace(path, space), {
    method,
    redirect: 'manual',
    headers: cookie === '' ? {} : { cookie: cookie.replaceAll('SPACE', space) },
    ...(method === 'GET'
      ? {}
      : { body: isApi ? '{}' : new URLSearchParams({ sentence: 'Qui aide qui ?', name: 'Paul' }) }),
  });
  const headers = [...answer.headers].filter(([name]) => !['date', 'etag'].includes(name));
  return JSON.stringify([answer.status, headers, await answer.text()]).replaceAll(space, 'SPACE');
}

/** What a websocket hears before it is closed, and the code. */
const heardBy = (url: string): Promise<readonly (string | number)[]> =>
  new Promise((resolve) => {
    const heard: (string | number)[] = [];
    const socket = new WebSocket(url);
    socket.on('message', (data) => heard.push(String(data)));
    socket.on('error', (error) => heard.push(error.message));
    socket.on('close', (code) => resolve([...heard, code]));
  });

/** A space of the operator's, which its organisers closed to the public; answers the link of its organisers. */
async function closedSpace(house: House): Promise<SpaceLinks> {
  const { space, links } = await house.command<SpaceLinks>({
    do: 'space.create',
    name: 'NEC Lot',
    department: '46',
    eventDay: null,
    licence: 'cc0-1.0',
    organiser: null,
  });
  expect(space).toBe(THERE);
  const { cookie } = await followLink(links.organiser, space);
  const client = stockClient(`${house.url.replace('http', 'ws')}/sync`, `${space}/commons`, cookie);
  await client.until(() => client.provider.synced);
  openSpaceToPublic(client.doc, false);
  await expect.poll(async () => (await fetch(`${house.url}/c/${space}`)).status).toBe(404);
  client.provider.destroy();
  return { space, publicUrl: '', links };
}

test('SAME-1: whether a space exists is told to nobody without a session, by no address', async ({
  house,
}) => {
  await closedSpace(house);
  const asked = addresses();
  expect(asked.length).toBeGreaterThan(60);
  for (const cookie of ['', 'terreau-SPACE=made-up'])
    for (const one of asked) {
      const [there, nowhere] = [
        await answerTo(house, one, THERE, cookie),
        await answerTo(house, one, NOWHERE, cookie),
      ];
      expect([one, there]).toEqual([one, nowhere]);
      expect([one, /^\[(?:200|3)/.test(there) && !/^\/(?:e|api)\//.test(one.path)]).toEqual([one, false]);
    }
  for (const room of [
    'commons',
    'backstage',
    'commons?receipts=1',
    'cave',
    'commons/poll',
    'commons/poll/abc',
  ]) {
    const at = `${house.url.replace('http', 'ws')}/sync`;
    expect(await heardBy(`${at}/${THERE}/${room}`)).toEqual(await heardBy(`${at}/${NOWHERE}/${room}`));
    for (const method of ['POST', 'GET', 'DELETE']) {
      const path = `/sync/[space]/${room}`;
      expect(await answerTo(house, { method, path }, THERE, '')).toBe(
        await answerTo(house, { method, path }, NOWHERE, ''),
      );
    }
  }
});

test('SAME-2: what a closed space says of data is read at its door, by a link, and by its members', async ({
  house,
  someone,
}) => {
  const { links } = await closedSpace(house);
  const paul = await someone('Paul');
  await paul.page.goto(`${house.url}/c/${THERE}/donnees`);
  await expect(
    paul.page.getByRole('heading', { name: 'Aucune page publique à cette adresse' }),
  ).toBeVisible();
  await nothingInTheWay(paul.page);
  await paul.page.goto(links.partner);
  await paul.page.getByRole('contentinfo').getByRole('link', { name: 'Mentions légales' }).click();
  await expect(paul.page.getByRole('heading', { level: 1, name: /Mentions/ })).toBeVisible();
  await nothingInTheWay(paul.page);
  await paul.page.getByRole('contentinfo').getByRole('link', { name: 'Vos données' }).click();
  await expect(paul.page.getByRole('heading', { level: 1, name: /données/i })).toBeVisible();
  // Its own name leads back to the door.
  await paul.page.getByRole('banner').getByRole('link').first().click();
  await paul.page.getByLabel('Votre nom').fill('Paul');
  await paul.page.getByLabel('Aucune : je viens en mon nom').check();
  await paul.page.getByRole('button', { name: 'Entrer dans l’espace' }).click();
  await paul.page.waitForURL(`**/e/${THERE}**`);
  await paul.page.goto(`${house.url}/c/${THERE}/donnees`);
  await expect(paul.page.getByRole('heading', { level: 1, name: /données/i })).toBeVisible();
});

test('OPENING-1: of three hundred spaces asked for from one address five are opened; what was typed stays', async ({
  house,
}) => {
  const typed = { department: '24', licence: 'cc0-1.0', name: 'Maud Terrier' };
  const told = new Map<number, number>();
  let last = '';
  for (let n = 0; n < 300; n += 1) {
    const body = new URLSearchParams({ ...typed, spaceName: `Espace ${n}` });
    const answer = await fetch(`${house.url}/creer`, { method: 'POST', body, redirect: 'manual' });
    last = await answer.text();
    told.set(answer.status, (told.get(answer.status) ?? 0) + 1);
  }
  expect(Object.fromEntries(told)).toEqual({ 303: 5, 429: 295 });
  expect(last).toContain('Beaucoup d’espaces viennent d’être ouverts.');
  for (const kept of ['value="Espace 299"', 'value="Maud Terrier"']) expect(last).toContain(kept);
});

test('RATE-4: of six hundred links that are made up twenty are told unknown, and the right one opens', async ({
  house,
}) => {
  const { links } = await house.command<SpaceLinks>({ do: 'demo' });
  const told = new Map<number, number>();
  let last = '';
  for (let n = 0; n < 600; n += 1) {
    const answer = await fetch(`${house.url}/join/${String(n).padStart(43, 'x')}`);
    last = await answer.text();
    told.set(answer.status, (told.get(answer.status) ?? 0) + 1);
  }
  expect(Object.fromEntries(told)).toEqual({ 404: 20, 429: 580 });
  expect(last).toContain('Un lien juste marche toujours');
  expect((await fetch(links.partner)).status).toBe(200);
});

test('OPENING-3: where the operator closed both, the pages say so, and the first page leads to neither', async ({
  someone,
}) => {
  const house = await openHouse({ TERREAU_OPENING: 'closed', TERREAU_DEMO: 'no' });
  try {
    const maud = await someone('Maud');
    await maud.page.goto(house.url);
    await expect(maud.page.getByRole('heading', { name: 'On vous a envoyé un lien ?' })).toBeVisible();
    await expect(maud.page.locator('[href="/creer"], [action="/demo"], [href="/demo"]')).toHaveCount(0);
    await nothingInTheWay(maud.page);
    for (const [path, words] of [
      ['/creer', 'la personne qui le tient ouvre elle-même les espaces'],
      ['/demo', 'La personne qui tient ce serveur ne l’a pas ouvert'],
    ] as const) {
      expect((await maud.page.goto(house.url + path))?.status()).toBe(403);
      await expect(maud.page.getByText(words)).toBeVisible();
      await nothingInTheWay(maud.page);
    }
    const { links } = await house.command<SpaceLinks>({ do: 'demo' });
    await maud.page.goto(links.organiser);
    await expect(maud.page.getByLabel('Votre nom')).toBeVisible();
  } finally {
    await house.close();
  }
});

test('OPENING-4: with a code Maud opens a space; a wrong one is told, and nothing typed is lost', async ({
  someone,
}) => {
  const house = await openHouse({ TERREAU_OPENING_CODE: 'lierre-sable-tuile' });
  try {
    const maud = await someone('Maud Terrier');
    await maud.page.goto(house.url);
    await maud.page.getByRole('link', { name: 'Créer un espace' }).click();
    await maud.page.getByLabel('Nom de l’espace').fill('NEC Haute-Vézère');
    await maud.page.getByLabel('Département').selectOption('24');
    await maud.page.getByLabel('Votre nom').fill('Maud Terrier');
    await maud.page.getByLabel('Code pour ouvrir un espace').fill('lierre');
    await maud.page.getByRole('button', { name: 'Créer l’espace' }).click();
    await expect(maud.page.getByText('Ce code n’est pas le bon.').first()).toBeVisible();
    await nothingInTheWay(maud.page);
    await expect(maud.page.getByLabel('Nom de l’espace')).toHaveValue('NEC Haute-Vézère');
    await maud.page.getByLabel('Code pour ouvrir un espace').fill('lierre-sable-tuile');
    await maud.page.getByRole('button', { name: 'Créer l’espace' }).click();
    await maud.page.waitForURL('**/e/nec-haute-vezere/inviter');
    await maud.page.goto('about:blank');
  } finally {
    await house.close();
  }
});
