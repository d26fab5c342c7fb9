import type * as Y from 'yjs';
import type { WebsocketTransport } from './websocketTransport.ts';

/** Whose transport it is: what differs from one document of a room to the next. */
export interface TransportOwner {
  readonly doc: () => Y.Doc;
  readonly lay: (doc: Y.Doc) => WebsocketTransport | Promise<WebsocketTransport>;
  /** The code of the transport did not arrive. */
  readonly failed: () => void;
}

/**
 * The one transport of a room. It is laid once the document is read: with a listener there, Yjs would encode anew all
 * that is read. Nothing goes out before `connect`.
 */
export class TransportSlot {
  readonly #owner: TransportOwner;
  #transport: WebsocketTransport | null = null;
  /** It is laid, or on its way. */
  #isLaid = false;
  #mayGo = false;
  #isClosed = false;

  constructor(owner: TransportOwner) {
    this.#owner = owner;
  }

  get transport(): WebsocketTransport | null {
    return this.#transport;
  }

  connect(): void {
    this.#mayGo = true;
    this.#transport?.connect();
  }

  stop(): void {
    this.#mayGo = false;
    this.#transport?.stop();
  }

  /** Its code may not have arrived: it is fetched again at the next sign of a network. */
  lay(): void {
    if (this.#isLaid || this.#isClosed) return;
    this.#isLaid = true;
    const doc = this.#owner.doc();
    const transport = this.#owner.lay(doc);
    if (!(transport instanceof Promise)) return this.#take(transport, doc);
    transport
      .then((laid) => this.#take(laid, doc))
      .catch(() => {
        this.#isLaid = false;
        this.#owner.failed();
      });
  }

  /** Another document takes the place of the one that is open; its transport is laid once that is `ready`. */
  exchange(ready: Promise<void>): void {
    this.#isLaid = true;
    this.#drop();
    void ready.then(() => {
      this.#isLaid = false;
      this.lay();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#drop();
  }

  #take(transport: WebsocketTransport, doc: Y.Doc): void {
    if (this.#isClosed || doc !== this.#owner.doc()) return transport.close();
    this.#transport = transport;
    if (this.#mayGo) transport.connect();
  }

  #drop(): void {
    const former = this.#transport;
    this.#transport = null;
    former?.close();
  }
}
