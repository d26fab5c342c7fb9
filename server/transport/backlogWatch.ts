import type { Clock, Stop } from '#server/clock.ts';
import type { Socket } from './socket.ts';

/** While bytes wait for somebody to take them, it is looked at so often whether they do; milliseconds. */
const LOOK = 1_000;

type Slow = Pick<Socket, 'waiting' | 'isStalled' | 'lookAtBacklog' | 'close'>;

/**
 * Backpressure over all connections together: of those on which nothing moves, the ones for whom most bytes wait are cut
 * until what waits is within `most` bytes.
 */
export class BacklogWatch {
  /** Those for whom bytes waited at the last look, or wait since. */
  private readonly waiting = new Set<Slow>();
  private stop: Stop | null = null;

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly most: number,
  ) {}

  watch(socket: Slow): void {
    this.waiting.add(socket);
    this.stop ??= this.clock.after(LOOK, () => this.look());
  }

  forget(socket: Slow): void {
    this.waiting.delete(socket);
  }

  close(): void {
    this.stop?.();
  }

  private look(): void {
    this.stop = null;
    for (const socket of [...this.waiting]) if (!socket.lookAtBacklog()) this.waiting.delete(socket);
    // Whoever takes some, however slowly, is not counted: what many newcomers wait for is the same bytes.
    const stalled = [...this.waiting].filter(({ isStalled }) => isStalled);
    let bytes = waitingFor(stalled);
    for (const socket of stalled.sort((one, other) => other.waiting - one.waiting)) {
      if (bytes <= this.most) break;
      bytes -= socket.waiting;
      socket.close('tooSlow');
    }
    const [first] = this.waiting;
    if (first !== undefined) this.watch(first);
  }
}

/** Bytes that wait for all of them together. */
export function waitingFor(sockets: Iterable<Pick<Socket, 'waiting'>>): number {
  let bytes = 0;
  for (const { waiting } of sockets) bytes += waiting;
  return bytes;
}
