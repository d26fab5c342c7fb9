import type * as Y from 'yjs';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Environment, Moment } from './environment.ts';
import { Liveness } from './liveness.ts';
import { Connectivity } from './connectivity.ts';
import type { Link } from './status.ts';
import type { WebsocketTransport } from './transports/websocketTransport.ts';

export interface UplinkOf {
  /** The document that is open. */
  readonly doc: () => Y.Doc;
  readonly lay: (doc: Y.Doc) => WebsocketTransport | Promise<WebsocketTransport>;
  /** The link may be another one. */
  readonly changed: () => void;
}

/**
 * The way of a room to its server: the transport of the document that is open, and what is known of whether the server
 * is at the other end. The transport is laid once the document is read: with a listener there, Yjs would encode anew
 * all that is read. Nothing goes out before `connect`.
 */
export class Uplink {
  readonly #of: UplinkOf;
  readonly #connectivity: Connectivity;
  readonly #liveness: Liveness;
  #transport: WebsocketTransport | null = null;
  /** It is laid, or on its way. */
  #isLaid = false;
  #mayGo = false;
  #isClosed = false;

  constructor({ isOnline, now }: Pick<Environment, 'isOnline' | 'now'>, of: UplinkOf) {
    this.#of = of;
    this.#connectivity = new Connectivity(isOnline);
    this.#liveness = new Liveness(now);
  }

  get link(): Link {
    return this.#connectivity.link;
  }
  get isByPolls(): boolean {
    return this.#transport?.isByPolls ?? false;
  }
  /** Null where none is open. */
  get open(): WebsocketTransport | null {
    return this.#transport?.isOpen ? this.#transport : null;
  }

  /** All that the server holds; null when it cannot be had now. */
  wholeState(): Promise<Uint8Array | null> {
    return this.open?.wholeState() ?? Promise.resolve(null);
  }

  /** The code of the transport may not arrive: it is fetched again at the next sign of a network. */
  lay(): void {
    if (this.#isLaid || this.#isClosed) return;
    this.#isLaid = true;
    const doc = this.#of.doc();
    const transport = this.#of.lay(doc);
    if (!(transport instanceof Promise)) return this.#take(transport, doc);
    transport
      .then((laid) => this.#take(laid, doc))
      .catch(() => {
        this.#isLaid = false;
        this.foundNobody();
      });
  }

  connect(): void {
    this.#mayGo = true;
    this.#transport?.connect();
  }

  stop(): void {
    this.#mayGo = false;
    this.#transport?.stop();
  }

  /** Gives up a connection that may be dead, or must begin anew. */
  readonly reopen = (): void => this.#transport?.reopen();

  /** Another document takes the place of the one that is open; its transport is laid once that is `ready`. */
  exchange(ready: Promise<void>): void {
    this.#connectivity.probing();
    this.#isLaid = true;
    this.#drop();
    void ready.then(() => {
      this.#isLaid = false;
      this.lay();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#liveness.answered();
    this.#drop();
  }

  /** The server did not answer over HTTP either: there was no use in going to it. */
  foundNobody(): void {
    this.#connectivity.lost(null, false);
    this.#connectivity.overHttp(false);
    this.#of.changed();
  }

  /** The server answered that nobody enters for now. */
  foundSuspended(): void {
    this.#connectivity.lost(CLOSE.suspended, false);
    this.#of.changed();
  }

  inStep(): void {
    this.#liveness.answered();
    this.#connectivity.inStep();
    this.#of.changed();
  }

  lost(code: number | null, isOurs: boolean): void {
    if (this.#connectivity.lost(code, isOurs)) void this.#askOverHttp();
    this.#of.changed();
  }

  /** The network or the page may have come back, or gone. `isLoaded`: the document is read. */
  after(moment: Moment, isLoaded: boolean): void {
    const transport = this.#transport;
    const revival = this.#liveness.after(moment, this.open !== null);
    if (revival === 'probe') {
      this.#connectivity.probing();
      transport?.askStep2();
      this.#liveness.probed(this.reopen);
    } else if (revival !== null) {
      if (isLoaded) this.lay();
      transport?.[revival]();
    }
    this.#of.changed();
  }

  async #askOverHttp(): Promise<void> {
    const answers = await this.#transport?.answersOverHttp();
    if (answers !== undefined) this.#connectivity.overHttp(answers);
    this.#of.changed();
  }

  #take(transport: WebsocketTransport, doc: Y.Doc): void {
    if (this.#isClosed || doc !== this.#of.doc()) return transport.close();
    this.#transport = transport;
    if (this.#mayGo) transport.connect();
  }

  #drop(): void {
    const former = this.#transport;
    this.#transport = null;
    former?.close();
  }
}
