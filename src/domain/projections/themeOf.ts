import type { ItemId } from '../ids.ts';
import type { Placement } from '../kinds/placement.ts';
import type { Question } from '../kinds/question.ts';

/** The theme a question stands in: where organisers placed it, else the one its asker had in mind. */
export const themeOf = (asked: Question, placed: Placement | undefined): ItemId | null =>
  placed === undefined ? asked.theme : placed.theme;
