import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { sharedType } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import type { SpaceState } from './space.svelte.ts';
import { UndoState } from './undo.svelte.ts';

/** The shared types of one theme, for `ui/editor` and for nobody else. `stop` ends its undo. */
export interface ThemeWriting {
  readonly title: Y.Text;
  readonly intent: Y.Text;
  readonly body: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly undo: UndoState;
  readonly stop: () => void;
}

/** Opens a theme for writing; `null` when there is no such theme. */
export function themeWriting(space: SpaceState, id: ItemId): ThemeWriting | null {
  const { doc, awareness } = space.shared;
  const field = (name: string) => sharedType(doc, theme, id, name);
  const [title, intent, body] = [field('title'), field('intent'), field('body')];
  if (!(title instanceof Y.Text) || !(intent instanceof Y.Text) || !(body instanceof Y.XmlFragment))
    return null;
  const undo = new UndoState([title, intent, body]);
  return { title, intent, body, awareness, undo, stop: () => undo.stop() };
}
