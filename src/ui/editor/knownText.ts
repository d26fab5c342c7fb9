import type { Node } from 'prosemirror-model';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { ySyncPluginKey } from 'y-prosemirror';
import type { ItemId } from '#domain/ids.ts';
import type { Recognised, Recogniser } from '#domain/recognise/recogniser.ts';
import type { Editor } from './mountEditor.ts';

export interface KnownText {
  /** Underlines the words that this one recognises, each where it stands first, save those that `met` holds. */
  readonly show: (known: Recogniser, met: ReadonlySet<ItemId>) => void;
  readonly stop: () => void;
}

export interface KnownTextOptions {
  /** How long, in milliseconds, whoever writes is left alone before words are looked for. */
  readonly pause: number;
  /** Told of the words that stand in the text, in its order, when they are others. */
  readonly onwords: (words: readonly ItemId[]) => void;
  /** Somebody clicked one; with where it stands on the screen. */
  readonly onclick: (word: ItemId, at: DOMRect) => void;
  /** A key goes down in the text; true when nobody else is to hear of it. */
  readonly onkey: (key: string) => boolean;
}

/**
 * Words of the glossary in the editor: drawn over the text, never in it, and never while a letter is being composed.
 * They follow what is typed by mapping; once whoever writes stops, only the paragraphs that changed are read again.
 */
export function knownText(editor: Editor, { pause, onwords, onclick, onkey }: KnownTextOptions): KnownText {
  let known: Recogniser | null = null;
  let met: ReadonlySet<ItemId> = new Set();
  /** What was read of each paragraph: nodes never change. */
  let read = new WeakMap<Node, readonly Recognised[]>();
  let drawn = DecorationSet.empty;
  let told = '';
  let doc: Node | null = null;
  let isComposing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isComposing || doc === null || known === null) return later();
      drawn = draw(doc, known);
      editor.slots.refresh();
    }, pause);
  };

  /** Without a recogniser, from what is at hand. */
  function draw(now: Node, by: Recogniser | null): DecorationSet {
    const seen = new Set(met);
    const words: ItemId[] = [];
    const marks: Decoration[] = [];
    now.descendants((node, at) => {
      if (!node.isTextblock) return true;
      if (node.type.name === 'heading') return false;
      const places = read.get(node) ?? by?.in(readable(node));
      if (places !== undefined) read.set(node, places);
      for (const { id, start, end } of places ?? []) {
        if (seen.has(id)) continue;
        seen.add(id);
        words.push(id);
        marks.push(Decoration.inline(at + 1 + start, at + 1 + end, { class: 'known' }, { known: id }));
      }
      return false;
    });
    if (by !== null && words.join() !== told) {
      told = words.join();
      onwords(words);
    }
    return DecorationSet.create(now, marks);
  }

  const stop = editor.slots.add({
    decorations: (state) => {
      // The first look; from then on `onTransaction` keeps it.
      if (doc === null) later();
      doc = state.doc;
      return drawn;
    },
    handleDOMEvents: {
      compositionstart: () => {
        isComposing = true;
        return false;
      },
      compositionend: () => {
        isComposing = false;
        return false;
      },
    },
    handleKeyDown: (_view, { key }) => !isComposing && onkey(key),
    handleClick: (view, at, event) => {
      if (isComposing || !view.state.selection.empty || event.detail > 1) return false;
      const [here] = drawn.find(at, at);
      if (here === undefined) return false;
      onclick((here.spec as { readonly known: ItemId }).known, placeOf(view, here));
      return false;
    },
    onTransaction: (transaction) => {
      if (!transaction.docChanged) return;
      doc = transaction.doc;
      // A change from elsewhere replaces the whole text: nothing could be mapped through it.
      const isFromElsewhere = transaction.getMeta(ySyncPluginKey) !== undefined;
      drawn = isFromElsewhere ? draw(doc, null) : drawn.map(transaction.mapping, doc);
      later();
    },
  });

  return {
    show: (next, not) => {
      known = next;
      met = not;
      read = new WeakMap();
      later();
    },
    stop: () => {
      clearTimeout(timer);
      stop();
    },
  };
}

/** A line break or a mention counts as one, and no word goes on over it; links lead elsewhere. */
function readable(paragraph: Node): string {
  let text = '';
  paragraph.forEach((child) => {
    const isLink = child.marks.some(({ type }) => type.name === 'link');
    if (child.isText && !isLink) text += child.text ?? '';
    else text += '\uFFFC'.repeat(child.nodeSize);
  });
  return text;
}

function placeOf(view: EditorView, { from, to }: Decoration): DOMRect {
  const [start, end] = [view.coordsAtPos(from), view.coordsAtPos(to)];
  return new DOMRect(start.left, start.top, Math.max(0, end.right - start.left), end.bottom - start.top);
}
