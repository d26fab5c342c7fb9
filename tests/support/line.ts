import type { Live } from '#server/live.ts';
import type { Socket, Wire } from '#server/transport/socket.ts';
import type { Identity } from '#server/identity.ts';

/** A network line between one device and the server, whose frames travel when the test says so. */
export class Line implements Wire {
  readonly up: Uint8Array[] = [];
  readonly down: Uint8Array[] = [];
  /** A thin line keeps what the server sends in the server's memory until the device reads it. */
  isThin = false;
  isHeld = false;
  pings = 0;
  private sent = 0;
  closedWith: number | null = null;
  isDropped = false;
  private socket: Socket | null = null;

  /** Comes in by the same way as a websocket that the door has recognised. */
  async enter(rooms: Live, room: string, identity: Identity, wantsReceipts: boolean): Promise<void> {
    const socket = await rooms.admit(room, identity, this, wantsReceipts);
    if (this.isOpen) this.socket = socket;
    else socket.leave();
  }

  get taken(): number {
    return this.sent - this.down.reduce((sum, frame) => sum + frame.length, 0);
  }

  get backlog(): number {
    return this.isThin ? this.down.reduce((sum, frame) => sum + frame.length, 0) : 0;
  }

  send(frame: Uint8Array): void {
    this.sent += frame.length;
    this.down.push(frame);
  }

  hold(): void {
    this.isHeld = true;
  }

  resume(): void {
    this.isHeld = false;
  }

  ping(): void {
    this.pings += 1;
  }

  close(code: number): void {
    this.closedWith = code;
  }

  drop(): void {
    this.isDropped = true;
  }

  get isOpen(): boolean {
    return this.closedWith === null && !this.isDropped;
  }

  /** Brings the oldest `count` frames of the device to the server. */
  bringUp(count = Infinity): void {
    for (let n = 0; n < count && this.socket !== null && !this.isHeld; n += 1) {
      const frame = this.up.shift();
      if (frame === undefined) return;
      this.socket.receive(frame);
    }
  }

  /** The other end answers a ping. */
  pong(): void {
    this.socket?.heard();
  }

  /** The line breaks: what was on its way is lost, and the server learns it. */
  cut(): void {
    this.up.length = 0;
    this.down.length = 0;
    this.isDropped = true;
    this.socket?.leave();
  }
}
