import { pluralEn as plural } from '#ui/words/plural.ts';
import type { SinceWords } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const date = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

export const en: SinceWords = {
  title: (day) => `Since ${date.format(new Date(`${day}T00:00:00Z`))}`,
  lead: (minutes) =>
    `Where the group stands, in about ${minutes} ${plural(minutes, 'minute', 'minutes')} of reading.`,
  when: 'Since when to read',
  day: 'Since',
  whens: {
    event: 'Since the meeting',
    visit: 'Since my last visit',
    beginning: 'Since the beginning',
  },
  print: 'Print',

  group: 'What this group is',
  phases: {
    before:
      'The group prepares a meeting. Each brings the questions they ask themselves, without answering yet.',
    during: 'It is the time of the meeting. The questions put in common are discussed.',
    after: 'The meeting took place. The questions and the network go on.',
  },
  event: (day, isPast) => `The meeting ${isPast ? 'took place' : 'takes place'} on ${day}.`,
  figures: (questions, structures, themes) =>
    `Today: ${count(questions, 'question', 'questions')}, ${count(structures, 'structure', 'structures')}, ${count(themes, 'theme', 'themes')}.`,
  widest: 'The most widely shared questions',
  askedBy: (structures, families) =>
    `${count(structures, 'structure', 'structures')}, ${count(families, 'family', 'families')}`,

  axes: 'The lines of work',
  allAxes: 'See what comes next',
  carriedBy: (structure) => `Carried by ${structure}.`,
  nextOn: (day, what) => (what === null ? `Next date: ${day}.` : `Next date: ${day}, ${what}.`),

  changed: 'What has changed',
  nothing: 'Nothing has changed since that day.',
  questions: (n) => count(n, 'new question', 'new questions'),
  readThem: 'Read them',
  shares: (n) => `${count(n, 'time', 'times')}, a structure said “we too”.`,
  structures: (n) => `${count(n, 'structure came', 'structures came')}: `,
  themes: (n) => `${count(n, 'new theme', 'new themes')}: `,
  decisions: 'Decided:',
  decided: (what, day) => `${what} (${day})`,
  words: (n) => `${count(n, 'word was given a meaning', 'words were given a meaning')}: `,
  needs: (needs, resources) =>
    `${count(needs, 'need', 'needs')} and ${count(resources, 'resource', 'resources')} were added.`,
  more: (n) => `and ${number.format(n)} more`,

  meet: 'Whom to meet',
  meetHint: 'The structures that share the most questions.',
  people: (names) => `You may ask there for ${names}.`,
  where: (commune, n) =>
    [...(commune === null ? [] : [commune]), count(n, 'question', 'questions')].join(' · '),
  allStructures: 'All structures',

  debate: 'Words in debate',
  debateHint: 'Each structure brings its meaning. None is the right one.',
  noDebate: 'No word is in debate for now.',
  alsoInDebate: 'Also: ',
  means: (n) => count(n, 'meaning', 'meanings'),
  addMine: 'Add ours',
  allWords: 'All words',
  network: 'Who brought whom',

  next: 'And you',
  ask: 'Ask a question',
  readAll: 'Read all questions',
};
