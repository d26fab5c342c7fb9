import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { UndoState } from './undo.svelte.ts';

/** The shared types of one theme, for `ui/editor` and for nobody else. `stop` ends its undo. */
export interface ThemeWriting {
  readonly title: Y.Text;
  readonly intent: Y.Text;
  readonly body: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly undo: UndoState;
  readonly stop: () => void;
}
