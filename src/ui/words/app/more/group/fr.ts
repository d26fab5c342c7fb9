import { pluralFr as plural } from '../../../plural.ts';

/** Questions that say the same, read together. */
export const fr = {
  group: {
    others: (n: number): string => `${n} ${plural(n, 'autre formulation', 'autres formulations')}`,
    with: (n: number): string =>
      n === 1 ? 'Rapprochée d’une autre question' : `Rapprochée de ${n} autres questions`,
    withHint: 'Elles disent la même chose autrement. Chaque mot reste, chaque structure compte une fois.',
    inFront: 'se lit devant',
    thisInFront: 'C’est cette question qui se lit devant.',
    keepApart: 'Garder ma question à part',
    keptApart: 'Votre question se lit seule. Les autres restent ensemble.',
    isApart: 'Vous gardez cette question à part. Elle se lit seule.',
    letJoin: 'La remettre avec les autres',
    joinedAgain: 'Votre question se lit de nouveau avec les autres.',

    title: 'Rapprocher',
    hint: 'Deux questions disent la même chose ? Lisez-les ensemble. Leurs mots restent, et tout peut se défaire.',
    askerApart: 'La personne qui l’a posée la garde à part. Elle seule peut la remettre.',
    putInFront: 'Lire devant',
    nowInFront: (sentence: string): string => `« ${sentence} » se lit devant.`,
    putThisInFront: 'Lire cette question devant',
    separate: 'Séparer',
    separateThis: 'La séparer des autres',
    separated: (sentence: string): string => `« ${sentence} » se lit seule.`,
    proposals: 'Disent-elles la même chose ?',
    further: (n: number): string => `${n} ${plural(n, 'autre, moins proche', 'autres, moins proches')}`,
    askWords: (one: string, other: string): string =>
      `« ${one} » et « ${other} » disent-ils la même chose ici ?`,
    wordsYes: 'Oui, la même chose',
    wordsNo: 'Non',
    wordsSame: (one: string, other: string): string =>
      `« ${one} » et « ${other} » sont au glossaire : l’un trouvera l’autre.`,
    wordsDiffer: 'C’est noté. La question ne revient pas sur cet appareil.',
    relatedBy: (name: string): string => `${name} les relie`,
    note: (words: string): string => `« ${words} »`,
    alreadyWith: (n: number): string => `déjà lue avec ${n} ${plural(n, 'autre', 'autres')}`,
    accept: 'Rapprocher',
    refuse: 'Ce n’est pas la même',
    which: (sentence: string): string => `: ${sentence}`,
    accepted: (sentence: string): string => `Rapprochées. « ${sentence} » se lit devant.`,
    refused: 'C’est noté. Ces deux questions ne seront plus proposées ensemble.',
    searchTitle: 'Chercher une autre question',
    search: 'Des mots de la question',
    nothing: 'Aucune autre question ne correspond.',
  },
};

export type GroupWords = typeof fr;
