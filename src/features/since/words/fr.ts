import type { Phase } from '#domain/spaceChoices.ts';
import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const date = new Intl.DateTimeFormat('fr', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** La page de lecture de qui arrive plus tard. */
export const fr = {
  title: (day: string): string =>
    `Depuis le ${date.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er ')}`,
  lead: (minutes: number): string =>
    `Où en est le groupe, en ${minutes} ${plural(minutes, 'minute', 'minutes')} de lecture environ.`,
  when: 'Depuis quand lire',
  day: 'Depuis le',
  whens: {
    event: 'Depuis la rencontre',
    visit: 'Depuis ma dernière visite',
    beginning: 'Depuis le début',
  },
  print: 'Imprimer',

  group: 'Ce qu’est ce groupe',
  phases: {
    before:
      'Le groupe prépare une rencontre. Chacun y met les questions qu’il se pose, sans y répondre encore.',
    during: 'C’est le temps de la rencontre. Les questions mises en commun se discutent.',
    after: 'La rencontre a eu lieu. Les questions et le réseau continuent.',
  } satisfies Record<Phase, string>,
  event: (day: string, isPast: boolean): string => `La rencontre ${isPast ? 'a eu lieu' : 'a lieu'} ${day}.`,
  figures: (questions: number, structures: number, themes: number): string =>
    `Aujourd’hui : ${count(questions, 'question', 'questions')}, ${count(structures, 'structure', 'structures')}, ${count(themes, 'thème', 'thèmes')}.`,
  widest: 'Les questions les plus largement partagées',
  askedBy: (structures: number, families: number): string =>
    `${count(structures, 'structure', 'structures')}, ${count(families, 'famille', 'familles')}`,

  axes: 'Les axes de travail',
  allAxes: 'Voir les suites',
  carriedBy: (structure: string): string => `Porté par ${structure}.`,
  nextOn: (day: string, what: string | null): string =>
    what === null ? `Prochaine date : ${day}.` : `Prochaine date : ${day}, ${what}.`,

  changed: 'Ce qui a changé',
  nothing: 'Rien n’a changé depuis ce jour.',
  questions: (n: number): string => count(n, 'nouvelle question', 'nouvelles questions'),
  readThem: 'Les lire',
  shares: (n: number): string => `${count(n, 'fois', 'fois')}, une structure a dit « nous aussi ».`,
  structures: (n: number): string => `${count(n, 'structure est arrivée', 'structures sont arrivées')} : `,
  themes: (n: number): string => `${count(n, 'nouveau thème', 'nouveaux thèmes')} : `,
  decisions: 'Décidé :',
  decided: (what: string, day: string): string => `${what} (${day})`,
  words: (n: number): string => `${count(n, 'mot a reçu un sens', 'mots ont reçu un sens')} : `,
  needs: (needs: number, resources: number): string =>
    `${count(needs, 'besoin', 'besoins')} et ${count(resources, 'ressource', 'ressources')} se sont ajoutés.`,
  more: (n: number): string => `et ${number.format(n)} de plus`,

  meet: 'Qui rencontrer',
  meetHint: 'Les structures qui partagent le plus de questions.',
  people: (names: string): string => `Vous pouvez y demander ${names}.`,
  where: (commune: string | null, n: number): string =>
    [...(commune === null ? [] : [commune]), count(n, 'question', 'questions')].join(' · '),
  allStructures: 'Toutes les structures',

  debate: 'Les mots en débat',
  debateHint: 'Chaque structure y met son sens. Aucun n’est le bon.',
  noDebate: 'Aucun mot ne fait débat pour l’instant.',
  alsoInDebate: 'Aussi : ',
  means: (n: number): string => count(n, 'sens', 'sens'),
  addMine: 'Ajouter le nôtre',
  allWords: 'Tous les mots',
  network: 'Qui a amené qui',

  next: 'Et vous',
  ask: 'Poser une question',
  readAll: 'Lire toutes les questions',
};

export type SinceWords = typeof fr;
