import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { mandate } from '#domain/kinds/index.ts';
import type { Entry, Me, Portal } from '#protocol/portal.ts';
import type { House } from '#server/house.ts';
import { valueOf } from '../domain/scene.ts';
import { openCluster, type Cluster } from '../support/cluster.ts';
import { newSpace } from '../support/newSpace.ts';
import { postgresPrograms, redisProgram } from '../support/services.ts';
import { eventually } from '../support/until.ts';

const ADDRESS = '192.0.2.1';

let cluster: Cluster;
let [one, other] = [] as unknown as [Portal, Portal];
let second: House;
let spaces = 0;
let ana: Me;

const whoIs = async ({ space, token }: Entry): Promise<Me> => valueOf(await one.whoAmI(space, token));

async function secretFor(role: 'organiser' | 'partner', maxUses = 500): Promise<string> {
  const { url } = valueOf(await one.createInvitation(ana, { role, maxUses }));
  return url.split('/').at(-1) ?? '';
}

const anybody = (name: string) => ({ name, structure: null });

describe.skipIf(postgresPrograms() === null || redisProgram() === null)('The portals of two servers', () => {
  beforeAll(async () => {
    cluster = await openCluster();
    second = await cluster.anotherOffice();
    [one, other] = [cluster.office.portal, second.portal];
  }, 60_000);
  beforeEach(async () => {
    spaces += 1;
    ana = await whoIs(valueOf(await one.foundSpace(newSpace(`NEC ${spaces}`, 'Ana'), `192.0.2.${spaces}`)));
  });
  afterAll(async () => {
    await second?.close();
    await cluster?.end();
  });

  it('CLUSTER-2: of two organisers who remove each other at once, one stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const bob = await whoIs(valueOf(await one.join(await secretFor('organiser'), anybody('Bob'), ADDRESS)));
      const told = await Promise.all([
        one.removeMember(ana, bob.account),
        other.removeMember(bob, ana.account),
      ]);
      expect(told.filter(({ ok }) => ok)).toHaveLength(1);
      const left = (await one.members(ana)).filter(({ removedAt }) => removedAt === null);
      expect(left).toHaveLength(1);
      ana = left[0]?.account === ana.account ? ana : bob;
    }
  });

  it('CLUSTER-2: of many who found one space at once, one does', async () => {
    const told = await Promise.all(
      [one, other, one, other].map((portal, n) =>
        portal.foundSpace(newSpace(`Lot ${spaces}`, `F${n}`), ADDRESS),
      ),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('CLUSTER-13: a link lets in as many as it has uses, whichever server they come to', async () => {
    const secret = await secretFor('partner', 3);
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (n % 2 === 0 ? one : other).join(secret, anybody(`P${n}`), ADDRESS),
      ),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(3);
    expect(await one.members(ana)).toHaveLength(4);
  });

  it('CLUSTER-13: who comes in at one with a new structure may act at the other, and stands for both of two', async () => {
    const structure = (name: string) =>
      ({ kind: 'new', name, family: 'association', inPublic: true }) as const;
    const entry = valueOf(
      await one.join(
        await secretFor('partner'),
        { name: 'Paul', structure: structure('Le Relais') },
        ADDRESS,
      ),
    );
    const paul = valueOf(await other.whoAmI(entry.space, entry.token));
    await Promise.all([one.standFor(paul, structure('Club')), other.standFor(paul, structure('Amicale'))]);
    const askedAt = ({ live }: House) =>
      live.read(`${ana.space}/commons`, (doc) => [...readAll(doc, mandate).values()]);
    // Who acts at one is read at the other a moment later.
    for (const house of [cluster.office, second])
      await eventually(async () => (await askedAt(house)).length === 3, 'what the other wrote');
    const asked = await askedAt(second);
    expect(asked.map(({ person, state }) => [person, state])).toEqual(Array(3).fill([paul.account, 'asked']));
    await Promise.all(
      asked.map(({ structure: of }, n) => {
        const given = { person: paul.account, structure: of as ItemId, isAgreed: true };
        return (n % 2 === 0 ? one : other).settleMandate(ana, given);
      }),
    );
    expect((await whoIs(entry)).structures).toHaveLength(3);
  });

  it('CLUSTER-13: the public page of one shows what was written at the other', async () => {
    const shown = async (portal: Portal) => JSON.stringify(valueOf(await portal.publicPage(ana.space)));
    const before = await shown(other);
    const chosen = { kind: 'new', name: 'Médiathèque', family: 'association', inPublic: true } as const;
    valueOf(await one.standFor(ana, chosen));
    const asked = await one.askPublicly(
      ana.space,
      { sentence: 'Qui ouvre le samedi ?', family: null },
      ADDRESS,
    );
    expect(asked.ok).toBe(true);
    const version = () => second.live.version(`${ana.space}/commons`);
    const written = await cluster.office.live.version(`${ana.space}/commons`);
    await eventually(async () => (await version()) === written, 'the version');
    const after = await shown(other);
    expect(after).toBe(await shown(one));
    expect(after).not.toBe(before);
  });
});
