import { CLOSE } from '#engine/protocol/closeCodes.ts';
import { packPoll } from '#engine/protocol/pollBody.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { Socket, Wire } from './socket.ts';

/** An answer waits this long for something to say: shorter than the patience of proxies. */
export const LONGEST_POLL = 25_000;
/** A line that asks and says nothing for this long is gone. */
export const SILENCE = 45_000;
/** What is said within this time goes into one answer, in milliseconds. */
const GATHER = 25;
/** What one answer carries at most, unless one frame alone is more. */
const MOST_AT_ONCE = 1024 * 1024;

/** What a poll is answered. `outOfStep`: it asks for what this line cannot say any more. */
export type Down = { readonly body: Uint8Array } | 'nothing' | 'outOfStep';
/** What became of a batch; `over` where the line has ended before all of it was read. */
export type Up = 'taken' | 'over' | 'outOfStep';

interface Poll {
  readonly answer: (down: Down) => void;
  readonly stop: Stop;
}

/**
 * A connection made of requests that follow each other. Batches are numbered from 1 in each direction: one that
 * is sent again is not read twice, and an answer that was lost is given again. Frames keep their order.
 */
export class PollLine implements Wire {
  /** It is watched by the http server, answer by answer, and by `SILENCE`. */
  readonly taken = null;
  private connection: Socket | null = null;
  private isHeld = false;
  private lastUp = 0;
  private up: Uint8Array[] = [];
  private drained: (() => void)[] = [];
  private down: Uint8Array[] = [];
  private downBytes = 0;
  /** The last answer, until the next poll shows that it has arrived. */
  private last: Uint8Array | null = null;
  private given = 0;
  private poll: Poll | null = null;
  private stopGathering: Stop | null = null;
  private stopSilence: Stop;
  private code: number | null = null;
  private hasEnded = false;

  /** `onEnd` is called once, when nothing more can be asked of this line. */
  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly onEnd: () => void,
  ) {
    this.stopSilence = clock.after(SILENCE, () => this.end());
  }

  /** From now on what comes up is this connection's. */
  carry(connection: Socket): void {
    this.connection = connection;
    if (this.isOver) connection.leave();
    else this.readOn();
  }

  get isOver(): boolean {
    return this.code !== null;
  }

  /** A poll waits for something to say. */
  get isAsked(): boolean {
    return this.poll !== null;
  }

  /** The code that the other end is told; null while the line goes on. */
  get closeCode(): number | null {
    return this.code;
  }

  /** The other end has just asked or said something. */
  heard(): void {
    if (this.isOver) return;
    this.stopSilence();
    this.stopSilence = this.clock.after(SILENCE, () => this.end());
    this.connection?.heard();
  }

  /** Frames from the other end, as batch `n`. Resolves once all of them were read: not while reading is held back. */
  async take(n: number, frames: readonly Uint8Array[]): Promise<Up> {
    if (this.isOver) return 'over';
    if (n > this.lastUp + 1 || n < 1) return 'outOfStep';
    if (n === this.lastUp + 1) {
      if (this.up.length > 0) return 'outOfStep';
      this.lastUp = n;
      this.up.push(...frames);
      this.readOn();
    }
    if (this.up.length > 0) await new Promise<void>((resolve) => this.drained.push(resolve));
    return this.up.length > 0 ? 'over' : 'taken';
  }

  /**
   * Asks for what follows answer `after`: `answer` is called once, perhaps at once, with answer `after + 1`, or with
   * nothing after a while. A poll that waits is let go when another comes. Answers how to stop waiting.
   */
  ask(after: number, answer: (down: Down) => void): Stop {
    const isRepeat = this.last !== null && after === this.given - 1;
    if (!isRepeat && after !== this.given) return answeredAtOnce(answer, 'outOfStep');
    this.letGo('nothing');
    if (isRepeat && this.last !== null) return answeredAtOnce(answer, { body: this.last });
    this.last = null;
    const poll: Poll = { answer, stop: this.clock.after(LONGEST_POLL, () => this.letGo('nothing')) };
    this.poll = poll;
    if (this.isOver) this.giveNow();
    else if (this.down.length > 0) this.giveSoon();
    return () => {
      if (this.poll !== poll) return;
      poll.stop();
      this.poll = null;
    };
  }

  /** Nothing more is asked of this line: it is as if it had never been. */
  end(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.over(0);
    this.stopSilence();
    this.onEnd();
  }

  get backlog(): number {
    return this.downBytes + (this.last?.length ?? 0);
  }

  send(frame: Uint8Array): void {
    if (this.isOver) return;
    this.down.push(frame);
    this.downBytes += frame.length;
    this.giveSoon();
  }

  hold(): void {
    this.isHeld = true;
  }

  resume(): void {
    this.isHeld = false;
    this.readOn();
  }

  /** Its own silence is watched here, by the requests that come. */
  ping(): void {
    this.connection?.heard();
  }

  close(code: number): void {
    this.over(code);
  }

  drop(): void {
    this.end();
  }

  /** Stays a while, so that the other end learns why. */
  private over(code: number): void {
    if (this.isOver) return;
    this.code = code;
    if (code === CLOSE.tooSlow) this.forget();
    this.connection?.leave();
    this.stopGathering?.();
    this.stopGathering = null;
    this.settleUp();
    this.giveNow();
  }

  /** What nobody took is kept for nobody: the other end begins anew. */
  private forget(): void {
    this.down = [];
    this.downBytes = 0;
    this.last = null;
  }

  private readOn(): void {
    while (this.connection !== null && !this.isHeld && !this.isOver) {
      const frame = this.up.shift();
      if (frame === undefined) break;
      this.connection.receive(frame);
    }
    if (this.up.length === 0) this.settleUp();
  }

  private settleUp(): void {
    for (const resolve of this.drained.splice(0)) resolve();
  }

  private giveSoon(): void {
    if (this.poll === null || this.stopGathering !== null) return;
    this.stopGathering = this.clock.after(GATHER, () => {
      this.stopGathering = null;
      if (this.down.length > 0) this.giveNow();
    });
  }

  private giveNow(): void {
    if (this.poll === null) return;
    const frames = this.nextFrames();
    const body = packPoll(frames, this.down.length === 0 ? this.code : null);
    this.last = body;
    this.given += 1;
    this.letGo({ body });
  }

  private nextFrames(): readonly Uint8Array[] {
    let bytes = 0;
    let count = 0;
    for (const frame of this.down) {
      if (count > 0 && bytes + frame.length > MOST_AT_ONCE) break;
      bytes += frame.length;
      count += 1;
    }
    this.downBytes -= bytes;
    return this.down.splice(0, count);
  }

  private letGo(down: Down): void {
    const { poll } = this;
    if (poll === null) return;
    this.poll = null;
    poll.stop();
    poll.answer(down);
  }
}

function answeredAtOnce(answer: (down: Down) => void, down: Down): Stop {
  answer(down);
  return () => {};
}
