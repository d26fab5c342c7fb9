import type { fr } from './fr.ts';

export const en: typeof fr = {
  phases: {
    title: 'Where the commons stands',
    names: { before: 'Before', during: 'During', after: 'After' },
    short: {
      before: 'we ask',
      during: 'we talk',
      after: 'we go on',
    },
    titles: {
      before: 'No answers here yet',
      during: 'Discussion is open',
      after: 'The commons goes on',
    },
    hints: {
      before: 'Before we meet, we share what we ask ourselves. Answers will come together.',
      during: 'It is the time of the event: we can answer each other under the notes.',
      after: 'The event has taken place. One can still ask, and answer each other.',
    },
    turnTo: { before: 'Go back to “before”', during: 'Turn to “during”', after: 'Turn to “after”' },
    confirm: {
      before: 'Go back to “before”?',
      during: 'Turn to “during”?',
      after: 'Turn to “after”?',
    },
    opens: 'Discussion opens: every partner will be able to reply to notes.',
    closes: 'Discussion closes: no reply can be added, those already written stay.',
    staysOpen: 'Discussion stays open. Only the page of the commons changes.',
    everybody: 'The whole space will see it at once.',
    turned: {
      before: 'The commons is back to “before”. Discussion is closed.',
      during: 'The commons has turned to “during”. Discussion is open.',
      after: 'The commons has turned to “after”. Discussion stays open.',
    },
    today: 'It is the day of the event: turn to “during”?',
    past: 'The event has taken place: turn to “after”?',
    notNow: 'Not now',
    change: 'Change it in the settings',
  },
  settings: {
    title: 'Settings of the space',
    lead: 'What the organisers decide for the whole space. Every act can be undone.',
    notYours: 'These settings are the organisers’. You read where the commons stands.',
    public: 'Public page',
    eventDay: 'Day of the event',
    eventDayHint: 'It is changed with the backward plan, which is counted from it.',
    toPlan: 'Open the backward plan',
    noEventDay: 'No date yet.',
    isOpen: 'The public page is open: anybody can read it.',
    isClosed: 'The public page is closed: only the space reads the questions.',
    open: 'Open the public page',
    close: 'Close the public page',
    opened: 'The public page is open.',
    closed: 'The public page is closed. Nothing is deleted.',
    see: 'Read the public page',
  },
};
