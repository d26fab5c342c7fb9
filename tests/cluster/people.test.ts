import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { addNote } from '#domain/commands/backstage/notes.ts';
import { note } from '#domain/kinds/backstage/index.ts';
import { addMonths, dayOf } from '#domain/staysUntil.ts';
import type { Entry, Me } from '#protocol/portal.ts';
import type { House } from '#server/house.ts';
import { silentLog } from '#server/log.ts';
import { needsFrom, type Needs } from '#server/people/needs.ts';
import { retentionRound } from '#server/people/retention.ts';
import { DAY } from '#server/store/dayOf.ts';
import { valueOf } from '../domain/scene.ts';
import { openCluster, type Cluster } from '../support/cluster.ts';
import { foundAt } from '../support/newSpace.ts';
import { postgresPrograms, redisProgram } from '../support/services.ts';
import { eventually } from '../support/until.ts';

const NAME = 'Josette MARQUEUR';

let cluster: Cluster;
let [one, other] = [] as unknown as [House, House];
let spaces = 0;
let ana: Me;

const meOf = async ({ space, token }: Entry): Promise<Me> => valueOf(await other.portal.whoAmI(space, token));

async function joins(name: string): Promise<{ readonly me: Me; readonly entry: Entry }> {
  const { url } = valueOf(await one.portal.createInvitation(ana, { role: 'partner' }));
  const secret = url.split('/').at(-1) ?? '';
  const entry = valueOf(await other.portal.join(secret, { name, structure: null }, '192.0.2.1'));
  return { me: await meOf(entry), entry };
}

/** All that the tables of the house hold, rows in words and bytes read as letters. */
async function tables(): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.database });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
    );
    const texts: string[] = [];
    for (const { name } of rows)
      for (const row of (await client.query(`SELECT * FROM ${name}`)).rows)
        texts.push(
          ...Object.values(row as Record<string, unknown>).map((value) =>
            Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value),
          ),
        );
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

describe.skipIf(postgresPrograms() === null || redisProgram() === null)(
  'People of a house of two servers, on PostgreSQL',
  () => {
    beforeAll(async () => {
      cluster = await openCluster();
      [one, other] = [cluster.office, await cluster.anotherOffice()];
    }, 60_000);
    beforeEach(async () => {
      spaces += 1;
      ana = await meOf(await foundAt(one, `NEC ${spaces}`, `192.0.2.${spaces}`));
    });
    afterAll(async () => {
      await other?.close();
      await cluster?.end();
    });

    it('RGPD-9: whoever is erased by one server is gone from both, from what the committee noted, and from every table', async () => {
      const { me, entry } = await joins(NAME);
      const contact = { structure: null, role: '', email: '', phone: '', informedAt: null };
      valueOf(await one.portal.addContact(ana, { ...contact, name: NAME, note: '' }));
      valueOf(
        await other.portal.addContact(ana, { ...contact, name: 'Sylvie', note: `Voisine de ${NAME}.` }),
      );
      const pens = { named: ana.account as never, veiled: ana.veiledPen };
      await one.live.act(`${ana.space}/backstage`, (doc) =>
        addNote(doc, pens, { structure: null, text: `Vu ${NAME}.` }, one.parts.world),
      );
      valueOf(await other.portal.setConsent(me, { purpose: 'publicName', isGiven: true, words: '1' }));
      expect(await tables()).toContain('MARQUEUR');

      const told = await Promise.all([
        one.portal.erasePerson(ana, me.account, false),
        other.portal.erasePerson(me, me.account, false),
      ]);
      expect(told.filter(({ ok }) => ok)).toHaveLength(1);
      expect((await other.portal.members(ana)).map(({ name }) => name)).toEqual(['Ana']);
      expect(await one.portal.whoAmI(entry.space, entry.token)).toEqual({ ok: false, why: 'erased' });
      expect(valueOf(await one.portal.contacts(ana, null))).toMatchObject([
        { name: 'Sylvie', note: 'Voisine de ….' },
      ]);
      await eventually(
        () =>
          other.live.read(`${ana.space}/backstage`, (doc) =>
            [...readAll(doc, note).values()].every(({ text }) => text === 'Vu ….'),
          ),
        'the note without the name',
      );
      expect(await tables()).not.toContain('MARQUEUR');
    });

    it('RGPD-12: two servers that look on the same day warn once and erase once; a visit between is told by either', async () => {
      const [josette, luc] = [await joins('Josette'), await joins('Luc')];
      const start = dayOf(Date.now());
      const at = (now: number): Needs[] =>
        [one, other].map((house) => ({
          ...needsFrom(house.parts),
          world: { ...house.parts.world, now: () => now },
        }));
      const look = (now: number) => Promise.all(at(now).map((needs) => retentionRound(needs, silentLog)));
      for (const { me } of [josette, luc]) await one.store.people.noteVisit(ana.space, me.account, start);
      const due = addMonths(start, 12);
      await one.store.people.noteVisit(ana.space, ana.account, due);
      await look(due - 20 * DAY);
      expect(valueOf(await other.portal.soonErased(ana))).toHaveLength(2);
      await other.store.people.noteVisit(ana.space, luc.me.account, due - 10 * DAY);
      expect((await one.store.people.visit(ana.space, luc.me.account))?.returnedOn).toBe(
        dayOf(due - 10 * DAY),
      );
      await look(due + 11 * DAY);
      expect((await one.portal.members(ana)).map(({ name }) => name)).toEqual(['Ana', 'Luc']);
      expect(await one.store.people.leaving()).toEqual([]);
    });
  },
);
