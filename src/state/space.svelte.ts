import { SvelteMap } from 'svelte/reactivity';
import type * as Y from 'yjs';
import { askQuestion, type AskedQuestion } from '#domain/commands/askQuestion.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { ownsItem, type AccountId, type ItemId, type Pens, type SpaceSlug } from '#domain/ids.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import type { Fields, Kind } from '#domain/kind.ts';
import type { Share } from '#domain/kinds/share.ts';
import type { Space } from '#domain/kinds/space.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import { refused, type Result } from '#domain/result.ts';
import { mayDo, type Act } from '#domain/roles.ts';
import { needsNewer } from '#domain/schema.ts';
import type { SentenceRefusal } from '#domain/sentence.ts';
import type { World } from '#domain/world.ts';
import type { Me, Member } from '#protocol/portal.ts';
import type { UpdateBuffer } from '#engine/sync/updateBuffer.ts';
import type { LostBackstage } from '#sync/backstage.ts';
import type { OpenedSpace, SpaceSheet } from '#sync/spaceConnection.ts';
import { spaceNotes, type SpaceNotes } from './deviceNotes.ts';
import type { LiveRoot } from './live.svelte.ts';
import { PresenceState } from './presence.svelte.ts';
import { StatusState } from './status.svelte.ts';
import { Views } from './views.svelte.ts';

type Written<Why extends string> = Result<ItemId, Why | 'notAllowed'>;

/**
 * One open space, alive: what it holds, who I am in it, what I may do, and whether my words are safe.
 * Every act answers a Result; `notAllowed` also when what is left of the space can only be read.
 */
export class SpaceState {
  readonly slug: SpaceSlug;
  /** What this device remembers of it for me. */
  readonly notes: SpaceNotes;
  /** Plain and reactive views, for the lists of this floor. Pages read `questions`, `themes`… */
  readonly views: Views;
  readonly status = new StatusState();
  readonly presence: PresenceState;
  readonly members = new SvelteMap<AccountId, Member>();
  readonly settings: Space | null = $derived.by(() => this.views.space.items.get(SETTINGS) ?? null);

  /** This program is too old to write here: it reads what it knows, and a reload brings a newer one. */
  readonly needsNewer: boolean = $derived(needsNewer(this.settings));

  readonly #opened: OpenedSpace;
  readonly #unsubscribe: () => void;
  readonly #stopRenewals: () => void;
  /** Grows when another document has taken the place of the open one. */
  #copy = $state(0);
  #me = $state.raw() as Me;
  #clockSkew = $state(0);
  #persisted = $state<boolean | null>(null);
  #lostBackstage = $state.raw<LostBackstage | null>(null);
  #reachedAt = $state(0);
  #isShareNear = $state(false);

  constructor(opened: OpenedSpace, notes = spaceNotes(opened.slug, opened.sheet().me.account)) {
    this.#opened = opened;
    this.notes = notes;
    this.slug = opened.slug;
    this.views = new Views(opened.doc);
    this.#me = opened.sheet().me;
    this.presence = new PresenceState(opened.awareness, () => this.#me.account);
    this.#follow(opened.sheet());
    this.#unsubscribe = opened.subscribe((sheet) => this.#follow(sheet));
    this.#stopRenewals = opened.onRebased(() => this.#renew());
  }

  get me(): Me {
    return this.#me;
  }
  get questions(): Views['questions']['items'] {
    return this.views.questions.items;
  }
  get shares(): Views['shares']['items'] {
    return this.views.shares.items;
  }
  get structures(): Views['structures']['items'] {
    return this.views.structures.items;
  }
  get themes(): Views['themes']['items'] {
    return this.views.themes.items;
  }
  get placements(): Views['placements']['items'] {
    return this.views.placements.items;
  }
  get groupings(): Views['groupings']['items'] {
    return this.views.groupings.items;
  }
  get mandates(): Views['mandates']['items'] {
    return this.views.mandates.items;
  }
  get moderations(): Views['moderations']['items'] {
    return this.views.moderations.items;
  }
  /** Milliseconds by which this device's clock is off, when by more than five minutes; else 0. */
  get clockSkew(): number {
    return this.#clockSkew;
  }
  /** Whether the browser promised not to evict what is kept; null while it has not been asked. */
  get persisted(): boolean | null {
    return this.#persisted;
  }
  /** I am an organiser no more, and what only organisers receive is gone from this device; null: nothing to tell. */
  get lostBackstage(): LostBackstage | null {
    return this.#lostBackstage;
  }
  /** When the server last said who I am, to this device; milliseconds since 1970. */
  get reachedAt(): number {
    return this.#reachedAt;
  }
  /** What I may write here is nearly used up. */
  get isShareNear(): boolean {
    return this.#isShareNear;
  }
  get pens(): Pens {
    return { named: this.#me.account as string as Pens['named'], veiled: this.#me.veiledPen };
  }

  /**
   * What stands here of a kind, alive: one view for all who ask, until the last component or effect that asked is gone.
   * Asked as a component, or a class that lives as long as it, is made.
   */
  view<F extends Fields>(kind: Kind<F>): LiveRoot<F> {
    return this.views.of(kind);
  }

  sharesOf(question: ItemId): readonly Share[] {
    return this.views.sharesByQuestion.of(question);
  }

  /** The name of a member, or `null` for somebody the directory does not know (a veiled pen, the public). */
  nameOf(account: string): string | null {
    return this.members.get(account as AccountId)?.name ?? null;
  }

  /** The structure as which one reads: one that was added twice is one. Reactive. */
  readAs(structure: string): ItemId {
    return readsAs((one) => this.structures.get(one), structure as ItemId);
  }

  /** Those that I speak for, and those for which that is to be confirmed. Reactive. */
  get claimed(): readonly ItemId[] {
    const { account, structures } = this.#me;
    const asked = [...this.mandates.values()].filter(
      ({ person, state }) => person === account && state === 'asked',
    );
    return [...new Set([...structures, ...asked.map(({ structure }) => structure as ItemId)])];
  }

  /** The structures in whose name I may speak: of one that was added twice, one card. Reactive. */
  get spokenFor(): readonly ItemId[] {
    const known = this.claimed.filter((one) => this.structures.has(one));
    const read = known.map((one) => this.readAs(one));
    return known.filter((_, n) => read.indexOf(read[n] as ItemId) === n);
  }

  /** I stand for this structure, or for one that reads as it. */
  standsFor(structure: string): boolean {
    const as = this.readAs(structure);
    return this.#me.structures.some((one) => this.readAs(one) === as);
  }

  may(act: Act): boolean {
    if (this.status.ended !== null || this.needsNewer) return false;
    return mayDo(this.#me.role, act, this.settings?.phase ?? 'before');
  }

  isMine(id: string): boolean {
    return ownsItem(this.pens, id);
  }

  /** My last change of this entry has no durable receipt yet. Reactive, entry by entry. */
  waits(id: ItemId): boolean {
    return this.status.waits(id);
  }

  ask(asked: AskedQuestion): Written<SentenceRefusal> {
    return this.write('ask', (doc) => askQuestion(doc, this.pens, asked, this.#opened.world));
  }

  shareQuestion(given: {
    readonly question: ItemId;
    readonly structure: ItemId;
    readonly wording?: string | null;
  }): Written<'item.gone' | SentenceRefusal> {
    return this.write('share', (doc) => shareQuestion(doc, this.pens, given, this.#opened.world));
  }

  /** The document and who is present in it, for `themeWriting` only. Reactive: another one may take its place. */
  get shared(): Readonly<Pick<OpenedSpace, 'doc' | 'awareness'>> {
    void this.#copy;
    return this.#opened;
  }

  /** What I wrote here and the server did not take, for `DrawerState` only. */
  drawer(): ReturnType<OpenedSpace['drawer']> {
    return this.#opened.drawer();
  }

  /** The document that only organisers receive, for `openBackstage` only; null for who is none. */
  backstage(): ReturnType<OpenedSpace['backstage']> {
    return this.#opened.backstage();
  }

  /** For `CalmState` only. */
  bufferWith(buffer: UpdateBuffer | null): void {
    this.#opened.bufferWith(buffer);
  }

  /** Brings in who I am, as a door just answered it (`renameMe`, `standFor`). */
  learnMe(me: Me): void {
    this.#opened.learnMe(me);
  }

  async close(): Promise<void> {
    this.#unsubscribe();
    this.#stopRenewals();
    this.presence.stop();
    this.views.stop();
    await this.#opened.close();
  }

  /** For the acts of this floor only: those that a first screen does not need stand in files of their own. */
  write<T, Why extends string>(
    act: Act,
    write: (doc: Y.Doc, world: World) => Result<T, Why>,
  ): Result<T, Why | 'notAllowed'> {
    if (!this.may(act)) return refused('notAllowed');
    const written = write(this.#opened.doc, this.#opened.world);
    if (written.ok && this.#persisted === null) void this.#opened.askToKeep();
    return written;
  }

  /** Pages and what is typed in them stay; only what they read from is another. */
  #renew(): void {
    this.views.renew(this.#opened.doc);
    this.presence.renew(this.#opened.awareness);
    this.#copy += 1;
  }

  #follow(sheet: SpaceSheet): void {
    this.#me = sheet.me;
    this.#clockSkew = sheet.clockSkew;
    this.#persisted = sheet.persisted;
    this.#lostBackstage = sheet.lostBackstage;
    this.#reachedAt = sheet.reachedAt;
    this.#isShareNear = sheet.isShareNear;
    this.status.follow(sheet.status);
    for (const member of sheet.members) {
      const known = this.members.get(member.account);
      if (known === undefined || JSON.stringify(known) !== JSON.stringify(member))
        this.members.set(member.account, member);
    }
    const listed = new Set(sheet.members.map((member) => member.account));
    for (const account of [...this.members.keys()]) if (!listed.has(account)) this.members.delete(account);
  }
}
