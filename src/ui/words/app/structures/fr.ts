import { pluralFr as plural } from '../../plural.ts';

const number = new Intl.NumberFormat('fr');

/** La fiche d’une structure. */
export const fr = {
  back: 'Toutes les structures',
  missing: 'Cette structure n’est plus là.',
  missingHint: 'Son lien est peut-être incomplet, ou elle n’est pas encore arrivée sur cet appareil.',
  yours: 'la vôtre',
  noAbout: 'Elle n’a pas encore dit ce qu’elle fait.',
  noAboutMine: 'Dites en trois lignes ce que fait votre structure : les autres sauront quand penser à vous.',
  actions: 'Ses actions',
  site: 'Site',
  opensElsewhere: '(s’ouvre dans un nouvel onglet)',
  place: 'Lieu',
  schemes: { siret: 'SIRET', rna: 'RNA', ridet: 'RIDET' },
  people: 'Qui parle pour elle',
  nobody: 'Personne ne parle encore pour elle ici.',
  peopleOffline: 'Hors connexion : la liste des personnes attend le réseau.',
  questions: 'Ses questions',
  asked: (n: number): string =>
    `${number.format(n)} ${plural(n, 'question posée', 'questions posées')} par elle`,
  shared: (n: number): string =>
    `${number.format(n)} ${plural(n, 'question des autres qu’elle se pose aussi', 'questions des autres qu’elle se pose aussi')}`,
  noQuestion: 'Elle n’a encore posé ni partagé de question.',
  moreQuestions: (n: number): string => `Lire les ${number.format(n)} autres`,
  isHers: 'posée par elle',
  isShared: 'elle aussi',
  history: 'Histoire de cette fiche',
  archivedOne: 'Cette structure est archivée. Rien n’est perdu.',
};

export type StructuresWords = typeof fr;
