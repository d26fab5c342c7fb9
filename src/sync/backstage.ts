import type * as Y from 'yjs';
import { openRoots } from '#domain/collection.ts';
import { ownsItem, type AccountId, type Pens, type SpaceSlug } from '#domain/ids.ts';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { RoomStore } from '#engine/sync/deviceStore.ts';
import { RejectedChanges } from '#engine/sync/rejectedChanges.ts';
import type { Environment } from '#engine/sync/environment.ts';
import { dropDatabase } from '#engine/sync/idb.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { roomOf, type SpaceRoom, type Whose } from './roomOf.ts';
import { rejectedDatabase, roomDatabase } from './spaceStore.ts';
import type { Ended, Link, RoomStatus } from '#engine/sync/status.ts';

/** The backstage room of a space, open on this device: as much of it as a page may reach for. */
export type OpenedBackstage = Pick<SpaceRoom, 'doc' | 'status' | 'subscribe' | 'onRebased'>;

/** Why a device loses its copy: another role, no access, or somebody else's session on it. */
export type Lost = 'lowered' | 'removed' | 'otherAccount';

export interface BackstageMeans {
  readonly whose: Whose;
  readonly store: RoomStore;
  readonly environment: Environment;
  /** *Non publié* of the space: what backstage did not take goes there as well. */
  readonly drawer: () => Promise<RejectedChanges<Unpublished>>;
  /** The server has said that I am an organiser. */
  readonly mayConnect: () => boolean;
  readonly changed: () => void;
  /** The server turned this room away, or closed it. */
  readonly turnedAway: () => void;
}

/** I am an organiser no more, and all of it was erased from this device. */
export interface LostBackstage {
  readonly why: Lost;
  /** How much of mine was not sent yet, and is in the drawer. */
  readonly unsent: number;
}

/** Of one space on this device, what only organisers receive: opened for them, erased when they are none any more. */
export class Backstage {
  readonly #means: BackstageMeans;
  #room: SpaceRoom | null = null;
  #mayConnect = false;
  #losing: Promise<number> | null = null;

  constructor(means: BackstageMeans) {
    this.#means = means;
  }

  /** What the device holds of it, at once; the server's copy as soon as it may be asked. */
  async open(): Promise<OpenedBackstage> {
    await this.#losing;
    if (this.#room !== null && this.#room.status.ended === null) return this.#ready(this.#room);
    const former = this.#room;
    this.#room = null;
    await former?.close();
    // Opened meanwhile by somebody else who asked.
    const room = (this.#room ??= this.#make());
    return this.#ready(room);
  }

  /**
   * Brings what the device holds up to date, without anybody looking; or erases it, for a reason. `held`: the copies on
   * this device, whoever's; `isOver`: mine may be among them, noted or not. Answers what was lost; null: nothing.
   */
  async tend(held: readonly string[], why: Lost | null, isOver: boolean): Promise<LostBackstage | null> {
    const { whose, mayConnect } = this.#means;
    const own = roomDatabase(whose.slug, whose.account, 'backstage');
    const isHeld = held.includes(own);
    if (held.some((name) => name !== own)) await loseOthers(this.#means).catch(() => {});
    if (why !== null) return isHeld || isOver ? Object.freeze({ why, unsent: await this.lose(why) }) : null;
    if (!mayConnect()) return null;
    this.connect();
    if (isHeld && this.#room === null) await this.open();
    return null;
  }

  /** The server has said that I am an organiser. */
  connect(): void {
    this.#mayConnect = true;
    this.#room?.connect();
  }

  /** Nothing goes out any more; what the device holds stays. */
  end(ended: Ended): void {
    this.#room?.end(ended);
  }

  /** What the header says of both documents: my words are safe when those of each are. */
  with(commons: RoomStatus): RoomStatus {
    const own = this.#room?.status;
    if (own === undefined || own.ended !== null) return commons;
    if (own.waiting.size === 0 && own.refusal === null && own.keeping === commons.keeping) return commons;
    return Object.freeze({
      ...commons,
      waiting: new Set([...commons.waiting, ...own.waiting]),
      refusal: commons.refusal ?? own.refusal,
      keeping: commons.keeping === 'kept' ? own.keeping : commons.keeping,
      link: linkOf(commons, own),
    });
  }

  /** Erases all of it from this device. What of mine waits is put in the drawer first; answers how much that is. */
  lose(why: Lost): Promise<number> {
    return (this.#losing ??= this.#lose(why).finally(() => {
      this.#losing = null;
    }));
  }

  async close(): Promise<void> {
    await this.#losing?.catch(() => 0);
    const room = this.#room;
    this.#room = null;
    await room?.close();
  }

  async #ready(room: SpaceRoom): Promise<OpenedBackstage> {
    if (this.#mayConnect) room.connect();
    await room.loaded;
    return room;
  }

  #make(): SpaceRoom {
    const { whose, store, environment, drawer, changed, turnedAway } = this.#means;
    const place = { ...roomOf(whose, 'backstage', openBackstage), rejected: drawer };
    const room = new RoomConnection(place, store, environment);
    let ended: Ended | null = null;
    room.subscribe((status) => {
      changed();
      if (ended === null && status.ended === 'refused') turnedAway();
      ended = status.ended;
    });
    return room;
  }

  async #lose(why: Lost): Promise<number> {
    const { whose, store, environment } = this.#means;
    this.#mayConnect = false;
    const name = roomDatabase(whose.slug, whose.account, 'backstage');
    if (this.#room === null && !(await isOnDevice(name, store, environment.storage))) return 0;
    const room = this.#room ?? this.#make();
    this.#room = null;
    await room.loaded;
    const waiting = await room.surrender(why);
    const mine = waiting.filter(({ id }) => ownsItem(whose.pens, id));
    const isKept = await this.#keep(mine);
    await room.close();
    await eraseRoom(name, store, environment.storage);
    // The device had no room for them before.
    if (!isKept) await this.#keep(mine);
    this.#means.changed();
    return mine.length;
  }

  async #keep(rows: readonly Unpublished[]): Promise<boolean> {
    if (rows.length === 0) return true;
    const drawer = await this.#means.drawer();
    return drawer.keep(rows).then(
      () => true,
      () => false,
    );
  }
}

const openBackstage = (doc: Y.Doc): Y.Doc => openRoots(doc, BACKSTAGE_KINDS);

/** Without it the header would say *shared* while something of mine waits behind another line. */
const linkOf = (commons: RoomStatus, own: RoomStatus): Link =>
  commons.link === 'online' && own.waiting.size > 0 ? own.link : commons.link;

/** Whether this device holds a copy, as noted or as the browser lists it: neither list is complete everywhere. */
async function isOnDevice(name: string, store: RoomStore, storage: IDBFactory | null): Promise<boolean> {
  if ((await store.rooms()).includes(name)) return true;
  const listed = (await storage?.databases?.().catch(() => [])) ?? [];
  return listed.some((one) => one.name === name);
}

/** Its name is forgotten last, so that an erasure that is cut short is taken up at the next opening. */
async function eraseRoom(name: string, store: RoomStore, storage: IDBFactory | null): Promise<void> {
  if (storage !== null) await dropDatabase(storage, name);
  await store.dropRows(await store.rowsOf(name));
  await store.forgetRoom(name);
}

/** The copies that other accounts left on this device: its session is theirs no more. */
async function loseOthers({
  whose: { slug, account },
  store,
  environment,
}: Pick<BackstageMeans, 'whose' | 'store' | 'environment'>): Promise<void> {
  for (const name of await store.rooms()) {
    const other = accountOf(name, slug);
    if (other === null || other === account) continue;
    const shelf = rejectedDatabase(slug, other);
    await store.noteRoom(shelf);
    const drawer = await RejectedChanges.open<Unpublished>(shelf, environment);
    const pen = other as string as Pens['named'];
    const backstage = new Backstage({
      whose: { slug, account: other, pens: { named: pen, veiled: pen } },
      store,
      environment,
      drawer: () => Promise.resolve(drawer),
      mayConnect: () => false,
      changed: () => {},
      turnedAway: () => {},
    });
    await backstage.lose('otherAccount');
    drawer.close();
  }
}

/** Whose copy of backstage a database is; null for any other. */
function accountOf(database: string, slug: SpaceSlug): AccountId | null {
  const [head, tail] = roomDatabase(slug, '/' as AccountId, 'backstage').split('/') as [string, string];
  const isOne = database.startsWith(head) && database.endsWith(tail);
  return isOne ? (database.slice(head.length, -tail.length) as AccountId) : null;
}
