import { pluralEn as plural } from '../../plural.ts';
import type { PrivacyWords } from './fr.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const megabytes = (bytes: number): string => `${number.format(bytes / 1_000_000)} MB`;

export const en: PrivacyWords = {
  title: 'My data',
  lead: 'What this space keeps about you is yours: decide, take away, erase.',
  all: 'All that this space keeps, and why',
  publicName: 'My name in public',
  publicNameHint: 'Questions you ask in your own name read “somebody of the network” on the public page.',
  consent: 'I agree that my name appears on the public page, beside my questions.',
  consentTerms: 'Anybody will be able to read and copy it. You can take this back whenever you like.',
  given: (day) => `You gave this consent on ${day}.`,
  give: 'Show my name in public',
  withdraw: 'Take my name off the public page',
  isGiven: 'Your name now appears on the public page.',
  isWithdrawn: 'Your name appears in public no more.',
  take: 'Take my data away',
  takeHint: 'Your account, your devices, your consents and all that you wrote.',
  takeReadable: 'Take my data away, to read',
  takeJson: 'The same, for a program (JSON)',
  leave: 'Be erased from this space',
  leaveHint: 'Your name disappears everywhere. What you wrote may stay, without your name.',
  leaveStart: 'Have me erased…',
  leaveTitle: 'Be erased from this space',
  eraseTitle: (name) => `Erase ${name} from this space`,
  consequences: [
    'The name is taken out everywhere: server, contacts, notes, history, exports and public page.',
    'Access is closed on all devices, and their copy of the space is erased.',
    'The words that stay read “somebody of the network”.',
    'None of this can be undone.',
  ],
  beyond: 'What was printed or exported, and a device that never comes back, stay out of reach.',
  words: 'Erase what was written as well',
  wordsHint: (n, others) =>
    `${plural(n, 'One text', `${n} texts`)}${others === 0 ? '' : `, and ${plural(others, 'one answer by somebody else', `${others} answers by others`)}`}.`,
  wordsNone: 'This person wrote nothing under their name.',
  list: 'See the list',
  mentioned: (n) =>
    plural(
      n,
      'This name is written in a text by somebody else. Read it again:',
      `This name is written in ${n} texts by others. Read them again:`,
    ),
  now: 'Erase for good',
  keep: 'Erase nothing',
  lastOrganiser: 'You are the only organiser. First give this role to somebody else, then come back.',
  gone: (name) => `${name} was erased from this space.`,
  goneTitle: 'Your data was erased',
  goneHint: 'Your name and your access exist here no more. The copy on this device is erased as well.',
  soon: 'Names erased soon',
  soonHint: 'These people have not come for long. One visit is enough to keep everything.',
  soonNoMail: 'Nobody writes to them: their address is not known. Tell them if you can.',
  soonOn: (name, day) => `${name}: on ${day}`,
  lastOne: (name) => `${name} is the only organiser, and will not be erased.`,
  use: 'The room in this space',
  useHeld: (held: number, most: number): string =>
    `What is written takes ${megabytes(held)} of ${megabytes(most)}.`,
  useKept: (kept: number): string =>
    `${megabytes(kept)} are kept for the committee: you can write even when the others no longer can.`,
  useOf: (held: number, most: number, n: number): string =>
    `${megabytes(held)} of ${megabytes(most)}, ${number.format(n)} ${plural(n, 'contribution under their name', 'contributions under their name')}`,
  useErased: 'An erased person',
  useRemoved: (name: string): string => `${name} (without access)`,
  useGiveBack: 'Give the room back…',
  useGiveBackOf: (name: string): string => `taken by ${name}`,
  useGiveBackHint:
    'Giving the room back is erasing a person for good with what they wrote. Above 1 MB, what they wrote without their name goes too.',
  useAll: (n: number): string => `See all ${number.format(n)} people`,
  useFewer: 'See fewer',
  roots: {
    questions: 'Question',
    shares: '“We too”',
    annotations: 'Annotation',
    answers: 'Answer to an annotation',
    replies: 'Reply',
    terms: 'Word',
    meanings: 'Meaning of a word',
    needs: 'Need',
    resources: 'Resource',
    notes: 'Private note',
    exchanges: 'Exchange',
    tasks: 'Task',
  },
};
