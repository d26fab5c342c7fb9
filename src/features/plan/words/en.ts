import type { DayOff } from '../domain/workingDays.ts';
import { pluralEn as plural } from '#ui/words/plural.ts';
import type { PlanWords } from './fr.ts';
import { en as template } from './template/en.ts';

const number = new Intl.NumberFormat('en');
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const LEFT: Readonly<Record<DayOff, string>> = {
  weekend: 'weekend',
  holiday: 'public holiday',
  august: 'in August',
};

export const en: PlanWords = {
  title: 'Backward plan',
  lead: 'What the committee has to do, counted from the day of the event.',

  eventOn: (day) => `The event is on ${day}.`,
  noEventDay: 'The event has no date yet. Give it one: days are counted from it.',
  setDay: 'Set the date',
  moveDay: 'Change the date',
  eventDay: 'Day of the event',
  eventDayHint: 'Tasks that are still to do move with it. Those that are done do not move.',
  takeDayAway: 'Take the date away',
  dayTaken: 'The event has no date any more.',
  dayMoved: (day, tasks) =>
    tasks === 0
      ? `The event is on ${day}.`
      : `The event is on ${day}. ${count(tasks, 'task', 'tasks')} moved with it.`,

  offset: (days) => (days === 0 ? 'D' : days < 0 ? `D-${String(-days)}` : `D+${String(days)}`),
  dayOf: (day) => dayFormat.format(dateOf(day)),
  dayWithYear: (day) => `${dayFormat.format(dateOf(day))} ${day.slice(0, 4)}`,
  noDay: 'No date',
  waitsForDay: 'the date follows that of the event',
  left: (day, why) => `(${dayFormat.format(dateOf(day))}: ${LEFT[why]})`,
  late: (days) => `${count(days, 'day', 'days')} late`,
  dueToday: 'It is today',
  doneOn: (day, by) => (by === null ? `Done on ${day}` : `Done on ${day}, says ${by}`),
  nobody: 'Nobody sees to it yet',
  gone: 'Somebody who is not here any more',
  me: 'You',

  progress: (done, all) => `${number.format(done)} done out of ${number.format(all)}`,
  lateOnes: (n) => `${number.format(n)} late`,
  shown: (n) => count(n, 'task shown', 'tasks shown'),

  trade: 'Trade',
  allTrades: 'All trades',
  trades: { programming: 'Programming', communication: 'Communication', stage: 'Stage management' },
  who: 'Who sees to it',
  everybody: 'Everybody',
  mine: 'My tasks',
  groupBy: 'Put together by',
  by: { step: 'steps', month: 'months' },
  openOnly: 'Hide those that are done',
  steps: {
    contact: 'Contact',
    engagement: 'Engagement',
    realisation: 'Realisation',
    after: 'After the event',
    noDay: 'No date',
  },
  stepHints: {
    contact: 'Call, from one to the next, until D-150',
    engagement: 'Form the committee, choose the themes, until D-60',
    realisation: 'All that makes the day possible',
    after: 'Thank, publish, go on',
    noDay: 'Whenever it can be',
  },
  month: (month) => monthFormat.format(dateOf(`${month}-01`)),

  add: 'Add a task',
  addNow: 'Add this task',
  text: 'What there is to do',
  textHint: 'A sentence that begins with a verb. Only the committee reads it.',
  when: 'For when',
  whens: {
    before: 'days before the event',
    after: 'days after the event',
    day: 'a day of its own',
    none: 'no date',
  },
  days: 'How many days',
  day: 'Which day',
  edit: 'Change',
  editOf: (text) => `Change: ${text}`,
  earlier: 'A week earlier',
  later: 'A week later',
  take: 'I see to it',
  takeOf: (text) => `I see to it: ${text}`,
  setAside: 'Set this task aside',
  aside: {
    reason: 'Why set it aside?',
    hint: 'The committee will read this reason. Nothing is lost.',
    needed: 'Say why in a few words.',
    act: 'Set aside',
  },
  asideOnes: (n) => `Tasks set aside (${number.format(n)})`,
  asideFor: (reason) => `Set aside: ${reason}`,
  bringBack: 'Bring back',

  added: 'The task is added.',
  saved: 'The task is changed.',
  ticked: (text) => `Done: ${text}`,
  unticked: (text) => `Still to do: ${text}`,
  taken: (text) => `You see to it: ${text}`,
  moved: (text, day) => `${text}: ${day}`,
  wasSetAside: 'The task is set aside.',
  broughtBack: 'The task is back.',
  overtaken: 'Somebody changed it since: their choice stays.',
  othersChanged: (n) =>
    n === 1 ? 'A task of the backward plan changed.' : `${number.format(n)} tasks of the plan changed.`,

  empty: 'No task yet. The template offers twenty-six, from the first call to the report.',
  emptyOffline: 'No task on this device. With the network you will be able to start from the template.',
  emptyShown: 'No task fits. Choose another trade or another person.',
  startFromTemplate: 'Start from the template',
  completeFromTemplate: (n) => `Add ${count(n, 'missing task', 'missing tasks')} of the template`,
  templateLaid: (n) => (n === 0 ? 'The template was there already.' : `${count(n, 'task', 'tasks')} added.`),
  receiving: 'Tasks are coming…',

  takeAway: 'Take away what is shown',
  print: 'Print',
  csv: 'For a spreadsheet (CSV)',
  ics: 'For a calendar (ICS)',
  icsHint: 'Take the file again when the date changes: the calendar updates its lines.',
  fileName: 'backward-plan',
  columns: ['D', 'Date', 'Trade', 'Task', 'Who sees to it', 'State'],
  states: { done: 'done', late: 'late', open: 'to do', aside: 'set aside' },

  refusals: {
    'task.empty': 'Write what there is to do.',
    'task.tooLong': 'A task takes 160 characters at most: make two of it.',
    'task.when': 'Give a number of days, 730 at most, or a day that exists.',
    'task.reason': 'Say why in a few words.',
    'space.dayUnreadable': 'This date does not exist.',
    'item.gone': 'This task is not here any more.',
    notAllowed: 'Only organisers may do this.',
  },

  template,
};
