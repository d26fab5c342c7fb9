import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

/** What the sorting table says: it comes with that page, since nobody else needs it. */
export const fr = {
  sorting: {
    title: 'Table de tri',
    lead: 'Le tas d’un côté, les thèmes de l’autre. On range à plusieurs, rien n’est perdu.',
    leadReader: 'L’organisation range ici les questions dans les thèmes. Vous suivez ce qu’elle fait.',
    heap: 'Le tas',
    heapCount: (n: number): string =>
      n === 0 ? 'Aucune question sans thème' : count(n, 'question sans thème', 'questions sans thème'),
    heapEmpty: 'Le tas est vide : chaque question a trouvé un thème.',
    heapNothing: (text: string): string => `Rien dans le tas pour « ${text} ».`,
    search: 'Chercher dans le tas',
    keys: 'Flèches haut et bas : de carte en carte. Entrée : ranger. Ctrl + Z : annuler le dernier geste.',
    themes: 'Les thèmes',
    noTheme: 'Aucun thème n’est ouvert. Le premier donne une place aux questions proches.',
    noThemeReader: 'Aucun thème n’est ouvert pour l’instant.',
    voices: (list: string): string => `Voix présentes : ${list}`,
    noVoice: 'Aucune voix pour l’instant',
    itsQuestions: 'Ses questions',
    showMore: (n: number): string => `En montrer ${number.format(n)} de plus`,
    place: 'Ranger',
    move: 'Déplacer',
    dropHere: 'Déposer ici',
    dialogTitle: 'Ranger cette question',
    places: 'Où la ranger',
    toHeap: 'Le tas, sans thème',
    newTheme: 'Ou dans un nouveau thème',
    openAndPlace: 'Ouvrir et ranger',
    opened: (theme: string): string => `Thème ouvert : « ${theme} ».`,
    holds: (name: string): string => `${name} la tient`,
    placed: (sentence: string, theme: string): string => `« ${sentence} » : rangée dans « ${theme} ».`,
    backInHeap: (sentence: string): string => `« ${sentence} » : remise dans le tas.`,
    undone: (sentence: string): string => `Geste annulé : « ${sentence} ».`,
    depth: (n: number): string => count(n, 'geste peut être annulé', 'gestes peuvent être annulés'),
    overtaken: (name: string, theme: string): string =>
      `${name} a rangé cette question dans « ${theme} » après vous. C’est gardé.`,
    overtakenHeap: (name: string): string => `${name} l’a remise dans le tas après vous. C’est gardé.`,
    putAgain: (theme: string): string => `La remettre dans « ${theme} »`,
    putAgainHeap: 'La remettre dans le tas',
    leaveIt: 'Laisser ainsi',
    othersMoved: (n: number): string =>
      count(n, 'question déplacée par une autre personne', 'questions déplacées par d’autres'),
    find: 'Questions proches',
    hide: 'Fermer les propositions',
    finding: 'Recherche dans le tas…',
    proposals: (n: number): string =>
      n === 0 ? 'Aucune question proche dans le tas' : count(n, 'question proche', 'questions proches'),
    proposalsHint: 'Rien n’est rangé sans vous : acceptez-les une par une.',
    nearTo: (sentence: string): string => `Proche de « ${sentence} »`,
    nearTitle: 'Proche du titre du thème',
    brings: (families: string): string => `Apporte une voix absente : ${families}`,
    placeHere: 'Ranger ici',
    notThis: 'Pas celle-ci',
    notThisDone: 'Elle n’est plus proposée pendant cette visite.',
    seeAgain: (n: number): string =>
      `Revoir ${plural(n, 'la proposition écartée', 'les propositions écartées')}`,
  },
};

export type SortingWords = typeof fr;
