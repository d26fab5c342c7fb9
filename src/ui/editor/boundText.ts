import type * as Y from 'yjs';
import { applyChange, caretAfter, mapCaret } from '#state/sharedField.ts';
import type { UndoState } from '#state/undo.svelte.ts';
import { undoKey } from './undoKey.ts';

type PlainField = HTMLInputElement | HTMLTextAreaElement;

export interface BoundTextOptions {
  readonly text: Y.Text;
  readonly undo: Pick<UndoState, 'undo' | 'redo'>;
  /** A title has one line: a line break typed or pasted becomes a space. */
  readonly oneLine: boolean;
  /** Told after each change of what the field shows, whoever made it. */
  readonly onChange: (shown: string) => void;
}

/**
 * Binds a plain field to a shared text. The caret keeps its place when others write; while letters are being
 * composed (accents, other scripts) the field is left alone, and both writings meet at the end. Returns its stop.
 */
export function boundText(field: PlainField, options: BoundTextOptions): () => void {
  const { text, undo, oneLine, onChange } = options;
  let composing = false;
  let shown = '';

  const show = (value: string, from: number, to: number): void => {
    if (field.value !== value) {
      field.value = value;
      // Placing a caret in a field that is not in use would pull the focus there, in some browsers.
      if (field.ownerDocument.activeElement === field) field.setSelectionRange(from, to);
    }
    shown = field.value;
    onChange(shown);
  };

  const typed = (): void => {
    if (composing) return;
    if (oneLine) flatten(field);
    const { value, selectionStart, selectionEnd } = field;
    applyChange(text, shown, value, selectionEnd ?? value.length);
    const now = text.toString();
    const at = (caret: number | null): number => mapCaret(caret ?? value.length, value, now);
    show(now, at(selectionStart), at(selectionEnd));
  };

  const changed = (event: Y.YTextEvent): void => {
    if (composing) return;
    const { selectionStart, selectionEnd } = field;
    const at = (caret: number | null): number => caretAfter(caret ?? 0, event.delta);
    // My own letters are in the field already.
    if (field.value === text.toString()) show(field.value, 0, 0);
    else show(text.toString(), at(selectionStart), at(selectionEnd));
  };

  const stops = [
    listen(field, 'input', typed),
    listen(field, 'compositionstart', () => void (composing = true)),
    listen(field, 'compositionend', () => {
      composing = false;
      typed();
    }),
    listen(field, 'keydown', (event) => shortcuts(event as KeyboardEvent, undo, oneLine)),
    listen(field, 'beforeinput', (event) => undoneByMenu(event as InputEvent, undo)),
  ];
  text.observe(changed);
  show(text.toString(), 0, 0);
  return () => {
    text.unobserve(changed);
    for (const stop of stops) stop();
  };
}

function listen(field: PlainField, name: string, act: (event: Event) => void): () => void {
  field.addEventListener(name, act);
  return () => field.removeEventListener(name, act);
}

function flatten(field: PlainField): void {
  if (!/[\r\n]/.test(field.value)) return;
  const caret = field.selectionEnd;
  field.value = field.value.replace(/[\r\n]/g, ' ');
  field.setSelectionRange(caret, caret);
}

function shortcuts(event: KeyboardEvent, undo: BoundTextOptions['undo'], oneLine: boolean): void {
  if (event.isComposing || event.altKey) return;
  if (oneLine && event.key === 'Enter' && !event.ctrlKey && !event.metaKey) return event.preventDefault();
  const asked = undoKey(event);
  if (asked === null) return;
  event.preventDefault();
  undo[asked]();
}

/** « Annuler » of the browser's own menu means mine as well. */
function undoneByMenu(event: InputEvent, undo: BoundTextOptions['undo']): void {
  if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
  event.preventDefault();
  if (event.inputType === 'historyUndo') undo.undo();
  else undo.redo();
}
