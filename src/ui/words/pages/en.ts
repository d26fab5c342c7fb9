import { pluralEn as plural } from '../plural.ts';
import type { PageWords } from './fr.ts';

export const en: PageWords = {
  form: {
    optional: '(optional)',
    errorTitle: (n) => plural(n, 'One thing is left to correct', `${n} things are left to correct`),
    errorPage: (title) => `To correct: ${title}`,
    name: 'Your name',
    nameHint: 'First name, full name or position: you decide. Members of the space see it.',
    structureName: 'Name of the structure',
    structureKind: 'Family',
    chooseKind: 'Choose a family',
    inPublic: 'My structure may be named on the public page.',
    /** What only a form can refuse: the rest stands in the common words. */
    refusals: {
      'structure.kindMissing': 'Choose the family of your structure.',
      'structure.notChosen': 'Choose your structure from the list, or change your answer.',
      'opening.code': 'This code is not the right one. Ask the person who runs this server for it.',
      'opening.tooMany':
        'Many spaces have just been opened. Nothing that you wrote here is lost: send this page again in ten minutes.',
      'demo.tooMany': 'Many people are entering the demo at once. Try again in a few minutes.',
      'space.full':
        'This space can take no more questions by this page: it is full. Keep yours, and tell the organisers.',
      'space.licenceMissing': 'Choose a licence.',
    },
  },

  home: {
    pageTitle: 'Terreau: a territory’s questions, put in common',
    description: 'A place to ask, share and grow a territory’s questions together.',
    heading: 'A territory’s questions, put in common',
    what: [
      'Town halls, associations, public services and residents often ask the same questions, each on their own.',
      'Terreau gathers them, shows who asks them, and helps turn them into the themes of a meeting.',
      'People write together, even without a network, without an account and without a password.',
    ],
    create: 'Create a space',
    createHint:
      'For a committee, a network, a day. A name and a département are enough: it takes two minutes.',
    yours: 'Your spaces on this device',
    publicPage: 'Public page',
    publicPageOf: (name) => `Public page of ${name}`,
    onDevice: 'See what this device keeps, even without a network',
    demoTitle: 'Try it with an example',
    demoText:
      'The demo space (in French) holds 66 questions, 9 themes and 25 structures. You may do anything there.',
    demoName: 'The name you will have there',
    demoDefault: 'Camille',
    demo: 'Open the demo space',
    invitedTitle: 'Did you receive a link?',
    invitedText: 'Just open it: it leads straight to its space. There is nothing to install.',
  },

  create: {
    title: 'Create a space',
    lead: 'A space gathers a territory’s questions. You can invite people right after.',
    name: 'Name of the space',
    nameHint: 'For example: NEC Dordogne 2027. It also gives the space its address.',
    department: 'Département',
    chooseDepartment: 'Choose from the list',
    eventDay: 'Date of the meeting',
    eventDayHint:
      'With a date, a backward plan awaits you. A space can live without. For example: 14/10/2027.',
    code: 'Code to open a space',
    codeHint: 'The person who runs this server gave it to you.',
    licence: 'Whose will these texts be?',
    licenceHint: 'All that is written in the space follows this licence. Everyone sees it before writing.',
    you: 'You',
    founderHint: 'You will be an organiser. You can invite others to organise with you, as equals.',
    structureTitle: 'Your structure',
    structureHint: 'The one you stand for. You can add others later.',
    submit: 'Create the space',
    after: 'Then you get links to send: to organise, to take part or to read.',
  },

  join: {
    title: (name) => `Enter ${name}`,
    invited: 'You are invited to put your questions in common.',
    startsFrom: 'Starting from this question, which others ask themselves:',
    where: (territory) => `Territory: ${territory}`,
    roleIs: {
      organiser: 'You will be an organiser there: you arrange questions, write themes, invite.',
      partner: 'You will be a partner there: you ask questions and say “we too”.',
      reader: 'You will be a reader there: you read the whole space, without writing.',
    },
    wordsTitle: 'What becomes of your words',
    words: [
      'Members of the space read what you write, and your name.',
      'A public question is also read on the public page, without your name.',
      'No e-mail address, no account, no password.',
      'You can leave whenever you want, and erase your traces on this device.',
    ],
    licence: (name) => `Texts follow the licence ${name}.`,
    structureTitle: 'Which structure do you come for?',
    structureHint: 'Questions are counted by structure. One is enough to start.',
    toConfirm:
      'Somebody of that structure, or of the committee, will confirm that you speak for it. You can do everything as soon as you are in; until then, what you say counts as coming from you.',
    known: 'A structure of the list',
    knownLabel: 'Your structure',
    chooseKnown: 'Choose from the list',
    fresh: 'I add mine',
    none: 'None: I come in my own name',
    submit: 'Enter the space',
    alreadyTitle: 'You are already in this space',
    already: (name) => `On this device you are there as ${name}.`,
    goIn: 'Go in',
    another: 'Enter under another name with this link',
    deviceTitle: 'Open your space on this device',
    device: 'You will be the same person, with the same name. This link works only once.',
    deviceSubmit: 'Open on this device',
    shared: 'Is this a shared computer? Remember to erase your traces before you leave.',
  },

  commons: {
    pageTitle: (name) => `${name}: the questions we share`,
    description: (questions, structures) =>
      `${questions} put in common by ${structures}. Read them, add yours.`,
    heading: 'What we ask ourselves, together',
    lead: (territory) =>
      `${territory}. Structures and residents put their questions in common here. You can add yours.`,
    eventDay: (day) => `Meeting: ${day}.`,
    add: 'Add my question',
    openAll: 'Unfold everything, to print or listen',
    closeAll: 'Fold the themes',
    enter: 'Open the space',
    demo: 'This is a demo space: its structures and questions are examples.',
    figureQuestions: (n) => plural(n, 'question', 'questions'),
    figureStructures: (n) => plural(n, 'structure asks them', 'structures ask them'),
    figureThemes: (n) => plural(n, 'theme', 'themes'),
    formats: { workshop: 'Workshop', roundTable: 'Round table' },
    heldBy: (names) => `Carried by: ${names.join(', ')}.`,
    themesTitle: 'The questions, theme by theme',
    count: (questions) => `(${questions})`,
    underWriting: 'In a theme that is being written',
    underWritingHint: 'Its text will show here once it is published.',
    elsewhere: 'Questions outside the themes',
    allQuestions: 'The questions',
    startsFrom: 'This theme starts from questions asked elsewhere:',
    noQuestionHere: 'This theme has no question yet.',
    empty: 'No question yet. Yours can be the first, even if imperfect.',
    askedBy: (who) => `Asked by ${who}`,
    askedByPerson: 'Asked by somebody of the network',
    askedWithoutName: 'Asked without a name',
    askedByResident: 'Asked by somebody who lives here',
    askedByFamily: (kind) => `Asked by a structure: ${kind}`,
    carriedBy: (structures, families) => `${structures}: ${families}`,
    alsoAsking: (names) => `Also: ${names}`,
    structuresTitle: 'Structures that agreed to be named',
    cited: { question: 'a question', structure: 'a structure', term: 'a word of the glossary' },
    noStructure: 'No structure has agreed to be named here yet.',
    licence: 'The texts are under the licence',
    openData: 'The questions as a table, open data (CSV)',
    order: 'A question that several families of structures ask comes before the others.',
  },

  glossary: {
    pageTitle: (name) => `The words of ${name}`,
    heading: 'The words',
    lead: 'One word does not mean the same to everyone. The meanings stand side by side; none is the right one.',
    link: (n) => plural(n, 'Read one word and its meanings', `Read the ${n} words and their meanings`),
    back: 'The questions that we share',
    alsoSaid: 'Also said:',
    example: 'Example:',
    oneOf: (family) => `A structure: ${family}`,
    somebody: 'A structure of the network',
  },

  ask: {
    title: (name) => `Ask ${name} a question`,
    heading: 'Which question do you ask yourself?',
    hint: 'One sentence is enough, 280 characters at most. Leave out names and recognisable situations.',
    who: 'Who asks it?',
    whoHint: 'A family, never a name. You may leave this.',
    nobody: 'I would rather not say',
    submit: 'Send my question',
    trap: 'Leave this line empty',
    after: 'One of the organisers reads your question before it appears.',
    back: 'Read the questions already asked',
  },

  thanks: {
    title: 'Thank you',
    heading: 'Thank you, your question has arrived',
    text: [
      'It waits to be welcomed: one of the organisers will read it.',
      'It will then appear on this page, with the others, in your words.',
      'Nobody will ask you for an answer.',
    ],
    another: 'Ask another question',
    back: 'Read the questions',
  },

  demo: {
    title: 'Open the demo space',
    submit: 'Open',
  },

  accessibilite: {
    title: 'Accessibility',
    lead: 'Terreau is made for everyone, also without a mouse, without sight of the screen or without practice.',
    passages: [
      {
        title: 'Where we stand',
        paragraphs: [
          'An automatic tool checks the pages at every change. It finds no error any more.',
          'A tool does not see everything. No person has done a full RGAA audit yet.',
          'So we say: partially compliant, and not: compliant.',
        ],
      },
      {
        title: 'What you can expect',
        paragraphs: [
          'Public pages and forms work without script, by keyboard and with a screen reader.',
          'Texts have a contrast of at least 7 to 1. All can be read at 400% and on 320 pixels.',
          'Dark, contrast and reduced motion follow your settings.',
        ],
      },
      {
        title: 'If something stops you',
        paragraphs: [
          'Tell one of the organisers of your space: they can help you or pass it on.',
          'In France, the Défenseur des droits can also help you, free of charge.',
        ],
      },
    ],
  },

  donnees: {
    title: 'Your data',
    lead: 'Terreau keeps as little as it can: no e-mail address, no password, no audience measurement.',
    passages: [
      {
        title: 'On your device',
        paragraphs: [
          'Your device keeps a copy of the space, so that you can read and write without a network. It also keeps one cookie for each space, which recognises you, and another for the language.',
          'This copy stays until you erase it: “Erase my traces on this device”, in the space. Cookies expire if you do not come back.',
        ],
      },
      {
        title: 'On the server',
        paragraphs: [
          'The server keeps the name you chose, your structures, your role and what you write. Members of the space read it. What is public is read on the public page, without your name.',
          'Your name is erased after twelve months without a visit, unless your space chose another time. Your words stay, without it. The address of your connection serves to limit floods of messages: it is not recorded.',
        ],
      },
      {
        title: 'Your rights',
        paragraphs: [
          'You can see, correct, take away and erase what is about you: in the space, at “My data”. Each space also says whom to turn to: follow “Your data” at the foot of its pages.',
          'If the answer does not suit you, you can turn to the CNIL.',
        ],
      },
    ],
  },

  mentions: {
    title: 'Legal notice',
    lead: 'This service is run by the person or structure that installed Terreau at this address.',
    passages: [
      {
        title: 'Who runs this service',
        paragraphs: [
          'Each space says who publishes it and who hosts it: follow “Legal notice” at the foot of its pages.',
        ],
      },
      {
        title: 'The software',
        paragraphs: [
          'Terreau is free software, under the licence EUPL 1.2. Anyone may install, study and change it.',
          'The typeface is Atkinson Hyperlegible Next, by the Braille Institute, under the free licence SIL OFL.',
        ],
      },
      {
        title: 'The texts',
        paragraphs: [
          'Each space chooses its licence. It is written at the foot of its public page.',
          'The words of a question belong to whoever wrote them: nobody else changes them.',
        ],
      },
    ],
  },
};
