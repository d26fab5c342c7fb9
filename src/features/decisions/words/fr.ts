import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const day = new Intl.DateTimeFormat('fr', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** What the committee decided. */
export const fr = {
  title: 'Décisions',
  lead: 'Ce que le comité a décidé, quand, et comment.',
  empty: 'Aucune décision n’est encore notée.',
  emptyOrganiser: 'Aucune décision n’est encore notée. Notez la prochaine en sortant de la réunion.',
  emptyAbout: 'Aucune décision à ce sujet.',
  add: 'Noter une décision',
  what: 'Ce qui est décidé',
  whatHint: 'Une phrase : 280 caractères au plus.',
  day: 'Le',
  who: 'Qui a décidé',
  whoHint: 'Le comité, un groupe, une réunion.',
  manner: 'Comment',
  manners: { consent: 'Par consentement', otherwise: 'Autrement' },
  mannerHints: {
    consent: 'Personne n’avait plus d’objection.',
    otherwise: 'Un vote, une charge confiée à quelqu’un.',
  },
  objections: 'Objections levées',
  objectionsHint: 'Une par ligne : l’objection, et ce qui l’a levée.',
  about: 'Au sujet de',
  aboutTheme: 'Un thème',
  aboutStructure: 'Une structure',
  aboutQuestion: 'Une question',
  aboutQuestionHint: 'Cherchez-la par ses mots.',
  questionsFound: (n: number): string =>
    n === 0 ? 'Aucune question trouvée.' : `${number.format(n)} ${plural(n, 'question', 'questions')}`,
  questionAdded: (sentence: string): string => `Question ajoutée : ${sentence}`,
  nothing: 'Rien en particulier',
  save: 'Noter la décision',
  saveEdit: 'Enregistrer',
  edit: 'Modifier',
  archive: 'Archiver',
  bringBack: 'Remettre',
  logged: 'Décision notée.',
  saved: 'Décision modifiée.',
  archived: 'Décision archivée. Rien n’est perdu.',
  broughtBack: 'Décision remise.',
  archivedOnes: (n: number): string =>
    `${number.format(n)} ${plural(n, 'décision archivée', 'décisions archivées')}`,
  by: (who: string): string => `par ${who}`,
  on: (iso: string): string => day.format(new Date(`${iso}T00:00:00Z`)),
  noDay: 'Sans date',
  edited: 'modifiée depuis',
  filter: 'Au sujet de',
  everything: 'Toutes les décisions',
  shown: (n: number): string => `${number.format(n)} ${plural(n, 'décision', 'décisions')}`,
  onItem: { theme: 'Décisions sur ce thème', question: 'Décisions sur cette question' },
  all: 'Toutes les décisions',
  remove: 'Retirer',
  refusals: {
    'decision.empty': 'Écrivez ce qui est décidé.',
    'decision.tooLong': 'Une décision tient en 280 caractères.',
    'decision.whoTooLong': '« Qui a décidé » tient en 120 caractères.',
    'decision.day': 'Choisissez un jour qui existe.',
    'decision.objectionTooLong': 'Une objection tient en 280 caractères.',
    'decision.tooMany': 'Douze objections et vingt-quatre liens au plus.',
    'item.gone': 'Cette décision n’est plus là.',
    notAllowed: 'Ce geste n’est pas possible ici.',
  },
};

export type DecisionWords = typeof fr;
