import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { readAll } from '#domain/collection.ts';
import { noteExchange } from '#features/mobilisation/domain/exchanges.ts';
import { addNote } from '#domain/commands/backstage/notes.ts';
import { addTask } from '#features/plan/domain/tasks.ts';
import type { ItemId, Pen } from '#domain/ids.ts';
import { note, task } from '#domain/kinds/backstage/index.ts';
import { structure as structureKind } from '#domain/kinds/index.ts';
import type { Me } from '#protocol/portal.ts';
import { valueOf } from '../domain/scene.ts';
import { stockClient } from '../support/stockClient.ts';
import { onDisk } from './support/onDisk.ts';
import { appIsKept, joinBy, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/** A line that the server let go of in the moment it was used again: the request never reached it. */
const AGAIN = { maxRetries: 2 };

/*
 * Markers are planted in what only organisers receive. Every address of the server, as the folder of the routes has
 * them, is asked by a partner, a reader and nobody; every frame of their pages, all that their browsers keep and every
 * file that they may take away is read: none holds a marker. An organiser's eyes are the control: each marker is found
 * by them, or the test proves nothing.
 */

const NOTE = 'MARQUE-NOTE';
const EXCHANGE = 'MARQUE-ECHANGE';
const TASK = 'MARQUE-TACHE';
const CONTACT = 'MARQUE-CONTACT';
const FILED = 'marque-fichier@example.org';
const MARKERS = [
  NOTE,
  EXCHANGE,
  TASK,
  CONTACT,
  'marque-courriel@example.org',
  '+33 5 99 88 77',
  'MARQUE-REMARQUE',
  FILED,
];
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

/** A program that is not ours, in a page of theirs: it goes to a room by itself, and keeps all that it is told. */
const goesTo = (page: Page, path: string): Promise<{ readonly code: number; readonly text: string }> =>
  page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const socket = new WebSocket(address);
        let text = '';
        socket.binaryType = 'arraybuffer';
        // An empty state vector: « tell me everything ».
        socket.onopen = () => socket.send(new Uint8Array([0, 0, 1, 0]));
        socket.onmessage = ({ data }) => (text += new TextDecoder().decode(data as ArrayBuffer));
        socket.onclose = ({ code }) => resolve({ code, text });
        // A deadline: a room that opens says at once what it holds.
        setTimeout(() => socket.close(), 2_000);
      }),
    `${new URL(page.url()).origin.replace('http', 'ws')}${path}`,
  );

/** Ways to name the room behind. */
const BEHIND = [
  '/sync/demo-perigord/backstage',
  '/sync/demo-perigord/backstage?receipts=1',
  '/sync/demo-perigord/%62ackstage',
  '/sync/demo-perigord/commons/../backstage',
  '/sync/demo-perigord/commons/backstage',
  '/sync/demo-perigord/Backstage',
];

/** All files that somebody may take away from the page of files, one after the other. */
async function takenAway(page: Page): Promise<string> {
  const taken: string[] = [];
  for (const name of [
    /^Pour Excel ou LibreOffice/,
    'Carnet d’adresses',
    /^Questions pour Excel/,
    /^Besoins et ressources pour Excel/,
  ]) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    taken.push(await readFile(await (await coming).path(), 'utf8'));
  }
  // No structure of the demo has all that the State asks for: what is missing is told, and there is no file yet.
  await page.getByRole('button', { name: 'Données ouvertes' }).click();
  await expect(page.getByText(/^0 prête,/)).toBeVisible();
  taken.push(await page.content());
  expect(taken.every((text) => text.length > 100)).toBe(true);
  return taken.join('\n');
}

const cookieOf = async ({ context }: Person): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

interface Planted {
  readonly contact: string;
  readonly exchange: string;
  readonly structure: string;
}

/** Ana's program writes in each root of backstage, and adds a contact. Answers by which ids they are known. */
async function plant(ana: Person, origin: string): Promise<Planted> {
  const cookie = await cookieOf(ana);
  const api = `${origin}/api/spaces/demo-perigord`;
  const me = (await (await ana.context.request.get(`${api}/me`, AGAIN)).json()) as Me;
  const pens = { named: me.account as string as Pen, veiled: me.veiledPen };
  const world = { now: () => Date.now(), chance: () => randomUUID() };
  const socket = `${origin.replace('http', 'ws')}/sync`;
  const commons = stockClient(socket, 'demo-perigord/commons', cookie);
  await commons.until(() => readAll(commons.doc, structureKind).size > 0);
  const structure = [...readAll(commons.doc, structureKind).keys()][0] as ItemId;
  commons.close();
  const behind = stockClient(socket, 'demo-perigord/backstage', cookie);
  await behind.until(() => behind.provider.synced);
  valueOf(addNote(behind.doc, pens, { structure, text: `${NOTE} à rappeler` }, world));
  const exchange = valueOf(
    noteExchange(behind.doc, pens, structure, { day: '2027-03-01', way: 'phone', said: EXCHANGE }, world),
  );
  valueOf(addTask(behind.doc, { text: TASK, trade: 'stage', when: null, assignee: me.account }, world));
  const other = stockClient(socket, 'demo-perigord/backstage', cookie);
  await other.until(() => readAll(other.doc, task).size > 0 && readAll(other.doc, note).size > 0);
  other.close();
  behind.close();
  const given = {
    structure,
    name: CONTACT,
    role: '',
    email: 'marque-courriel@example.org',
    phone: '+33 5 99 88 77',
    note: 'MARQUE-REMARQUE',
    informedAt: null,
  };
  const added = await ana.context.request.post(`${api}/contacts`, {
    ...AGAIN,
    headers: { origin },
    data: given,
  });
  expect(added.ok(), await added.text()).toBe(true);
  return { contact: ((await added.json()) as { readonly id: string }).id, exchange, structure };
}

/** A contact that came in with a directory. */
async function importContact(page: Page, space: string): Promise<void> {
  await page.goto(`${space}/partenaires/fichiers`);
  const rows = ['Structure;Ville;Courriel', `Fablab de la Gare;Nontron;${FILED}`].join('\r\n');
  await page
    .getByRole('button', { name: 'Choisir un fichier' })
    .setInputFiles({ name: 'annuaire.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await page.getByLabel(/^Ranger aussi/).check();
  await page.getByRole('button', { name: /ranger 1 contact/ }).click();
  await expect(page.getByText('1 contact rangé.')).toBeVisible();
}

test(
  'BACK-13: no byte of what only organisers receive reaches a partner, a reader or the public, by any address',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, paul, rose, nobody] = [
      await someone('Ana Roux'),
      await someone('Paul Petit'),
      await someone('Rose Blanc'),
      await someone('Personne', ONLINE),
    ];
    const heard = { ana: frames(ana.page), paul: frames(paul.page), rose: frames(rose.page) };
    await joinBy(ana, demo.links.organiser);
    const { origin, pathname } = new URL(ana.page.url());
    const { contact, exchange, structure } = await plant(ana, origin);
    await importContact(ana.page, `${origin}${pathname}`);
    const ids = { CONTACT: contact, STRUCTURE: structure, NOTE: exchange };
    await ana.page.goto(`${origin}${pathname}/organisation`);
    await expect(ana.page.getByText(`${NOTE} à rappeler`)).toBeVisible();

    await joinBy(paul, demo.links.partner);
    await joinBy(rose, demo.links.reader);
    for (const { page } of [paul, rose]) {
      for (const path of [
        '/organisation',
        '/organisation/contacts',
        '/organisation/acces',
        '/organisation/retroplanning',
        '/partenaires',
        '/partenaires/mobilisation',
        `/structures/${structure}`,
        `/structures/${structure}/histoire`,
        '/partenaires/fichiers',
      ]) {
        await page.goto(`${origin}${pathname}${path}`);
        await expect(page.locator('h1').first()).toBeVisible();
        expect(found(Buffer.from(await page.content()))).toEqual([]);
      }
      expect(found(Buffer.from(await takenAway(page)))).toEqual([]);
      for (const path of BEHIND) {
        const { code, text } = await goesTo(page, path);
        expect([path, found(Buffer.from(text)), code === 4403 || code === 4404 || code === 1006]).toEqual([
          path,
          [],
          true,
        ]);
      }
    }
    for (const { context } of [paul, rose, nobody])
      expect(await leaksOf(context.request, origin, ids)).toEqual([]);
    for (const { all, urls } of [heard.paul, heard.rose]) {
      // Presence is among what was read: who is where goes to everybody.
      expect(all.some((frame) => frame[0] === 1)).toBe(true);
      expect(all.flatMap(found)).toEqual([]);
      expect(
        urls.filter((url) => url.includes('/backstage') && !BEHIND.some((path) => url.endsWith(path))),
      ).toEqual([]);
    }
    for (const { page } of [paul, rose]) {
      await appIsKept(page);
      const kept = await onDisk(page);
      expect(kept).toContain('demo-perigord');
      expect(found(Buffer.from(kept))).toEqual([]);
    }

    // The markers are there, and these eyes see them: the organiser is told each one.
    const hers = await leaksOf(ana.context.request, origin, ids);
    await ana.page.goto(`${origin}${pathname}/organisation/acces`);
    await expect(ana.page.getByText(`a ajouté ${CONTACT}`).first()).toBeVisible();
    const seen = [hers.join('\n'), await ana.page.content(), ...heard.ana.all.map(String)].join('\n');
    expect(found(Buffer.from(seen))).toEqual(MARKERS);
    expect(hers.some((leak) => leak.includes('/contacts: '))).toBe(true);
    expect(hers.some((leak) => leak.includes('/contacts/accesses: '))).toBe(true);
    expect((await goesTo(ana.page, BEHIND[0] ?? '')).text).toContain(EXCHANGE);
    expect(found(Buffer.from(await onDisk(ana.page)))).toEqual([NOTE, EXCHANGE, TASK]);
  },
);

test('BACK-15: who was an organiser and is one no more hears nothing of what is written from then on, by any program', async ({
  demo,
  someone,
}) => {
  const [ana, luc] = [await someone('Ana Roux'), await someone('Luc Faure')];
  await joinBy(ana, demo.links.organiser);
  await joinBy(luc, demo.links.organiser);
  const { origin } = new URL(ana.page.url());
  const api = `${origin}/api/spaces/demo-perigord`;
  const cookie = await cookieOf(luc);
  const me = (await (await luc.context.request.get(`${api}/me`, AGAIN)).json()) as Me;
  // A program of his that holds two lines to the room behind, and means to keep them.
  const heard = await luc.page.evaluateHandle(
    (address) => {
      const told = { text: '', code: 0 };
      const socket = new WebSocket(address);
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => socket.send(new Uint8Array([0, 0, 1, 0]));
      socket.onmessage = ({ data }) => (told.text += new TextDecoder().decode(data as ArrayBuffer));
      socket.onclose = ({ code }) => (told.code = code);
      return told;
    },
    `${origin.replace('http', 'ws')}/sync/demo-perigord/backstage`,
  );
  const room = `${origin}/sync/demo-perigord/backstage/poll`;
  const opened = await luc.context.request.post(room, { headers: { origin }, ...AGAIN });
  const { line } = (await opened.json()) as { readonly line: string };
  const polls = [(await luc.context.request.get(`${room}/${line}?after=0`, AGAIN)).body()];
  const stock = stockClient(`${origin.replace('http', 'ws')}/sync`, 'demo-perigord/backstage', cookie);
  await stock.until(() => stock.provider.synced);

  const lowered = await ana.context.request.patch(`${api}/members/${me.account}`, {
    ...AGAIN,
    headers: { origin },
    data: { role: 'partner' },
  });
  expect(lowered.ok(), await lowered.text()).toBe(true);
  const { contact, exchange, structure } = await plant(ana, origin);
  await expect.poll(() => heard.evaluate(({ code }) => code)).toBe(4403);
  // What had been answered before may be asked again; then the line is over.
  await expect(async () => {
    const answer = await luc.context.request.get(`${room}/${line}?after=1`, AGAIN);
    polls.push(answer.body());
    expect(answer.ok()).toBe(false);
  }).toPass();
  const again = await luc.context.request.post(room, { headers: { origin }, ...AGAIN });
  expect(again.ok()).toBe(false);
  for (const path of BEHIND) expect(found(Buffer.from((await goesTo(luc.page, path)).text))).toEqual([]);
  expect(found(Buffer.concat(await Promise.all(polls)))).toEqual([]);
  expect(found(Buffer.from(await heard.evaluate(({ text }) => text)))).toEqual([]);
  expect(found(Buffer.from(JSON.stringify(stock.doc.toJSON())))).toEqual([]);
  stock.close();
  const ids = { CONTACT: contact, STRUCTURE: structure, NOTE: exchange };
  expect(await leaksOf(luc.context.request, origin, ids)).toEqual([]);
  expect(found(Buffer.from(await onDisk(luc.page)))).toEqual([]);
  // What he would have heard, had he stayed.
  expect((await leaksOf(ana.context.request, origin, ids)).length).toBeGreaterThan(0);
  expect((await goesTo(ana.page, BEHIND[0] ?? '')).text).toContain(NOTE);
});
