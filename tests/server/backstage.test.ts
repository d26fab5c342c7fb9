import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addNote, editNote } from '#domain/commands/backstage/notes.ts';
import type { SpaceSlug } from '#domain/ids.ts';
import { readConfig, type Config } from '#server/config.ts';
import { composeHouse, type House } from '#server/house.ts';
import { keep } from '#server/keeping/keep.ts';
import { silentLog } from '#server/log.ts';
import { roomOfRoot } from '#server/document/roomShape.ts';
import { createTerminalActs } from '#server/portal.ts';
import { openStore } from '#server/store/openStore.ts';
import { puppetWorld, valueOf } from '../domain/scene.ts';
import { foundSpace } from '../support/testimony.ts';

const WORDS = 'TÉLÉPHONE-CONFIÉ-EN-PRIVÉ';
const NOON = Date.UTC(2027, 9, 14, 12);

let folder = '';
const houses: House[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-backstage-'));
});
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const configIn = (name: string): Config => ({ ...valueOf(readConfig({})), data: join(folder, name) });

async function open(config: Config): Promise<{ house: House; store: Awaited<ReturnType<typeof openStore>> }> {
  const store = await openStore(config);
  const house = composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store,
  });
  houses.push(house);
  return { house, store };
}

async function shut(house: House): Promise<void> {
  houses.splice(houses.indexOf(house), 1);
  await house.close();
}

/** A space whose organiser wrote a private note, in a house that is stopped again. */
async function withNote(config: Config) {
  const { room, pens } = await foundSpace(config);
  const space = room.split('/')[0] as SpaceSlug;
  const backstage = `${space}/backstage`;
  const { house } = await open(config);
  const world = puppetWorld();
  const id = await house.live.act(backstage, (doc) =>
    valueOf(addNote(doc, pens, { structure: null, text: WORDS }, world)),
  );
  await house.live.act(backstage, (doc) => valueOf(editNote(doc, pens, id, `${WORDS} encore`, world)));
  await shut(house);
  return { space, id, backstage };
}

const wordsIn = (name: string): boolean =>
  readdirSync(join(folder, name)).some((file) => readFileSync(join(folder, name, file)).includes(WORDS));

it('BACK-3: backstage is backed up, restored, verified and exported as the commons is', async () => {
  const config = configIn('here');
  const { space, id, backstage } = await withNote(config);
  const file = join(folder, 'kept.terreau');
  valueOf(await keep(config, { do: 'backup', to: file }, NOON));
  const there = configIn('there');
  valueOf(await keep(there, { do: 'restore', from: file, replace: false }, NOON));
  const { value: verified } = valueOf(await keep(there, { do: 'verify', file: null }, NOON));
  expect(verified).toMatchObject({
    isSound: true,
    rooms: expect.arrayContaining([expect.objectContaining({ room: backstage, entries: 1 })]) as unknown,
  });
  const out = join(folder, 'space.json');
  valueOf(await keep(there, { do: 'export', space, to: out }, NOON));
  const { rooms } = JSON.parse(readFileSync(out, 'utf8')) as {
    rooms: Record<string, { entries: Record<string, Record<string, { text: string }>> }>;
  };
  expect(rooms.backstage?.entries.notes?.[id]?.text).toBe(`${WORDS} encore`);
  expect(JSON.stringify(rooms.commons)).not.toContain(WORDS);
});

it('BACK-3: a private note is erased for good, and the past of one that stays', async () => {
  const config = configIn('here');
  const { space, id } = await withNote(config);
  const { house, store } = await open(config);
  const acts = createTerminalActs({
    store,
    live: house.live,
    world: puppetWorld(),
    elapsed: () => 0,
    publicUrl: () => 'http://localhost',
    health: () => house.portal.health(),
  });
  expect(wordsIn('here')).toBe(true);
  const past = valueOf(await acts.erasePast(space, `notes/${id}`, true));
  expect(past).toMatchObject({ isDone: true, counts: { past: 1 } });
  expect(valueOf(await acts.erase(space, `notes/${id}`, false)).counts).toEqual({ notes: 1 });
  valueOf(await acts.erase(space, `notes/${id}`, true));
  expect(wordsIn('here')).toBe(false);
  await shut(house);
});

it('BACK-11: contacts and who looked are backed up; one that was taken away stays away when a backup is put back', async () => {
  const config = configIn('here');
  const { room, cookie } = await foundSpace(config);
  const space = room.split('/')[0] ?? '';
  const token = cookie.split('=')[1] ?? '';
  const { house } = await open(config);
  const me = valueOf(await house.portal.whoAmI(space, token));
  const given = { structure: null, role: '', email: '', phone: '', note: WORDS, informedAt: null };
  const gone = valueOf(await house.portal.addContact(me, { ...given, name: 'Madame Martin' }));
  valueOf(await house.portal.addContact(me, { ...given, name: 'Luc', note: '' }));
  await shut(house);
  const file = join(folder, 'kept.terreau');
  valueOf(await keep(config, { do: 'backup', to: file }, Date.now()));
  const again = await open(config);
  valueOf(await again.house.portal.removeContact(me, gone.id));
  expect(wordsIn('here')).toBe(false);
  await shut(again.house);
  valueOf(await keep(config, { do: 'restore', from: file, replace: true }, Date.now()));
  const after = await open(config);
  const left = valueOf(await after.house.portal.contacts(me, null));
  expect(left.map(({ name }) => name)).toEqual(['Luc']);
  expect(valueOf(await after.house.portal.contactAccesses(me)).map(({ act }) => act)).toEqual([
    'listed',
    'added',
    'added',
  ]);
  await shut(after.house);
});

it('BACK-3: every root stands in one room, and no past of backstage is told', () => {
  expect([
    roomOfRoot('notes'),
    roomOfRoot('questions'),
    roomOfRoot('nowhere'),
    roomOfRoot('__proto__'),
  ]).toEqual(['backstage', 'commons', null, null]);
});
