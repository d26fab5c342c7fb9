import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { widerTurns } from '#server/people/turns.ts';
import { postgresStore } from '#server/store/postgres.ts';
import type { SharedStore, Store } from '#server/store/store.ts';
import { startPostgres, type PostgresCluster } from '../support/postgres.ts';
import { postgresPrograms } from '../support/services.ts';
import { until } from '../support/until.ts';

let cluster: PostgresCluster;
const stores: Store[] = [];

async function open(url: string): Promise<Store & { readonly shared: SharedStore }> {
  const store = await postgresStore(url);
  stores.push(store);
  const { shared } = store;
  if (shared === undefined) throw new Error('nothing is shared');
  return { ...store, shared };
}

/** An act that lasts until it is let go. */
function longAct() {
  let letGo = (): void => undefined;
  let isThere = false;
  return {
    act: () =>
      new Promise<void>((resolve) => {
        isThere = true;
        letGo = resolve;
      }),
    begun: () => until(() => isThere, 'its turn'),
    isThere: () => isThere,
    letGo: () => letGo(),
  };
}

describe.skipIf(postgresPrograms() === null)('What processes share on PostgreSQL', () => {
  beforeAll(async () => {
    cluster = await startPostgres();
  }, 60_000);
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });
  afterAll(() => cluster.end());

  it('CLUSTER-2: acts on one name run one after the other, whichever process they are of', async () => {
    const url = await cluster.freshUrl();
    const both = [await open(url), await open(url)].map(({ shared }) => widerTurns(shared.turn));
    let [inside, most, done] = [0, 0, 0];
    const act = async (): Promise<void> => {
      most = Math.max(most, (inside += 1));
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      done += 1;
    };
    await Promise.all(Array.from({ length: 40 }, (_, n) => both[n % 2]?.('members of nec-24', act)));
    expect([most, done]).toEqual([1, 40]);
  });

  it('CLUSTER-2: another name does not wait, and an act that fails holds up nobody', async () => {
    const url = await cluster.freshUrl();
    const [ana, paul] = [await open(url), await open(url)];
    const slow = longAct();
    const first = ana.shared.turn('a', slow.act);
    await slow.begun();
    expect(await paul.shared.turn('b', async () => 'at once')).toBe('at once');
    const next = paul.shared.turn('a', async () => 'then');
    await expect(ana.shared.turn('c', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await paul.shared.turn('c', async () => 'after it')).toBe('after it');
    slow.letGo();
    await first;
    expect(await next).toBe('then');
  });

  it('CLUSTER-2: who has a turn may write, however many wait for theirs', async () => {
    const url = await cluster.freshUrl();
    const [ana, paul] = [await open(url), await open(url)];
    const names = Array.from({ length: 12 }, (_, n) => `s-${n}`);
    await Promise.all(
      [ana, paul].flatMap(({ shared, people }) =>
        names.map((slug) => shared.turn(slug, () => people.addSpace({ slug, createdAt: 1 }))),
      ),
    );
    expect((await ana.people.spaces()).length).toBe(12);
  });

  it('CLUSTER-2: a process whose line is gone has its turn no more', async () => {
    const url = await cluster.freshUrl();
    const [ana, paul] = [await open(url), await open(url)];
    const slow = longAct();
    const first = ana.shared.turn('a', slow.act);
    await slow.begun();
    const waits = longAct();
    const next = paul.shared.turn('a', waits.act);
    await cluster.ask(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted`,
    );
    await waits.begun();
    waits.letGo();
    slow.letGo();
    await Promise.all([first, next]);
    expect(await ana.shared.turn('a', async () => 'and on')).toBe('and on');
  });

  it('CLUSTER-3: the processes of one database have one name, which no other house has', async () => {
    const [url, elsewhere] = [await cluster.freshUrl(), await cluster.freshUrl()];
    const names = [await open(url), await open(url), await open(elsewhere)].map(({ shared }) => shared.house);
    expect(names[0]).toMatch(/^[0-9a-f]{16}$/);
    expect(names[1]).toBe(names[0]);
    expect(names[2]).not.toBe(names[0]);
  });

  it('CLUSTER-4: the last numbers of many rooms are asked for at once', async () => {
    const { updates, shared } = await open(await cluster.freshUrl());
    const row = (room: string) => ({ room, account: null, at: 1, bytes: Uint8Array.of(1) });
    await updates.append([row('a/commons'), row('a/commons'), row('b/commons')]);
    const asked = ['a/commons', 'b/commons', 'c/commons'];
    expect([...(await shared.lastNumbers(asked))].sort()).toEqual([
      ['a/commons', 2],
      ['b/commons', 1],
    ]);
    expect((await shared.lastNumbers([])).size).toBe(0);
  });

  it('CLUSTER-4: sessions that are no more are found among many at once', async () => {
    const { people, shared } = await open(await cluster.freshUrl());
    await people.addSpace({ slug: 'nec', createdAt: 1 });
    await people.addMember({
      account: 'ana',
      space: 'nec',
      veiledPen: 'veil',
      name: 'Ana',
      role: 'organiser',
      structures: [],
      joinedAt: 1,
      invitation: null,
      removedAt: null,
    });
    for (const tokenHash of ['desk', 'phone'])
      await people.addSession({ tokenHash, space: 'nec', account: 'ana', createdAt: 1, lastSeenAt: 1 });
    await people.endSession('phone');
    expect(await shared.endedSessions(['desk', 'phone', 'forged'])).toEqual(['phone', 'forged']);
    expect(await shared.endedSessions([])).toEqual([]);
  });
});
