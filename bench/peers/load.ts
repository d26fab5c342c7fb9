import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Peer, PeerName, Place, Plan, Running } from './peer.ts';

/** What was measured, by name. A figure that is missing could not be measured. */
export type Figures = Readonly<Record<string, number>>;

/** One line of the table. */
export interface Row {
  /** Which figure it shows. */
  readonly figure: string;
  readonly what: string;
  readonly unit: string;
  readonly better: 'less' | 'more';
  /** The ratio to the better of the two peers that keep documents, or a bound, in words. */
  readonly aim: string;
}

/** The same work for every server. */
export interface Load {
  readonly name: string;
  readonly peers: readonly PeerName[];
  readonly rows: readonly Row[];
  /** How often each server is driven, in turns with the others; once if nothing is said. */
  readonly rounds?: number;
  measure(peer: Peer): Promise<Figures>;
}

export interface Scene {
  readonly data: string;
  readonly places: readonly Place[];
  /** The server that runs now. */
  readonly running: Running;
  /** Ends it as an operator or a power cut would, and starts it again on the same folder. */
  restart(how: 'stop' | 'kill'): Promise<Running>;
}

/** Lays an empty folder, starts the server, plays, and leaves nothing behind. */
export async function onStage<T>(peer: Peer, plan: Plan, play: (scene: Scene) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), `terreau-bench-${peer.name}-`));
  try {
    const places = await peer.prepare(data, plan);
    let running = await peer.start(data);
    const restart: Scene['restart'] = async (how) => {
      await running[how]();
      running = await peer.start(data);
      return running;
    };
    const scene: Scene = {
      data,
      places,
      restart,
      get running() {
        return running;
      },
    };
    try {
      return await play(scene);
    } finally {
      await running.kill();
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/** The first room of a scene that has but one. */
export function onlyPlace({ places }: Scene): Place {
  const [place] = places;
  if (place === undefined) throw new Error('a scene without a room');
  return place;
}

/** Bytes of all files in a folder, as long as they say they are. */
export async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(file.parentPath, file.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
