import * as Y from 'yjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { question } from '#domain/kinds/question.ts';
import { readAll } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { Pen, Pens } from '#domain/ids.ts';
import type { Role } from '#domain/roles.ts';
import { updateFrame, type Frame } from '#engine/protocol/frames.ts';
import type { Entry, Me } from '#protocol/portal.ts';
import { ask, puppetWorld, valueOf } from '../domain/scene.ts';
import { openCluster, type Cluster, type ClusterNode } from '../support/cluster.ts';
import { Device } from '../support/device.ts';
import { holdsAll } from '../support/durable.ts';
import { identity } from '../support/liveHouse.ts';
import { foundAt } from '../support/newSpace.ts';
import { cookieOf } from '../support/openHouse.ts';
import { pollClient, type PollClient } from '../support/pollClient.ts';
import { bundleServer, type ServerBundle } from '../support/serverProcess.ts';
import { nginxProgram, postgresPrograms, redisProgram } from '../support/services.ts';
import { stockClient, type StockClient } from '../support/stockClient.ts';
import { asNewcomer, Testimony } from '../support/testimony.ts';
import { eventually, until } from '../support/until.ts';
import { wander, type Wanderer } from '../support/wanderer.ts';

/** So many updates of others are seen, or confirmed, before a fault, and again after it. */
const WITNESSED = 60;

/** `TERREAU_FAULT_ROUNDS=20 npx vitest run tests/cluster/faults.test.ts`: each fault so many times. */
const ROUNDS = Number(process.env.TERREAU_FAULT_ROUNDS ?? 1);
const LONGEST = 60_000 * ROUNDS;

const world = puppetWorld();
const sentences = (doc: Y.Doc): string[] =>
  [...readAll(doc, question).values()].map(({ sentence }) => sentence).sort();

let bundle: ServerBundle;
let cluster: Cluster;
let [north, south] = [] as unknown as [ClusterNode, ClusterNode];
let room = '';
let ana: Person;
const devices: Wanderer[] = [];
const clients: StockClient[] = [];

interface Person {
  readonly me: Me;
  readonly cookie: string;
  readonly pens: Pens;
}

async function personOf(entry: Entry): Promise<Person> {
  const me = valueOf(await cluster.office.portal.whoAmI(entry.space, entry.token));
  return { me, cookie: cookieOf(entry), pens: { named: me.account as string as Pen, veiled: me.veiledPen } };
}

const tokenOf = ({ cookie }: Person): string => cookie.slice(cookie.indexOf('=') + 1);

/** Somebody comes in by a link. */
async function join(name: string, role: Role = 'partner'): Promise<Person> {
  const { portal } = cluster.office;
  const { url } = valueOf(await portal.createInvitation(ana.me, { role }));
  const secret = url.split('/').at(-1) ?? '';
  return personOf(valueOf(await portal.join(secret, { name, structure: null }, '192.0.2.1')));
}

/** A device of somebody at a server, or wherever it can be while that one is down. */
function at(node: ClusterNode | null, who: Person, onRest?: (one: Wanderer) => void, witness = {}): Wanderer {
  const device = new Device(identity(who.me.account, who.me.role), room, witness);
  const syncOf = (): string => {
    if (node === null) return cluster.sync;
    return (node.isUp ? node : (cluster.nodes.find(({ isUp }) => isUp) ?? node)).sync();
  };
  const one = wander(device, syncOf, who.cookie, onRest);
  devices.push(one);
  return one;
}

const isIn = ({ device }: Wanderer): boolean => device.heard.some(({ type }) => type === 'receipt');
const lastHeard = ({ device }: Wanderer): string => device.heard.at(-1)?.type ?? '';

/** Was told to keep what it wrote, and was not asked for it yet. */
const isTurnedAway = ({ device }: Wanderer): boolean => device.heard.at(-2)?.type === 'refused';

/** Four devices of Ana that write, one question after the other, each once the one before was received. */
function fourWrite(places: readonly (ClusterNode | null)[]) {
  const testimony = new Testimony();
  let isOver = false;
  const writers = places.map((node) =>
    at(
      node,
      ana,
      (one) => {
        if (isOver || lastHeard(one) !== 'receipt' || isTurnedAway(one)) return;
        ask(one.device.doc, ana.pens, world);
        one.flush();
      },
      {
        sees: (update: Uint8Array) => testimony.add([update]),
        isTold: (durable: readonly Uint8Array[]) => testimony.add(durable),
      },
    ),
  );
  return {
    writers,
    witness: (more = WITNESSED) => testimony.until(testimony.updates.length + more),
    /** All lay down the pen; resolves once every copy says the same, and every server what anybody was told. */
    async agree(): Promise<void> {
      isOver = true;
      const states = () =>
        writers.map(({ device }) => Buffer.from(Y.encodeStateVector(device.doc)).toString('hex'));
      await until(() => new Set(states()).size === 1, 'agreement');
      for (const { device } of writers)
        expect(sentences(device.doc)).toEqual(sentences(writers[0]!.device.doc));
      for (const node of cluster.nodes) {
        const found = await asNewcomer(`${node.sync()}${room}`, room, ana.cookie);
        expect(testimony.updates.filter((update) => !holdsAll(found, update))).toEqual([]);
        expect(sentences(found)).toEqual(sentences(writers[0]!.device.doc));
      }
    },
  };
}

/** Somebody's y-websocket client, as it comes from its package, who shows where they are. */
async function shows(node: ClusterNode, who: Person): Promise<StockClient> {
  const client = stockClient(node.sync().slice(0, -1), room, who.cookie);
  clients.push(client);
  client.provider.awareness.setLocalState({ where: node.name });
  await client.until(() => client.provider.synced);
  return client;
}

const names = ({ provider }: StockClient): string[] =>
  [...provider.awareness.getStates().values()]
    .flatMap(({ user }) => (user ? [String(user.name)] : []))
    .sort();

const isMissing = [postgresPrograms(), redisProgram(), nginxProgram()].includes(null);

describe.skipIf(isMissing)('Servers of one house', () => {
  beforeAll(async () => {
    bundle = await bundleServer();
    cluster = await openCluster(bundle, 2);
    [north, south] = cluster.nodes as [ClusterNode, ClusterNode];
    const entry = await foundAt(cluster.office);
    room = `${entry.space}/commons`;
    ana = await personOf(entry);
  }, 90_000);
  afterEach(async () => {
    for (const one of devices.splice(0)) await one.stop();
    for (const one of clients.splice(0)) one.close();
  });
  afterAll(async () => {
    await cluster?.end();
    await bundle?.remove();
  });

  it(
    'CLUSTER-6: each is restarted in its turn while people write through the proxy: all go on, and nothing that was told is lost',
    async () => {
      const four = fourWrite([null, null, null, null]);
      for (const node of [north, south]) {
        await four.witness();
        await node.restart();
        await four.witness();
      }
      await four.agree();
    },
    LONGEST,
  );

  it('CLUSTER-7: what is written at one is read at the other, and whoever is there is seen, until their server dies', async () => {
    const paul = await join('Paul');
    const [anas, pauls] = [await shows(north, ana), await shows(south, paul)];
    await anas.until(() => names(anas).includes('Paul'));
    await pauls.until(() => names(pauls).includes('Ana'));
    ask(anas.doc, ana.pens, world, { sentence: 'Au nord ?' });
    await pauls.until(() => sentences(pauls.doc).includes('Au nord ?'));
    ask(pauls.doc, paul.pens, world, { sentence: 'Au sud ?' });
    await anas.until(() => sentences(anas.doc).includes('Au sud ?'));
    await south.kill();
    await anas.until(() => !names(anas).includes('Paul'));
    await south.start();
  }, 60_000);

  it('CLUSTER-8: a right that is withdrawn at one ends at the others, while Redis is away too', async () => {
    const { portal } = cluster.office;
    const [paul, rose, zoe, lea] = [
      await join('Paul'),
      await join('Rose'),
      await join('Zoé'),
      await join('Léa'),
    ];
    const places = [at(north, paul), at(south, rose), at(north, zoe), at(south, lea)];
    await until(() => places.every(isIn), 'their entry');
    await portal.removeMember(ana.me, paul.me.account);
    await until(() => places[0]?.endings[0] === CLOSE.refused, 'his end');
    await cluster.redis.kill();
    await portal.endSession(lea.me.space, tokenOf(lea));
    await until(() => places[3]?.endings[0] === CLOSE.signedOut, 'the end of her session');
    await portal.removeMember(ana.me, rose.me.account);
    await portal.changeRole(ana.me, zoe.me.account, 'reader');
    await until(() => places[1]?.endings[0] === CLOSE.refused, 'her end');
    await until(() => places[2]?.device.story.includes('news role') === true, 'her role');
    await cluster.redis.start();
  }, 60_000);

  it(
    'CLUSTER-9: one is killed −9 while people write: they go on at another, and nothing that was told is lost',
    async () => {
      const four = fourWrite([north, south, null, null]);
      for (const node of Array.from({ length: ROUNDS }, () => [north, south]).flat()) {
        await four.witness();
        await node.kill();
        await four.witness();
        await node.start();
      }
      await four.witness();
      await four.agree();
    },
    LONGEST,
  );

  it(
    'CLUSTER-10: PostgreSQL is killed −9 and started again: nothing that was told is lost, and all go on',
    async () => {
      const four = fourWrite([north, south, north, south]);
      for (let round = 1; round <= 2 * ROUNDS; round += 1) {
        await four.witness();
        await cluster.postgres.kill();
        await cluster.postgres.start();
      }
      await four.witness();
      await four.agree();
    },
    LONGEST,
  );

  it(
    'CLUSTER-11: Redis is killed −9: what is written is read everywhere all the same, and once it is back',
    async () => {
      const four = fourWrite([north, south, north, south]);
      const reader = at(south, ana);
      for (let round = 1; round <= ROUNDS; round += 1) {
        await four.witness();
        await cluster.redis.kill();
        const writer = at(north, ana);
        await until(() => isIn(writer), 'her entry');
        ask(writer.device.doc, ana.pens, world, { sentence: `Sans Redis, ${round} ?` });
        writer.flush();
        await until(() => sentences(reader.device.doc).includes(`Sans Redis, ${round} ?`), 'her words');
        expect(await cluster.office.portal.health()).toMatchObject({ status: 'degraded', bus: 'lost' });
        await four.witness(WITNESSED * ROUNDS);
        await cluster.redis.start();
        await four.witness();
        await eventually(async () => (await cluster.office.portal.health()).bus === 'connected');
        await writer.stop();
      }
      await four.agree();
    },
    LONGEST,
  );

  it(
    'CLUSTER-12: one is cut from PostgreSQL or from Redis: the other goes on, and all agree once it is mended',
    async () => {
      const four = fourWrite([north, south, north, south]);
      await four.witness();
      for (let round = 1; round <= ROUNDS; round += 1) {
        north.toPostgres.cut();
        await four.witness();
        north.toPostgres.fallSilent();
        await four.witness(WITNESSED / 3);
        north.toPostgres.cut();
        await four.witness();
        south.toRedis.fallSilent();
        await four.witness();
        south.toRedis.cut();
        await four.witness();
      }
      await four.agree();
    },
    LONGEST,
  );

  it('CLUSTER-17: polls whose server dies go on at another, through the proxy', async () => {
    const doc = openCommons(new Y.Doc());
    const url = cluster.sync.replace('ws:', 'http:').replace('/sync/', '');
    const enter = async (): Promise<PollClient> => {
      const polls = pollClient(url, room, ana.cookie);
      // As a device does: a server that has just come back is left out for some seconds more.
      await eventually(() =>
        polls.enter().then(
          () => true,
          () => false,
        ),
      );
      await polls.post(1, [updateFrame(Y.encodeStateAsUpdate(doc))]);
      return polls;
    };
    const isReceived = (frames: readonly Frame[]): boolean => frames.some(({ type }) => type === 'receipt');
    let polls = await enter();
    await polls.until(isReceived);
    const endings: string[] = [];
    for (const node of [north, south]) {
      ask(doc, ana.pens, world, { sentence: `Par ${node.name} ?` });
      // One of the two has this line.
      const next = polls
        .until((frames) => frames.some(({ type }) => type === 'news'))
        .then(
          () => 'told',
          () => 'broken',
        );
      await node.kill();
      const told = await enter().then(async (one) => {
        await one.until(isReceived);
        return one;
      });
      const other = node === north ? south : north;
      const found = await asNewcomer(`${other.sync()}${room}`, room, ana.cookie);
      expect(sentences(found)).toContain(`Par ${node.name} ?`);
      await polls.leave().catch(() => undefined);
      endings.push(await next);
      polls = told;
      await node.start();
    }
    await polls.leave();
    expect(endings).toEqual(['broken', 'broken']);
  }, 60_000);

  // Half a minute of waiting: with the long command only.
  it.skipIf(ROUNDS === 1)(
    'CLUSTER-16: one whose line to PostgreSQL stays silent for longer than it waits says so, or lets go of its people; nothing that was told is lost',
    async () => {
      const four = fourWrite([north, south, north, south]);
      await four.witness();
      north.toPostgres.fallSilent();
      const isToldSo = ({ device, endings }: Wanderer): boolean =>
        endings.length > 0 || device.story.some((one) => one.endsWith(' notStored'));
      await until(() => four.writers.some(isToldSo), 'the word that nothing is stored', 60_000);
      await four.witness();
      north.toPostgres.cut();
      await four.witness();
      await four.agree();
    },
    120_000,
  );
});
