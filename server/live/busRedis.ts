import { Redis } from 'ioredis';
import type { Ether, EtherEars, OpenEther } from './bus.ts';
import type { Log } from './log.ts';

const FIRST_REST = 50;
const LONGEST_REST = 1_000;

/** Two nodes that lost Redis together do not come back together. */
const restAfter = (tries: number): number => {
  const most = Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(tries - 1, 10));
  return most / 2 + (Math.random() * most) / 2;
};

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

/**
 * Carries words by the publish and subscribe of Redis or Valkey. `house` sets the words of one house apart: a Redis
 * knows no other border between those who share it. Never rejects; comes back by itself.
 */
export const redisEther =
  (url: string, house: string, log: Log): OpenEther =>
  (ears) =>
    new RedisEther(url, `terreau:${house}:`, log, ears);

class RedisEther implements Ether {
  private readonly mouth: Redis;
  private readonly ear: Redis;
  private readonly channels = new Set<string>();
  private owing = false;
  private underWay: Promise<unknown> = Promise.resolve();
  private closing = false;

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
      client.on('error', (error: Error) =>
        this.log.info({ err: error, part }, 'the line to Redis has trouble'),
      );
      client.on('ready', () => this.log.info({ part }, 'Redis is there'));
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

  private makeUpFor(): void {
    if (!this.owing || this.closing) return;
    this.owing = false;
    this.ears.owes();
  }
}
