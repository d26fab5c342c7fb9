import { pluralEn as plural } from '#ui/words/plural.ts';
import type { SheetVerb } from '../domain/sheetGestures.ts';
import type { SheetPart } from '#domain/projections/history/sheetRoots.ts';
import type { fr } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const list = new Intl.ListFormat('en-GB');
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' });

const FIELDS: Readonly<Record<string, string>> = {
  word: 'the word',
  otherForms: 'the other forms',
  definition: 'the meaning',
  example: 'the example',
  structure: 'the signature',
  title: 'the title',
  intent: 'the intent',
  body: 'the text',
  sentence: 'the question',
  context: 'the details',
  name: 'the name',
  about: 'the presentation',
  kind: 'the family',
  commune: 'the commune',
  mobilisation: 'the stage',
  inPublic: 'who may see it',
  publishedAt: 'the publication',
  takenOff: 'whether it is off the public page',
  format: 'the form',
  slot: 'the place and hour',
  voice: 'the signature',
  theme: 'the wished theme',
  actions: 'the actions',
  site: 'the site',
  address: 'the address',
  identifiers: 'the numbers',
  typology: 'the kind of place',
  position: 'the coordinates',
  mediation: 'what the national schema asks for',
  broughtBy: 'who brought it',
  joinedInto: 'the card it reads with',
  archivedAt: 'the archiving',
  apartSince: 'the grouping',
  spines: 'the guiding questions',
  carriers: 'the carriers',
  steps: 'the outline',
  equipment: 'the equipment',
  bringBack: 'what we want to bring back',
};
const THE_REST = 'a setting';

/** Of each part of a sheet: a line of it, and several. */
const LINES: Readonly<Record<Exclude<SheetPart, 'carriers'>, readonly [one: string, many: string]>> = {
  spines: ['a question', 'questions'],
  steps: ['a moment', 'moments'],
  equipment: ['a line', 'lines'],
  bringBack: ['a line', 'lines'],
};
const LONGEST_NAME = 60;
const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).trimEnd()}…` : name;

function sheetGesture(part: SheetPart, did: SheetVerb, names: readonly (string | null)[]): string {
  const the = FIELDS[part] ?? THE_REST;
  if (part === 'carriers') {
    const who = list.format(names.map((name) => name ?? 'a structure'));
    switch (did) {
      case 'added':
        return `proposed ${who} ${plural(names.length, 'as a carrier', 'as carriers')}`;
      case 'broughtBack':
        return `brought ${who} back among the carriers`;
      case 'removed':
        return `took ${who} out of the carriers`;
      case 'changed':
        return `said who carries it for ${who}`;
      case 'moved':
        return `changed the order of ${the}`;
    }
  }
  const [one, many] = LINES[part];
  const [name] = names;
  const what = names.length > 1 ? `${number.format(names.length)} ${many}` : name ? `“${short(name)}”` : one;
  switch (did) {
    case 'added':
      return `added ${what} to ${the}`;
    case 'broughtBack':
      return `brought ${what} back to ${the}`;
    case 'removed':
      return `took ${what} out of ${the}`;
    case 'changed':
      return `edited ${the}`;
    case 'moved':
      return `changed the order of ${the}`;
  }
}

const OPENED = {
  themes: 'opened this theme',
  questions: 'asked this question',
  structures: 'added this structure',
  terms: 'added this word',
  meanings: 'gave this meaning',
} as const;

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

export const en: typeof fr = {
  titles: {
    themes: 'History of this theme',
    questions: 'History of this question',
    structures: 'History of this structure',
    terms: 'History of this word',
    meanings: 'History of this meaning',
  },
  backTo: {
    themes: 'The theme',
    questions: 'The question',
    structures: 'The structure',
    terms: 'The word',
    meanings: 'The word',
  },
  lead: 'Who did what, and when. All that was written can be read again, and brought back.',
  loading: 'The history is coming…',
  unknown: 'There is no history here yet.',
  unreachable: 'This device has not read this history yet',
  unreachableHint: 'It is on the server. It will come with the network.',
  tooMany: 'You asked a lot at once. Try again in a moment.',
  readOn: (at) =>
    `As this device read it on ${date.format(at)} at ${hour.format(at)}. The rest will come with the network.`,
  mineWaits: 'Your last changes here wait for the network. They are in “Today”.',
  since: (at) => `What happened before ${date.format(at)} is not known.`,
  retry: 'Try again',

  steps: 'Steps',
  day: (at, now) =>
    (new Date(at).getFullYear() === new Date(now).getFullYear() ? weekday : withYear).format(at),
  hour: (at) => hour.format(at),
  moment: (at) => `${date.format(at)}, ${hour.format(at)}`,
  who: (name, structures) => (structures.length === 0 ? name : `${name} (${structures.join(', ')})`),
  somebody: 'Somebody without a name',
  gesture: (root, field, manner) => {
    const the = FIELDS[field ?? ''] ?? THE_REST;
    if (field === 'publishedAt') return 'published this theme';
    if (field === 'takenOff') return 'took this theme off the public page, or put it back';
    if (field === 'archivedAt' && root === 'structures') return 'archived the structure, or put it back';
    switch (manner) {
      case 'opened':
        return OPENED[root];
      case 'added':
        return `added to ${the}`;
      case 'rewrote':
        return `rewrote ${the}`;
      case 'touchedUp':
        return `touched up ${the}`;
      case 'struck':
        return `took a passage out of ${the}`;
      case 'changed':
        return `edited ${the}`;
      case 'set':
        return `changed ${the}`;
      case 'removed':
        return 'took it out';
    }
  },
  sentence: (who, gestures) => `${who} ${list.format(gestures)}`,
  together: (names, times) => `${list.format(names)}, ${count(times, 'change', 'changes')}`,
  older: 'Show older',
  field: (name) => capital((FIELDS[name] ?? THE_REST).replace(/^the /, '')),

  compare: 'Compare',
  from: 'Before',
  to: 'After',
  today: 'Today',
  versionsGroup: 'Named versions',
  momentsGroup: 'Moments',
  comparedTitle: (from, to) => `From ${from} to ${to}`,
  comparedToday: (from) => `Since ${from}`,
  comparedVersion: (name) => `“${name}”`,
  comparedNamed: (from, to) => `From ${from} to ${to}`,
  nothingChosen: 'Choose a step to read the text as it was.',
  reading: 'The text is coming…',
  notHere: 'This device does not know this moment. It takes the network to read it.',
  ways: 'Way to read',
  byWords: 'Word by word',
  bySentences: 'Sentence by sentence',
  asItWas: 'The text then',
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  restyled: 'form',
  noForms: 'no other form',
  ofWhat: 'Whose history to read',
  theWord: (n) => (n === 1 ? 'The word' : `The word, added again (${n})`),
  theMeaning: (structure) => `The meaning of ${structure}`,
  nothingDiffers: 'Nothing changed between the two.',
  unchanged: (n) => count(n, 'passage without a change', 'passages without a change'),
  valueChanged: (field) => `${field}: this setting is no longer the same.`,
  sentenceBefore: 'Before',
  sentenceAfter: 'After',
  sentenceNew: 'New sentence',
  sentenceGone: 'Removed sentence',
  sentenceChanged: 'Changed sentence',
  empty: 'The text was empty.',

  restorePassage: 'Bring this passage back',
  takeOutPassage: 'Take this addition out',
  restoreField: 'Bring this field back',
  restoreAll: 'Bring the whole text back',
  restoreHint: 'It is a new change, in your name. What others write at the same time stays.',
  restored: 'Passage brought back as it was.',
  takenOut: 'Addition taken out.',
  restoredAll: 'Text brought back as it was.',
  restoreUndone: 'Undone. What others wrote has not moved.',
  restoreWithToday: 'To bring a passage back, compare with today.',
  compareWithToday: 'Compare with today',
  refusals: {
    notAllowed: 'Only organisers write themes. You can read their whole history.',
    notMine: 'Only whoever asked this question can bring its words back.',
    noWay: 'History is read here. There is nothing to bring back.',
    'meaning.notMine': 'Only the person who gave this meaning can bring its words back.',
    'term.notMine': 'Who added this word and the organisers can bring it back.',
    failed: 'Nothing could be brought back. Try again.',
  },

  versions: 'Named versions',
  noVersion: 'No version has a name. A name helps to find a text again, before it is sent for example.',
  nameVersion: 'Name a version',
  nameTitle: 'Name a version',
  nameHint: 'The text as it is now keeps this name. It goes on being written.',
  nameField: 'Name of the version',
  nameNow: 'Keep this version',
  named: (name) => `Version kept: “${name}”.`,
  namedBy: (at, by) => (by === null ? date.format(at) : `${date.format(at)}, by ${by}`),
  nameRefusals: {
    'version.nameEmpty': 'Give this version a name.',
    'version.nameTooLong': 'This name is too long: 80 characters at most.',
    notAllowed: 'Only organisers name a version.',
    unknownEntry: 'This theme has not reached the server yet.',
    unreachable: 'Naming a version needs the network.',
    other: 'The version could not be kept. Try again in a moment.',
  },

  sheet: {
    title: 'The sheet',
    gesture: sheetGesture,
    kinds: { changed: 'changed', moved: 'moved', gone: 'taken out', new: 'added' },
    restoreLine: 'Bring this line back',
    takeOutLine: 'Take this line out',
    putInPlace: 'Put back in its place',
    lineRestored: 'The line is as it was.',
    lineTakenOut: 'The line is taken out.',
    unknownQuestion: 'A question that is gone',
    unknownStructure: 'A structure that is gone',
    minutes: (n) => `${number.format(n)} min`,
    ready: 'ready',
    formats: { plain: 'A page', workshop: 'A workshop', roundTable: 'A round table' },
    clock: (minutes) => `${number.format(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`,
    noSlot: 'neither place nor hour',
  },

  commons: {
    title: 'The commons over time',
    lead: 'What was there on a given day, and what has come since.',
    back: 'Home',
    month: 'Month',
    monthOf: (at) => month.format(at),
    date: 'Day',
    loading: 'The commons of that day is coming…',
    unreachable: 'Going back in time needs the network',
    unreachableHint: 'The commons of today can be read on this device.',
    before: (at) => `Nothing is known before ${date.format(at)}.`,
    onDay: (at) => `On ${date.format(at)}`,
    then: 'That day',
    now: 'Today',
    figures: 'Figures',
    kind: 'What',
    questions: 'Questions',
    structures: 'Structures',
    themes: 'Themes',
    decisions: 'Decisions',
    sheetThen: 'Its sheet on that day',
    annotations: (n) => `${count(n, 'annotation was', 'annotations were')} there on that day.`,
    more: (n) => `+ ${number.format(n)}`,
    wereThere: (what) => `${what}: what was there`,
    newSince: (what) => `${what}: come since`,
    none: 'Nothing yet.',
    showAll: (n) => `Show all (${number.format(n)})`,
    gone: 'no longer there',
    nothing: 'The commons had not begun yet.',
  },
};
