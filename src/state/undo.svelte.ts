import * as Y from 'yjs';
import type { PlainAct } from './plainAct.ts';
import { FIELD } from './sharedField.ts';

/** What one wrote in the shared fields: an item of the manager's own stack. */
const WRITTEN = Symbol('written');
type Step = typeof WRITTEN | PlainAct;

export type Undone = 'undone' | 'redone' | 'nothing';

/**
 * Undo of one page, mine only: over its shared fields and texts, and over the plain acts that are handed to `track`,
 * one stack, last first. It takes back what I did here, never what others did. `follow` adds what a rich editor
 * signs its transactions with.
 */
export class UndoState {
  /** For the rich editor only, which wants the manager itself. Undo by `undo`, never by it. */
  readonly manager: Y.UndoManager;
  #done: readonly Step[] = $state.raw([]);
  #undone: readonly Step[] = $state.raw([]);
  #isMoving = false;
  readonly #listeners = new Set<(what: Undone) => void>();

  constructor(fields: readonly (Y.Text | Y.XmlFragment)[]) {
    this.manager = new Y.UndoManager([...fields] as never, { trackedOrigins: new Set([FIELD]) });
    this.manager.on('stack-item-added', () => this.#wrote(true));
    this.manager.on('stack-item-updated', () => this.#wrote(false));
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  follow(origin: unknown): void {
    this.manager.addTrackedOrigin(origin);
  }

  /** Adds a shared field that was not there when the page opened. One of another copy has another undo to come. */
  include(field: Y.Text | Y.XmlFragment): void {
    if (field.doc === this.manager.doc) this.manager.addToScope(field as never);
  }

  /** Notes an act that was just done on plain values: it is taken back in its turn. */
  track(act: PlainAct): void {
    this.manager.stopCapturing();
    this.manager.clear(false, true);
    this.#done = [...this.#done, act];
    this.#undone = [];
  }

  /** Hears what became of each wish to undo or redo. Returns its stop. */
  watch(listener: (what: Undone) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  undo(): void {
    const step = this.#move(
      () => this.#done,
      (left) => (this.#done = left),
      'undo',
    );
    if (step !== null) this.#undone = [...this.#undone, step];
    this.#tell(step === null ? 'nothing' : 'undone');
  }

  redo(): void {
    const step = this.#move(
      () => this.#undone,
      (left) => (this.#undone = left),
      'redo',
    );
    if (step !== null) this.#done = [...this.#done, step];
    this.#tell(step === null ? 'nothing' : 'redone');
  }

  stop(): void {
    this.#listeners.clear();
    this.manager.destroy();
  }

  /** The last step of a stack that still had something to change, taken off it with those that had not. */
  #move(
    read: () => readonly Step[],
    keep: (left: readonly Step[]) => void,
    way: 'undo' | 'redo',
  ): Step | null {
    this.#isMoving = true;
    try {
      for (let step = read().at(-1); step !== undefined; step = read().at(-1)) {
        keep(read().slice(0, -1));
        if (step === WRITTEN ? this.#moveWritten(way) : step[way]()) return step;
      }
      return null;
    } finally {
      this.#isMoving = false;
      this.manager.stopCapturing();
    }
  }

  /** One item of the manager alone: left to itself it goes on to the next when the first changes nothing. */
  #moveWritten(way: 'undo' | 'redo'): boolean {
    const stack = way === 'undo' ? this.manager.undoStack : this.manager.redoStack;
    const below = stack.splice(0, stack.length - 1);
    const moved = this.manager[way]();
    stack.unshift(...below);
    return moved !== null;
  }

  #wrote(isNew: boolean): void {
    if (this.#isMoving) return;
    if (isNew) this.#done = [...this.#done, WRITTEN];
    if (this.#undone.length > 0) this.#undone = [];
  }

  #tell(what: Undone): void {
    for (const listener of this.#listeners) listener(what);
  }
}
