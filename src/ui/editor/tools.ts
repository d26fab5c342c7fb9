import type { UndoState } from '#state/undo.svelte.ts';
import { ICONS } from '#ui/kit/icons.ts';
import type { EditorWords } from '#ui/words/editor/fr.ts';
import type { Format } from './format.ts';
import type { EditorCommands } from './mountEditor.ts';

export type ToolName = keyof EditorWords['tools'];

/** A button of the toolbar. `pressed` is null for what is done once and does not stay on. */
export interface Tool {
  readonly name: ToolName;
  readonly icon: string;
  readonly pressed: boolean | null;
  readonly able: boolean;
  readonly run: () => void;
}

/** What the tools hold on to. */
export interface Bench {
  readonly commands: EditorCommands;
  readonly undo: Pick<UndoState, 'undo' | 'redo' | 'canUndo' | 'canRedo'>;
  readonly askLink: () => void;
}

const LETTER = {
  strong: 'M8 5v14M8 5h5a3.5 3.5 0 0 1 0 7H8M8 12h6a3.5 3.5 0 0 1 0 7H8',
  em: 'M4 20h16M7 16l9-11 3 2.500-7.500 8.500z',
  heading3: 'M7 9v10M17 9v10M7 14h10',
  indent: 'M4 6h16M12 12h8M12 18h8M4 10l4 4-4 4',
  outdent: 'M4 6h16M12 12h8M12 18h8M8 10l-4 4 4 4',
};

export function tools(format: Format, { commands, undo, askLink }: Bench): readonly Tool[] {
  const toggle = (name: ToolName, icon: string, pressed: boolean, run: () => void): Tool => ({
    name,
    icon,
    pressed,
    able: true,
    run,
  });
  const act = (name: ToolName, icon: string, able: boolean, run: () => void): Tool => ({
    name,
    icon,
    pressed: null,
    able,
    run,
  });
  return [
    toggle('heading2', ICONS.heading, format.heading === 2, () => commands.toggleHeading(2)),
    toggle('heading3', LETTER.heading3, format.heading === 3, () => commands.toggleHeading(3)),
    toggle('strong', LETTER.strong, format.strong, commands.toggleStrong),
    toggle('em', LETTER.em, format.em, commands.toggleEm),
    toggle('bulletList', ICONS.bullets, format.bulletList, commands.toggleBulletList),
    toggle('orderedList', ICONS.numbers, format.orderedList, commands.toggleOrderedList),
    act('indent', LETTER.indent, format.canIndent, commands.indent),
    act('outdent', LETTER.outdent, format.canOutdent, commands.outdent),
    toggle('quote', ICONS.quote, format.quote, commands.toggleQuote),
    toggle('link', ICONS.link, format.link !== null, askLink),
    act('undo', ICONS.undo, undo.canUndo, () => undo.undo()),
    act('redo', ICONS.redo, undo.canRedo, () => undo.redo()),
  ];
}
