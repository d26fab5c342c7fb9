import type { PublishingWords } from './fr.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit' });
const when = (at: number): string => `${day.format(at)} at ${hour.format(at)}`;

export const en: PublishingWords = {
  region: 'This theme and the public page',
  states: {
    draft: () => 'Draft: not on the public page',
    published: (at) => `Published on ${when(at)}`,
    changed: (at) => `Published on ${when(at)}, changes not published yet`,
  },
  readers: {
    draft: 'Members of this space read it while it is being written.',
    published: 'The public page shows this text.',
    changed: 'Members read the text below. The public page keeps the one of that day.',
  },
  closed: 'The public page of this space is closed: nothing shows there.',
  page: 'See the public page',

  publish: 'Publish this theme',
  publishChanges: 'Publish the changes',
  takeOff: 'Take off the public page',
  what: 'Its title, its intent and its text, as they are now, can be read by everybody, without an account, on the public page:',
  whatWhenClosed:
    'Its title, its intent and its text, as they are now, can be read by everybody, without an account, once the public page opens. Today it is closed. Its address:',
  later: 'What you write afterwards does not show there before it is published in its turn.',
  now: 'Publish',

  published: 'This theme is on the public page.',
  changesPublished: 'The changes are on the public page.',
  publishedLater: 'This theme is published. The public page will show it once this device is online.',
  publishedWhenOpen: 'This theme is published. The public page will show it once it opens.',
  takenOff: 'This theme is no longer on the public page. Its text stays here.',
  takenOffLater:
    'This theme is taken off. The public page will no longer show it once this device is online. Its text stays here.',
};
