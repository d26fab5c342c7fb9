import { Redis } from 'ioredis';
import type { Ether, EtherEars, Lending, OpenEther } from './bus.ts';
import type { Log } from '#server/log.ts';

const FIRST_REST = 50;
const LONGEST_REST = 1_000;

/** Two nodes that lost Redis together do not come back together. */
const restAfter = (tries: number): number => {
  const most = Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(tries - 1, 10));
  return most / 2 + (Math.random() * most) / 2;
};

/** What was left with a name is forgotten after so many milliseconds. */
const LEFT_FOR = 60_000;

const OPTIONS = {
  connectTimeout: 2_000,
  commandTimeout: 2_000,
  disconnectTimeout: 500,
  retryStrategy: restAfter,
  // Old words are worth nothing once something was missed: the others look at what is durable.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
};

/** Takes a name unless somebody has it, and answers what was left with it. */
const BORROW = `
  if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return redis.call('GET', KEYS[2]) or '0' end
  return 'taken'`;
/** Only who still has it gives it back. */
const GIVE_BACK = `
  if redis.call('GET', KEYS[1]) == ARGV[1] then
    redis.call('DEL', KEYS[1])
    redis.call('SET', KEYS[2], ARGV[2], 'PX', ${LEFT_FOR})
  end`;

/**
 * Carries words by the publish and subscribe of Redis or Valkey. `house` sets the words of one house apart: a Redis
 * knows no other border between those who share it. Never rejects; comes back by itself.
 */
export const redisEther =
  (url: string, house: string, log: Log): OpenEther =>
  (ears) =>
    new RedisEther(url, `terreau:${house}:`, log, ears);

class RedisEther implements Ether {
  readonly lending: Lending = {
    borrow: (name, node, ms) => this.borrow(name, node, ms),
    giveBack: (name, node, left) => this.giveBack(name, node, left),
  };
  private readonly mouth: Redis;
  private readonly ear: Redis;
  private readonly channels = new Set<string>();
  private owing = false;
  private underWay: Promise<unknown> = Promise.resolve();
  private closing = false;
  private readonly troubled = new Set<string>();

  constructor(
    url: string,
    private readonly prefix: string,
    private readonly log: Log,
    private readonly ears: EtherEars,
  ) {
    this.mouth = new Redis(url, OPTIONS);
    this.ear = new Redis(url, OPTIONS);
    for (const [part, client] of [
      ['speaking', this.mouth],
      ['hearing', this.ear],
    ] as const) {
      client.on('error', (error: Error) => this.complain(part, error.message));
      client.on('ready', () => this.rejoice(part));
    }
    this.mouth.on('ready', () => this.makeUpFor());
    this.ear.on('ready', () => this.tune([...this.channels]));
    this.ear.on('messageBuffer', (channel: Buffer, words: Buffer) =>
      this.ears.heard(channel.toString('utf8').slice(this.prefix.length), new Uint8Array(words)),
    );
  }

  get carries(): boolean {
    return this.mouth.status === 'ready' && this.ear.status === 'ready';
  }

  hear(channel: string): void {
    this.channels.add(channel);
    if (this.ear.status === 'ready') this.tune([channel]);
  }

  forget(channel: string): void {
    this.channels.delete(channel);
    if (this.ear.status === 'ready') this.ear.unsubscribe(this.prefix + channel).catch(() => undefined);
  }

  say(channel: string, words: Uint8Array): void {
    if (this.mouth.status !== 'ready') {
      this.owing = true;
      return;
    }
    this.underWay = this.mouth.publish(this.prefix + channel, Buffer.from(words)).then(
      () => this.makeUpFor(),
      () => void (this.owing = true),
    );
  }

  renew(): void {
    this.log.warn({}, 'Redis does not carry what is said: its lines are made anew');
    for (const client of [this.mouth, this.ear]) client.disconnect(true);
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.underWay;
    for (const client of [this.mouth, this.ear]) client.disconnect();
  }

  private async borrow(name: string, node: string, ms: number): Promise<number | 'taken' | 'unknown'> {
    if (this.mouth.status !== 'ready') return 'unknown';
    const left = await this.mouth.eval(BORROW, 2, ...this.keysOf(name), node, ms).catch(() => 'unknown');
    return left === 'taken' || left === 'unknown' ? left : Number(left);
  }

  private giveBack(name: string, node: string, left: number): void {
    if (this.mouth.status !== 'ready') return;
    this.underWay = this.mouth.eval(GIVE_BACK, 2, ...this.keysOf(name), node, left).catch(() => undefined);
  }

  private keysOf(name: string): [string, string] {
    return [`${this.prefix}turn:${name}`, `${this.prefix}left:${name}`];
  }

  private tune(channels: readonly string[]): void {
    if (channels.length === 0) return;
    this.ear.subscribe(...channels.map((channel) => this.prefix + channel)).then(
      () => {
        for (const channel of channels)
          if (!this.closing && this.channels.has(channel)) this.ears.tuned(channel);
      },
      () => {
        // A line that broke is tuned when it is back; one that is only slow is broken here.
        if (!this.closing && this.ear.status === 'ready') this.ear.disconnect(true);
      },
    );
  }

  /** In words only: an error of the client holds what was asked, and so the password. Once for each trouble. */
  private complain(part: string, why: string): void {
    const say = this.troubled.has(part) ? this.log.info : this.log.warn;
    this.troubled.add(part);
    say.call(this.log, { part, why }, 'the line to Redis has trouble');
  }

  private rejoice(part: string): void {
    const say = this.troubled.delete(part) ? this.log.warn : this.log.info;
    say.call(this.log, { part }, 'Redis is there');
  }

  private makeUpFor(): void {
    if (!this.owing || this.closing) return;
    this.owing = false;
    this.ears.owes();
  }
}
