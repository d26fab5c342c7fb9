import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import type { UndoState } from '#state/undo.svelte.ts';
import {
  indent,
  insertBreak,
  outdent,
  splitItem,
  toggleChecked,
  toggleEm,
  toggleStrong,
} from './commands.ts';
import { breakInCell, emptyCells, leaveTable } from './tableEdges.ts';

/** Where the focus goes when a person asks to leave the text; each answers nothing. */
export interface WaysOut {
  readonly toToolbar: () => void;
  readonly toLink: () => void;
  readonly toMention: () => void;
  readonly out: () => void;
}

/**
 * The keys of the text. Tab is not among them: it leaves the text, as everywhere on a page. Indenting is
 * Ctrl+] and a button.
 */
export function keys(mine: Pick<UndoState, 'undo' | 'redo'>, ways: WaysOut): Plugin[] {
  const say =
    (act: () => void): Command =>
    () => {
      act();
      return true;
    };
  const undo = say(() => mine.undo());
  const redo = say(() => mine.redo());
  return [
    keymap({
      'Mod-b': toggleStrong,
      'Mod-i': toggleEm,
      'Mod-k': say(ways.toLink),
      'Mod-z': undo,
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      Enter: chainCommands(breakInCell, splitItem),
      'Mod-Enter': toggleChecked,
      ArrowUp: leaveTable('up'),
      ArrowDown: leaveTable('down'),
      'Shift-Enter': insertBreak,
      'Mod-]': indent,
      'Mod-[': outdent,
      Backspace: chainCommands(undoInputRule, emptyCells),
      'Mod-Backspace': emptyCells,
      Delete: emptyCells,
      'Mod-Delete': emptyCells,
      'Alt-F10': say(ways.toToolbar),
      Escape: say(ways.out),
    }),
    keymap({ ...baseKeymap, 'Mod-Enter': () => false, 'Ctrl-Enter': () => false }),
    keymap({
      Backspace: nothingBefore,
      'Mod-Backspace': nothingBefore,
      'Shift-Backspace': nothingBefore,
      Delete: nothingAfter,
      'Mod-Delete': nothingAfter,
    }),
  ];
}

/*
 * What no command could join stays apart. Left alone, a browser would join the paragraphs in its own way, with
 * inline styles that the policy of the page forbids.
 */
const nothingBefore: Command = ({ selection }) => selection.empty && selection.$from.parentOffset === 0;
const nothingAfter: Command = ({ selection }) =>
  selection.empty && selection.$from.parentOffset === selection.$from.parent.content.size;
