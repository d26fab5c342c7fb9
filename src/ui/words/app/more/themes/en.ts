import { pluralEn as plural } from '../../../plural.ts';
import type { fr } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

export const en: typeof fr = {
  cited: {
    question: (sentence) => `“${sentence}”`,
    archived: (name) => `${name} (archived)`,
    archivedTerm: (word) => `${word} (archived)`,
    gone: {
      question: 'a question taken back',
      structure: 'a structure taken back',
      term: 'a word taken back',
    },
  },

  themes: {
    title: 'Themes',
    lead: 'Pages written together. Each one starts from questions.',
    empty: 'No theme is open yet.',
    emptyOrganiser: 'No theme yet. Open one when questions look alike.',
    noIntent: 'The intent is not written yet.',
    questions: (n) => (n === 0 ? 'No question yet' : count(n, 'question', 'questions')),
    missing: (list) => `Missing voices: ${list}`,
    allVoices: 'Every family is here',
    overTime: 'The commons over time',
    open: 'Open a theme',
    openTitle: 'Open a theme',
    openHint:
      'A title is enough. The rest is written afterwards, together. It is a draft, which members of this space read: nothing of it is public before you publish it.',
    titleField: 'Title of the theme',
    intentField: 'Intent (optional)',
    openNow: 'Open this theme',
    archived: 'Archived themes',
    bringBack: 'Put back',
    broughtBack: 'Theme put back in the list.',
    decisions: 'Decisions of the committee',
    formats: { workshop: 'Workshop', roundTable: 'Round table' },
    draft: 'Draft',
  },

  theme: {
    missing: 'This theme is not here',
    missingHint: 'It may not have reached this device yet.',
    back: 'All the themes',
    questions: 'Its questions',
    noQuestion: 'No question is placed here yet.',
    attach: 'Place a question here',
    attachTitle: 'Place a question in this theme',
    attachSearch: 'Search for a question',
    attachHere: 'Place here',
    attached: 'Question placed here.',
    detach: 'Take out of the theme',
    whoIsMissing: 'Who does not ask these questions yet?',
    detached: 'Question taken out of the theme.',
    attachEmpty: 'No other question matches.',
    inOther: (title) => `in “${title}”`,
    archive: 'Archive this theme',
    archived: 'Theme archived. Its text and its questions stay.',
    isArchived: 'This theme is archived.',
    empty: 'The text is not started yet.',
    history: 'History of this theme',
    undone: 'Your last change is undone. Those of others stay.',
    redone: 'Your change is back.',
    nothing: 'Nothing of yours to undo here.',
    live: 'This text is being written. It updates by itself.',
    opening: 'Opening the text…',
    editorFailed: 'The writing tool could not open. You read the text; reload once online.',
    settings: 'Theme settings',
  },
};
