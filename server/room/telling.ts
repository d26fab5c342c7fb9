import type { Meter } from '#server/metrics.ts';
import { pathsOf } from '#server/guard/contribution.ts';
import type { Connection } from './connection.ts';
import { partsOf, type Judged } from './turn.ts';

/** Says to each sender what became of its frames, in their order, and how far it is settled. */
export function tellSenders(
  judged: readonly Judged<Connection>[],
  meter: Pick<Meter, 'count'>,
  giveId: (connection: Connection, taken: number) => void,
): void {
  const settled = new Map<Connection, { frame: number; bytes: number }>();
  for (const one of judged) {
    const { from, frame } = one.offer;
    const parts = partsOf(one.offer);
    const bytes = parts.reduce((sum, { update }) => sum + update.length, 0);
    count(one, parts.length, bytes, meter);
    tell(one, giveId);
    settled.set(from, { frame, bytes: (settled.get(from)?.bytes ?? 0) + bytes });
  }
  for (const [connection, { frame, bytes }] of settled) connection.settle(frame, bytes);
}

function count(
  { verdict }: Judged<Connection>,
  updates: number,
  bytes: number,
  meter: Pick<Meter, 'count'>,
): void {
  if (verdict.verdict === 'accept') meter.count('updates_accepted_total', updates);
  if (verdict.verdict === 'refuse') meter.count('updates_refused_total', 1, verdict.why);
  meter.count('received_bytes_total', bytes);
}

function tell(
  { offer: { from, frame }, verdict }: Judged<Connection>,
  giveId: (connection: Connection, taken: number) => void,
): void {
  if (verdict.verdict === 'accept') from.accept();
  if (verdict.verdict === 'again') from.drop(frame);
  if ('taken' in verdict && verdict.taken !== null) giveId(from, verdict.taken);
  if (verdict.verdict === 'refuse') from.refuse(frame, verdict.why, verdict.paths);
  // The rest of it is durable; a frame of which some was refused is told as refused.
  if (verdict.verdict === 'accept' && verdict.refused[0] !== undefined)
    from.refuse(frame, verdict.refused[0].why, pathsOf(verdict.refused));
}
