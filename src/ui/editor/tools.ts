import type { UndoState } from '#state/undo.svelte.ts';
import { ICONS } from '#ui/kit/icons.ts';
import type { EditorWords } from '#ui/words/editor/fr.ts';
import type { Format } from './format.ts';
import { toggleCheckList, toggleChecked } from './commands.ts';
import { lazily } from '#ui/shell/lazily.ts';
import type { EditorCommands } from './mountEditor.ts';
import type * as tableCommands from './tableCommands.ts';

export type ToolName = keyof EditorWords['tools'] | 'more';

/** A button of the toolbar. `pressed` is null for what is done once and does not stay on. */
export interface Tool {
  readonly name: ToolName;
  readonly icon: string;
  readonly pressed: boolean | null;
  readonly able: boolean;
  /** Whether what it opens is open; only where it opens something. */
  readonly expanded?: boolean;
  readonly run: () => void;
  /** Begins a group: a little more room before it. */
  readonly isFirst?: boolean;
}

/** What the tools hold on to. */
export interface Bench {
  readonly commands: EditorCommands;
  readonly undo: Pick<UndoState, 'undo' | 'redo' | 'canUndo' | 'canRedo'>;
  readonly askLink: () => void;
  /** Absent where nothing may be cited. */
  readonly askMention?: (() => void) | undefined;
}

const LETTER = {
  strong: 'M8 5v14M8 5h5a3.5 3.5 0 0 1 0 7H8M8 12h6a3.5 3.5 0 0 1 0 7H8',
  em: 'M4 20h16M7 16l9-11 3 2.500-7.500 8.500z',
  heading3: 'M7 9v10M17 9v10M7 14h10',
  indent: 'M4 6h16M12 12h8M12 18h8M4 10l4 4-4 4',
  outdent: 'M4 6h16M12 12h8M12 18h8M8 10l-4 4 4 4',
  checkList: 'M4 4h6v6H4zM5.500 7l1.200 1.200 2-2.400M13 7h7M4 14h6v6H4zM13 17h7',
  table: 'M4 5h16v14H4zM4 10h16M12 5v14',
  addRow: 'M4 4h16v7H4zM12 15v6M9 18h6',
  addColumn: 'M4 4h7v16H4zM15 12h6M18 9v6',
  removeRow: 'M4 4h16v7H4zM9 18h6',
  removeColumn: 'M4 4h7v16H4zM15 12h6',
  headerRow: 'M4 5h16v14H4zM4 10h16M4 7.500h16',
};

export function tools(format: Format, { commands, undo, askLink, askMention }: Bench): readonly Tool[] {
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
  const group = (...of: readonly Tool[]): readonly Tool[] =>
    of.map((tool, n) => (n === 0 ? { ...tool, isFirst: true } : tool));
  const { run } = commands;
  /** What is done to a table comes with the first of these acts: most texts have none. */
  const onTable = (name: keyof typeof tableCommands) => async (): Promise<void> => {
    const table = await lazily(() => import('./tableCommands.ts'), 'unseen');
    run(table[name]);
  };
  /** The tool is gone once it was used: the focus goes to the text, where the next thing is done. */
  const onTableThenWrite = (name: keyof typeof tableCommands) => () =>
    void onTable(name)().then(() => commands.focus());
  return [
    ...group(
      toggle('heading2', ICONS.heading, format.heading === 2, () => commands.toggleHeading(2)),
      toggle('heading3', LETTER.heading3, format.heading === 3, () => commands.toggleHeading(3)),
      toggle('strong', LETTER.strong, format.strong, commands.toggleStrong),
      toggle('em', LETTER.em, format.em, commands.toggleEm),
    ),
    ...group(
      toggle('bulletList', ICONS.bullets, format.bulletList, commands.toggleBulletList),
      toggle('orderedList', ICONS.numbers, format.orderedList, commands.toggleOrderedList),
      toggle('checkList', LETTER.checkList, format.checkList, () => run(toggleCheckList)),
      ...(format.checked === null
        ? []
        : [toggle('checked', ICONS.check, format.checked, () => run(toggleChecked))]),
      act('indent', LETTER.indent, format.canIndent, commands.indent),
      act('outdent', LETTER.outdent, format.canOutdent, commands.outdent),
    ),
    ...group(
      toggle('quote', ICONS.quote, format.quote, commands.toggleQuote),
      toggle('link', ICONS.link, format.link !== null, askLink),
      ...(askMention === undefined ? [] : [act('mention', ICONS.question, true, askMention)]),
      ...(format.table ? [] : [act('table', LETTER.table, true, onTableThenWrite('insertTable'))]),
    ),
    ...(format.table
      ? group(
          act('addRow', LETTER.addRow, true, () => void onTable('addRow')()),
          act('addColumn', LETTER.addColumn, true, () => void onTable('addColumn')()),
          act('removeRow', LETTER.removeRow, true, onTableThenWrite('removeRow')),
          act('removeColumn', LETTER.removeColumn, true, onTableThenWrite('removeColumn')),
          toggle('headerRow', LETTER.headerRow, format.headerRow, () => void onTable('toggleHeaderRow')()),
          act('removeTable', ICONS.close, true, onTableThenWrite('removeTable')),
        )
      : []),
    ...group(
      act('undo', ICONS.undo, undo.canUndo, () => undo.undo()),
      act('redo', ICONS.redo, undo.canRedo, () => undo.redo()),
    ),
  ];
}
