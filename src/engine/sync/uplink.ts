import type * as Y from 'yjs';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Environment, Moment } from './environment.ts';
import { answersOverHttp, Liveness } from './liveness.ts';
import { Reach } from './reach.ts';
import type { Link } from './status.ts';
import { TransportSlot } from './transports/transportSlot.ts';
import type { WebsocketTransport } from './transports/websocketTransport.ts';

export interface UplinkOf {
  /** The document that is open. */
  readonly doc: () => Y.Doc;
  readonly lay: (doc: Y.Doc) => WebsocketTransport | Promise<WebsocketTransport>;
  /** The link may be another one. */
  readonly changed: () => void;
}

/** The way of a room to its server: its transport, and what is known of whether the server is at the other end. */
export class Uplink {
  readonly #environment: Pick<Environment, 'fetch' | 'origin'>;
  readonly #changed: () => void;
  readonly #reach: Reach;
  readonly #liveness: Liveness;
  readonly #slot: TransportSlot;

  constructor(environment: Environment, { doc, lay, changed }: UplinkOf) {
    this.#environment = environment;
    this.#changed = changed;
    this.#reach = new Reach(environment.isOnline);
    this.#liveness = new Liveness(environment.now);
    this.#slot = new TransportSlot({ doc, lay, failed: () => this.foundNobody() });
  }

  get link(): Link {
    return this.#reach.link;
  }
  /** Null where none is open. */
  get open(): WebsocketTransport | null {
    return this.#slot.transport?.isOpen ? this.#slot.transport : null;
  }
  get isByPolls(): boolean {
    return this.#slot.transport?.detour.isByPolls ?? false;
  }

  /** The document is read: the transport is laid, and goes out once `connect` was called. */
  lay(): void {
    this.#slot.lay();
  }
  connect(): void {
    this.#slot.connect();
  }
  reopen(): void {
    this.#slot.transport?.reopen();
  }
  stop(): void {
    this.#slot.stop();
  }
  close(): void {
    this.#liveness.answered();
    this.#slot.close();
  }

  /** The server did not answer over HTTP either: there was no use in going to it. */
  foundNobody(): void {
    this.#reach.lost(null, false);
    this.#reach.overHttp(false);
    this.#changed();
  }

  /** The server answered that nobody enters for now. */
  foundSuspended(): void {
    this.#reach.lost(CLOSE.suspended, false);
    this.#changed();
  }

  inStep(): void {
    this.#liveness.answered();
    this.#reach.inStep();
    this.#changed();
  }

  lost(code: number | null, isOurs: boolean): void {
    if (this.#reach.lost(code, isOurs)) void this.#askOverHttp();
    this.#changed();
  }

  /** Another document takes the place of the one that is open; nothing of it is received yet. */
  exchange(ready: Promise<void>): void {
    this.#reach.doubt();
    this.#slot.exchange(ready);
  }

  /** The network or the page may have come back, or gone. `isLoaded`: the document is read. */
  after(moment: Moment, isLoaded: boolean): void {
    const { transport } = this.#slot;
    const revival = this.#liveness.after(moment, this.open !== null);
    if (revival === 'probe') this.#probe();
    else if (revival !== null) {
      if (isLoaded) this.#slot.lay();
      transport?.[revival]();
    }
    this.#changed();
  }

  #probe(): void {
    this.#reach.doubt();
    this.#slot.transport?.askStep2();
    this.#liveness.probed(() => this.reopen());
  }

  async #askOverHttp(): Promise<void> {
    const answers = await answersOverHttp(this.#environment.fetch, this.#environment.origin);
    this.#reach.overHttp(answers);
    if (answers) this.#slot.transport?.detour.serverAnswers();
    this.#changed();
  }
}
