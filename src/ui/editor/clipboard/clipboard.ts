import type { Node } from 'prosemirror-model';
import type { EditorProps } from 'prosemirror-view';
import { cleanPage } from './cleanPage.ts';
import { pageSerializer, plainWords } from './copyOut.ts';
import { withinReach } from './withinReach.ts';

/** How words come in and go out of the text. It comes once the text is there. */
export const clipboard = (nameOf: (mention: Node) => string): EditorProps => ({
  transformPastedHTML: cleanPage,
  transformPasted: (slice, { state }) => withinReach(slice, state.selection.$from),
  clipboardSerializer: pageSerializer(nameOf),
  clipboardTextSerializer: ({ content }) => plainWords(content, nameOf),
});
