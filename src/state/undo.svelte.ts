import * as Y from 'yjs';
import { FIELD } from './sharedField.ts';

/**
 * Undo over the shared fields of one page. It takes back what I wrote here, never what others did.
 * `follow` adds what a rich editor signs its transactions with.
 */
export class UndoState {
  /** For the rich editor only, which wants the manager itself. */
  readonly manager: Y.UndoManager;
  #canUndo = $state(false);
  #canRedo = $state(false);
  readonly #look = (): void => {
    this.#canUndo = this.manager.canUndo();
    this.#canRedo = this.manager.canRedo();
  };

  constructor(fields: readonly (Y.Text | Y.XmlFragment)[]) {
    this.manager = new Y.UndoManager([...fields] as never, { trackedOrigins: new Set([FIELD]) });
    for (const name of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const)
      this.manager.on(name, this.#look);
  }

  get canUndo(): boolean {
    return this.#canUndo;
  }
  get canRedo(): boolean {
    return this.#canRedo;
  }

  follow(origin: unknown): void {
    this.manager.addTrackedOrigin(origin);
  }

  undo(): void {
    this.manager.undo();
    this.#look();
  }

  redo(): void {
    this.manager.redo();
    this.#look();
  }

  stop(): void {
    this.manager.destroy();
  }
}
