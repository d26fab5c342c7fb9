import * as Y from 'yjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { addNote } from '#domain/commands/backstage/notes.ts';
import { question } from '#domain/kinds/index.ts';
import { readConfig } from '#server/config.ts';
import { keep } from '#server/keeping/keep.ts';
import { readRunning } from '#server/running.ts';
import { DATABASE_FILE } from '#server/store/sqlite.ts';
import { puppetWorld, valueOf } from '../domain/scene.ts';
import { bundleServer } from '../support/serverProcess.ts';
import { stockClient } from '../support/stockClient.ts';
import { foundSpace } from '../support/testimony.ts';
import { eventually } from '../support/until.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';

const SENTENCE = 'Zéphirine peut-elle venir au 12 rue des Lilas ?';
const MAIL = 'zephirine@vaubecourt.example';
const NAME = 'Zéphirine Vaubecourt';
const PHONE = '05 53 99 88 77';
const REMARK = 'Confidence-faite-au-téléphone';

it('LOG-4: a day of acts and of errors in the store and the pages leaves no token, link, sentence, name or address in the log', async () => {
  const bundle = await bundleServer('tests/support/pagesOfPaper.ts');
  const data = mkdtempSync(join(tmpdir(), 'terreau-log-'));
  const config = { ...valueOf(readConfig({})), data };
  const { room, cookie, pens } = await foundSpace(config);
  const [slug = ''] = room.split('/');
  const server = await bundle.start(data, { LOG_LEVEL: 'debug' });
  const at = (path: string): string => `http://127.0.0.1:${server.port}${path}`;
  const json = { cookie, 'content-type': 'application/json' };
  const form = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(at(path), { method: 'POST', body: new URLSearchParams(fields) });
  const invited = await fetch(at(`/api/spaces/${slug}/invitations`), {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ role: 'partner', label: NAME }),
  });
  const door = new URL(((await invited.json()) as { url: string }).url).pathname;
  await form(door, { name: NAME });
  await form(`/c/${slug}/poser`, { sentence: SENTENCE });
  await form(`/c/${slug}/poser`, { sentence: `${SENTENCE} ${MAIL}` });
  const ana = stockClient(`ws://127.0.0.1:${server.port}/sync`, room, cookie);
  await ana.until(() => readAll(ana.doc, question).size === 2);
  const [id] = readAll(ana.doc, question).keys();
  // Refused: words of somebody else, and words where none belong.
  ana.doc.getMap('cave').set(MAIL, SENTENCE);
  await fetch(at(`/sync/${room}/poll?receipts=1`), { method: 'POST', headers: { cookie } });
  await fetch(at(`/sync/${room}/poll`), {
    method: 'POST',
    headers: { cookie: `terreau-${slug}=${NAME.length}` },
  });
  // What organisers note of people who are no members: found, mended, refused, looked for and taken out.
  const api = (path: string, method: string, body: unknown) =>
    fetch(at(`/api/spaces/${slug}/${path}`), { method, headers: json, body: JSON.stringify(body) });
  const contact = { structure: null, name: NAME, role: '', email: MAIL, phone: PHONE, note: REMARK };
  const added = await api('contacts', 'POST', { ...contact, informedAt: null });
  const { id: contactId } = (await added.json()) as { readonly id: string };
  expect((await api('contacts', 'POST', { ...contact, phone: MAIL, informedAt: null })).ok).toBe(false);
  expect((await api('contacts', 'POST', { ...contact, surname: NAME })).ok).toBe(false);
  await api(`contacts/${contactId}`, 'PATCH', { ...contact, note: `${REMARK} encore`, informedAt: null });
  expect(await (await fetch(at(`/api/spaces/${slug}/contacts`), { headers: json })).text()).toContain(PHONE);
  const behind = stockClient(`ws://127.0.0.1:${server.port}/sync`, `${slug}/backstage`, cookie);
  await behind.until(() => behind.provider.synced);
  const noted = valueOf(
    addNote(behind.doc, pens, { structure: null, text: `${REMARK} de ${NAME}` }, puppetWorld()),
  );
  // Refused: in somebody else's name.
  behind.doc.getMap('notes').set('autre~1', new Y.Map([['text', REMARK]]));
  await eventually(
    async () => ((await (await api('names', 'POST', { name: NAME })).json()) as unknown[]).length > 0,
  );
  expect((await api('names', 'PATCH', { name: NAME, places: [{ root: 'notes', id: noted }] })).ok).toBe(true);
  await api('names', 'PATCH', { name: NAME, places: NAME });
  await fetch(at(`/api/spaces/${slug}/contacts/${contactId}`), { method: 'DELETE', headers: json });
  behind.close();
  await keep(config, { do: 'backup', to: null }, Date.now());
  const { token } = readRunning(data) ?? { token: '' };
  const command = (body: string) =>
    fetch(at('/admin'), { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
  const erased = await command(
    JSON.stringify({ do: 'erase', space: slug, entry: `questions/${id}`, forGood: true }),
  );
  expect(erased.status).toBe(200);
  await command(`{ ${SENTENCE}`);
  // A page that cannot read what it was sent, then a store whose tables are gone.
  await fetch(at(door), { method: 'POST', headers: json, body: SENTENCE });
  const db = new Sqlite(join(data, DATABASE_FILE));
  db.pragma('foreign_keys = OFF');
  db.exec('DROP TABLE invitations; DROP TABLE updates');
  db.close();
  expect((await form(door, { name: NAME })).status).toBe(500);
  await form(`/c/${slug}/poser`, { sentence: SENTENCE });
  ana.close();
  await server.end('SIGTERM');

  const log = server.logged();
  expect(log).toContain('a page failed');
  expect(log).toContain('no such table');
  const secrets = [
    SENTENCE,
    MAIL,
    NAME,
    PHONE,
    REMARK,
    'Zéphirine',
    'Lilas',
    token,
    cookie.split('=')[1] ?? '',
    door.split('/').at(-1) ?? '',
  ];
  expect(secrets.filter((secret) => secret.length < 4 || log.includes(secret))).toEqual([]);
  await bundle.remove();
  rmSync(data, { recursive: true });
}, 90_000);
