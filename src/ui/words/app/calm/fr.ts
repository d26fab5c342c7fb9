import { pluralFr as plural } from '../../plural.ts';

const list = new Intl.ListFormat('fr', { type: 'conjunction' });
const hour = new Intl.DateTimeFormat('fr', { hour: 'numeric', minute: '2-digit' });

/** Who is here and where, what the others changed, and calm. */
export const fr = {
  mode: 'Mode calme',
  modeHint: 'Vous montrer les changements des autres quand vous vous arrêtez d’écrire.',
  waiting: (n: number): string => `${n} ${plural(n, 'changement attend', 'changements attendent')}.`,
  show: 'Les montrer',
  title: 'Changements',
  none: 'Rien n’a changé depuis votre arrivée.',
  sinceHere: 'Depuis votre arrivée, sur cet appareil.',
  what: 'Qu’est-ce qui a changé ?',
  whatKeys: 'ou F2 puis R',
  see: 'Voir',
  at: (time: number): string => `à ${hour.format(time)}`,
  came: (names: readonly string[]): string =>
    `${list.format(names)} ${plural(names.length, 'est aussi', 'sont aussi')} sur cette page.`,
  annotated: (n: number, title: string | null): string =>
    `${n} ${plural(n, 'annotation', 'annotations')} sur ${title === null ? 'une page' : `« ${title} »`}.`,
  repliedMine: (n: number): string => `${n} ${plural(n, 'réponse', 'réponses')} à votre annotation.`,
  decided: (n: number): string => (n === 1 ? 'Une décision est notée.' : `${n} décisions sont notées.`),
  onTheme: (title: string): string => `sur le thème « ${title} »`,
  writesTheme: (title: string): string => `écrit le thème « ${title} »`,
  goTo: (name: string): string => `Aller où écrit ${name}`,
  follow: 'Suivre',
  followWho: (name: string): string => `Suivre ${name}`,
  following: (name: string): string => `Vous suivez ${name}. Une touche arrête.`,
  stop: 'Arrêter',
  stopped: (name: string): string => `Vous ne suivez plus ${name}.`,
  arrived: (name: string): string => `Vous êtes où écrit ${name}.`,
  arrivedPage: (name: string): string => `Vous êtes sur la page de ${name}.`,
  nowhere: (name: string): string => `${name} n’écrit plus, ou ne montre pas où.`,
};

export type CalmWords = typeof fr;
