import type * as Y from 'yjs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAll } from '#domain/collection.ts';
import { question } from '#domain/kinds/question.ts';
import { inProcessEther } from '#server/cluster/busInProcess.ts';
import { postgresStore } from '#server/store/postgres.ts';
import { Behind, type Store, type UpdateLog } from '#server/store/store.ts';
import { ANA as ANA_PENS, ask, PAUL as PAUL_PENS, puppetWorld } from '../domain/scene.ts';
import { Device } from '../support/device.ts';
import { ANA, COMMONS, liveHouse, PAUL, type LiveHouse } from '../support/liveHouse.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres.ts';
import { puppetClock, type PuppetClock } from '../support/puppetClock.ts';
import { postgresPrograms } from '../support/services.ts';
import { eventually } from '../support/until.ts';

const world = puppetWorld();
const sentences = (doc: Y.Doc): string[] =>
  [...readAll(doc, question).values()].map(({ sentence }) => sentence).sort();

let postgres: PostgresCluster;
let stores: Store[] = [];
let clock: PuppetClock;
let isOver: boolean;

/** How often the log told this one that somebody else was first. */
interface Races {
  lost: number;
}

function counting(log: UpdateLog, races: Races, before = async (): Promise<void> => {}): UpdateLog {
  return {
    ...log,
    async append(rows) {
      await before();
      await log.append(rows).catch((error: unknown) => {
        if (error instanceof Behind) races.lost += 1;
        throw error;
      });
    },
  };
}

const receipts = ({ heard }: Device): number => heard.filter(({ type }) => type === 'receipt').length;

/** Lets the clock and the lines of these devices go on, until it is so. */
async function goOn(devices: readonly Device[], isSo: () => boolean, each = (_: Device): void => {}) {
  await eventually(async () => {
    for (const device of devices) {
      device.line?.pong();
      device.line?.bringUp();
      device.read();
      each(device);
    }
    await clock.pass(1);
    return isSo();
  });
}

/** Comes in while the clock goes on. */
async function comes(house: LiveHouse, who: typeof ANA): Promise<Device> {
  const device = new Device(who, COMMONS);
  const coming = device.connect(house.rooms);
  await goOn([device], () => receipts(device) > 0);
  await coming;
  return device;
}

describe.skipIf(postgresPrograms() === null)(
  'Two servers in one room that hear nothing of each other',
  () => {
    beforeAll(async () => {
      postgres = await startPostgres();
    }, 60_000);
    beforeEach(async () => {
      const url = await postgres.freshUrl();
      stores = [await postgresStore(url), await postgresStore(url)];
      clock = puppetClock();
      isOver = false;
    });
    afterEach(async () => {
      for (const store of stores) await store.close();
    });
    afterAll(() => postgres?.end());

    const houseOn = (log: UpdateLog): LiveHouse =>
      liveHouse({
        clock,
        ether: inProcessEther(),
        updates: () => log,
        limits: { entries: { burst: 100_000, every: 1 } },
      });

    it('CLUSTER-15: one that comes second holds the room, and comes second no more, whoever would be first again', async () => {
      const [mine, others] = stores.map(({ updates }) => updates) as [UpdateLog, UpdateLog];
      const north = houseOn(others);
      const ana = await comes(north, ANA);
      const races = { lost: 0 };
      const theirs: Promise<unknown>[] = [];
      /** The other server writes whenever this one is about to. */
      const northWrites = (): Promise<void> => {
        if (isOver) return Promise.resolve();
        const written = north.rooms.act(COMMONS, (doc) => void ask(doc, ANA_PENS, world));
        theirs.push(written);
        return written;
      };
      const south = houseOn({
        ...counting(mine, races, northWrites),
        async hold(room) {
          const hold = (await mine.hold?.(room)) ?? null;
          void northWrites();
          return hold;
        },
      });
      const paul = await comes(south, PAUL);
      races.lost = 0;
      for (let n = 1; n <= 5; n += 1) {
        const before = receipts(paul);
        ask(paul.doc, PAUL_PENS, world, { sentence: `La ${n}e ?` });
        await goOn([ana, paul], () => receipts(paul) > before);
      }
      expect(races.lost).toBeLessThanOrEqual(1);
      isOver = true;
      let areDone = false;
      void Promise.all(theirs).then(() => (areDone = true));
      await goOn([ana, paul], () => areDone);
      const found = (await liveHouse({ clock, updates: () => mine }).rooms.read(COMMONS, sentences)).filter(
        (one) => one.startsWith('La '),
      );
      expect(found).toEqual([1, 2, 3, 4, 5].map((n) => `La ${n}e ?`));
    });

    it(
      'CLUSTER-15: of two with writers that never pause, each comes second once, and both go on',
      { timeout: 30_000 },
      async () => {
        const races = [{ lost: 0 }, { lost: 0 }];
        const houses = stores.map(({ updates }, n) => houseOn(counting(updates, races[n] as Races)));
        const devices: Device[] = [];
        for (const house of houses) devices.push(await comes(house, ANA), await comes(house, ANA));
        const answered = new Map<Device, number>();
        const writesOn = (device: Device): void => {
          if (isOver || receipts(device) === answered.get(device)) return;
          answered.set(device, receipts(device));
          ask(device.doc, ANA_PENS, world);
        };
        await goOn(devices, () => devices.every((one) => receipts(one) > 60), writesOn);
        expect(Math.max(...races.map(({ lost }) => lost))).toBeLessThanOrEqual(2);
        isOver = true;
        for (const { rooms } of houses) rooms.beginEpoch(COMMONS).catch(() => undefined);
        const states = () => devices.map(({ doc }) => sentences(doc).join());
        await goOn(devices, () => new Set(states()).size === 1);
        expect(devices.flatMap(({ story }) => story.filter((one) => one.startsWith('refused')))).toEqual([]);
      },
    );
  },
);
