import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readItem } from '#domain/collection.ts';
import { settleLegal } from '#domain/commands/settleLegal.ts';
import { space as spaceKind } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { readConfig, type Config } from '#server/config.ts';
import { composeHouse, type House } from '#server/house.ts';
import { exportSpace } from '#server/keeping/exportSpace.ts';
import { foldRoom } from '#server/compaction/compaction.ts';
import { silentLog } from '#server/log.ts';
import { hereTeller } from '#server/history/teller.ts';
import { createTerminalActs } from '#server/portal.ts';
import { openStore } from '#server/store/openStore.ts';
import { valueOf } from '../domain/scene.ts';
import { anaFounds } from './portalHouse.ts';

const FORMER = 'Madame ANCIENNE-DIRECTRICE';

let folder = '';
let house: House;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-settings-'));
  const config: Config = { ...valueOf(readConfig({})), data: folder, database: null };
  house = composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store: await openStore(config),
  });
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const files = (): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('ANCIENNE-DIRECTRICE'));

it('PAST-17: of the settings, which stand as long as the space, what once stood goes for good: a director who left', async () => {
  const ana = await anaFounds(house.portal);
  const room = `${ana.space}/commons`;
  const says = (name: string): Promise<boolean> =>
    house.live.act(room, (doc) =>
      settleLegal(doc, {
        controller: { name: `Centre social, ${name}`, address: null, contact: null },
        host: null,
        publicationDirector: name,
        dataOfficer: null,
        lawfulBasis: 'legitimateInterest',
        memberMonths: 24,
        contactMonths: 12,
      }),
    );
  await says(FORMER);
  await foldRoom(room, house.store.updates, 4);
  await says('La présidente');
  const { updates } = house.store;

  const acts = createTerminalActs(house.parts);
  expect(await acts.erase(ana.space, 'space/settings', true)).toEqual({ ok: false, why: 'unknownEntry' });
  expect(valueOf(await acts.erasePast(ana.space, 'space/settings', false))).toMatchObject({ isDone: false });
  expect(files()).not.toEqual([]);
  expect(valueOf(await acts.erasePast(ana.space, 'space/settings', true))).toMatchObject({ isDone: true });

  expect(files()).toEqual([]);
  expect(JSON.stringify(await exportSpace(house.store, ana.space, 0))).not.toContain('ANCIENNE');
  const told = await hereTeller(updates).tell(room, {
    about: 'entry',
    place: { root: 'space', id: SETTINGS },
  });
  expect(JSON.stringify(told)).not.toContain('ANCIENNE');
  for (const at of told?.moments ?? []) {
    const then = await hereTeller(updates).tell(room, {
      about: 'content',
      place: { root: 'space', id: SETTINGS },
      at: at - 1,
    });
    expect(JSON.stringify(then)).not.toContain('ANCIENNE');
  }
  const settings = await house.live.read(room, (doc) => readItem(doc, spaceKind, SETTINGS));
  expect(settings).toMatchObject({ publicationDirector: 'La présidente', memberMonths: 24 });
});
