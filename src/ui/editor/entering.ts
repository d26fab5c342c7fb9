import type * as Y from 'yjs';
import { openClipboard } from './clipboard/clipboard.ts';
import { holdCaret } from './holdCaret.ts';
import type { MountedEditor } from './mountEditor.ts';

/**
 * What a text needs once somebody is in it. Until it is there, what is pasted is safe already, only less well read, and
 * the caret is held as the library does.
 */
export function enterText(mounted: MountedEditor, body: Y.XmlFragment): void {
  openClipboard(mounted);
  holdCaret(mounted, body);
}
