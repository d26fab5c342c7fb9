import { LOADS } from './loads/index.ts';
import type { Load } from './load.ts';
import { PEERS, type PeerName } from './peer.ts';

export interface Choices {
  readonly loads: readonly Load[];
  readonly peers: readonly PeerName[];
  /** Puts the lines in docs/performance.md. */
  readonly write: boolean;
}

/** Reads `--loads a,b --peers terreau,ws --write`. A name that nobody bears throws, with those that are known. */
export function readChoices(args: readonly string[]): Choices {
  const list = (option: string): readonly string[] | null => {
    const at = args.indexOf(option);
    return at < 0 ? null : (args[at + 1] ?? '').split(',');
  };
  const known = LOADS.map(({ name }) => name);
  return {
    loads: chosen('--loads', list('--loads'), known).flatMap((name) =>
      LOADS.filter((load) => load.name === name),
    ),
    peers: chosen('--peers', list('--peers'), PEERS),
    write: args.includes('--write'),
  };
}

function chosen<Name extends string>(
  option: string,
  wanted: readonly string[] | null,
  known: readonly Name[],
): readonly Name[] {
  if (wanted === null) return known;
  const strange = wanted.find((name) => !known.some((one) => one === name));
  if (strange !== undefined) throw new Error(`${option}: ${strange} is none of ${known.join(', ')}`);
  return known.filter((name) => wanted.includes(name));
}
