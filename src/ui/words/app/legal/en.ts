import type { LegalSettingsWords } from './fr.ts';

export const en: LegalSettingsWords = {
  title: 'Personal data',
  lead: 'The law asks a space to say who answers for its data and who publishes. All that follows is public.',
  publicOnPurpose:
    'Write structures and functions, not the private address of a person. Everybody will read it on the page “Your data” and in the legal notice.',
  missing: (what) => `Still missing: ${what}.`,
  gaps: {
    controller: 'the controller',
    contact: 'its contact',
    host: 'the host',
    publicationDirector: 'the publication director',
  },
  complete: 'All that the law asks is said.',
  controller: 'Who answers for the data',
  controllerHint: 'The structure that holds this space. It is the publisher as well.',
  name: 'Name of the structure',
  address: 'Postal address',
  contact: 'Contact to exercise one’s rights',
  contactHint: 'An e-mail address of the structure, a telephone, or a page.',
  publicationDirector: 'Publication director',
  publicationDirectorHint:
    'Of an association, whoever represents it. The law wants a name: the person has to agree.',
  dataOfficer: 'Data protection officer (optional)',
  dataOfficerHint: 'How to reach them, if the structure has one.',
  host: 'Who runs the server',
  hostHint: 'The host: its name, its address, its telephone.',
  hostName: 'Name of the host',
  hostContact: 'Telephone or contact of the host',
  basis: 'On which ground',
  bases: {
    legitimateInterest: 'Organising a meeting together (legitimate interest)',
    publicTask: 'A task in the public interest (authority, State)',
  },
  howLong: 'For how long',
  memberMonths: 'Erase a name without a visit for',
  contactMonths: 'Erase a contact after the meeting, once',
  months: (n) => `${n} months`,
  save: 'Save',
  saved: 'Saved. The page “Your data” is up to date.',
  seeData: 'Read “Your data”',
  seeMentions: 'Read the legal notice',
};
