import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import { askQuestion, type AskedQuestion } from '#domain/commands/askQuestion.ts';
import { foundSpace } from '#domain/commands/foundSpace.ts';
import type { AccountId, ItemId, Pen, Pens, SpaceSlug } from '#domain/ids.ts';
import type { Me, Member } from '#protocol/portal.ts';
import type { UpdateBuffer } from '#engine/sync/updateBuffer.ts';
import type { OpenedBackstage } from '#sync/backstage.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import { RejectedChanges } from '#engine/sync/rejectedChanges.ts';
import type { OpenedSpace, SpaceSheet } from '#sync/spaceConnection.ts';
import type { RoomStatus } from '#engine/sync/status.ts';

let chance = 0;
export const world = { now: () => (chance += 1), chance: () => `n${(chance += 1)}` };

export const pensOf = (account: string): Pens => ({ named: account as Pen, veiled: `v-${account}` as Pen });

export const ONLINE: RoomStatus = Object.freeze({
  link: 'online',
  isByPolls: false,
  ended: null,
  keeping: 'kept',
  loaded: true,
  synced: true,
  waiting: new Set<string>(),
  refusal: null,
  unpublished: 0,
  erased: null,
  cleanings: 0,
});

/** A space that Ana has open, without network nor disk; and Paul's copy of it, which hers follows. */
export class Scene implements OpenedSpace {
  readonly slug = 'nec-dordogne' as SpaceSlug;
  doc = openCommons(new Y.Doc());
  readonly pauls = openCommons(new Y.Doc());
  awareness = new Awareness(this.doc);
  readonly world = world;
  private readonly kept = RejectedChanges.open<Unpublished>('drawer', { line: () => null, storage: null });
  private readonly renewed = new Set<() => void>();
  keptAsked = 0;
  buffer: UpdateBuffer | null = null;
  isClosed = false;
  private readonly listeners = new Set<(sheet: SpaceSheet) => void>();
  private current: SpaceSheet;

  constructor(me: Partial<Me> = {}, members: readonly Member[] = []) {
    foundSpace(
      this.doc,
      { name: 'NEC Dordogne', department: '24', eventDay: null, licence: 'etalab-2.0' },
      world,
    );
    this.current = {
      me: {
        space: this.slug,
        account: 'ana' as AccountId,
        role: 'organiser',
        veiledPen: 'v-ana' as Pen,
        name: 'Ana',
        structures: [],
        serverTime: 0,
        ...me,
      },
      members,
      status: ONLINE,
      isShareNear: false,
      clockSkew: 0,
      persisted: null,
      lostBackstage: null,
      reachedAt: 0,
    };
    Y.applyUpdate(this.pauls, Y.encodeStateAsUpdate(this.doc));
    this.pauls.on(
      'update',
      (update: Uint8Array, origin) => origin !== 'ana' && Y.applyUpdate(this.doc, update, 'paul'),
    );
    this.doc.on(
      'update',
      (update: Uint8Array, origin) => origin !== 'paul' && Y.applyUpdate(this.pauls, update, 'ana'),
    );
  }

  sheet(): SpaceSheet {
    return this.current;
  }
  subscribe(listener: (sheet: SpaceSheet) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  onRebased(listener: () => void): () => void {
    this.renewed.add(listener);
    return () => this.renewed.delete(listener);
  }
  /** The room that only organisers open. */
  readonly behind = new Y.Doc();
  behindStatus: RoomStatus = ONLINE;
  private readonly behindListeners = new Set<(status: RoomStatus) => void>();
  async backstage(): Promise<OpenedBackstage | null> {
    if (this.current.me.role !== 'organiser') return null;
    const statusNow = (): RoomStatus => this.behindStatus;
    return {
      doc: this.behind,
      get status() {
        return statusNow();
      },
      subscribe: (listener) => {
        this.behindListeners.add(listener);
        return () => this.behindListeners.delete(listener);
      },
      onRebased: () => () => {},
    };
  }
  /** Something becomes of the backstage room. */
  behindTurns(change: Partial<RoomStatus>): void {
    this.behindStatus = { ...this.behindStatus, ...change };
    for (const listener of this.behindListeners) listener(this.behindStatus);
  }
  drawer(): Promise<RejectedChanges<Unpublished>> {
    return this.kept;
  }
  /** Another document takes the place of Ana's. */
  renew(doc: Y.Doc): void {
    this.doc = doc;
    this.awareness = new Awareness(doc);
    for (const listener of this.renewed) listener();
  }
  bufferWith(buffer: UpdateBuffer | null): void {
    this.buffer = buffer;
  }
  learnMe(me: Me): void {
    this.turns({ me });
  }
  async askToKeep(): Promise<boolean> {
    this.keptAsked += 1;
    this.turns({ persisted: true });
    return true;
  }
  async close(): Promise<void> {
    this.isClosed = true;
    this.awareness.destroy();
  }

  /** Something changes below. */
  turns(change: Partial<SpaceSheet>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener(this.current);
  }

  paulAsks(sentence: string, asked: Partial<AskedQuestion> = {}): ItemId {
    const answer = askQuestion(
      this.pauls,
      pensOf('paul'),
      { sentence, voice: { kind: 'person', person: 'paul' as AccountId }, ...asked },
      world,
    );
    if (!answer.ok) throw new Error(answer.why);
    return answer.value;
  }
}

export function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string },
): T {
  if (!result.ok) throw new Error(result.why);
  return result.value;
}
