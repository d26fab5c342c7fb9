import { pluralEn as plural } from '#ui/words/plural.ts';
import type { SheetWords } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`;
const length = (minutes: number): string =>
  minutes < 60
    ? count(minutes, 'minute', 'minutes')
    : `${number.format(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`;

export const en: SheetWords = {
  title: 'Sheet',
  formatLegend: 'This theme is',
  formats: { plain: 'A page', workshop: 'A workshop', roundTable: 'A round table' },
  formatTags: { plain: 'Page', workshop: 'Workshop', roundTable: 'Round table' },
  formatHint: 'You can go back: nothing of the sheet is lost.',
  formatDone: {
    plain: 'It is a page again. The sheet is kept.',
    workshop: 'This theme is now a workshop.',
    roundTable: 'This theme is now a round table.',
  },
  print: 'Sheet to print',

  spine: 'Thread',
  spineHint: 'Three to five questions, in the order in which you will ask them.',
  spineEmpty: 'No question chosen.',
  spineAdd: 'Choose among the questions of the theme',
  spineNone: 'All questions of the theme are chosen, or there are none yet.',
  choose: 'Choose',
  chosen: 'Question added to the thread.',
  takenOut: 'Question taken out of the thread.',
  elsewhere: 'in another theme',

  carriers: 'Who carries it',
  carriersHint: 'Two different structures are better than one.',
  carrierAdd: 'Add a structure',
  carrierSearch: 'Start typing its name',
  found: (n) => (n === 0 ? 'No structure found' : count(n, 'structure found', 'structures found')),
  carrierAdded: (name) => `${name} carries this theme.`,
  carrierRemoved: (name) => `${name} carries this theme no more.`,
  carrierPerson: 'With whom',
  nobodyNamed: 'Nobody named',
  personNamed: 'The person is noted.',
  unknownStructure: 'A structure that is gone',

  proposals: 'Who could carry it too',
  sharesQuestions: (n) =>
    n === 1 ? 'asks one of its questions' : `asks ${number.format(n)} of its questions`,
  bringsFamily: (family) => `another family: ${family}`,
  takeProposal: 'Add',
  noProposal: 'No other structure shares its questions yet.',

  hints: {
    noCarrier: 'Nobody carries this theme yet.',
    carriedAlone: 'One structure carries it alone. Two, from different worlds, prepare better.',
    shortSpine: (n) =>
      n === 0
        ? 'Choose three to five questions: they will guide the exchange.'
        : `${count(n, 'question', 'questions')} chosen: three to five are needed.`,
    longSpine: (n) => `${number.format(n)} questions are many. Keep five at most.`,
    oneFamily: 'One family alone asks these questions. Who else asks them?',
    noBreath: (n) => `${length(n)} without a break. Add one?`,
  },

  place: 'Room and hour',
  room: 'Room',
  startsAt: 'Start',
  slotDone: 'Room and hour noted.',

  outline: 'Outline',
  outlineHint: 'Minute by minute. Hours are worked out once the start is known.',
  outlineEmpty: 'No moment is planned yet.',
  step: (n) => `Moment ${number.format(n)}`,
  stepWhat: (n) => `What happens (moment ${number.format(n)})`,
  pauseWhat: (n) => `Break (moment ${number.format(n)})`,
  minutes: 'Minutes',
  who: 'Who leads',
  addStep: 'Add a moment',
  addPause: 'Add a break',
  stepAdded: 'Moment added.',
  pauseAdded: 'Break added.',
  stepRemoved: 'Moment removed.',
  stepChanged: 'Moment changed.',
  pause: 'Break',
  total: (n) => `In all: ${length(n)}`,
  ends: (at) => `ends at ${clock(at)}`,
  clock,
  length,
  from: (start, end) => `from ${clock(start)} to ${clock(end)}`,

  equipment: 'Equipment',
  equipmentHint: 'Tick what is ready.',
  equipmentEmpty: 'Nothing is noted yet.',
  equipmentLine: (n) => `Equipment ${number.format(n)}`,
  isReady: 'Ready',
  ready: 'ready',
  bringBack: 'What we want to bring back',
  bringBackHint: 'What one will want to know on leaving the room.',
  bringBackLine: (n) => `To bring back ${number.format(n)}`,
  addLine: 'Add a line',
  lineAdded: 'Line added.',
  lineRemoved: 'Line removed.',
  ticked: 'It is ready.',
  unticked: 'It is not ready any more.',

  up: 'Move up',
  down: 'Move down',
  remove: 'Remove',
  movedTo: (n, of) => `Place ${number.format(n)} of ${number.format(of)}.`,

  refusals: {
    'sheet.roomTooLong': 'The name of the room holds 80 characters.',
    'step.minutes': 'A moment lasts from 0 to 600 minutes.',
    'step.tooLong': 'A moment holds 280 characters.',
    'step.whoTooLong': '“Who leads” holds 80 characters.',
    'line.tooLong': 'A line holds 160 characters.',
    'item.gone': 'This is not here any more.',
    notAllowed: 'This cannot be done here.',
  },

  printNow: 'Print',
  big: 'Large print',
  onePage: 'Fits on one A4 page.',
  pages: (n) => `Fits on ${number.format(n)} A4 pages. Shorten it to keep to one.`,
  notes: 'Notes',
  backToTheme: 'Back to the theme',
  nothingYet: 'This sheet is still empty.',
  hourAndRoom: 'When and where',
};
