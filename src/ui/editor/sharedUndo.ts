import { Plugin, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import {
  defaultDeleteFilter,
  getRelativeSelection,
  ySyncPluginKey,
  yUndoPluginKey,
  type ProsemirrorBinding,
} from 'y-prosemirror';
import type * as Y from 'yjs';

interface UndoPluginState {
  readonly undoManager: Y.UndoManager;
  readonly selectionBefore: unknown;
}

interface Popped {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
}

/** What undo never takes away while somebody else's words stand in it. */
const HOLDERS = new Set([
  'paragraph',
  'heading',
  'bullet_list',
  'ordered_list',
  'list_item',
  'check_list',
  'check_item',
  'blockquote',
  'table',
  'table_row',
  'table_header',
  'table_cell',
]);

/**
 * Ties an undo manager that other fields share to the editor: it follows the editor's own acts, and gives the
 * caret back its place. (y-prosemirror's own plugin would destroy the manager together with the editor.)
 */
export function sharedUndo(undoManager: Y.UndoManager): Plugin<UndoPluginState> {
  undoManager.addTrackedOrigin(ySyncPluginKey);
  undoManager.deleteFilter = (item) => defaultDeleteFilter(item, HOLDERS);
  return new Plugin<UndoPluginState>({
    key: yUndoPluginKey,
    state: {
      init: () => ({ undoManager, selectionBefore: null }),
      apply: (_transaction, _value, before, after) => ({
        undoManager,
        selectionBefore: getRelativeSelection(bindingOf(after), before),
      }),
    },
    view: (view) => rememberCarets(view, undoManager),
  });
}

function rememberCarets(view: EditorView, undoManager: Y.UndoManager): { destroy: () => void } {
  const binding = bindingOf(view.state);
  const added = ({ stackItem }: Popped): void => {
    const state = yUndoPluginKey.getState(view.state) as UndoPluginState | undefined;
    stackItem.meta.set(binding, state?.selectionBefore);
  };
  const popped = ({ stackItem }: Popped): void => {
    binding.beforeTransactionSelection = (stackItem.meta.get(binding) ??
      binding.beforeTransactionSelection) as ProsemirrorBinding['beforeTransactionSelection'];
  };
  undoManager.on('stack-item-added', added);
  undoManager.on('stack-item-popped', popped);
  return {
    destroy: () => {
      undoManager.off('stack-item-added', added);
      undoManager.off('stack-item-popped', popped);
    },
  };
}

const bindingOf = (state: EditorState): ProsemirrorBinding =>
  (ySyncPluginKey.getState(state) as { readonly binding: ProsemirrorBinding }).binding;
