import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';
import type { NameMention } from '#domain/projections/nameMentions.ts';
import { mentionOf } from './schema.ts';

/** The mentions that a text shows, each by the name of what it cites as the commons is now. */
export interface MentionViews {
  readonly view: NodeViewConstructor;
  /** Names all of them again. */
  readonly refresh: () => void;
  /** The name of one, for what leaves the text (a copy, the words of an item). */
  readonly nameOf: (node: Node) => string;
}

export function mentionViews(nameOf: NameMention | undefined, onCame: () => void): MentionViews {
  const shown = new Set<{ readonly dom: HTMLElement; readonly node: Node }>();
  const name = (node: Node): string => {
    const mention = mentionOf(node);
    return (mention === null ? undefined : nameOf?.(mention).text) ?? '…';
  };
  const view: NodeViewConstructor = (node) => {
    const dom = document.createElement('span');
    dom.className = 'cited';
    dom.contentEditable = 'false';
    const one = { dom, node };
    dom.textContent = name(node);
    shown.add(one);
    onCame();
    return { dom, ignoreMutation: () => true, destroy: () => void shown.delete(one) };
  };
  const refresh = (): void => {
    for (const { dom, node } of shown) {
      const words = name(node);
      if (dom.textContent !== words) dom.textContent = words;
    }
  };
  return { view, refresh, nameOf: name };
}
