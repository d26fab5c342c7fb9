import type { MountedEditor } from '../mountEditor.ts';
import { cleanPage } from './cleanPage.ts';
import { pageSerializer, plainWords } from './copyOut.ts';
import { withinReach } from './withinReach.ts';

/** How words come in and go out of a text, from now on. */
export function openClipboard({ view, mentions: { nameOf } }: MountedEditor): void {
  if (view.isDestroyed) return;
  view.setProps({
    transformPastedHTML: cleanPage,
    transformPasted: (slice, { state }) => withinReach(slice, state.selection.$from),
    clipboardSerializer: pageSerializer(nameOf),
    clipboardTextSerializer: ({ content }) => plainWords(content, nameOf),
  });
}
