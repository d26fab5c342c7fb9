import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/theme.ts';
import { discreetly } from './presence.svelte.ts';
import { sharedFields } from './sharedFields.ts';
import type { SpaceState } from './space.svelte.ts';
import { UndoState } from './undo.svelte.ts';

/** The shared types of one theme, for `ui/editor` and for nobody else. `stop` ends its undo. */
export interface ThemeWriting {
  readonly title: Y.Text;
  readonly intent: Y.Text;
  readonly body: Y.XmlFragment;
  /** Every shared field of the theme that is there, by its name in the kind. */
  readonly fields: ReadonlyMap<string, Y.Text | Y.XmlFragment>;
  readonly awareness: Awareness;
  readonly undo: UndoState;
  readonly stop: () => void;
}

/** Opens a theme for writing; `null` when there is no such theme. */
export function themeWriting(space: SpaceState, id: ItemId): ThemeWriting | null {
  const { doc, awareness } = space.shared;
  const fields = sharedFields(doc, theme, id);
  const [title, intent, body] = ['title', 'intent', 'body'].map((name) => fields.get(name));
  if (!(title instanceof Y.Text) || !(intent instanceof Y.Text) || !(body instanceof Y.XmlFragment))
    return null;
  const undo = new UndoState([...fields.values()]);
  const shown = discreetly(awareness, () => space.presence.isDiscreet);
  return { title, intent, body, fields, awareness: shown, undo, stop: () => undo.stop() };
}
