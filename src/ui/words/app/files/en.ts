import { pluralEn as plural } from '../../plural.ts';
import type { FilesWords } from './fr.ts';

const number = new Intl.NumberFormat('en');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

export const en: FilesWords = {
  title: 'Files',
  lead: 'Bring in a directory, or take the structures away in a file.',
  leadReader: 'Take the structures away in a file.',

  import: 'Add from a file',
  importHint:
    'A directory as CSV, ODS or XLSX, up to 10 MB and 20,000 rows. It stays on your device. Nothing is written before you agree.',
  importPrivate:
    'Phones and emails never enter the cards. You will choose to put them among the contacts, or to leave them.',
  choose: 'Choose a file',
  orDrop: 'or drop it here',
  reading: 'Reading the file…',
  another: 'Choose another file',
  refusals: {
    'file.empty': 'This file has no row to read. It needs a row of titles, then one row at least.',
    'file.tooLarge': 'This file is too heavy. The limit is 10 MB: split it in two.',
    'file.tooManyRows': 'This file has more than 20,000 rows. Split it.',
    'file.tooManyColumns': 'This file has more than 200 columns. Keep those that serve.',
    'file.quote': 'A quote opens and never closes in this file. Save it again from your spreadsheet.',
    'file.oldExcel': 'This file is in the old format of Excel (.xls). Save it as .xlsx, .ods or CSV.',
    'file.notATable': 'This file is no table. Choose a CSV, an ODS or an XLSX.',
    'file.broken': 'This file does not open. It is damaged, or has a password.',
    'file.noReader': 'Opening this file needs the network once. Try again online, or save it as CSV.',
    notAllowed: 'Only organisers may import. Nothing more was written.',
  },

  columns: {
    nom: 'Name',
    famille: 'Family',
    typologie: 'Kind of place',
    commune: 'Town',
    code_postal: 'Postal code',
    code_insee: 'Code of the town (INSEE)',
    adresse: 'Address',
    siret: 'SIRET',
    rna: 'RNA',
    ridet: 'RIDET',
    pivot: 'SIRET or RNA',
    site_web: 'Website',
    presentation_resume: 'About',
    actions: 'Actions',
    latitude: 'Latitude',
    longitude: 'Longitude',
    terreau: 'Terreau identifier',
    contact: 'Contacts: name of the person',
    telephone: 'Contacts: phone',
    courriels: 'Contacts: email',
    id: 'National identifier',
    complement_adresse: 'More of the address',
    horaires: 'Opening hours',
    presentation_detail: 'More about it',
    source: 'Source',
    itinerance: 'Travelling or not',
    structure_parente: 'Parent structure',
    date_maj: 'Date of the last update',
    services: 'Services',
    publics_specifiquement_adresses: 'Audiences',
    prise_en_charge_specifique: 'Specific support',
    frais_a_charge: 'Costs',
    dispositif_programmes_nationaux: 'National programmes',
    formations_labels: 'Training and labels',
    autres_formations_labels: 'Other training and labels',
    modalites_acces: 'How to get access',
    modalites_accompagnement: 'Ways of support',
    fiche_acces_libre: 'Acceslibre page',
    prise_rdv: 'Appointments',
  },
  fields: {
    name: 'Name',
    kind: 'Family',
    typology: 'Kind of place',
    commune: 'Town',
    communeCode: 'Code of the town',
    postalCode: 'Postal code',
    address: 'Address',
    site: 'Website',
    about: 'About',
    actions: 'Actions',
    identifiers: 'Numbers',
    position: 'Position',
  },

  columnsTitle: 'The columns',
  columnsLead: (file, rows, columns) =>
    `“${file}”: ${count(rows, 'row', 'rows')}, ${count(columns, 'column', 'columns')}.`,
  readAsCsv: (separator, encoding) => `Read as a CSV, ${separator}, ${encoding}.`,
  separators: { ';': 'semicolons', ',': 'commas', '\t': 'tabs' },
  encodings: {
    'utf-8': 'letters in UTF-8',
    'windows-1252': 'letters of Windows',
    'utf-16le': 'letters in UTF-16',
    'utf-16be': 'letters in UTF-16',
  },
  readAsSheet: (sheet) => `Sheet “${sheet}”.`,
  national: 'This is the French national schema of digital inclusion places. Each value is checked.',
  columnsHint: 'Say what each column tells. Without an answer, the column does not serve.',
  column: (header) => `Column “${header}”`,
  columnNameless: (n) => `Column ${n}, untitled`,
  unused: 'Does not serve',
  example: (value) => `Example: ${value}`,
  preview: 'The first five rows',
  previewLine: 'Row',
  notUsed: (headers) => `Will not serve: ${headers.join(', ')}.`,
  nameNeeded: 'Say which column bears the names of the structures.',
  check: 'See what would change',
  checking: 'Checking…',

  checkTitle: 'What would change',
  nothingYet: 'Nothing is written yet.',
  schemaAway: 'The lists of the national schema wait for the network. Their values were not checked.',
  backToColumns: 'Back to the columns',
  new: (n) => count(n, 'new structure', 'new structures'),
  changed: (n) => count(n, 'structure would change', 'structures would change'),
  same: (n) => `${count(n, 'structure', 'structures')}: nothing to change`,
  doubtful: (n) => count(n, 'doubt to settle', 'doubts to settle'),
  twin: (n) => count(n, 'row said twice', 'rows said twice'),
  bad: (n) => count(n, 'row without a name to keep', 'rows without a name to keep'),
  problems: (n) => count(n, 'value left aside', 'values left aside'),
  line: (n) => `Row ${number.format(n)}`,
  more: (n) => `Show the rest (${number.format(n)})`,
  twinOf: (line) => `says the same as row ${number.format(line)}`,
  tended: 'Tended by its own members: it stays as it is, unless you tick.',
  changedHint: 'Untick to keep ours.',
  empty: 'nothing',
  from: 'before',
  to: 'after',
  doubtHint: 'Without an answer, the row is left aside.',
  doubtOf: (name) => `“${name}” is:`,
  leaveIt: 'Leave it aside',
  isAnother: 'Another structure, to be added',
  isThis: (name, commune) => (commune === null ? name : `${name}, ${commune}`),
  why: { number: 'same SIRET, another name', name: 'same name' },
  problemOf: (column, why, value) => (value === '' ? `${column}: ${why}` : `${column}: ${why} (“${value}”)`),
  problem: {
    empty: 'is missing',
    tooLong: 'too long',
    tooMany: 'twelve at most, the first are kept',
    shape: 'does not have the right shape',
    spreadsheet: 'the spreadsheet changed this number; make the column text',
    schema: 'not in the national list',
    'siret.siren': 'nine digits are a SIREN; fourteen are needed',
    'siret.length': 'a SIRET has fourteen digits',
    'siret.digit': 'one digit is wrong',
    'rna.shape': 'an RNA begins with W, then nine signs',
    'ridet.shape': 'a RIDET has nine or ten digits',
  },
  saveProblems: 'Save this list (CSV)',
  problemsFile: 'to-mend',
  problemHeaders: ['Row', 'Column', 'Reason', 'Value'],
  tooHeavy: 'This is too much at once. Split the file in two.',
  nothingToDo: 'Nothing to change.',
  run: (added, changed, contacts) => {
    const acts = [
      added === 0 ? '' : `add ${count(added, 'structure', 'structures')}`,
      changed === 0
        ? ''
        : added === 0
          ? `change ${count(changed, 'structure', 'structures')}`
          : `change ${number.format(changed)}`,
      contacts === 0 ? '' : `keep ${count(contacts, 'contact', 'contacts')}`,
    ]
      .filter(Boolean)
      .join(', ');
    return acts.charAt(0).toUpperCase() + acts.slice(1);
  },

  takeContacts: (n) => `Put ${count(n, 'phone or email', 'phones or emails')} among the contacts too`,
  contactsWho: 'Organisers alone read them. Each reading is noted. They are kept on no device.',
  contactsLong: (months) =>
    `They are erased ${count(months, 'month', 'months')} after the meeting. Tell these people.`,
  contactsLeft: (n) =>
    `${count(n, 'address or number is', 'addresses or numbers are')} not of the right shape and ${plural(n, 'stays', 'stay')} in the file.`,
  seeContacts: 'Read what would be kept',
  reception: 'Reception',
  contactsWaiting: (n) =>
    `${count(n, 'contact waits', 'contacts wait')} for the network. Keep this page open: they are nowhere else.`,
  contactsSending: (n) => `${count(n, 'contact is', 'contacts are')} on the way…`,
  contactsDone: (added, known, refused) =>
    [
      added === 0 ? 'No new contact' : count(added, 'contact kept', 'contacts kept'),
      known === 0 ? '' : `${number.format(known)} known already`,
      refused === 0 ? '' : `${number.format(refused)} refused`,
    ]
      .filter(Boolean)
      .join(', ') + '.',
  contactsTell: 'These people do not know yet that they are in this list.',
  contactsSee: 'Open the contacts',
  contactsTrouble: (n) => `${count(n, 'contact', 'contacts')} could not be kept. The structures are there.`,
  contactsAgain: 'Try again',
  contactsTakenBack: (n) =>
    `${count(n, 'contact is', 'contacts are')} erased. Those that somebody changed since stay.`,
  contactsStay: 'The contacts could not be erased. Nothing is undone: try again with the network.',

  running: 'Importing',
  progress: (done, of) => `${number.format(done)} of ${number.format(of)}`,
  stop: 'Stop',
  stopped: (done, of) => `Stopped at ${number.format(done)} of ${number.format(of)}. What is done stays.`,
  goOn: 'Go on',
  done: (added, changed) =>
    `Done: ${
      [
        added === 0 ? '' : count(added, 'structure added', 'structures added'),
        changed === 0 ? '' : count(changed, 'structure changed', 'structures changed'),
      ]
        .filter(Boolean)
        .join(', ') || 'nothing changed'
    }.`,
  doneHint: 'The new ones are among “Those we think of”.',
  see: 'See the structures',
  takeBack: 'Undo this import',
  takenBack: (n) =>
    `Import undone: ${count(n, 'structure', 'structures')}. What others changed since then stays.`,

  export: 'Take the structures away',
  exportHint: (n) =>
    `${count(n, 'structure', 'structures')}. Nothing private: no contact, no exchange, no name of a person.`,
  exportEmpty: 'No structure to take away yet.',
  formats: {
    sheet: {
      name: 'For Excel or LibreOffice (CSV)',
      hint: 'All columns. Mend it, then bring the file in again.',
    },
    ods: { name: 'For LibreOffice (ODS)', hint: 'As above; codes keep their zeros.' },
    open: {
      name: 'Open data (CSV)',
      hint: 'The French national schema of digital inclusion places, for data.gouv.fr.',
    },
    vcard: { name: 'Address book (vCard)', hint: 'A card for each structure, without people.' },
  },
  fileName: 'structures',
  exportQuestions: 'Take the questions away',
  questionsHint: (n) =>
    `${count(n, 'question', 'questions')}, with their themes and who asks them. No name of a person.`,
  questionsEmpty: 'No question to take away yet.',
  questionsLabel: 'Questions',
  asCsv: (what) => `${what} for Excel or LibreOffice (CSV)`,
  asOds: (what) => `${what} for LibreOffice (ODS)`,
  questionsFile: 'questions',
  questionsOpen: 'The public page gives its own to everybody, as open data:',
  questionsOpenLink: 'questions.csv',
  questionColumns: {
    numero: 'Number',
    question: 'Question',
    precisions: 'Details',
    themes: 'Themes',
    posee_par: 'Asked by',
    famille: 'Family',
    aussi_posee_par: 'Also asked by',
    nombre_structures: 'Number of structures',
    familles: 'Families',
    lue_avec: 'Read with number',
  },
  exportOffered: 'Take needs and resources away',
  offeredHint: (needs, resources) =>
    `${count(needs, 'need', 'needs')}, ${count(resources, 'resource', 'resources')}, with their matches.`,
  offeredEmpty: 'No need and no resource yet.',
  offeredLabel: 'Needs and resources',
  offeredFile: 'needs-resources',
  offeredColumns: {
    sorte: 'Sort',
    texte: 'Text',
    type: 'Of what kind',
    structure: 'Structure',
    famille: 'Family',
    commune: 'Commune',
    code_insee: 'Commune code (INSEE)',
    theme: 'Theme',
    etat: 'State',
    mises_en_relation: 'Matches',
    ajoute_le: 'Added on',
  },
  offeredStates: { open: 'sought', met: 'found', available: 'available', taken: 'not available any more' },
  missing: (n) =>
    `${count(n, 'value that the schema asks for is missing', 'values that the schema asks for are missing')}. The file is made; data.gouv.fr may point it out.`,
  saved: (name) => `File saved: ${name}.`,
  notSaved: 'This format needs the network once. Try again online.',
};
