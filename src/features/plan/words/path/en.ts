import { pluralEn as plural } from '#ui/words/plural.ts';
import type { PathWords } from './fr.ts';

const number = new Intl.NumberFormat('en');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

function called(here: number, organising: number): string {
  if (organising === here) return `You are ${count(here, 'structure', 'structures')} to organise.`;
  const all = count(here, 'structure contacted', 'structures contacted');
  return organising === 0 ? `${all}.` : `${all}, ${number.format(organising)} of them organising.`;
}

export const en: PathWords = {
  title: 'The committee’s path',
  hint: 'Seven steps to the day. They move with what you do here.',
  progress: (done) => `${number.format(done)} of 7`,
  states: { ahead: 'to come', underWay: 'under way', done: 'done' },
  steps: {
    call: 'Call, from one to the next',
    listen: 'Gather the first questions',
    committee: 'Form the committee',
    date: 'Set the date',
    themes: 'Bring questions together in themes',
    workshops: 'Make workshops of the themes',
    schedule: 'Give each its room and hour',
  },
  firsts: {
    call: 'A link or a poster is enough. Nobody creates an account.',
    listen: 'Yours, even if imperfect. It encourages the others.',
    committee: 'Invite two people to organise with you.',
    date: 'The backward plan is counted from it.',
    themes: 'A theme gathers questions that are near. It is written together.',
    workshops: 'Two different structures carry each workshop.',
    schedule: 'Room and hour are said on the sheet of each workshop.',
  },
  shows: {
    call: (here, of, organising) =>
      [called(here, organising), here < of ? `From ${number.format(of)} on, they bring others.` : '']
        .filter(Boolean)
        .join(' '),
    listen: (here, of) => `${count(here, 'question', 'questions')}, from ${count(of, 'family', 'families')}`,
    committee: (here) => count(here, 'organiser', 'organisers'),
    date: () => 'Tasks are counted from that day.',
    themes: (here, of) => `${number.format(here)} of ${count(of, 'question', 'questions')} in a theme`,
    workshops: (here, of) =>
      `${number.format(here)} of ${count(of, 'workshop', 'workshops')} carried by two structures`,
    schedule: (here, of) =>
      `${number.format(here)} of ${count(of, 'workshop', 'workshops')} with a room and an hour`,
  },
  plan: 'Open the backward plan',
};
