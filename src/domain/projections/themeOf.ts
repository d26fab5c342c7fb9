import type { ItemId } from '../ids.ts';
import type { Placement, Question } from '../kinds/index.ts';

/** The theme a question stands in: where organisers placed it, else the one its asker had in mind. */
export const themeOf = (asked: Question, placed: Placement | undefined): ItemId | null =>
  placed === undefined ? asked.theme : placed.theme;
