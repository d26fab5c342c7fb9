import { pluralEn as plural } from '../plural.ts';
import type { FirstWords } from './fr.ts';

const number = new Intl.NumberFormat('en-GB');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' });

export const en: FirstWords = {
  pageTitle: (page, space) => `${page} · ${space}`,

  places: {
    home: 'Home',
    questions: 'Questions',
    themes: 'Themes',
    partners: 'Partners',
    invite: 'Invite',
    publicPage: 'Public page',
    glossary: 'The words',
    organisation: 'Organising',
    decisions: 'Decisions',
    next: 'What next',
    device: 'My device',
    settings: 'Settings',
    unpublished: 'Not published',
    display: 'Display',
    displayHint: 'size, colours, calm',
    help: 'Help',
    helpHint: 'and keyboard',
    more: 'More',
  },

  shell: {
    nav: 'Menu of the space',
    bar: 'Menu of the space, bottom bar',
    items: (n) => count(n, 'item', 'items'),
    demo: 'Demonstration space',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    undo: 'Undo this',
    working: 'One moment…',
    needsNetwork: 'This needs the network. Nothing is lost: try again once online.',
    failed: 'The server could not answer. Nothing is lost: try again in a moment.',
  },

  status: {
    newer: 'A newer version of Terreau is ready.',
    newerNeeded: 'To write here you need a newer version of Terreau. You can read without it.',
    reload: 'Open it',
    shared: 'Shared with everyone',
    opening: 'Opening…',
    sending: 'Sending…',
    connecting: 'Connecting…',
    kept: (n) => `Kept on this device. Not shared yet (${number.format(n)}).`,
    offline: (n) =>
      n === 0
        ? 'You are offline. Everything is kept on this device.'
        : `You are offline, ${count(n, 'contribution waits', 'contributions wait')}.`,
    blocked: (n) =>
      n === 0
        ? 'This network blocks live sharing. Everything is kept on this device.'
        : `This network blocks live sharing. ${count(n, 'contribution waits', 'contributions wait')} here.`,
    crowded: 'The server has too many people at once. Everything is kept on this device.',
    later: 'The server is back in a moment. Everything is kept on this device.',
    unpublished: (n) => `${count(n, 'contribution', 'contributions')} not published. Nothing is lost.`,
    refusing: 'The server does not take your writing. It stays kept on this device.',
    full: 'This device is full. Stay online so that nothing is lost.',
    notKept: 'Your browser keeps nothing here. Stay online so that your writing is shared.',
    clock: 'The clock of this device is wrong. We follow the server’s.',
    signedOut: 'You are no longer in this space on this device. Open your link again.',
    removed: 'Your access to this space was withdrawn.',
    gone: 'This space no longer exists on the server.',
    back: (n) =>
      n === 0
        ? 'Back online.'
        : `Back online. ${plural(n, 'Your contribution is shared', `Your ${number.format(n)} contributions are shared`)}.`,
  },

  contribution: {
    here: 'on this device',
    received: 'received',
  },

  people: {
    here: (n) => count(n, 'person here', 'people here'),
    alone: 'You are here',
    see: 'See who is here',
    title: 'Who is here',
    you: 'you',
    goTo: (place, name) => `${place}: join ${name}`,
    elsewhere: 'Names and shapes help you recognise each other in the texts.',
  },

  states: {
    opening: 'Opening the space',
    openingHint: 'What this device keeps comes first.',
    receiving: 'The questions are coming. The first visit takes a moment.',
    offlineUnknown: 'This space is not on this device yet',
    offlineUnknownHint: 'The first time needs the network. After that it opens anywhere, even offline.',
    signedOut: 'You are not in this space on this device',
    signedOutHint: 'Open the invitation link you received. Anything you shared is still there.',
    signedOutUnsent: (n) =>
      `${count(n, 'contribution is not shared yet', 'contributions are not shared yet')}. They stay on this device.`,
    removed: 'Your access to this space was withdrawn',
    removedHint: 'Speak with one of the organisers. What you shared stays in the commons.',
    unknown: 'No space has this address',
    unknownHint: 'Check the address, or open the link you received again.',
    away: 'This page is not on this device yet',
    awayHint: 'It will come with the network, and open by itself.',
    late: 'A part of this page will come with the network. It will open by itself.',
    retry: 'Try again',
    mySpaces: 'Spaces on this device',
    homePage: 'Terreau front page',
    seePublic: 'Read the public page',
    notFound: 'This page does not exist',
    notFoundHint: 'Its address may have changed.',
    failed: 'Something went wrong here',
    failedHint: 'Your writing is kept. Reload the page to go on.',
    reload: 'Reload the page',
    toHome: 'Go to the home of the space',
  },

  home: {
    hello: (name) => `Hello ${name}`,
    welcome: 'Welcome',
    territory: 'The commons of questions of our territory.',
    eventSoon: (day, days) =>
      days === 1 ? `The day is tomorrow, ${day}.` : `The day is ${day}, in ${number.format(days)} days.`,
    eventToday: 'The day is today.',
    eventPast: (day) => `The day was ${day}. The commons goes on.`,
    arrival: (space) => `You are in the ${space} space. Write the question you ask yourself.`,
    newsSince: (at) => `Since your visit on ${weekday.format(new Date(at))}, ${hour.format(new Date(at))}`,
    newQuestions: (n) => count(n, 'new question', 'new questions'),
    newShareOn: (structures) => `${structures}: “we too”, on your question`,
    newTheme: 'New theme:',
    themeNews: (n) => `: ${count(n, 'question joined it', 'questions joined it')}`,
    nothingNew: 'Nothing has moved since. All is calm.',
    whereItStands: 'New here? Read where the group stands, in five minutes',
    mostShared: 'The most widely shared',
    allQuestions: 'See all the questions',
    overTime: 'The commons over time',
    figures: 'The commons today',
  },

  welcome: {
    hint: 'These questions come from the public page. The whole space reads them once welcomed.',
    count: (n) => count(n, 'question to welcome', 'questions to welcome'),
    accept: 'Welcome',
    setAside: 'Set aside',
    see: 'See them all',
    accepted: 'Question welcomed.',
  },

  ask: {
    label: 'What question do you ask yourself?',
    hint: 'One sentence is enough. Nobody expects a perfect answer: we share the questions first.',
    left: (n) => `${count(n, 'character', 'characters')} left`,
    over: (n) => `${count(n, 'character', 'characters')} too many`,
    inNameOf: 'In the name of',
    me: (name) => `me, ${name}`,
    noName: 'no name',
    noNameHint: 'Your name appears nowhere. You can still edit your question later.',
    personHint: 'Your name is read in the space, not on the public page.',
    addStructure: 'Add my structure',
    details: 'Add details',
    context: 'What helps to understand (optional)',
    contextHint: 'A situation, a place, an example.',
    theme: 'Theme (optional)',
    noTheme: 'None for now',
    inPublic: 'Visible on the public page',
    share: 'Share my question',
    keys: 'Ctrl + Enter shares too.',
    keptHere: 'Your question is kept on this device. It leaves as soon as possible.',
    received: 'Your question is shared with everyone.',
    see: 'See it',
    keptWords: 'Your words are kept here. You can copy them.',
    readerTitle: 'You read this whole space',
    readerHint: 'To ask a question, ask the organisers for a partner link.',
  },

  questions: {
    title: 'Shared questions',
    lead: 'What we ask ourselves, together. Answering comes later.',
    figures: (questions, structures) =>
      `${count(questions, 'question', 'questions')}, ${count(structures, 'structure', 'structures')}`,
    list: 'The questions',
    sorting: 'Sorting table',
    filters: 'Choose what is shown',
    text: 'Search for words',
    theme: 'Theme',
    anyTheme: 'All themes',
    noTheme: 'No theme',
    family: 'Family',
    anyFamily: 'All families',
    which: 'Which ones',
    views: {
      shared: 'All',
      mine: 'Mine',
      archived: 'Archived',
      toWelcome: 'To welcome',
      setAside: 'Set aside',
    },
    order: 'Order',
    orders: { broadest: 'The most widely shared', newest: 'The newest' },
    found: (n) => (n === 0 ? 'No question' : count(n, 'question', 'questions')),
    clear: 'Show everything',
    nothingFor: (text) => `Nothing for “${text}”. Try a shorter word, or ask the question.`,
    nothing: 'No question with these choices.',
    empty: 'No question yet. Yours can be the first, even if imperfect.',
    emptyReader: 'No question yet. Come back soon.',
    emptyMine: 'You have not asked a question yet.',
    emptyArchived: 'No archived question.',
    emptyToWelcome: 'No question waits. Those of the public page arrive here.',
    emptySetAside: 'No question set aside.',
    fresh: (n) => count(n, 'new question, show it', 'new questions, show them'),
  },

  card: {
    untitledTheme: 'Untitled theme',
    noName: 'Without a name',
    noNameFamily: (family) => `Without a name, ${family}`,
    former: 'Somebody of the network',
    unknownStructure: 'A structure',
    sharedBy: (n) => (n === 0 ? 'No structure yet' : count(n, 'structure', 'structures')),
    weToo: 'We too',
    weTooFor: (structure) => `for ${structure}`,
    weTooOn: (sentence) => `about the question: ${sentence}`,
    weAsked: 'Asked by your structure',
    weTooFirst: 'To say “we too” you need a structure.',
    chooseStructure: 'In the name of which structure?',
    weTooDone: (structure) => `${structure} asks this question too.`,
    weTooUndone: (structure) => `${structure} no longer asks it.`,
    stillShared: (structure) => `Somebody else also said it for ${structure}: it stays.`,
    publicForm: 'Came from the public page',
    notPublic: 'Not on the public page',
    archived: 'Archived',
    toWelcome: 'To welcome',
    setAside: 'Set aside',
    mine: 'Yours',
    notes: (n) => count(n, 'annotation', 'annotations'),
  },

  announce: {
    newQuestions: (n) => count(n, 'new question', 'new questions'),
    sharedMine: (structures) => `${structures} asks your question too.`,
    annotatedMine: (n) => `${count(n, 'annotation', 'annotations')} on your question.`,
    proposedMine: 'A wording is proposed for your question.',
    acceptedMine: 'Your wording is accepted.',
    themeChanged: (name, section) =>
      section === null ? `${name} changed this theme.` : `${name} changed “${section}”.`,
    somebody: 'Somebody else',
  },

  words: {
    questions: (n) => plural(n, 'question', 'questions'),
    structures: (n) => plural(n, 'structure', 'structures'),
    themes: (n) => plural(n, 'theme', 'themes'),
  },

  list: {
    and: (parts) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(parts),
  },
};
