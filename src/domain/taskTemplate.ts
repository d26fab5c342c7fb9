import type { Trade } from './kinds/backstage/task.ts';

interface TemplateTask {
  readonly trade: Trade;
  /** Days after the event; before it, when negative. */
  readonly days: number;
}

const programming = (days: number): TemplateTask => ({ trade: 'programming', days });
const communication = (days: number): TemplateTask => ({ trade: 'communication', days });
const stage = (days: number): TemplateTask => ({ trade: 'stage', days });

/**
 * The backward plan that a committee may start from: what it takes, by name, and when. The words are those of the
 * language in which somebody asks for it (`ui/words/app/plan/template`).
 */
export const TEMPLATE = {
  callTen: programming(-270),
  whoIsMissing: programming(-210),
  formCommittee: programming(-150),
  askForBrand: programming(-130),
  gatherThemes: programming(-100),
  findCarriers: programming(-75),
  meetCarriers: programming(-45),
  settleSchedule: programming(-30),
  sendSheets: programming(-10),
  lookBack: programming(15),
  chooseWords: communication(-120),
  announceDay: communication(-90),
  openEnrolment: communication(-60),
  layOutProgramme: communication(-30),
  print: communication(-21),
  remind: communication(-7),
  thank: communication(3),
  publishCommons: communication(30),
  bookRoom: stage(-150),
  checkRooms: stage(-60),
  orderMeals: stage(-30),
  planSigns: stage(-14),
  readyOffline: stage(-3),
  install: stage(-1),
  openDoors: stage(0),
  takeDown: stage(1),
} as const satisfies Readonly<Record<string, TemplateTask>>;

export type TemplateName = keyof typeof TEMPLATE;
export type TemplateWords = Readonly<Record<TemplateName, string>>;

export const TEMPLATE_NAMES = Object.keys(TEMPLATE) as readonly TemplateName[];
