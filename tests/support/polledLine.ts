import { readPoll } from '#engine/protocol/pollBody.ts';
import type { Clock } from '#server/clock.ts';
import { PollLine, type Down } from '#server/transport/pollLine.ts';
import type { Live } from '#server/live.ts';
import type { Identity } from '#server/identity.ts';
import type { Dice } from './chance.ts';
import { Line } from './line.ts';

/** A line made of polls, on a network that loses requests and answers as the dice say; what is lost is sent again. */
export class PolledLine extends Line {
  private readonly polls: PollLine;
  private batch = 1;
  /** Frames of `up` that are under way, as batch `batch`. */
  private underWay = 0;
  private after = 0;

  constructor(
    clock: Pick<Clock, 'after'>,
    private readonly chance: Dice,
  ) {
    super();
    this.polls = new PollLine(clock, () => (this.isDropped = true));
  }

  override async enter(rooms: Live, room: string, identity: Identity, wantsReceipts: boolean): Promise<void> {
    this.polls.carry(await rooms.admit(room, identity, this.polls, wantsReceipts));
    if (this.isOpen) this.askOn();
    else this.polls.end();
  }

  override bringUp(count = Infinity): void {
    if (!this.isOpen || this.up.length === 0) return;
    if (this.underWay === 0) this.underWay = Math.min(count, this.up.length);
    if (this.chance.onceIn(5)) return;
    const isAnswerLost = this.chance.onceIn(5);
    const { batch } = this;
    this.polls.heard();
    void this.polls.take(batch, this.up.slice(0, this.underWay)).then((up) => {
      if (isAnswerLost || batch !== this.batch || up !== 'taken') return;
      this.up.splice(0, this.underWay);
      this.underWay = 0;
      this.batch += 1;
    });
  }

  /** The device is gone; the server learns it at once, or from its silence. */
  override cut(): void {
    this.up.length = 0;
    this.down.length = 0;
    this.isDropped = true;
    if (this.chance.onceIn(2)) this.polls.end();
  }

  private askOn(): void {
    if (!this.isOpen) return;
    this.polls.heard();
    this.polls.ask(this.after, (down) => this.hear(down));
  }

  private hear(down: Down): void {
    if (down === 'outOfStep') throw new Error('a poll that was only repeated is out of step');
    const body = down === 'nothing' || this.chance.onceIn(4) ? null : readPoll(down.body);
    if (body !== null) {
      this.after += 1;
      this.down.push(...body.frames);
      if (body.close !== null) this.closedWith = body.close;
    }
    this.askOn();
  }
}
