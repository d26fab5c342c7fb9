import { annotation } from './annotation.ts';
import { answer } from './answer.ts';
import { axis } from '#features/axes/domain/axis.ts';
import { carrier } from './carrier.ts';
import { decision } from '#features/decisions/domain/decision.ts';
import { goBetween } from './goBetween.ts';
import { grouping } from './grouping.ts';
import { mandate } from './mandate.ts';
import { match } from '#features/needs/domain/match.ts';
import { meaning } from './meaning.ts';
import { moderation } from './moderation.ts';
import { need } from '#features/needs/domain/need.ts';
import { placement } from './placement.ts';
import { publication } from './publication.ts';
import { question } from './question.ts';
import { reply } from './reply.ts';
import { resource } from '#features/needs/domain/resource.ts';
import { share } from './share.ts';
import { sheetLine } from './sheetLine.ts';
import { space } from './space.ts';
import { spine } from './spine.ts';
import { step } from './step.ts';
import { structure } from './structure.ts';
import { term } from './term.ts';
import { theme } from './theme.ts';
import { vouch } from './vouch.ts';

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
  publication,
  placement,
  grouping,
  moderation,
  spine,
  carrier,
  step,
  sheetLine,
  decision,
  term,
  meaning,
  goBetween,
  need,
  resource,
  match,
  vouch,
  axis,
  mandate,
] as const;

export {
  annotation,
  answer,
  axis,
  carrier,
  decision,
  goBetween,
  grouping,
  mandate,
  match,
  meaning,
  moderation,
  need,
  placement,
  publication,
  question,
  reply,
  resource,
  share,
  sheetLine,
  space,
  spine,
  step,
  structure,
  term,
  theme,
  vouch,
};
export type { Anchor, Annotation, Gesture, Passage, Rephrasing, Target } from './annotation.ts';
export type { Answer, AnswerVerdict } from './answer.ts';
export type { Axis } from '#features/axes/domain/axis.ts';
export type { Carrier } from './carrier.ts';
export type { Concerned, Decision, Manner } from '#features/decisions/domain/decision.ts';
export type { GoBetween } from './goBetween.ts';
export type { Grouping } from './grouping.ts';
export type { Mandate, MandateState } from './mandate.ts';
export type { Match, MatchState } from '#features/needs/domain/match.ts';
export type { Meaning } from './meaning.ts';
export type { Inserted, Moderation, Verdict } from './moderation.ts';
export type { Need } from '#features/needs/domain/need.ts';
export type { Placement } from './placement.ts';
export type { Publication } from './publication.ts';
export type { Question, QuestionSource } from './question.ts';
export type { Reply } from './reply.ts';
export type { Resource } from '#features/needs/domain/resource.ts';
export type { Share } from './share.ts';
export type { SheetLine, SheetList } from './sheetLine.ts';
export type { Space } from './space.ts';
export type { Spine } from './spine.ts';
export type { Step } from './step.ts';
export type { MobilisationState, Structure } from './structure.ts';
export type { Term } from './term.ts';
export type { Format, Slot, Theme } from './theme.ts';
export type { Vouch } from './vouch.ts';
