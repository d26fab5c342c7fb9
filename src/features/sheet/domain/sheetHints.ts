import { FEWEST_IN_SPINE, MOST_IN_SPINE } from '#domain/kinds/spine.ts';
import { LONGEST_STRETCH, type Outline } from './outlineOf.ts';
import type { Sheet } from '#domain/projections/sheetOf.ts';
import type { ThemeVoices } from '#domain/projections/voicesOfTheme.ts';

/**
 * What a sheet still lacks, said kindly and never forbidden. `carriedAlone`: one structure alone carries it.
 * `oneFamily`: one kind of structure asks all of its questions.
 */
export type SheetHint =
  | { readonly kind: 'noCarrier' }
  | { readonly kind: 'carriedAlone' }
  | { readonly kind: 'shortSpine'; readonly questions: number }
  | { readonly kind: 'longSpine'; readonly questions: number }
  | { readonly kind: 'oneFamily' }
  | { readonly kind: 'noBreath'; readonly minutes: number };

export function sheetHints(
  sheet: Pick<Sheet, 'spine' | 'carriers'>,
  outline: Pick<Outline, 'longestStretch'>,
  voices: Pick<ThemeVoices, 'voiced'>,
): readonly SheetHint[] {
  const hints: SheetHint[] = [];
  if (sheet.carriers.length === 0) hints.push({ kind: 'noCarrier' });
  if (sheet.carriers.length === 1) hints.push({ kind: 'carriedAlone' });
  const questions = sheet.spine.length;
  if (questions < FEWEST_IN_SPINE) hints.push({ kind: 'shortSpine', questions });
  if (questions > MOST_IN_SPINE) hints.push({ kind: 'longSpine', questions });
  if (voices.voiced.length === 1) hints.push({ kind: 'oneFamily' });
  if (outline.longestStretch > LONGEST_STRETCH)
    hints.push({ kind: 'noBreath', minutes: outline.longestStretch });
  return hints;
}
