import type { Figures, Load, Row } from './load.ts';
import { PEERS, type PeerName } from './peer.ts';

/** What each peer did, by load. */
export type Measures = ReadonlyMap<PeerName, Figures>;

const HEAD = ['load', 'Terreau', 'y-websocket, LevelDB', 'Hocuspocus, SQLite', 'bare ws', 'ratio', 'aim'];

export const tableHead = (): string => `| ${HEAD.join(' | ')} |\n|${'---|'.repeat(HEAD.length)}`;

/** The lines of one load. The ratio is to the better of the two peers that keep documents, as measured here. */
export const tableLines = (load: Load, measures: Measures): readonly string[] =>
  load.rows.map((row) => {
    const cells = PEERS.map((peer) => shown(measures.get(peer)?.[row.figure], row));
    return `| ${[row.what, ...cells, ratioOf(row, measures), row.aim].join(' | ')} |`;
  });

function shown(figure: number | undefined, { unit }: Row): string {
  if (figure === undefined || Number.isNaN(figure)) return '';
  const number = Math.abs(figure) >= 100 ? Math.round(figure) : Number(figure.toPrecision(2));
  return `${number.toLocaleString('en-GB', { maximumFractionDigits: 4 })}${unit === '' || unit === '/s' ? unit : ` ${unit}`}`;
}

function ratioOf({ figure, better }: Row, measures: Measures): string {
  const ours = measures.get('terreau')?.[figure];
  const theirs = (['stock', 'hocuspocus'] as const).flatMap((peer) => measures.get(peer)?.[figure] ?? []);
  if (ours === undefined || theirs.length === 0) return '';
  const best = better === 'less' ? Math.min(...theirs) : Math.max(...theirs);
  if (!(best > 0)) return '';
  return `**${Number((ours / best).toPrecision(2))}**`;
}
