import type { LegalWords } from './fr.ts';

export const en: LegalWords = {
  unsaid: 'not said yet',
  label: (name, value) => `${name}: ${value}`,
  months: (n) => `${n} months`,
  toCnil: 'Go to the CNIL',

  door: {
    title: 'Your data, in two sentences',
    kept: 'We keep the name you give, your structures and your words, so that the group knows who speaks.',
    until: (months) => `Your name is erased after ${months} without a visit, or as soon as you ask.`,
    asked: 'Your question is kept without a name or an address, to be read with the others.',
    askedUntil: 'It stays as long as the space exists; ask for it to be taken out whenever you like.',
    link: 'All about your data',
  },

  gaps: {
    notice: 'This page is not complete: the organisers still have to fill in their settings.',
    organisers: 'Are you an organiser? Open the settings, then “Personal data”.',
  },

  data: {
    title: (space) => `Your data in ${space}`,
    lead: 'What this space keeps about you, why, for how long, and what you may ask for.',
    demo: 'This is a demonstration space: put no real people in it.',
    who: 'Who answers for your data',
    controller: 'Controller',
    address: 'Address',
    contact: 'For any request',
    dataOfficer: 'Data protection officer',
    what: 'What we keep, and why',
    kept: [
      'Your name, your structures and your role: so that the group knows who speaks.',
      'What you write: that is the commons. Your name is not in it, only a mark drawn by chance.',
      'The day of your last visit: to erase names that are of no use any more.',
      'The address of your connection limits too many requests. It is not recorded. No e-mail address, no password and no audience measurement are asked of who takes part.',
    ],
    why: 'On which ground',
    basis: {
      legitimateInterest: 'To organise a meeting together: a legitimate interest (GDPR, article 6.1.f).',
      publicTask: 'For a task in the public interest given to the controller (GDPR, article 6.1.e).',
    },
    consent: 'Your name in public: only with your consent, asked apart. You take it back whenever you like.',
    readers: 'Who sees it',
    seen: [
      'Members of the space see your name and what you write.',
      'The public reads the questions, and the structures that agreed. It does not read your name, unless you agreed.',
      'Organisers alone see the contact details that they note to reach a structure: name, e-mail, telephone.',
      'Nobody else. Nothing is sold or handed on.',
    ],
    where: 'Where',
    host: 'Host',
    devices: [
      'Each device that opens the space keeps a copy of it, to read and write without a network.',
      'When a name is erased, devices forget it at their next contact with the server.',
      'A device that never comes back keeps its copy. So does what was printed or exported.',
    ],
    howLong: 'For how long',
    members: (months) =>
      `Your name: ${months} after your last visit. Organisers see it thirty days before, in the space. We do not have your address: we cannot write to you.`,
    contacts: (months) => `Contact details noted by the organisers: ${months} after the meeting.`,
    commons: 'Questions and texts: as long as the space exists, without your name once it is erased.',
    backups: 'A backup of the server may keep a name until it is replaced. Put back, it erases it again.',
    rights: 'Your rights',
    can: [
      'See and take away what is about you: “My data”, in your profile.',
      'Correct your name: in your profile.',
      'Be erased: in your profile, or by asking the contact above.',
      'Object, or ask for its use to be limited: at the same contact.',
    ],
    cnil: 'If the answer does not suit you, you may turn to the CNIL, the French authority.',
    cnilLink: 'https://www.cnil.fr/fr/plaintes',
  },

  register: {
    title: (space) => `Register of processing: ${space}`,
    writtenOn: (day) =>
      `Entry written from the settings of the space, on ${day} (GDPR, article 30). Read it again, complete it.`,
    none: 'none',
    purpose: 'Purpose',
    purposes: [
      'Putting the questions of a territory in common, and preparing a meeting together.',
      'Knowing who speaks, and for which structure.',
    ],
    people: 'People concerned',
    peopleAre: ['The members of the space.', 'The contacts of structures, noted by the organisers.'],
    kinds: 'Data',
    processor: 'Processor (host)',
    transfers: 'Outside the European Union',
    noTransfer: 'The software sends nothing to a third party. Check where the server is.',
    security: 'Security',
    measures: [
      'Access by personal link, withdrawn at any time; each write is checked by the server.',
      'Names are outside the shared documents; an erasure writes the files of the server anew.',
      'No service, audience measurement or script of a third party.',
    ],
  },

  mine: {
    title: (name) => `The data of ${name}`,
    lead: (space, when) =>
      `All that the space “${space}” keeps about you, on ${when}. A program reads the same at the end of this file.`,
    none: 'Nothing',
    account: 'Your account',
    name: 'Name:',
    role: 'Role:',
    structures: 'Structures:',
    joined: 'Came in:',
    lastVisit: 'Last visit:',
    id: 'Mark drawn by chance:',
    sessions: 'Your devices',
    session: (since, seen) => `Opened on ${since}, seen on ${seen}`,
    toConfirm: 'Structure to confirm:',
    consents: 'Your consents',
    consent: (given, withdrawn) =>
      withdrawn === null
        ? `Your name in public, since ${given}`
        : `Your name in public, from ${given} to ${withdrawn}`,
    invitations: 'Invitations received and made',
    contributions: 'What you wrote',
    unsigned: ' (without your name)',
  },

  mentions: {
    title: (space) => `Legal notice of ${space}`,
    lead: 'Who publishes these pages, who answers for them, and who hosts them.',
    publisher: 'Publisher',
    name: 'Name',
    reach: 'Contact',
    director: 'Publication director',
    host: 'Host',
    software: 'The software',
    softwareText: 'Terreau is free software, under the EUPL 1.2.',
    texts: 'The texts',
    licence: (name) => `The texts of this space are under the licence ${name}.`,
    report: 'To report a content, write to the contact of the publisher.',
  },
};
