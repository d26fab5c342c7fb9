import { median } from './percentiles.ts';
import { readChoices } from './peers/choices.ts';
import type { Figures, Load } from './peers/load.ts';
import { PEERS, type Peer, type PeerName } from './peers/peer.ts';
import { writeTable } from './peers/performancePage.ts';
import { bareWs, hocuspocus, stock } from './peers/servers/others.ts';
import { terreau } from './peers/servers/terreau.ts';
import { tableHead, tableLines } from './peers/table.ts';

/** A server that hangs costs its own figures, and not the rest of the night. */
const LONGEST = 6 * 60_000;

/** Our server and three others under the same loads, one after another: docs/performance.md. */
export async function run(args: readonly string[] = []): Promise<void> {
  const { loads, peers, write } = readChoices(args);
  const profiles = process.env.BENCH_PROFILE || null;
  const known: Readonly<Record<PeerName, Peer>> = {
    terreau: terreau(profiles),
    stock,
    hocuspocus,
    ws: bareWs,
  };
  const lines = new Map<string, readonly string[]>();
  for (const load of loads) {
    const measures = new Map<PeerName, Figures[]>();
    for (let round = 0; round < (load.rounds ?? 1); round += 1)
      for (const name of PEERS)
        if (peers.includes(name) && load.peers.includes(name))
          measures.set(name, [...(measures.get(name) ?? []), await measure(load, known[name])]);
    lines.set(load.name, tableLines(load, new Map([...measures].map(([name, all]) => [name, medians(all)]))));
  }
  console.log(`\n${tableHead()}\n${[...lines.values()].flat().join('\n')}`);
  if (write) await writeTable(lines);
}

/** Of each figure, the median of the rounds in which it could be measured. */
function medians(rounds: readonly Figures[]): Figures {
  const names = new Set(rounds.flatMap((figures) => Object.keys(figures)));
  return Object.fromEntries(
    [...names].map((name) => [name, median(rounds.flatMap((figures) => figures[name] ?? []))]),
  );
}

async function measure(load: Load, peer: Peer): Promise<Figures> {
  const start = performance.now();
  try {
    const figures = await atMost(LONGEST, load.measure(peer));
    const seconds = Math.round((performance.now() - start) / 1_000);
    const said = Object.entries(figures).map(([name, value]) => `${name} ${Number(value.toPrecision(4))}`);
    console.log(`${load.name}, ${peer.title} (${seconds} s): ${said.join(', ')}`);
    return figures;
  } catch (error) {
    console.error(`${load.name}, ${peer.title}: not measured`, error);
    return {};
  }
}

function atMost<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`not done within ${ms / 60_000} minutes`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(patience));
  });
}
