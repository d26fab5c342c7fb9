import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

/** Annotations in the margin of a theme. What they share with those of questions is in `notes`. */
export const fr = {
  empty: 'Aucune annotation. Choisissez un passage, puis « Annoter ».',
  annotate: 'Annoter',
  annotateThese: 'Annoter ces mots',
  keys: 'Ctrl + Alt + M annote le passage. F8 va à l’annotation suivante, Maj + F8 à la précédente.',
  title: 'Annoter',
  gesture: 'Que faites-vous de ces mots ?',
  gestureHints: {
    clarify: 'Un lieu, un exemple, une nuance. Le texte lui-même ne change pas.',
    relate: 'Ce passage va avec une question. Le lien se voit des deux côtés.',
    unclearWord: 'Vous ne le comprenez pas, ou pas comme tout le monde. Cela aide à se comprendre.',
    rephrase: 'L’organisation accepte vos mots, ou garde le texte.',
  },
  kinds: { relate: 'Relié à une question' },
  aboutAll: 'Sur tout le thème.',
  whole: 'Tout le thème',
  wholeParagraph: 'Tout ce paragraphe',
  where: 'Dans quel paragraphe ?',
  ofTitle: (title: string): string => `Titre : ${title}`,
  ofIntent: (intent: string): string => `Intention : ${intent}`,
  picker: 'Les mots du paragraphe',
  wording: 'Vos mots pour ce passage',
  relate: 'Relier à cette question',
  related: 'Ce passage est relié à la question.',
  refusals: {
    'annotation.noPassage': 'Choisissez d’abord le passage à reformuler.',
    'annotation.tooMuch': 'Un passage tient en 1 200 caractères. Choisissez moins de mots.',
    'annotation.sameWording': 'C’est le passage tel qu’il est. Changez au moins un mot.',
    'passage.empty': 'Écrivez vos mots pour ce passage.',
    'passage.tooLong': 'Un passage tient en 1 200 caractères.',
    'passage.gone': 'Le passage a été retiré : rien n’a changé.',
    'passage.changed': 'Le texte vient de changer. Relisez, puis choisissez.',
  },
  gone: 'Le passage a été retiré.',
  toWords: 'Revoir ces mots dans le texte',
  start: (n: number): string => `début de l’annotation ${number.format(n)} : `,
  end: (n: number): string => `fin de l’annotation ${number.format(n)}`,
  changedSince: 'Le texte a changé depuis cette proposition. Voici ses mots d’aujourd’hui.',
  accept: 'Accepter ces mots',
  acceptNow: 'Remplacer les mots d’aujourd’hui',
  decline: 'Garder le texte',
  yours: 'À l’organisation de choisir. Vous pourrez annuler.',
  acceptedDone: 'Le texte a pris ces mots.',
  declinedDone: 'Le texte garde ses mots.',
  taken: 'L’organisation a accepté ces mots.',
  notTaken: 'L’organisation a gardé le texte.',
  legend: 'Barré : retrait. Souligné : ajout.',
  removed: 'retrait :',
  added: 'ajout :',
  endOf: 'fin,',
  newsNotes: (n: number): string => `${count(n, 'annotation', 'annotations')} sur le thème`,
  newsProposals: (n: number): string =>
    `${count(n, 'reformulation proposée', 'reformulations proposées')} pour le thème`,
  newsAccepted: 'Vos mots sont acceptés dans le thème',
  newsDeclined: 'Le texte est gardé, vos mots n’ont pas été retenus dans le thème',
};

export type MarginWords = typeof fr;
