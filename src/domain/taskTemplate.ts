import type { Trade } from './kinds/backstage/task.ts';

/** `days` after the event; before it, when negative. */
const task = <Name extends string>(name: Name, trade: Trade, days: number) => ({ name, trade, days });

/**
 * The backward plan that a committee may start from: what it takes, by name, and when. The words are those of the
 * language in which somebody asks for it (`ui/words/app/plan/template`).
 */
export const TEMPLATE = [
  task('callTen', 'programming', -270),
  task('whoIsMissing', 'programming', -210),
  task('formCommittee', 'programming', -150),
  task('askForBrand', 'programming', -130),
  task('gatherThemes', 'programming', -100),
  task('findCarriers', 'programming', -75),
  task('meetCarriers', 'programming', -45),
  task('settleSchedule', 'programming', -30),
  task('sendSheets', 'programming', -10),
  task('lookBack', 'programming', 15),
  task('chooseWords', 'communication', -120),
  task('announceDay', 'communication', -90),
  task('openEnrolment', 'communication', -60),
  task('layOutProgramme', 'communication', -30),
  task('print', 'communication', -21),
  task('remind', 'communication', -7),
  task('thank', 'communication', 3),
  task('publishCommons', 'communication', 30),
  task('bookRoom', 'stage', -150),
  task('checkRooms', 'stage', -60),
  task('orderMeals', 'stage', -30),
  task('planSigns', 'stage', -14),
  task('readyOffline', 'stage', -3),
  task('install', 'stage', -1),
  task('openDoors', 'stage', 0),
  task('takeDown', 'stage', 1),
] as const;

export type TemplateName = (typeof TEMPLATE)[number]['name'];
export type TemplateWords = Readonly<Record<TemplateName, string>>;
