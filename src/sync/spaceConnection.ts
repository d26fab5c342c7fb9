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
import type { UpdateBuffer } from '#engine/sync/updateBuffer.ts';
import type { LostBackstage, OpenedBackstage } from './backstage.ts';
import { BackstageAccess } from './backstageAccess.ts';
import type { RejectedChanges } from '#engine/sync/rejectedChanges.ts';
import { dropPast } from './dropPast.ts';
import type { Environment, Line } from '#engine/sync/environment.ts';
import { Listeners } from '#engine/sync/listeners.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { recognise, Recogniser, type Recognition } from './recognition.ts';
import { commonsOf, type SpaceRoom, type Whose } from './roomOf.ts';
import { openSpaceStore, type KnownSpace, type SpaceStore } from './spaceStore.ts';
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

/**
 * An open space. Its document is alive until `close`, which resolves once everything is put away, or until
 * `onRebased` tells that another one stands in its place: one without what the server refused.
 */
export interface OpenedSpace {
  readonly slug: SpaceSlug;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly world: World;
  readonly sheet: () => SpaceSheet;
  readonly subscribe: (listener: (sheet: SpaceSheet) => void) => () => void;
  readonly onRebased: (listener: () => void) => () => void;
  /** *Non publié*: what of mine the server did not take. */
  readonly drawer: () => Promise<RejectedChanges<Unpublished>>;
  /** The document that only organisers receive; null for who is none. It is gone with the right to it. */
  readonly backstage: () => Promise<OpenedBackstage | null>;
  /** Brings in who I am, as a door just answered it. */
  readonly learnMe: (me: Me) => void;
  /** « Mode calme »: what others write goes by `buffer`; null: it goes in as it comes. */
  readonly bufferWith: (buffer: UpdateBuffer | null) => void;
  /** Asks the browser to keep what is here; called once the person has given something worth keeping. */
  readonly askToKeep: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** `unknownSpace`: no space can bear this address. */
export type OpenRefusal = SessionRefusal | 'unknownSpace' | 'offlineUnknown';

/** A device that knows the space waits this long for the server to say who I am; then it opens what it holds. */
const PATIENCE = 800;
const CLOCK_TOLERANCE = 5 * 60_000;
const ENDED_BY: Readonly<Record<Exclude<SessionRefusal, 'suspended'>, Ended>> = {
  signedOut: 'signedOut',
  removed: 'refused',
  erased: 'erased',
};

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

class SpaceConnection implements OpenedSpace {
  readonly slug: SpaceSlug;
  readonly world: World;
  readonly #environment: Environment;
  readonly #store: SpaceStore;
  readonly #room: SpaceRoom;
  readonly #line: Line | null;
  readonly #stopMoments: () => void;
  readonly #listeners = new Listeners<[sheet: SpaceSheet]>();
  readonly subscribe = this.#listeners.add;
  readonly onRebased: OpenedSpace['onRebased'];
  readonly #recogniser: Recogniser;
  readonly #backstage: BackstageAccess;
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

  constructor(me: Me, known: KnownSpace | null, store: SpaceStore, environment: Environment) {
    this.slug = me.space;
    this.#me = me;
    this.#members = known?.members ?? [];
    this.#serverOffset = known?.serverOffset ?? 0;
    this.#store = store;
    this.#environment = environment;
    this.world = { now: () => environment.now() + this.#serverOffset, chance: environment.chance };
    this.#reachedAt = known?.openedAt ?? this.world.now();
    this.#room = new RoomConnection(commonsOf(this.#whose), store, environment);
    this.onRebased = this.#room.onRebased;
    this.#recogniser = new Recogniser(
      () => recognise(me.space, environment),
      (answer) => this.#recognised(answer),
    );
    this.#backstage = new BackstageAccess(
      {
        commons: this.#room,
        whose: () => this.#whose,
        store,
        environment,
        isOrganiser: () => this.#isOrganiser,
        isRecognised: () => this.#isRecognised,
        changed: () => this.#tell(),
        turnedAway: () => this.#recogniser.ask(),
      },
      [me, known?.me].some((one) => one?.role === 'organiser'),
    );
    this.#room.subscribe((status) => this.#roomChanged(status));
    this.#room.onNews((topic) => this.#news(topic));
    this.#line = environment.line('terreau-accounts', (message) => this.#hear(message));
    this.#stopMoments = environment.onMoment((moment) => {
      if (moment === 'online' || (moment === 'wake' && !this.#isRecognised)) this.#recogniser.ask();
    });
  }

  get doc(): Y.Doc {
    return this.#room.doc;
  }
  get awareness(): Awareness {
    return this.#room.awareness;
  }

  /** Resolves once what the device holds can be read; the server's answer is taken in when it comes. */
  async open(asked: Promise<Recognition>): Promise<void> {
    this.#recogniser.ask(asked);
    await this.#room.loaded;
  }

  sheet(): SpaceSheet {
    return Object.freeze({
      me: this.#me,
      members: this.#members,
      status: this.#backstage.with(this.#room.status),
      isShareNear: this.#isShareNear,
      clockSkew: Math.abs(this.#serverOffset) > CLOCK_TOLERANCE ? -this.#serverOffset : 0,
      persisted: this.#persisted,
      lostBackstage: this.#backstage.lost,
      reachedAt: this.#reachedAt,
    });
  }

  drawer(): Promise<RejectedChanges<Unpublished>> {
    return this.#room.rejected();
  }

  backstage(): Promise<OpenedBackstage | null> {
    return this.#backstage.open();
  }

  bufferWith(buffer: UpdateBuffer | null): void {
    this.#room.bufferWith(buffer);
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
    this.#recogniser.close();
    this.#stopMoments();
    this.#listeners.clear();
    this.#line?.close();
    await this.#backstage.close();
    await this.#room.close();
    this.#store.close();
  }

  #recognised(answer: Recognition): void {
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
    this.#room.connect();
    void this.#askMembers();
  }

  #iAm(me: Me): void {
    this.#me = me;
    this.#reachedAt = this.world.now();
    this.#backstage.recognised();
    this.#remember();
    this.#tell();
    void this.#backstage.tend();
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
    this.#backstage.end(ended);
  }

  #askLater(why: 'unreachable' | 'suspended'): void {
    if (why === 'suspended') this.#room.foundSuspended();
    else if (!this.#isRecognised) this.#room.foundNobody();
    this.#recogniser.askLater();
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
    if (topic === 'role') this.#recogniser.ask();
    if (topic === 'role' || topic === 'members') void this.#askMembers();
  }

  #hear(message: unknown): void {
    const { slug, account } = message as { readonly slug?: unknown; readonly account?: unknown };
    if (slug === this.slug && account !== this.#me.account) this.#end('signedOut');
  }

  #roomChanged(status: RoomStatus): void {
    // A server that turns the websocket away before opening it looks like a proxy that forbids it.
    if (status.link === 'blocked' && this.#isRecognised) this.#recogniser.ask();
    // Whoever was sent away may have been erased: then what is kept here goes as well.
    if (status.ended === 'refused' && this.#isRecognised) {
      this.#isRecognised = false;
      this.#recogniser.ask();
    }
    // A fresh device learns here what the space is called, and how long it keeps a name. One that comes back missed the
    // news that went out meanwhile: my role may be another.
    const isHere = status.link === 'online';
    if (this.#isRecognised && isHere !== (this.#isHere ?? false)) {
      if (isHere && this.#isHere === null) this.#remember();
      else if (isHere) this.#recogniser.ask();
      this.#isHere = isHere;
    }
    this.#forgetPast(status);
    if (status.ended === 'refused' && this.#backstage.lost === null) void this.#backstage.tend();
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
    this.#listeners.tell(this.sheet());
  }
}
