import { annotation } from './annotation.ts';
import { answer } from './answer.ts';
import { grouping } from './grouping.ts';
import { moderation } from './moderation.ts';
import { placement } from './placement.ts';
import { question } from './question.ts';
import { reply } from './reply.ts';
import { share } from './share.ts';
import { space } from './space.ts';
import { structure } from './structure.ts';
import { theme } from './theme.ts';

/** Every kind of the commons. A new kind is a file here beside the others, and a line in this list. */
export const COMMONS_KINDS = [
  space,
  question,
  share,
  annotation,
  answer,
  reply,
  structure,
  theme,
  placement,
  grouping,
  moderation,
] as const;

export {
  annotation,
  answer,
  grouping,
  moderation,
  placement,
  question,
  reply,
  share,
  space,
  structure,
  theme,
};
export type { Anchor, Annotation, Gesture, Rephrasing, Target } from './annotation.ts';
export type { Answer, AnswerVerdict } from './answer.ts';
export type { Grouping } from './grouping.ts';
export type { Moderation, Verdict } from './moderation.ts';
export type { Placement } from './placement.ts';
export type { Question, QuestionSource } from './question.ts';
export type { Reply } from './reply.ts';
export type { Share } from './share.ts';
export type { Space } from './space.ts';
export type { MobilisationState, Structure } from './structure.ts';
export type { Theme } from './theme.ts';
