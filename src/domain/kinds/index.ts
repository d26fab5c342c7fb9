import { moderation } from './moderation.ts';
import { placement } from './placement.ts';
import { question } from './question.ts';
import { share } from './share.ts';
import { space } from './space.ts';
import { structure } from './structure.ts';
import { theme } from './theme.ts';

/** Every kind of the commons. A new kind is a file here beside the others, and a line in this list. */
export const COMMONS_KINDS = [space, question, share, structure, theme, placement, moderation] as const;

export { moderation, placement, question, share, space, structure, theme };
export type { Moderation, Verdict } from './moderation.ts';
export type { Placement } from './placement.ts';
export type { Question, QuestionSource } from './question.ts';
export type { Share } from './share.ts';
export type { Space } from './space.ts';
export type { MobilisationState, Structure } from './structure.ts';
export type { Theme } from './theme.ts';
