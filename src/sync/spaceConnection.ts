import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { readItem } from '#domain/collection.ts';
import { isSpaceSlug, type Pen, type SpaceSlug } from '#domain/ids.ts';
import { space as spaceKind } from '#domain/kinds/space.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { World } from '#domain/world.ts';
import type { Me, Member, SessionRefusal } from '#protocol/portal.ts';
import { askServer } from './askServer.ts';
import type { Hold } from '#engine/sync/hold.ts';
import type { Backstage, Lost, OpenedBackstage } from './backstage.ts';
import type { Drawer } from '#engine/sync/drawer.ts';
import { dropPast } from './dropPast.ts';
import type { Environment, Line } from '#engine/sync/environment.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom, type Whose } from './roomOf.ts';
import {
  DEVICE_DATABASE,
  openSpaceStore,
  roomDatabase,
  type KnownSpace,
  type SpaceStore,
} from './spaceStore.ts';
import type { Ended, RoomStatus } from '#engine/sync/status.ts';

/** What is known of an open space at one moment: plain and frozen. */
export interface SpaceSheet {
  readonly me: Me;
  readonly members: readonly Member[];
  readonly status: RoomStatus;
  /** The server said that what this person may write in the space is nearly used up. */
  readonly isShareNear: boolean;
  /** Milliseconds by which this device's clock is ahead, when it is off by more than five minutes; else 0. */
  readonly clockSkew: number;
  /** Whether the browser promised not to evict what is kept; null while it has not been asked. */
  readonly persisted: boolean | null;
  /** I am an organiser no more, and what only organisers receive was erased from this device; null: nothing to tell. */
  readonly lostBackstage: LostBackstage | null;
  /** When the server last said who I am, to any page of this device; milliseconds since 1970. */
  readonly reachedAt: number;
}

export interface LostBackstage {
  readonly why: Lost;
  /** How much of mine was not sent yet, and is in the drawer. */
  readonly unsent: number;
}

/**
 * An open space. Its document is alive until `close`, which resolves once everything is put away, or until
 * `onRenewed` tells that another one stands in its place: one without what the server refused.
 */
export interface OpenedSpace {
  readonly slug: SpaceSlug;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly world: World;
  readonly sheet: () => SpaceSheet;
  readonly subscribe: (listener: (sheet: SpaceSheet) => void) => () => void;
  readonly onRenewed: (listener: () => void) => () => void;
  /** *Non publié*: what of mine the server did not take. */
  readonly drawer: () => Promise<Drawer<Unpublished>>;
  /** The document that only organisers receive; null for who is none. It is gone with the right to it. */
  readonly backstage: () => Promise<OpenedBackstage | null>;
  /** Brings in who I am, as a door just answered it. */
  readonly learnMe: (me: Me) => void;
  /** « Mode calme »: what others write goes by `hold`; null: it goes in as it comes. */
  readonly holdWith: (hold: Hold | null) => void;
  /** Asks the browser to keep what is here; called once the person has given something worth keeping. */
  readonly askToKeep: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** `unknownSpace`: no space can bear this address. */
export type OpenRefusal = SessionRefusal | 'unknownSpace' | 'offlineUnknown';

/** A device that knows the space waits this long for the server to say who I am; then it opens what it holds. */
const PATIENCE = 800;
const CLOCK_TOLERANCE = 5 * 60_000;
const FIRST_RETRY = 2_000;
const LONGEST_RETRY = 30_000;

const ENDED_BY: Readonly<Record<Exclude<SessionRefusal, 'suspended'>, Ended>> = {
  signedOut: 'signedOut',
  removed: 'refused',
  erased: 'erased',
};

/** Who the server says I am, and how far its clock is from this device's. */
interface Recognition {
  readonly me: Me;
  readonly serverOffset: number;
}

type Recognised = Result<Recognition, SessionRefusal | 'unreachable'>;

/**
 * Opens the commons of a space: what this device holds if it knows the space, and the server's copy as soon as it
 * answers. Nothing goes to the server before it has said that I am still the account this copy belongs to.
 */
export async function connectSpace(
  slug: string,
  environment: Environment,
): Promise<Result<OpenedSpace, OpenRefusal>> {
  if (!isSpaceSlug(slug)) return refused('unknownSpace');
  const store = await openSpaceStore(environment.storage);
  const known = await store.records.get(slug);
  const asked = recognise(slug, environment);
  const answer = known === null ? await asked : await within(asked, environment.isOnline() ? PATIENCE : 0);

  if (answer?.ok === false && answer.why === 'erased') {
    store.close();
    return refused('erased');
  }
  if (known === null && !answer?.ok) {
    store.close();
    return refused(answer === null || answer.why === 'unreachable' ? 'offlineUnknown' : answer.why);
  }
  const me = answer?.ok ? answer.value.me : known?.me;
  if (me === undefined) throw new Error('an answer, or what is known, names me');
  const connection = new SpaceConnection({ ...me, space: slug }, sameAccount(known, me), store, environment);
  await connection.open(answer === null ? asked : Promise.resolve(answer));
  return done(connection);
}

const sameAccount = (known: KnownSpace | null, me: Me): KnownSpace | null =>
  known?.me.account === me.account ? known : null;

async function recognise(slug: SpaceSlug, environment: Environment): Promise<Recognised> {
  const before = environment.now();
  const answer = await askServer<Me, SessionRefusal>(environment, `${slug}/me`);
  if (!answer.ok) return answer;
  const middle = (before + environment.now()) / 2;
  return done({ me: answer.value, serverOffset: Math.round(answer.value.serverTime - middle) });
}

/** The answer if it comes in time, else null. */
function within<T>(answer: Promise<T>, milliseconds: number): Promise<T | null> {
  if (milliseconds === 0) return Promise.resolve(null);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    void answer.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}

const isBackstageOf = (slug: SpaceSlug, database: string): boolean =>
  database.startsWith(`${DEVICE_DATABASE}:${slug}:`) && database.endsWith(':backstage');

class SpaceConnection implements OpenedSpace {
  readonly slug: SpaceSlug;
  readonly world: World;
  readonly #environment: Environment;
  readonly #store: SpaceStore;
  readonly #room: SpaceRoom;
  readonly #line: Line | null;
  readonly #stopMoments: () => void;
  readonly #listeners = new Set<(sheet: SpaceSheet) => void>();
  #me: Me;
  #members: readonly Member[];
  #serverOffset: number;
  #reachedAt: number;
  #persisted: boolean | null = null;
  #isRecognised = false;
  /** Whether it is in step with the server; null: it never was. */
  #isHere: boolean | null = null;
  #isClosed = false;
  #isShareNear = false;
  #pastForgotten = 0;
  #asking = false;
  /** What only organisers receive; its code is fetched when there is something of it. */
  #backstage: Promise<Backstage> | null = null;
  #behind: Backstage | null = null;
  #lost: LostBackstage | null = null;
  #wasOrganiser: boolean;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #retryAfter = FIRST_RETRY;

  constructor(me: Me, known: KnownSpace | null, store: SpaceStore, environment: Environment) {
    this.slug = me.space;
    this.#me = me;
    this.#wasOrganiser = [me, known?.me].some((one) => one?.role === 'organiser');
    this.#members = known?.members ?? [];
    this.#serverOffset = known?.serverOffset ?? 0;
    this.#store = store;
    this.#environment = environment;
    this.world = { now: () => environment.now() + this.#serverOffset, chance: environment.chance };
    this.#reachedAt = known?.openedAt ?? this.world.now();
    this.#room = new RoomConnection(commonsOf(this.#whose), store, environment);
    this.#room.subscribe((status) => this.#roomChanged(status));
    this.#room.onNews((topic) => this.#news(topic));
    this.#line = environment.line('terreau-accounts', (message) => this.#hear(message));
    this.#stopMoments = environment.onMoment((moment) => {
      if (moment === 'online' || (moment === 'wake' && !this.#isRecognised)) void this.#askWhoIAm();
    });
  }

  get doc(): Y.Doc {
    return this.#room.doc;
  }
  get awareness(): Awareness {
    return this.#room.awareness;
  }

  /** Resolves once what the device holds can be read; the server's answer is taken in when it comes. */
  async open(asked: Promise<Recognised>): Promise<void> {
    this.#asking = true;
    void asked.then((answer) => this.#recognised(answer));
    await this.#room.loaded;
  }

  sheet(): SpaceSheet {
    return Object.freeze({
      me: this.#me,
      members: this.#members,
      status: this.#behind?.with(this.#room.status) ?? this.#room.status,
      isShareNear: this.#isShareNear,
      clockSkew: Math.abs(this.#serverOffset) > CLOCK_TOLERANCE ? -this.#serverOffset : 0,
      persisted: this.#persisted,
      lostBackstage: this.#lost,
      reachedAt: this.#reachedAt,
    });
  }

  subscribe(listener: (sheet: SpaceSheet) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onRenewed(listener: () => void): () => void {
    return this.#room.onRenewed(listener);
  }

  drawer(): Promise<Drawer<Unpublished>> {
    return this.#room.drawer();
  }

  async backstage(): Promise<OpenedBackstage | null> {
    if (!this.#isOrganiser) return null;
    const behind = await this.#bringBackstage();
    return this.#isOrganiser ? behind.open() : null;
  }

  holdWith(hold: Hold | null): void {
    this.#room.holdWith(hold);
  }

  learnMe(me: Me): void {
    this.#iAm(me);
    void this.#askMembers();
  }

  async askToKeep(): Promise<boolean> {
    if (this.#persisted !== null) return this.#persisted;
    this.#persisted = false;
    this.#persisted = await this.#environment.persist().catch(() => false);
    this.#tell();
    return this.#persisted;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#stopMoments();
    this.#listeners.clear();
    this.#line?.close();
    await this.#backstage?.then((behind) => behind.close()).catch(() => {});
    await this.#room.close();
    this.#store.close();
  }

  async #askWhoIAm(): Promise<void> {
    if (this.#asking || this.#isClosed) return;
    this.#asking = true;
    this.#recognised(await recognise(this.slug, this.#environment));
  }

  #recognised(answer: Recognised): void {
    this.#asking = false;
    if (this.#isClosed) return;
    if (!answer.ok)
      return answer.why === 'unreachable' || answer.why === 'suspended'
        ? this.#askLater(answer.why)
        : this.#end(ENDED_BY[answer.why]);
    // Somebody else came in on this device: what is open here belongs to the former person.
    if (answer.value.me.account !== this.#me.account) return this.#end('signedOut');
    this.#serverOffset = answer.value.serverOffset;
    const isFirst = !this.#isRecognised;
    this.#isRecognised = true;
    this.#iAm(answer.value.me);
    if (!isFirst) return;
    this.#line?.say({ slug: this.slug, account: this.#me.account });
    this.#room.reach();
    void this.#askMembers();
  }

  #iAm(me: Me): void {
    this.#me = me;
    this.#reachedAt = this.world.now();
    if (this.#isOrganiser) [this.#wasOrganiser, this.#lost] = [true, null];
    this.#remember();
    this.#tell();
    void this.#tendBackstage();
  }

  get #whose(): Whose {
    const { account, veiledPen } = this.#me;
    return { slug: this.slug, account, pens: { named: account as string as Pen, veiled: veiledPen } };
  }

  get #isOrganiser(): boolean {
    return this.#me.role === 'organiser' && this.#room.status.ended === null;
  }

  #end(ended: Ended): void {
    this.#room.end(ended);
    this.#behind?.end(ended);
  }

  #bringBackstage(): Promise<Backstage> {
    this.#backstage ??= import('./backstage.ts').then(({ Backstage }) => {
      const behind = new Backstage({
        whose: this.#whose,
        store: this.#store,
        environment: this.#environment,
        drawer: () => this.#room.drawer(),
        changed: () => this.#tell(),
        turnedAway: () => void this.#askWhoIAm(),
      });
      if (this.#isRecognised && this.#isOrganiser) behind.reach();
      return (this.#behind = behind);
    });
    this.#backstage.catch(() => (this.#backstage = null));
    return this.#backstage;
  }

  /** What the device holds of backstage is brought up to date, or erased where I am an organiser no more. */
  async #tendBackstage(): Promise<void> {
    const { ended } = this.#room.status;
    if (ended === 'signedOut' || ended === 'gone') return;
    const own = roomDatabase(this.slug, this.#me.account, 'backstage');
    const held = (await this.#store.rooms()).filter((name) => isBackstageOf(this.slug, name));
    if (this.#isClosed) return;
    if (held.some((name) => name !== own)) await this.#loseOthers().catch(() => {});
    try {
      if (this.#isOrganiser) await this.#reachBackstage(held.includes(own));
      else if (this.#wasOrganiser || held.includes(own)) await this.#loseBackstage();
    } catch {
      // Its code, or the device, was not there: its name stays on the device until it is done, at the next contact.
    }
  }

  async #reachBackstage(isHeld: boolean): Promise<void> {
    if (!isHeld && this.#backstage === null) return;
    const behind = await this.#bringBackstage();
    if (this.#isClosed || !this.#isRecognised || !this.#isOrganiser) return;
    behind.reach();
    if (isHeld) await behind.keepUp();
  }

  async #loseBackstage(): Promise<void> {
    const why = this.#room.status.ended === null ? 'lowered' : 'removed';
    const behind = await this.#bringBackstage();
    const unsent = await behind.lose(why);
    this.#wasOrganiser = false;
    this.#lost = Object.freeze({ why, unsent });
    this.#tell();
  }

  async #loseOthers(): Promise<void> {
    const { loseOthers } = await import('./backstage.ts');
    await loseOthers({ whose: this.#whose, store: this.#store, environment: this.#environment });
  }

  #askLater(why: 'unreachable' | 'suspended'): void {
    if (why === 'suspended') this.#room.foundSuspended();
    else if (!this.#isRecognised) this.#room.foundNobody();
    this.#retry = setTimeout(() => void this.#askWhoIAm(), this.#retryAfter);
    this.#retryAfter = Math.min(this.#retryAfter * 2, LONGEST_RETRY);
  }

  async #askMembers(): Promise<void> {
    const answer = await askServer<readonly Member[], SessionRefusal>(
      this.#environment,
      `${this.slug}/members`,
    );
    if (!answer.ok || this.#isClosed) return;
    const left = this.#members.some(({ account }) => answer.value.every((one) => one.account !== account));
    // A history that was read bears the names of that day.
    if (left) void dropPast(this.#environment.storage, this.slug, this.#me.account);
    this.#members = Object.freeze(answer.value);
    this.#remember();
    this.#tell();
  }

  #news(topic: string): void {
    if (topic === 'share') {
      this.#isShareNear = true;
      this.#tell();
    }
    if (topic === 'role') void this.#askWhoIAm();
    if (topic === 'role' || topic === 'members') void this.#askMembers();
  }

  #hear(message: unknown): void {
    const { slug, account } = message as { readonly slug?: unknown; readonly account?: unknown };
    if (slug === this.slug && account !== this.#me.account) this.#end('signedOut');
  }

  #roomChanged(status: RoomStatus): void {
    // A server that turns the websocket away before opening it looks like a proxy that forbids it.
    if (status.link === 'blocked' && this.#isRecognised) void this.#askWhoIAm();
    // Whoever was sent away may have been erased: then what is kept here goes as well.
    if (status.ended === 'refused' && this.#isRecognised) {
      this.#isRecognised = false;
      void this.#askWhoIAm();
    }
    // A fresh device learns here what the space is called, and how long it keeps a name. One that comes back missed the
    // news that went out meanwhile: my role may be another.
    const isHere = status.link === 'online';
    if (this.#isRecognised && isHere !== (this.#isHere ?? false)) {
      if (isHere) void (this.#isHere === null ? this.#remember() : this.#askWhoIAm());
      this.#isHere = isHere;
    }
    this.#forgetPast(status);
    if (status.ended === 'refused' && this.#lost === null) void this.#tendBackstage();
    this.#tell();
  }

  /** What was read of the past goes with the access to it, and whenever something was erased for good, also of a past alone. */
  #forgetPast({ ended, cleanings }: RoomStatus): void {
    const due = ended === 'refused' || ended === 'erased' || ended === 'gone' ? Infinity : cleanings;
    if (due === this.#pastForgotten) return;
    this.#pastForgotten = due;
    void dropPast(this.#environment.storage, this.slug, this.#me.account);
  }

  #remember(): void {
    const settings = readItem(this.doc, spaceKind, SETTINGS);
    void this.#store.records.put({
      slug: this.slug,
      name: settings?.name || this.slug,
      me: this.#me,
      members: this.#members,
      openedAt: this.#reachedAt,
      serverOffset: this.#serverOffset,
      ...(settings === null ? {} : { memberMonths: settings.memberMonths }),
    });
  }

  #tell(): void {
    const sheet = this.sheet();
    for (const listener of this.#listeners) listener(sheet);
  }
}
