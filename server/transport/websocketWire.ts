import type { WebSocket } from 'ws';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Cork } from './corks.ts';
import type { Wire } from './socket.ts';

/** Frames go past `ws`, which would put each into words for each line; its own (ping, close) stand between them. */
export class WebsocketWire implements Wire {
  constructor(
    private readonly socket: WebSocket,
    private readonly cork: Cork,
  ) {}

  get backlog(): number {
    return this.cork.backlog;
  }
  get taken(): number {
    return this.cork.taken;
  }
  send(frame: Uint8Array): void {
    this.cork.send(frame);
  }
  hold(): void {
    this.socket.pause();
  }
  resume(): void {
    this.socket.resume();
  }
  ping(): void {
    this.socket.ping();
  }
  close(code: number): void {
    // A goodbye would stand behind all that was not taken, and keep it for as long as `ws` waits for an answer.
    if (code === CLOSE.tooSlow) return this.socket.terminate();
    // A held socket would not read the other end's goodbye.
    this.cork.pull();
    this.socket.resume();
    this.socket.close(code);
  }
  drop(): void {
    this.socket.terminate();
  }
}
