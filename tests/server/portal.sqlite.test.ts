import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DATABASE_FILE, sqliteStore } from '#server/store/sqlite.ts';
import { ADDRESS, anaFounds, granted, joins, meOf, portalHouse, secretOf } from './portalHouse.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-portal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('sessions and removals are found again by the next server', async () => {
  const first = portalHouse(sqliteStore(folder));
  const ana = await anaFounds(first.portal);
  const { me: paul, entry: pauls } = await joins(first.portal, ana, 'Paul');
  const { entry: sonias, invitation } = await joins(first.portal, ana, 'Sonia', 'organiser');
  const link = granted(await first.portal.createDeviceLink(paul));
  granted(await first.portal.revokeInvitation(ana, invitation, true));
  await first.store.close();

  const next = portalHouse(sqliteStore(folder));
  expect((await meOf(next.portal, pauls)).account).toBe(paul.account);
  expect(await next.portal.whoAmI(ana.space, sonias.token)).toEqual({ ok: false, why: 'removed' });
  expect(granted(await next.portal.invitations(ana))).toHaveLength(2);
  const opened = await Promise.all(
    [1, 2, 3].map(() => next.portal.join(secretOf(link.url), { name: '', structure: null }, ADDRESS)),
  );
  expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
  await next.store.close();

  const kept = readFileSync(join(folder, DATABASE_FILE)).toString('latin1');
  expect(kept).toContain(paul.account);
  for (const secret of [pauls.token, sonias.token, secretOf(link.url)]) expect(kept).not.toContain(secret);
});

it('the demo, its people and its visitors stand on SQLite as well', async () => {
  const house = portalHouse(sqliteStore(folder));
  const entries = await Promise.all(
    [1, 2, 3].map((n) => house.portal.enterDemo({ name: `Visiteur ${n}` }, ADDRESS)),
  );
  expect(entries.every(({ ok }) => ok)).toBe(true);
  expect(await house.store.people.members('demo-perigord')).toHaveLength(17);
  await house.store.close();
});
