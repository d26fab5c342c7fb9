import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type DecorationAttrs } from 'prosemirror-view';
import { yCursorPlugin, yCursorPluginKey } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import { writerOf, type Writer } from './writer.ts';

/**
 * Where the others write: a thin caret, and a bar with their names beside the paragraph. Both are dressed by
 * classes alone (the policy of the page forbids inline style), hidden from screen readers, and take no room:
 * the text never moves because somebody came.
 */
export function remoteCarets(
  awareness: Awareness,
  writesHere: (names: readonly string[]) => string,
): Plugin[] {
  const writer = (client: number): Writer | null => writerOf(awareness, client);
  const look = (client: number): string => writer(client)?.look ?? '';
  return [
    yCursorPlugin(awareness, {
      cursorBuilder: (_user: unknown, client: number): HTMLElement => caret(writer(client)),
      selectionBuilder: (_user: unknown, client: number): DecorationAttrs => ({
        class: `remote-selection ${look(client)}`,
      }),
    }) as Plugin,
    new Plugin({
      props: { decorations: (state) => bars(state, awareness, writesHere) },
    }),
  ];
}

function caret(writer: Writer | null): HTMLElement {
  const mark = document.createElement('span');
  mark.className = `remote-caret ${writer?.look ?? ''}`;
  if (writer !== null) mark.dataset.account = writer.account;
  mark.setAttribute('aria-hidden', 'true');
  return mark;
}

/** One badge beside a paragraph: of whom is there, and how many more. */
const initialsOfAll = ([first, ...others]: readonly Writer[]): string =>
  others.length === 0 ? (first?.initials ?? '') : `${first?.initials ?? ''}+${others.length}`;

function bars(
  state: EditorState,
  awareness: Awareness,
  writesHere: (names: readonly string[]) => string,
): DecorationSet {
  const carets = (yCursorPluginKey.getState(state) as DecorationSet | undefined)?.find() ?? [];
  const writersAt = new Map<number, Writer[]>();
  for (const { from, spec } of carets) {
    const client = (spec as { readonly key?: string }).key;
    const writer = client === undefined ? null : writerOf(awareness, Number(client));
    const $at = state.doc.resolve(from);
    if (writer === null || $at.depth === 0) continue;
    const paragraph = $at.before();
    const already = writersAt.get(paragraph) ?? [];
    if (!already.some(({ account }) => account === writer.account))
      writersAt.set(paragraph, [...already, writer]);
  }
  return DecorationSet.create(
    state.doc,
    [...writersAt].map(([at, writers]) =>
      Decoration.node(at, at + (state.doc.nodeAt(at)?.nodeSize ?? 0), {
        class: `written-here ${writers[0]?.look ?? ''}`,
        'data-writers': writesHere(writers.map(({ name }) => name)),
        'data-initials': initialsOfAll(writers),
      }),
    ),
  );
}
