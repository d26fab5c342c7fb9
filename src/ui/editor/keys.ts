import { baseKeymap } from 'prosemirror-commands';
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { splitListItem } from 'prosemirror-schema-list';
import type { Command, Plugin } from 'prosemirror-state';
import type { UndoState } from '#state/undo.svelte.ts';
import { indent, insertBreak, outdent, toggleEm, toggleStrong } from './commands.ts';
import { schema } from './schema.ts';

/** Where the focus goes when a person asks to leave the text; each answers nothing. */
export interface WaysOut {
  readonly toToolbar: () => void;
  readonly toLink: () => void;
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
      Enter: splitListItem(schema.nodes.list_item),
      'Shift-Enter': insertBreak,
      'Mod-]': indent,
      'Mod-[': outdent,
      Backspace: undoInputRule,
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

const { heading, bullet_list, ordered_list, blockquote } = schema.nodes;

/** What turns into a heading, a list or a quote while it is typed. Backspace takes the turn back. */
export const typedForms = (): Plugin =>
  inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, heading, ([, marks = '']) => ({
        level: marks.length === 3 ? 3 : 2,
      })),
      wrappingInputRule(/^\s*[-*•]\s$/, bullet_list),
      wrappingInputRule(/^\s*1[.)]\s$/, ordered_list),
      wrappingInputRule(/^\s*>\s$/, blockquote),
    ],
  });
