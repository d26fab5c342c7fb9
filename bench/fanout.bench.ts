import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playCrowd, type Deliveries, type Workload } from './fanout/crowd.ts';
import { startStock, startTerreau, type BenchedServer } from './fanout/servers.ts';
import { asRatio, percentile } from './percentiles.ts';

const CROWD = { clients: 165, writers: 30, letters: 4, seconds: 6 };
const SCENES: readonly (readonly [string, Workload])[] = [
  ['30 of 165 people type', { ...CROWD, moves: 0 }],
  ['30 of 165 people type, all carets move', { ...CROWD, moves: 1 }],
];

interface Measure {
  readonly deliveries: Deliveries;
  readonly cpu: number;
}

/** The same crowd against our server (each letter on disk before anybody sees it) and the stock one (LevelDB, after). */
export async function run(): Promise<void> {
  for (const [name, load] of SCENES) {
    const theirs = await measure(startStock, load);
    const ours = await measure(startTerreau, load);
    console.log(`${name} (${ours.deliveries.length} and ${theirs.deliveries.length} deliveries listened to)`);
    for (const share of [0.5, 0.95]) {
      const [mine, other] = [percentile(ours.deliveries, share), percentile(theirs.deliveries, share)];
      console.log(
        `  p${share * 100}: ${asRatio(mine, other)} the stock server's (${mine.toFixed(1)} and ${other.toFixed(1)} ms)`,
      );
    }
    console.log(
      `  processor: ${asRatio(ours.cpu, theirs.cpu)} (${ours.cpu.toFixed(2)} and ${theirs.cpu.toFixed(2)} s)`,
    );
  }
}

async function measure(start: (data: string) => Promise<BenchedServer>, load: Workload): Promise<Measure> {
  const data = await mkdtemp(join(tmpdir(), 'terreau-fanout-'));
  const server = await start(data);
  try {
    const before = server.cpu() ?? Number.NaN;
    const deliveries = await playCrowd(server.url, server.cookie, load);
    return { deliveries, cpu: (server.cpu() ?? Number.NaN) - before };
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}
