import { pluralEn as plural } from '../../plural.ts';
import type { StructuresWords } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');

export const en: StructuresWords = {
  back: 'All structures',
  missing: 'This structure is not here any more.',
  missingHint: 'Its link may be incomplete, or it has not reached this device yet.',
  yours: 'yours',
  noAbout: 'It has not said yet what it does.',
  noAboutMine: 'Say in three lines what your structure does: others will know when to think of you.',
  actions: 'What it does',
  site: 'Site',
  opensElsewhere: '(opens in a new tab)',
  place: 'Place',
  schemes: { siret: 'SIRET', rna: 'RNA', ridet: 'RIDET' },
  people: 'Who speaks for it',
  nobody: 'Nobody speaks for it here yet.',
  peopleOffline: 'Offline: the list of people waits for the network.',
  questions: 'Its questions',
  asked: (n) => `${number.format(n)} ${plural(n, 'question', 'questions')} asked by it`,
  shared: (n) =>
    `${number.format(n)} ${plural(n, 'question of others that it asks too', 'questions of others that it asks too')}`,
  noQuestion: 'It has asked and shared no question yet.',
  moreQuestions: (n) => `Read the ${number.format(n)} others`,
  isHers: 'asked by it',
  isShared: 'it asks too',
  history: 'History of this card',
  archivedOne: 'This structure is archived. Nothing is lost.',
};
