import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bus, OpenEther, Rhythm } from '#server/cluster/bus.ts';
import { inProcessEther } from '#server/cluster/busInProcess.ts';
import { BusNode } from '#server/cluster/busNode.ts';
import { redisEther } from '#server/cluster/busRedis.ts';
import { decodeWords, encodeWords } from '#server/cluster/busWords.ts';
import { wallClock, type Clock } from '#server/clock.ts';
import { silentLog } from '#server/log.ts';
import { awkwardLine } from '../support/awkwardLine.ts';
import { puppetClock, settled } from '../support/puppetClock.ts';
import { startRedis, type RedisServer } from '../support/redis.ts';
import { redisProgram } from '../support/services.ts';
import { until } from '../support/until.ts';
import { busContract, hear, listensTo, meet, ROOM, sitsIn, type BusOnTrial } from './bus.contract.ts';

const RHYTHM: Rhythm = { beat: 40, silence: 400 };

/** A clock that a test may stop, as the death of a process does. */
function mortalClock(): Clock & { stop(): void } {
  let dead = false;
  return {
    now: wallClock.now,
    elapsed: wallClock.elapsed,
    after: (ms, act) => wallClock.after(ms, () => void (dead || act())),
    stop: () => void (dead = true),
  };
}

function trialOn(open: () => (clock: Clock) => BusNode, end = async (): Promise<void> => {}): BusOnTrial {
  const opener = open();
  const nodes = new Map<Bus, { stop(): void }>();
  return {
    node() {
      const clock = mortalClock();
      const node = opener(clock);
      nodes.set(node, clock);
      return node;
    },
    strand: (node) => nodes.get(node)?.stop(),
    async end() {
      for (const [node, clock] of nodes) {
        await node.close();
        clock.stop();
      }
      await end();
    },
  };
}

busContract('in one process', async () =>
  trialOn(() => {
    const ether = inProcessEther();
    return (clock) => new BusNode(ether, clock, RHYTHM);
  }),
);

describe('Words on the bus', () => {
  it('come back as they were; what says nothing we know is left aside', () => {
    const words = { kind: 'presence', update: Uint8Array.of(1, 2, 3) } as const;
    expect(decodeWords(encodeWords('node', words))).toEqual({ from: 'node', words });
    for (const bytes of [[], [99, 1, 65], [0], [1, 1, 65, 200]])
      expect(decodeWords(Uint8Array.from(bytes))).toBeNull();
  });
});

describe('A house of one server', () => {
  it('LIVE-21: says nothing in its rooms, until another comes', async () => {
    const open = inProcessEther();
    const said: string[] = [];
    const overheard: OpenEther = (ears) => {
      const ether = open(ears);
      return {
        ...ether,
        say: (channel, words) => (said.push(decodeWords(words)?.words.kind ?? ''), ether.say(channel, words)),
      };
    };
    const ana = new BusNode(overheard, puppetClock());
    sitsIn(ana);
    await settled();
    said.length = 0;
    ana.rows(ROOM, 1);
    expect(said).toEqual([]);
    const paul = new BusNode(open, puppetClock());
    const pauls = sitsIn(paul);
    await settled();
    ana.rows(ROOM, 2);
    await hear('rows 2', pauls);
    expect(said).toContain('rows');
    await ana.close();
    await paul.close();
  });
});

describe.skipIf(redisProgram() === null)('Redis', () => {
  let redis: RedisServer;
  let houses = 0;
  beforeAll(async () => {
    redis = await startRedis();
  }, 30_000);
  afterAll(() => redis.end());

  const onRedis = (port = redis.port, house = `h${(houses += 1)}`) =>
    trialOn(() => {
      const ether = redisEther(`redis://127.0.0.1:${port}`, house, silentLog);
      return (clock) => new BusNode(ether, clock, RHYTHM);
    });

  busContract('on Redis', async () => onRedis());

  it('PG-15: two houses on one Redis do not hear each other', async () => {
    const [one, other] = [onRedis(redis.port, 'lot'), onRedis(redis.port, 'gers')];
    const [ana, paul, rose] = [one.node(), one.node(), other.node()];
    await meet(ana, paul);
    const [here, there] = [sitsIn(paul), sitsIn(rose)];
    await hear('missed', here, there);
    there.clear();
    ana.rows(ROOM, 1);
    await hear('rows 1', here);
    expect(there.heard).toEqual([]);
    await one.end();
    await other.end();
  });

  it('PG-16: Redis killed −9 and started again: everybody hears again, and is told to look for what was missed', async () => {
    const trial = onRedis();
    const [ana, paul] = [trial.node(), trial.node()];
    const [anas, pauls] = [sitsIn(ana, ROOM, 'Ana'), sitsIn(paul, ROOM, 'Paul')];
    const house = listensTo(paul);
    await hear('sees Paul', anas);
    await hear('sees Ana', pauls);
    for (let round = 1; round <= 3; round += 1) {
      for (const one of [anas, pauls, house]) one.clear();
      await redis.kill();
      ana.rows(ROOM, round);
      ana.cut('nec-24', 'paul', 'signedOut');
      await redis.start();
      await hear('missed', anas, pauls, house);
      await hear('sees Ana', pauls);
      // A word may still fall between two lines: then it is missed aloud, and the next one is heard.
      const word = `rows ${100 + round}`;
      do {
        pauls.clear();
        ana.rows(ROOM, 100 + round);
        const isAnswered = () => pauls.heard.some((heard) => heard === word || heard === 'missed');
        await until(isAnswered, `${word}, or missed`);
      } while (!pauls.heard.includes(word));
    }
    await trial.end();
  });

  it('PG-16: a node whose line alone was cut while it spoke makes the others look for what it said', async () => {
    const line = await awkwardLine(redis.port);
    const house = `h${(houses += 1)}`;
    const [far, near] = [onRedis(line.port, house), onRedis(redis.port, house)];
    const ana = far.node();
    const [anas, pauls] = [sitsIn(ana, ROOM, 'Ana'), sitsIn(near.node())];
    await hear('sees Ana', pauls);
    for (const one of [anas, pauls]) one.clear();
    const lost = line.meets('publish', 'lost');
    ana.rows(ROOM, 1);
    await lost;
    line.cut();
    await hear('missed', pauls, anas);
    expect(pauls.heard).not.toContain('rows 1');
    await hear('sees Ana', pauls);
    await far.end();
    await near.end();
    await line.end();
  });

  it('CLUSTER-14: nodes lively in one room wait for each other’s turn, for a moment, and learn how far the log went', async () => {
    const trial = onRedis();
    const [ana, paul, rose] = [trial.node(), trial.node(), trial.node()];
    const [anas, pauls] = [sitsIn(ana, ROOM, 'Ana'), sitsIn(paul, ROOM, 'Paul')];
    await hear('sees Paul', anas);
    await hear('sees Ana', pauls);
    const first = await ana.turn(ROOM);
    expect(first?.through).toBe(0);
    let isPauls = false;
    const next = paul.turn(ROOM).then((turn) => {
      isPauls = true;
      return turn;
    });
    expect(await rose.turn(ROOM)).toBeNull();
    expect(isPauls).toBe(false);
    first?.end(7);
    expect((await next)?.through).toBe(7);
    // Paul keeps it: nobody waits for ever.
    expect(await ana.turn(ROOM)).toBeNull();
    await redis.kill();
    await until(() => ana.isDeaf);
    expect(await ana.turn(ROOM)).toBeNull();
    await redis.start();
    await trial.end();
  });

  it('PG-17: a line that carries nothing and pretends to be whole is found out and made anew', async () => {
    const line = await awkwardLine(redis.port);
    const house = `h${(houses += 1)}`;
    const [far, near] = [onRedis(line.port, house), onRedis(redis.port, house)];
    const [ana, paul] = [far.node(), near.node()];
    const [anas, pauls] = [sitsIn(ana, ROOM, 'Ana'), sitsIn(paul, ROOM, 'Paul')];
    await hear('sees Paul', anas);
    await hear('sees Ana', pauls);
    for (const one of [anas, pauls]) one.clear();
    line.fallSilent();
    await hear('gone', pauls);
    line.speakAgain();
    await hear('missed', anas);
    await hear('sees Ana', pauls);
    await hear('sees Paul', anas);
    await far.end();
    await near.end();
    await line.end();
  });

  it('PG-17: without Redis nothing throws and nothing waits; it is heard once it is there', async () => {
    const trial = onRedis();
    await redis.kill();
    const [ana, paul] = [trial.node(), trial.node()];
    const [anas, pauls] = [sitsIn(ana), sitsIn(paul)];
    for (let n = 0; n < 1_000; n += 1) ana.rows(ROOM, n);
    expect([...anas.heard, ...pauls.heard]).toEqual([]);
    await redis.start();
    await hear('missed', anas, pauls);
    await meet(ana, paul);
    ana.rows(ROOM, 1_000);
    await hear('rows 1000', pauls);
    await trial.end();
  });
});
