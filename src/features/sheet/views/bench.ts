import type { ItemId } from '#domain/ids.ts';
import type { Theme } from '#domain/kinds/theme.ts';
import type { Outline } from '../domain/outlineOf.ts';
import type { Sheet } from '#domain/projections/sheetOf.ts';
import type { Result } from '#domain/result.ts';
import type { PlainAct } from '#state/plainAct.ts';
import type { SheetActs } from '../state/sheetActs.ts';
import type { SheetState } from '../state/sheetState.svelte.ts';
import type { ThemeWriting } from '#state/themeWriting.ts';
import type { EditorWords } from '#ui/words/editor/fr.ts';

/** What the parts of a sheet write with. */
export interface Bench {
  readonly id: ItemId;
  readonly theme: Theme;
  readonly sheet: Sheet;
  readonly outline: Outline;
  readonly state: SheetState;
  readonly acts: SheetActs;
  readonly writing: ThemeWriting;
  readonly words: EditorWords;
  /**
   * Says what was done, or why it was refused; answers whether it was done. `isShown`: with the way to take it back,
   * where what was done is not seen at once.
   */
  readonly did: (act: Result<PlainAct, string>, sentence: string, isShown?: boolean) => boolean;
}
