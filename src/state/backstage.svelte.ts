import type * as Y from 'yjs';
import {
  addNote,
  archiveNote,
  bringBackNote,
  editNote,
  type NoteRefusal,
} from '#domain/commands/backstage/notes.ts';
import type { OwnRefusal } from '#domain/commands/patchOwn.ts';
import type { ItemId } from '#domain/ids.ts';
import { exchange, type Exchange } from '#domain/kinds/backstage/exchange.ts';
import { note, type Note } from '#domain/kinds/backstage/note.ts';
import { task, type Task } from '#domain/kinds/backstage/task.ts';
import { exchangesOf, lastExchanges } from '#domain/projections/exchangesOf.ts';
import { inTheNameOf } from '#domain/projections/joinedCards.ts';
import type { ReadAs } from '#domain/projections/readsAs.ts';
import { refused, type Result } from '#domain/result.ts';
import type { Act } from '#domain/roles.ts';
import type { World } from '#domain/world.ts';
import type { OpenedBackstage } from '#sync/backstage.ts';
import { LiveRoot } from './live.svelte.ts';
import type { SpaceState } from './space.svelte.ts';

type Written<Why extends string> = Result<ItemId, Why | 'notAllowed'>;

/** Opens what only organisers receive, living; null for who is none. `stop` ends it. */
export async function openBackstage(space: SpaceState): Promise<BackstageState | null> {
  const room = await space.backstage();
  return room === null ? null : new BackstageState(space, room);
}

/**
 * The backstage document of a space, alive. A page that shows it opens it and stops it; what it shows is empty, and
 * every act answers `notAllowed`, from the moment that the right to it is gone.
 */
export class BackstageState {
  readonly #space: SpaceState;
  readonly #room: OpenedBackstage;
  readonly #roots: readonly LiveRoot<never>[];
  readonly #notes: LiveRoot<typeof note.fields>;
  readonly #exchanges: LiveRoot<typeof exchange.fields>;
  readonly #tasks: LiveRoot<typeof task.fields>;
  readonly #stops: readonly (() => void)[];
  #isSynced = $state(false);
  #isOver = $state(false);

  constructor(space: SpaceState, room: OpenedBackstage) {
    this.#space = space;
    this.#room = room;
    this.#notes = new LiveRoot(room.doc, note);
    this.#exchanges = new LiveRoot(room.doc, exchange);
    this.#tasks = new LiveRoot(room.doc, task);
    this.#roots = [this.#notes, this.#exchanges, this.#tasks] as unknown as readonly LiveRoot<never>[];
    const follow = (): void => {
      this.#isSynced = room.status.synced;
      this.#isOver = room.status.ended !== null;
    };
    follow();
    this.#stops = [
      room.subscribe(follow),
      room.onRebased(() => this.#roots.forEach((root) => root.renew(room.doc))),
    ];
  }

  /** The server's copy was received since the page opened: before, an empty list means *not received yet*. */
  get synced(): boolean {
    return this.#isSynced;
  }

  /** It can be read and written here: I am an organiser, as far as this device knows. */
  get isOpen(): boolean {
    return !this.#isOver && this.#space.may('writeBackstage');
  }

  /** Private notes in view, the newest first; of one structure, or all. */
  notes(structure?: ItemId): readonly Note[] {
    return this.#all().filter((one) => one.archivedAt === null && this.#isOf(one, structure));
  }

  /** My notes that I took out of view, the newest first. */
  archivedNotes(structure?: ItemId): readonly Note[] {
    return this.#all().filter(
      (one) => one.archivedAt !== null && this.#space.isMine(one.id) && this.#isOf(one, structure),
    );
  }

  /** What was said with a structure, the latest day first. */
  exchanges(structure: ItemId): readonly Exchange[] {
    return this.isOpen ? exchangesOf(this.#exchanges.items.values(), structure, this.#readAs) : [];
  }

  /** The last exchange with each structure. */
  get lastExchanges(): ReadonlyMap<ItemId, Exchange> {
    return this.isOpen ? lastExchanges(this.#exchanges.items.values(), this.#readAs) : new Map();
  }

  /** What the committee has to do, those set aside too. */
  get tasks(): ReadonlyMap<ItemId, Task> {
    return this.isOpen ? this.#tasks.items : NONE;
  }

  /** Tells of what others do with tasks. Answers how to stop. */
  watchTasks(changed: (before: Task | undefined, after: Task | undefined) => void): () => void {
    return this.#tasks.watch((_, before, after, isLocal) => {
      if (!isLocal && this.isOpen) changed(before, after);
    });
  }

  addNote(given: { readonly structure: ItemId | null; readonly text: string }): Written<NoteRefusal> {
    return this.write('writeBackstage', (doc, world) => addNote(doc, this.#space.pens, given, world));
  }

  editNote(id: ItemId, text: string): Written<NoteRefusal | OwnRefusal> {
    return this.write('writeBackstage', (doc, world) => editNote(doc, this.#space.pens, id, text, world));
  }

  archiveNote(id: ItemId): Written<OwnRefusal> {
    return this.write('writeBackstage', (doc, world) => archiveNote(doc, this.#space.pens, id, world));
  }

  bringBackNote(id: ItemId): Written<OwnRefusal> {
    return this.write('writeBackstage', (doc) => bringBackNote(doc, this.#space.pens, id));
  }

  /** For the acts of this floor only. */
  write<T, Why extends string>(
    act: Act,
    write: (doc: Y.Doc, world: World) => Result<T, Why>,
  ): Result<T, Why | 'notAllowed'> {
    if (!this.isOpen) return refused('notAllowed');
    return this.#space.write(act, (_, world) => write(this.#room.doc, world));
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    for (const root of this.#roots) root.stop();
  }

  readonly #readAs: ReadAs = (one) => this.#space.readAs(one);

  #isOf({ structure }: Note, wanted: ItemId | undefined): boolean {
    return wanted === undefined || inTheNameOf(wanted, this.#readAs)(structure);
  }

  #all(): readonly Note[] {
    if (!this.isOpen) return [];
    return [...this.#notes.items.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  }
}

const NONE: ReadonlyMap<ItemId, Task> = new Map();
