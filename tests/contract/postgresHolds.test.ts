import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postgresStore } from '#server/store/postgres.ts';
import { Behind, type Hold, type UpdateLog } from '#server/store/store.ts';
import { awkwardLine, type AwkwardLine } from '../support/awkwardLine.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres.ts';
import { postgresPrograms } from '../support/services.ts';

const ROOM = 'lot/commons';
const row = (byte: number, after?: number) => ({
  room: ROOM,
  account: 'ana',
  at: 1,
  bytes: Uint8Array.of(byte),
  ...(after === undefined ? {} : { after }),
});

let cluster: PostgresCluster;
let line: AwkwardLine;
const ends: (() => Promise<void>)[] = [];

/** The log of two processes, the first of which has an awkward line. */
async function twoLogs(): Promise<readonly [UpdateLog, UpdateLog]> {
  const url = await cluster.freshUrl();
  const far = url.replace(`:${cluster.port}/`, `:${line.port}/`);
  const stores = [await postgresStore(far), await postgresStore(url)] as const;
  ends.push(...stores.map(({ close }) => close));
  await stores[0].updates.append([row(1)]);
  return [stores[0].updates, stores[1].updates];
}

async function held(log: UpdateLog): Promise<Hold> {
  const hold = await log.hold?.(ROOM);
  if (!hold) throw new Error('not held');
  return hold;
}

const bytesOf = async (log: UpdateLog): Promise<number[]> =>
  (await log.load(ROOM)).updates.flatMap((update) => [...update]);

describe.skipIf(postgresPrograms() === null)('A room that is held on PostgreSQL', () => {
  beforeAll(async () => {
    cluster = await startPostgres();
    line = await awkwardLine(cluster.port);
  }, 60_000);
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(async () => {
    await line?.end();
    await cluster?.end();
  });

  it('PG-18: whoever appends meanwhile waits, and comes second', async () => {
    const [one, other] = await twoLogs();
    const hold = await held(one);
    const late = other.append([row(3, 1)]).catch((error: unknown) => error);
    expect((await one.since(ROOM, 1)).through).toBe(1);
    await hold.append([row(2, 1)]);
    expect(await late).toBeInstanceOf(Behind);
    await other.append([row(3, 2)]);
    expect(await bytesOf(one)).toEqual([1, 2, 3]);
  });

  it('PG-18: one that is let go keeps nobody; those who hold it come one after the other', async () => {
    const [one, other] = await twoLogs();
    await (await held(one)).end();
    const second = await held(other);
    const third = held(one);
    await second.append([row(2, 1)]);
    await (await third).append([row(3, 2)]);
    expect(await bytesOf(other)).toEqual([1, 2, 3]);
  });

  it('PG-18: who did not read what came before is behind, as in any append', async () => {
    const [one, other] = await twoLogs();
    await other.append([row(2, 1)]);
    const hold = await held(one);
    await expect(hold.append([row(3, 1)])).rejects.toThrow(Behind);
    expect(await bytesOf(one)).toEqual([1, 2]);
  });

  it.each(['lost', 'unanswered', 'answerLost'] as const)(
    'PG-18: a line that breaks at the commit (%s): it is written once all the same',
    async (mishap) => {
      const [one] = await twoLogs();
      const hold = await held(one);
      const met = line.meets('COMMIT', mishap);
      await hold.append([row(2, 1)]);
      await met;
      expect(await bytesOf(one)).toEqual([1, 2]);
    },
  );

  it('PG-18: one who falls silent has it no more', async () => {
    const [one, other] = await twoLogs();
    const hold = await held(one);
    line.fallSilent();
    await other.append([row(2, 1)]);
    line.cut();
    await expect(hold.append([row(3, 1)])).rejects.toThrow(Behind);
    expect(await bytesOf(one)).toEqual([1, 2]);
  }, 20_000);
});
