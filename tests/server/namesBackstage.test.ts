import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { addNote, editNote } from '#domain/commands/backstage/notes.ts';
import { noteExchange } from '#features/mobilisation/domain/exchanges.ts';
import type { ItemId } from '#domain/ids.ts';
import { BACKSTAGE_KINDS, exchange, note } from '#domain/kinds/backstage/index.ts';
import type { Me } from '#protocol/portal.ts';
import { readConfig, type Config } from '#server/config.ts';
import { composeHouse, type House } from '#server/house.ts';
import { build } from '#server/history/replay.ts';
import { silentLog } from '#server/log.ts';
import { hereTeller } from '#server/history/teller.ts';
import { WORDS_OF } from '#server/people/namesBackstage.ts';
import { openStore } from '#server/store/openStore.ts';
import { valueOf } from '../domain/scene.ts';
import { anaFounds, joins } from './portalHouse.ts';

const NAME = 'Sylvie MARQUEUR';

let folder = '';
let house: House;
let ana: Me;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terreau-names-'));
  const config: Config = { ...valueOf(readConfig({})), data: folder, database: null };
  house = composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store: await openStore(config),
  });
  ana = await anaFounds(house.portal);
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const pens = () => ({ named: ana.account as never, veiled: ana.veiledPen });
const room = () => `${ana.space}/backstage`;
const files = (): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('MARQUEUR'));

async function written(): Promise<{ note: ItemId; said: ItemId }> {
  const { world } = house.parts;
  const first = await house.live.act(room(), (doc) =>
    valueOf(addNote(doc, pens(), { structure: null, text: `${NAME} préfère le matin.` }, world)),
  );
  await house.live.act(room(), (doc) => {
    valueOf(editNote(doc, pens(), first, `sylvie marqueur préfère le soir. Sylvie aussi.`, world));
    valueOf(addNote(doc, pens(), { structure: null, text: 'Rien sur elle.' }, world));
  });
  const said = await house.live.act(room(), (doc) =>
    valueOf(
      noteExchange(
        doc,
        pens(),
        's1' as ItemId,
        { day: '2027-03-01', way: 'phone', said: `Eu ${NAME}.` },
        world,
      ),
    ),
  );
  return { note: first, said };
}

const texts = (): Promise<string[]> =>
  house.live.read(room(), (doc) => [
    ...[...readAll(doc, note).values()].map(({ text }) => text),
    ...[...readAll(doc, exchange).values()].map((one) => one.said),
  ]);

describe('a name in what the committee wrote', () => {
  it('BACK-14: is found by organisers, whoever wrote it, and taken out for good where they say', async () => {
    const { note: first, said } = await written();
    const found = valueOf(await house.portal.whereNamed(ana, ` ${NAME.toLowerCase()} `));
    expect(found.map(({ root, id }) => [root, id])).toEqual([
      ['notes', first],
      ['exchanges', said],
    ]);
    expect(files()).not.toEqual([]);
    const { hidden } = valueOf(await house.portal.hideName(ana, NAME, [{ root: 'notes', id: first }]));
    expect(hidden).toBe(1);
    expect(await texts()).toEqual(
      expect.arrayContaining(['… préfère le soir. Sylvie aussi.', `Eu ${NAME}.`]),
    );
    valueOf(await house.portal.hideName(ana, NAME, [{ root: 'exchanges', id: said }]));
    expect(await texts()).toContain('Eu ….');
    expect(valueOf(await house.portal.whereNamed(ana, NAME))).toEqual([]);

    expect(files()).toEqual([]);
    const { doc } = build(room(), await house.store.updates.foldable(room()));
    expect(JSON.stringify(doc.toJSON())).not.toMatch(/marqueur/i);
    const past = await hereTeller(house.store.updates).tell(room(), {
      about: 'content',
      place: { root: 'notes', id: first },
      at: Date.now() - 1,
    });
    expect(JSON.stringify(past)).not.toMatch(/marqueur/i);
    expect(await house.store.erasures.pending()).toEqual([]);
  });

  it('BACK-14: beside a contact it is found and taken out as well; each look is noted', async () => {
    const given = { structure: null, role: '', email: '', phone: '', informedAt: null };
    const { id } = valueOf(
      await house.portal.addContact(ana, { ...given, name: 'Marc', note: `Remplace ${NAME}.` }),
    );
    expect(valueOf(await house.portal.whereNamed(ana, NAME))).toEqual([
      { root: 'contacts', id, structure: null, text: `Remplace ${NAME}.` },
    ]);
    valueOf(await house.portal.hideName(ana, NAME, [{ root: 'contacts', id }]));
    expect(valueOf(await house.portal.contacts(ana, null))).toMatchObject([
      { name: 'Marc', note: 'Remplace ….' },
    ]);
    const looks = valueOf(await house.portal.contactAccesses(ana)).map(({ act }) => act);
    expect(looks).toEqual(['listed', 'listed', 'listed', 'added']);
    expect(files()).toEqual([]);
  });

  it('BACK-14: nobody but an organiser asks, and one letter is no name', async () => {
    await written();
    const { me: paul } = await joins(house.portal, ana, 'Paul');
    for (const me of [paul, { ...paul, role: 'organiser' as const }]) {
      expect(await house.portal.whereNamed(me, NAME)).toEqual({ ok: false, why: 'notAllowed' });
      expect(await house.portal.hideName(me, NAME, [])).toEqual({ ok: false, why: 'notAllowed' });
    }
    expect(await house.portal.whereNamed(ana, ' é ')).toEqual({ ok: false, why: 'name.tooShort' });
  });

  it('BACK-14: every kind of backstage says in which field people write', () => {
    expect(Object.keys(WORDS_OF).sort()).toEqual(BACKSTAGE_KINDS.map(({ root }) => root).sort());
    for (const { root, fields } of BACKSTAGE_KINDS)
      expect(Object.keys(fields)).toEqual(
        expect.arrayContaining([...WORDS_OF[root as keyof typeof WORDS_OF]]),
      );
  });
});
