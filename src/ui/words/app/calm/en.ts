import type { CalmWords } from './fr.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const hour = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });

export const en: CalmWords = {
  mode: 'Calm mode',
  modeHint: 'Show me the changes of others when I stop writing.',
  waiting: (n: number): string => `${n} ${n === 1 ? 'change is waiting' : 'changes are waiting'}.`,
  show: 'Show them',
  title: 'Changes',
  none: 'Nothing has changed since you came.',
  sinceHere: 'Since you came, on this device.',
  what: 'What has changed?',
  whatKeys: 'or F2 then R',
  see: 'See',
  at: (time: number): string => `at ${hour.format(time)}`,
  came: (names: readonly string[]): string =>
    `${list.format(names)} ${names.length === 1 ? 'is' : 'are'} on this page too.`,
  annotated: (n, title) =>
    `${n} ${n === 1 ? 'annotation' : 'annotations'} on ${title === null ? 'a page' : `“${title}”`}.`,
  repliedMine: (n) => `${n} ${n === 1 ? 'reply' : 'replies'} to your annotation.`,
  decided: (n) => (n === 1 ? 'A decision is written down.' : `${n} decisions are written down.`),
  onTheme: (title: string): string => `on the theme “${title}”`,
  writesTheme: (title: string): string => `writing the theme “${title}”`,
  goTo: (name: string): string => `Go where ${name} writes`,
  follow: 'Follow',
  followWho: (name: string): string => `Follow ${name}`,
  following: (name: string): string => `You follow ${name}. Any key stops.`,
  stop: 'Stop',
  stopped: (name: string): string => `You no longer follow ${name}.`,
  arrived: (name: string): string => `You are where ${name} writes.`,
  arrivedPage: (name: string): string => `You are on the page of ${name}.`,
  nowhere: (name: string): string => `${name} is no longer writing, or does not show where.`,
};
