import { IDBFactory } from 'fake-indexeddb';
import type * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import type { AccountId, Pens, SpaceSlug } from '#domain/ids.ts';
import { question } from '#domain/kinds/index.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { Identity } from '#server/identity.ts';
import type { Environment } from '#engine/sync/environment.ts';
// At hand, so that what is fetched when it is needed is there within a few turns.
import '#engine/sync/rejectedChanges.ts';
import '#sync/rebaseOf.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import type { Device } from '../support/device.ts';
import { Line } from '../support/line.ts';
import { COMMONS, liveHouse, type LiveHouse } from '../support/liveHouse.ts';
import { PuppetDevice } from './puppets.ts';

/** A browser's end of a websocket whose other end is a room behind the real guard. */
class BridgedSocket {
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 0;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readonly line = new Line();

  send(data: Uint8Array): void {
    this.line.up.push(new Uint8Array(data));
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    // What was handed to the network goes its way, whoever has left.
    this.line.bringUp();
    this.line.cut();
  }

  /** The line breaks under it. */
  break(code = 1006): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.line.cut();
    this.onclose?.({ code, reason: '' });
  }

  deliver(): void {
    this.line.bringUp();
    for (const frame of this.line.down.splice(0)) {
      if (this.readyState !== 1) return;
      this.onmessage?.({ data: new Uint8Array(frame).buffer });
    }
    if (this.line.closedWith !== null) this.break(this.line.closedWith);
  }
}

/** One person's device, whose copy is the product's own, in a house with the real guard. */
export class GuardedPerson {
  readonly device = new PuppetDevice();
  readonly tabs: SpaceRoom[] = [];
  readonly sockets: BridgedSocket[] = [];
  identity: Identity;
  isOnline = true;

  constructor(
    private readonly house: GuardedHouse,
    identity: Identity,
  ) {
    this.identity = identity;
  }

  get pens(): Pens {
    return { named: this.identity.account as string as Pens['named'], veiled: this.identity.veiledPen };
  }

  /** A window of this person's, whose device is read and which goes to the server. */
  async opens(): Promise<SpaceRoom> {
    const environment = this.environment();
    const store = await openSpaceStore(environment.storage);
    const { space, account } = this.identity;
    const whose = { slug: space as SpaceSlug, account: account as AccountId, pens: this.pens };
    const tab = new RoomConnection(commonsOf(whose), store, environment);
    this.tabs.push(tab);
    await tab.loaded;
    tab.connect();
    return tab;
  }

  async closes(tab: SpaceRoom): Promise<void> {
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    await tab.close();
  }

  async drawer(tab = this.tab): Promise<readonly Unpublished[]> {
    return (await tab.rejected()).rows;
  }

  get tab(): SpaceRoom {
    const tab = this.tabs[0];
    if (tab === undefined) throw new Error('no window is open');
    return tab;
  }

  goesOffline(): void {
    this.isOnline = this.device.isOnline = false;
    this.device.answers.delete('/health');
    for (const socket of this.sockets) socket.break();
  }

  comesBack(): void {
    this.isOnline = this.device.isOnline = true;
    this.device.answers.set('/health', { status: 200, body: { ok: true } });
    this.device.lives('online');
  }

  deliver(): void {
    for (const socket of this.sockets) socket.deliver();
  }

  private environment(): Environment {
    const come = (socket: BridgedSocket): void => void this.comes(socket);
    return {
      ...this.device.environment(),
      WebSocket: class extends BridgedSocket {
        constructor() {
          super();
          come(this);
        }
      } as unknown as typeof WebSocket,
    };
  }

  private async comes(socket: BridgedSocket): Promise<void> {
    await Promise.resolve();
    if (!this.isOnline) return socket.break();
    this.sockets.push(socket);
    socket.readyState = 1;
    socket.onopen?.();
    await socket.line.enter(this.house.live.rooms, COMMONS, this.identity, true);
  }
}

/** A space on a server in memory, with people whose devices are real below the screen. */
export class GuardedHouse {
  readonly live: LiveHouse = liveHouse();
  readonly people: GuardedPerson[] = [];

  person(identity: Identity): GuardedPerson {
    const one = new GuardedPerson(this, identity);
    one.device.storage = new IDBFactory();
    this.people.push(one);
    return one;
  }

  /** Somebody seen from outside: a stock client, to write and to compare with. */
  async witness(identity: Identity): Promise<Device> {
    return this.live.comes(identity);
  }

  /** Everything that is on its way arrives, on the network and on the disks, until all is quiet. */
  async rest(
    tick: (milliseconds: number) => Promise<unknown>,
    ...witnesses: readonly Device[]
  ): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      for (const one of this.people) one.deliver();
      for (const witness of witnesses) {
        witness.line?.bringUp();
        witness.read();
      }
      await this.live.clock.pass(200);
      await tick(100);
      for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

export const sentencesIn = (doc: Y.Doc): string[] =>
  [...readAll(doc, question).values()].map(({ sentence }) => sentence).sort();
