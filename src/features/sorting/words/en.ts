import { pluralEn as plural } from '#ui/words/plural.ts';
import type { SortingWords } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

export const en: SortingWords = {
  sorting: {
    title: 'Sorting table',
    lead: 'The heap on one side, the themes on the other. We sort together, nothing is lost.',
    leadReader: 'The organisers sort questions into themes here. You follow what they do.',
    heap: 'The heap',
    heapCount: (n) =>
      n === 0
        ? 'No question without a theme'
        : count(n, 'question without a theme', 'questions without a theme'),
    heapEmpty: 'The heap is empty: every question has found a theme.',
    heapNothing: (text) => `Nothing in the heap for “${text}”.`,
    search: 'Search the heap',
    keys: 'Up and down arrows: from card to card. Enter: place. Ctrl + Z: undo the last act.',
    themes: 'Themes',
    noTheme: 'No theme is open. The first one gives a place to questions that look alike.',
    noThemeReader: 'No theme is open yet.',
    voices: (list) => `Voices in it: ${list}`,
    noVoice: 'No voice yet',
    itsQuestions: 'Its questions',
    showMore: (n) => `Show ${number.format(n)} more`,
    place: 'Place',
    move: 'Move',
    dropHere: 'Drop here',
    dialogTitle: 'Place this question',
    places: 'Where to place it',
    toHeap: 'The heap, without a theme',
    newTheme: 'Or in a new theme',
    openAndPlace: 'Open and place',
    opened: (theme) => `Theme opened: “${theme}”.`,
    holds: (name) => `${name} holds it`,
    placed: (sentence, theme) => `“${sentence}”: placed in “${theme}”.`,
    backInHeap: (sentence) => `“${sentence}”: back in the heap.`,
    undone: (sentence) => `Undone: “${sentence}”.`,
    depth: (n) => count(n, 'act can be undone', 'acts can be undone'),
    overtaken: (name, theme) => `${name} placed this question in “${theme}” after you. That is kept.`,
    overtakenHeap: (name) => `${name} put it back in the heap after you. That is kept.`,
    putAgain: (theme) => `Put it back in “${theme}”`,
    putAgainHeap: 'Put it back in the heap',
    leaveIt: 'Leave it so',
    othersMoved: (n) => count(n, 'question moved by somebody else', 'questions moved by others'),
    find: 'Near questions',
    hide: 'Close the proposals',
    finding: 'Looking in the heap…',
    proposals: (n) =>
      n === 0 ? 'No near question in the heap' : count(n, 'near question', 'near questions'),
    proposalsHint: 'Nothing is placed without you: accept them one by one.',
    nearTo: (sentence) => `Near “${sentence}”`,
    nearTitle: 'Near the title of the theme',
    brings: (families) => `Brings a missing voice: ${families}`,
    placeHere: 'Place here',
    notThis: 'Not this one',
    notThisDone: 'It is no longer proposed during this visit.',
    seeAgain: (n) => `See ${plural(n, 'the proposal', 'the proposals')} left out again`,
  },
};
