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
  edit: 'Modifier la fiche',
  saved: 'La fiche est modifiée.',
  form: {
    optional: '(facultatif)',
    found: 'Ce que vous écriviez vous attendait.',
    fields: {
      name: 'Nom',
      kind: 'Famille',
      place: 'Commune',
      address: 'Adresse',
      about: 'Ce que fait la structure, en trois lignes',
      actions: 'Ses actions',
      site: 'Site',
      siret: 'SIRET',
      rna: 'RNA',
      ridet: 'RIDET',
      inPublic: 'Son nom peut paraître sur la page publique',
    },
    commune: 'Commune',
    communeHint: 'Tapez son nom, ou son code postal si elle est hors du département.',
    communes: (n: number): string =>
      n === 0
        ? 'Aucune commune de la liste : ce que vous écrivez est gardé.'
        : `${number.format(n)} ${plural(n, 'commune proposée', 'communes proposées')}`,
    aboutHint: 'Avec vos mots, pour quelqu’un qui ne vous connaît pas.',
    actionsHint: 'Une par ligne, douze au plus.',
    siretHint: 'Quatorze chiffres, les espaces sont permis.',
    rnaHint: 'Pour une association : W et neuf caractères.',
    changed: (field: string): string => `« ${field} » vient d’être changé par une autre personne.`,
    reads: (value: string): string =>
      `On y lit maintenant : ${value}. Enregistrer met votre version à la place.`,
    emptied: 'Il est vide maintenant. Enregistrer met votre version à la place.',
    takeTheirs: 'Garder l’autre version',
    yes: 'oui',
    no: 'non',
  },
  refusals: {
    'structure.nameEmpty': 'Écrivez le nom de la structure.',
    'structure.nameTooLong': 'Le nom tient en 120 caractères.',
    'structure.communeTooLong': 'Le nom d’une commune tient en 80 caractères.',
    'structure.addressTooLong': 'L’adresse tient en 200 caractères.',
    'structure.aboutTooLong': 'Ce que fait la structure tient en 600 caractères.',
    'structure.tooManyActions': 'Douze actions au plus.',
    'structure.actionTooLong': 'Chaque action tient en 160 caractères.',
    'structure.site': 'Cette adresse de site ne se lit pas. Elle ressemble à www.exemple.fr.',
    'siret.siren': 'Ce sont les 9 chiffres du SIREN. Le SIRET en a 14.',
    'siret.length': 'Un SIRET a 14 chiffres.',
    'siret.digit': 'Ce SIRET ne tombe pas juste. Vérifiez chaque chiffre.',
    'rna.shape': 'Un numéro RNA commence par W, suivi de neuf caractères.',
    'ridet.shape': 'Un RIDET a 9 ou 10 chiffres.',
    'item.gone': 'Cette structure n’est plus là.',
    'item.notMine': 'Seules ses personnes et l’organisation écrivent cette fiche.',
    notAllowed: 'Ce geste n’est pas possible ici.',
  },
  archivedOne: 'Cette structure est archivée. Rien n’est perdu.',
};

export type StructuresWords = typeof fr;
