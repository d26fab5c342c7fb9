import { pluralEn as plural } from '../../plural.ts';
import type { MobilisationWords } from './fr.ts';

const number = new Intl.NumberFormat('en');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

export const en: MobilisationWords = {
  title: 'Mobilisation',
  lead: 'From one to the next. Each structure goes at its own pace, and may step back.',
  leadReader: 'How far each structure of the territory has come. The committee moves them.',
  keys: 'Keyboard: Enter chooses a stage. Space takes the card, arrows carry it, Enter puts it down.',
  stages: {
    thoughtOf: 'Those we think of',
    contacted: 'Contacted',
    interested: 'Interested',
    involved: 'Taking part',
    coOrganiser: 'Organising with us',
    notConcerned: 'Do not feel concerned',
    dormant: 'Resting',
  },
  stageOf: {
    thoughtOf: 'one we think of',
    contacted: 'contacted',
    interested: 'interested',
    involved: 'taking part',
    coOrganiser: 'organising with us',
    notConcerned: 'does not feel concerned',
    dormant: 'resting',
  },
  stageHints: {
    thoughtOf: 'Nobody has spoken with them yet.',
    contacted: 'Somebody has spoken with them.',
    interested: 'They want to know more.',
    involved: 'They share their questions.',
    coOrganiser: 'They carry the meeting with us.',
    notConcerned: 'Not for now, which is their right.',
    dormant: 'They may come back.',
  },
  beside: 'Beside the path',
  stage: 'Stage',
  structures: (n) => (n === 0 ? 'no structure' : count(n, 'structure', 'structures')),
  total: (n) => `${count(n, 'structure', 'structures')} in the territory`,
  nobodyHere: {
    thoughtOf: 'Who is still missing?',
    contacted: 'None for now.',
    interested: 'None for now.',
    involved: 'None for now.',
    coOrganiser: 'None for now.',
    notConcerned: 'None: so much the better.',
    dormant: 'None.',
  },
  empty: 'No structure is here yet. The first one opens the path.',
  change: 'Move',
  changeTitle: (name) => `${name}: how far have they come?`,
  dropHere: 'Put it here',
  holds: (name) => `${name} holds it`,
  taken: (name, stage) =>
    `${name} is in your hand, from “${stage}”. Arrows: change stage. Enter: put down. Escape: leave it.`,
  over: (stage) => `Towards “${stage}”`,
  leftWhere: (name) => `${name} stays where it was.`,
  moved: (name, stage) => `${name}: ${stage}.`,
  undone: (name, stage) => `Taken back. ${name}: ${stage}.`,
  depth: (n) => count(n, 'move can be taken back', 'moves can be taken back'),
  overtaken: (name, stage) => `${name} moved it to “${stage}” after you. That is kept.`,
  again: (stage) => `Put it back to “${stage}”`,
  leaveIt: 'Leave it so',
  othersMoved: (n) => count(n, 'structure changed stage', 'structures changed stage'),
  goBetween: (name) => `Talks with them: ${name}`,
  refusals: {
    'item.gone': 'This structure is no longer here.',
    'structure.ring': 'This is not possible: that structure came by this one.',
    notAllowed: 'This is not possible here.',
  },
};
