import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { Pen, Pens } from '#domain/ids.ts';
import { Calm } from '#sync/calm.ts';
import { NotStored } from '#server/store/journal.ts';
import { memoryDisk, type MemoryDisk } from '../support/memoryStore.ts';
import type { UpdateLog } from '#server/store/store.ts';
import { puppetWorld } from '../domain/scene.ts';
import { dice, type Dice } from '../support/chance.ts';
import { Device } from '../support/device.ts';
import { DurableMirror } from '../support/durable.ts';
import { Line } from '../support/line.ts';
import { PolledLine } from '../support/polledLine.ts';
import { COMMONS, liveHouse, identity, type LiveHouse } from '../support/liveHouse.ts';
import { puppetClock, type PuppetClock } from '../support/puppetClock.ts';
import { actOn, ask, contentOf, Ledger, missingFrom, PUBLIC } from './territory.ts';

const SEEDS = 500;
const SEEDS_WITH_POLLS = 150;
const SEEDS_WITH_CALM = 150;
const STEPS = 70;

interface Person {
  readonly device: Device;
  readonly pens: Pens;
  readonly isOrganiser: boolean;
  /** Holds what others write while this person types; null: it comes as it comes. */
  calm: Calm | null;
}

/** A territory in which everything that can go wrong does, as the dice say. */
class Weather {
  readonly ledger = new Ledger();
  readonly world = puppetWorld();
  readonly wrongs: string[] = [];
  private readonly mirror = new DurableMirror();
  private readonly clock: PuppetClock = puppetClock();
  private readonly people: Person[];
  private readonly holding = new Set<object>();
  private disk: MemoryDisk = memoryDisk();
  private house: LiveHouse;

  constructor(
    private readonly chance: Dice,
    /** Whether some come in by polls, where a network lets no websocket through. */
    private readonly withPolls = false,
    /** Whether some write in « Mode calme ». */
    private readonly withCalm = false,
  ) {
    this.house = this.openHouse();
    this.people = [
      this.person('ana', true),
      this.person('paul', false),
      this.person('lucie', false),
      this.person('ana', true),
    ];
  }

  /** Something of others waits for somebody to stop typing. */
  get isHolding(): boolean {
    return this.holding.size > 0;
  }

  /** One thing happens. */
  async step(): Promise<void> {
    const person = this.chance.oneOf(this.people);
    const { device, pens, isOrganiser } = person;
    const { line } = device;
    switch (this.chance.below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
        if (this.withCalm) this.typesCalmly(person);
        return actOn(device.doc, pens, isOrganiser, this.world, this.chance, this.ledger);
      case 4:
      case 5:
        return line?.bringUp(1 + this.chance.below(4));
      case 6:
      case 7:
        return device.read(1 + this.chance.below(4));
      case 8:
      case 9:
        return this.clock.pass(this.chance.below(40));
      case 10:
        if (line?.isOpen) return line.cut();
        return void device
          .connect(this.house.rooms, this.chance.onceIn(2), this.newLine())
          .catch(() => line?.cut());
      case 11:
        if (!line?.isOpen)
          return void device.connect(this.house.rooms, true, this.newLine()).catch(() => line?.cut());
        return;
      case 12:
        if (!this.chance.onceIn(3)) return;
        device.restart();
        if (person.calm !== null) this.holding.delete(person.calm);
        person.calm = null;
        return;
      case 13:
        if (this.chance.onceIn(3)) await this.crash();
        return;
      case 14:
        this.disk.full = this.chance.onceIn(3);
        return;
      default:
        return this.somebodyPasses();
    }
  }

  /** The weather clears: everybody comes back, and everything arrives. */
  async clear(): Promise<void> {
    this.disk.full = false;
    const devices = this.people.map(({ device }) => device);
    for (const device of devices) {
      device.line?.cut();
      void device.connect(this.house.rooms, true, this.newLine());
    }
    await this.clock.pass(100);
    await this.house.rest(...devices);
    await this.clock.pass(35_000);
    await this.house.rest(...devices);
  }

  /** Everything that is not as promised, in words. */
  async complaints(): Promise<string[]> {
    const [first, ...others] = this.people.map(({ device }) => device.doc);
    if (first === undefined) return ['nobody is there'];
    const expected = contentOf(first);
    const isAsExpected = (doc: Y.Doc): boolean => isDeepStrictEqual(contentOf(doc), expected);
    const fresh = liveHouse({ disk: this.disk });
    return [
      ...this.wrongs,
      ...missingFrom(first, this.ledger),
      ...others.flatMap((doc, n) => (isAsExpected(doc) ? [] : [`replica ${n + 1} differs`])),
      ...((await read(this.house, isAsExpected)) ? [] : ['the server differs']),
      ...((await read(fresh, isAsExpected)) ? [] : ['the disk differs']),
    ];
  }

  private person(name: string, isOrganiser: boolean): Person {
    const pens: Pens = { named: name as Pen, veiled: `veiled-${name}` as Pen };
    const device = new Device(
      identity(name, isOrganiser ? 'organiser' : 'partner', `veiled-${name}`, ['s1']),
      COMMONS,
      {
        sees: (update) => {
          if (!this.mirror.holds(update)) this.wrongs.push(`${name} saw what is not durable`);
        },
        isTold: (durable) => {
          if (!durable.every((update) => this.mirror.holds(update)))
            this.wrongs.push(`${name} got a false receipt`);
        },
      },
    );
    return { device, pens, isOrganiser, calm: null };
  }

  /** Now and then the person chooses calm, or leaves it; the next keys hold what others write. */
  private typesCalmly(person: Person): void {
    if (this.chance.onceIn(person.calm === null ? 2 : 8)) {
      person.calm?.release();
      person.calm = person.calm === null ? this.newCalm() : null;
      person.device.hold = person.calm;
    }
    person.calm?.keyPressed();
  }

  private newCalm(): Calm {
    const { clock, holding } = this;
    const told = (changes: number): unknown => (changes > 0 ? holding.add(calm) : holding.delete(calm));
    const calm: Calm = new Calm(told, {
      now: () => clock.elapsed(),
      after: (ms, run) => clock.after(ms, run),
    });
    return calm;
  }

  private newLine(): Line {
    return this.withPolls && this.chance.onceIn(2) ? new PolledLine(this.clock, this.chance) : new Line();
  }

  private openHouse(): LiveHouse {
    return liveHouse({
      disk: this.disk,
      clock: this.clock,
      limits: { foldRows: 12 },
      updates: () => this.slow(this.mirror.watch(this.disk.store.updates)),
    });
  }

  /** A disk that takes its time, before it writes and before it says so. */
  private slow(log: UpdateLog): UpdateLog {
    const wait = (): Promise<void> =>
      new Promise((resolve) => this.clock.after(this.chance.below(30), resolve));
    return {
      ...log,
      append: async (rows) => {
        await wait();
        await log.append(rows);
        await wait();
      },
    };
  }

  /** kill −9: what was written stays, whatever the server was about to do. */
  private async crash(): Promise<void> {
    for (const { device } of this.people) {
      device.line?.cut();
      device.line = null;
    }
    this.disk = this.disk.reopen();
    this.house = this.openHouse();
  }

  /** Somebody without a session asks by the public form; what the form confirmed must last. */
  private somebodyPasses(): void {
    const { house } = this;
    const writing = house.rooms.act(COMMONS, (doc) => {
      const id = ask(doc, PUBLIC, this.world);
      this.ledger.offered.add(id);
      return id;
    });
    writing.then(
      (id) => this.ledger.questions.add(id),
      (error) => error instanceof NotStored || house !== this.house || this.wrongs.push(String(error)),
    );
  }
}

async function read<T>({ rooms, clock }: LiveHouse, look: (doc: Y.Doc) => T): Promise<T> {
  const [answer] = await Promise.all([rooms.read(COMMONS, look), clock.pass(100)]);
  return answer;
}

describe('Three people on four devices, with cuts, crashes and full disks', () => {
  it(`LIVE-9: end with the same commons, whole, and never saw anything that could be lost: ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const weather = new Weather(dice(seed));
      for (let n = 0; n < STEPS; n += 1) await weather.step();
      await weather.clear();
      expect(await weather.complaints(), `seed ${seed}`).toEqual([]);
    }
  }, 60_000);

  it(`POLL-3: and so they do when some come in by polls that lose requests and answers: ${SEEDS_WITH_POLLS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS_WITH_POLLS; seed += 1) {
      const weather = new Weather(dice(seed), true);
      for (let n = 0; n < STEPS; n += 1) await weather.step();
      await weather.clear();
      expect(await weather.complaints(), `seed ${seed}`).toEqual([]);
    }
  }, 60_000);

  it(`CALM-3: and so they do when some hold what others write while they type: ${SEEDS_WITH_CALM} seeds`, async () => {
    let held = 0;
    for (let seed = 1; seed <= SEEDS_WITH_CALM; seed += 1) {
      const weather = new Weather(dice(seed), false, true);
      for (let n = 0; n < STEPS; n += 1) {
        await weather.step();
        held += weather.isHolding ? 1 : 0;
      }
      await weather.clear();
      expect(await weather.complaints(), `seed ${seed}`).toEqual([]);
    }
    expect(held).toBeGreaterThan(SEEDS_WITH_CALM);
  }, 60_000);
});
