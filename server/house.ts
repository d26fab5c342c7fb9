import { fileURLToPath } from 'node:url';
import type { Health, Portal } from '#protocol/portal.ts';
import type { World } from '#domain/world.ts';
import type { Config } from './config.ts';
import { noteDeleted, noteErased, noteLeft } from './keeping/erasedList.ts';
import { keepInspecting } from './keeping/inspection.ts';
import { relayUntil } from './keeping/relayWindow.ts';
import { healthOf } from './health.ts';
import { wallClock, type Clock } from './clock.ts';
import type { Neighbours } from './cluster/acrossNodes.ts';
import type { LiveDocuments } from './room/contract.ts';
import { openDoor, type Door } from './transport/door.ts';
import { openCompactor } from './compaction/openCompactor.ts';
import { openTeller } from './history/openTeller.ts';
import type { Log } from './log.ts';
import { openPollDoor, type PollDoor } from './transport/pollDoor.ts';
import { Live } from './live.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { measureProcess } from './processMetrics.ts';
import { freshName, machineChance } from './secrets.ts';
import { JOIN_RATES } from './people/join.ts';
import { openingRates } from './people/offers.ts';
import { PUBLIC_RATE } from './people/publicDoor.ts';
import { createTurns, widerTurns } from './people/turns.ts';
import { createPortal, type PortalParts } from './portal.ts';
import { sqliteStore } from './store/sqlite.ts';
import { watchDamage } from './store/damage.ts';
import type { Store } from './store/store.ts';
import { watchStore } from './store/watchedStore.ts';

/** Everything the server is made of, put together and not yet reachable. */
export interface House {
  readonly store: Store;
  readonly live: LiveDocuments;
  readonly portal: Portal;
  /** What the portal was made from: the acts of the terminal are made from the same. */
  readonly parts: PortalParts;
  readonly door: Door;
  readonly polls: PollDoor;
  readonly metrics: Metrics;
  /** From now on looks once a day whether all that is stored is whole: for a house that stays open. */
  inspect(): void;
  /** Writes what is under way, sends everybody away for a moment, closes the store. */
  close(): Promise<void>;
}

export interface HouseChoices {
  readonly version: string;
  readonly log: Log;
  /** The address people type, asked at each link: with any free port it is known only once the server listens. */
  readonly publicUrl: () => string;
  /** Without it, the SQLite file of the data folder. */
  readonly store?: Store;
  /** The other servers of this house, if there are any; they close with it. */
  readonly neighbours?: Neighbours | null;
  /** That of the machine, unless a test moves its hands. */
  readonly clock?: Clock;
}

/** The thread that folds logs and tells of the past, bundled beside the server. */
const THREAD = fileURLToPath(new URL('./worker.js', import.meta.url));

/** Everything that stands on the store. */
export function composeHouse(config: Config, choices: HouseChoices): House {
  const { log, publicUrl, version, clock = wallClock } = choices;
  const metrics = createMetrics();
  const damage = watchDamage(log);
  const watched = watchStore(choices.store ?? sqliteStore(config.data), metrics, () => Date.now(), damage);
  const { store } = watched;
  const stopMeasuring = measureProcess(metrics, version);
  const { updates } = store;
  const reading = {
    file: THREAD,
    start: { data: config.data, database: config.database },
    updates,
    clock,
  };
  const compactor = openCompactor({ ...reading, log, damage });
  const teller = openTeller(reading);
  const neighbours = choices.neighbours ?? null;
  const rooms = new Live({
    updates,
    clock,
    log,
    limits: config.limits,
    compactor,
    meter: metrics,
    damage,
    relay: () => relayUntil(config.data, Date.now()) !== null,
    ...(neighbours === null ? {} : { bus: neighbours.bus }),
    ...(store.shared === undefined ? {} : { standings: store.shared }),
  });
  const world: World = { now: () => Date.now(), chance: () => freshName(machineChance) };
  const parts: PortalParts = {
    store,
    live: rooms,
    world,
    noteErased: (row) => noteErased(config.data, row),
    noteLeft: (row) => noteLeft(config.data, row),
    elapsed: () => clock.elapsed(),
    after: (ms, act) => clock.after(ms, act),
    noteDeleted: (row) => noteDeleted(config.data, row),
    log,
    publicUrl,
    health: () =>
      healthOf({
        version,
        store,
        writability: watched.writability,
        damage: damage.seen,
        bus: busOf(neighbours),
      }),
    turns: store.shared === undefined ? createTurns() : widerTurns(store.shared.turn),
    teller,
    limits: config.limits,
    publicRate: { ...PUBLIC_RATE, burst: config.atOnce },
    joinRates: {
      link: { ...JOIN_RATES.link, burst: config.atOnce },
      address: { ...JOIN_RATES.address, burst: config.atOnce },
    },
    offers: {
      opening: config.opening,
      openingCode: config.openingCode,
      demo: config.demo,
      openingRates: openingRates(config.openedAtOnce),
    },
  };
  const portal = createPortal(parts);
  const atTheDoor = {
    rooms,
    whoAmI: portal.whoAmI,
    publicOrigin: config.publicUrl,
    largestFrame: 2 * config.limits.step2.bytes,
    log,
  };
  const door = openDoor(atTheDoor);
  metrics.gauge('connections', () => door.lines(), 'websockets');
  const polls = openPollDoor({ ...atTheDoor, clock, random: machineChance, meter: metrics });
  let stopInspecting = (): Promise<void> => Promise.resolve();
  return {
    store,
    live: rooms,
    portal,
    parts,
    door,
    polls,
    metrics,
    inspect() {
      stopInspecting = keepInspecting({ ...reading, store, damage, log });
    },
    async close() {
      stopMeasuring();
      neighbours?.stop();
      await rooms.close();
      polls.close();
      await door.close();
      await stopInspecting();
      await compactor.close();
      await teller.close();
      await store.close();
    },
  };
}

const busOf = (neighbours: Neighbours | null) => (): Health['bus'] => {
  if (neighbours === null) return 'alone';
  return neighbours.hears() ? 'connected' : 'lost';
};
