import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { DecorationSet, type EditorView } from 'prosemirror-view';

/** The events of the text that a part may hear. They are listened to from the start, for whoever comes. */
const HEARD = [
  'click',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
  'focus',
  'blur',
  'contextmenu',
  'compositionstart',
  'compositionend',
] as const;

export type HeardEvent = (typeof HEARD)[number];

/** What a part that comes later adds to the editor. A handler that answers true leaves nothing to the others. */
export interface EditorPart {
  readonly decorations?: (state: EditorState) => DecorationSet | null;
  readonly handleKeyDown?: (view: EditorView, event: KeyboardEvent) => boolean;
  readonly handleClick?: (view: EditorView, at: number, event: MouseEvent) => boolean;
  readonly handleDOMEvents?: {
    readonly [Name in HeardEvent]?: (view: EditorView, event: HTMLElementEventMap[Name]) => boolean;
  };
  /** Told each transaction as it is applied, before the view shows it: what a part holds in place is mapped here. */
  readonly onTransaction?: (transaction: Transaction) => void;
  /** Told once the view shows a new state. */
  readonly onUpdate?: (view: EditorView, before: EditorState) => void;
}

export interface EditorSlots {
  /** Adds a part, at once. Answers what takes it away again. */
  readonly add: (part: EditorPart) => () => void;
  /** Asks every part again for what it draws. */
  readonly refresh: () => void;
}

/**
 * One plugin, there from the start, in which other parts of the page come and go. A plugin cannot come later:
 * the views of all plugins would be made anew, and the binding of the shared text with them.
 */
export function slots(): { readonly plugin: Plugin; readonly slots: EditorSlots } {
  let parts: readonly EditorPart[] = [];
  let view: EditorView | null = null;
  const refresh = (): void => {
    if (view !== null && !view.isDestroyed) view.updateState(view.state);
  };
  const some = (ask: (part: EditorPart) => boolean | undefined): boolean =>
    parts.some((part) => ask(part) === true);
  const hears = (name: HeardEvent) => (editor: EditorView, event: Event) =>
    some((part) =>
      (part.handleDOMEvents?.[name] as ((view: EditorView, event: Event) => boolean) | undefined)?.(
        editor,
        event,
      ),
    );

  const plugin = new Plugin({
    state: {
      init: () => null,
      apply: (transaction) => {
        for (const part of parts) part.onTransaction?.(transaction);
        return null;
      },
    },
    props: {
      decorations: (state) =>
        together(
          state.doc,
          parts.map((part) => part.decorations?.(state) ?? null),
        ),
      handleKeyDown: (editor, event) => some((part) => part.handleKeyDown?.(editor, event)),
      handleClick: (editor, at, event) => some((part) => part.handleClick?.(editor, at, event)),
      handleDOMEvents: Object.fromEntries(HEARD.map((name) => [name, hears(name)])),
    },
    view: (editor) => {
      view = editor;
      return {
        update: (shown, before) => {
          for (const part of parts) part.onUpdate?.(shown, before);
        },
        destroy: () => {
          view = null;
          parts = [];
        },
      };
    },
  });
  const add = (part: EditorPart): (() => void) => {
    parts = [...parts, part];
    refresh();
    return () => {
      parts = parts.filter((one) => one !== part);
      refresh();
    };
  };
  return { plugin, slots: { add, refresh } };
}

/** What several parts draw, as one: the first takes the others in. */
function together(doc: Node, drawn: readonly (DecorationSet | null)[]): DecorationSet {
  const [first = DecorationSet.empty, ...others] = drawn.filter((one) => one !== null);
  if (others.length === 0) return first;
  return first.add(
    doc,
    others.flatMap((one) => one.find()),
  );
}
