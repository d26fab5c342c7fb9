import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const clock = (minutes: number): string =>
  `${number.format(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`;
const length = (minutes: number): string =>
  minutes < 60 ? count(minutes, 'minute', 'minutes') : clock(minutes);

/** The sheet of a workshop or of a round table, and its print. */
export const fr = {
  title: 'Fiche',
  formatLegend: 'Ce thème est',
  formats: { plain: 'Une page', workshop: 'Un atelier', roundTable: 'Une table ronde' },
  formatTags: { plain: 'Page', workshop: 'Atelier', roundTable: 'Table ronde' },
  formatHint: 'Vous pourrez revenir en arrière : rien de la fiche ne se perd.',
  formatDone: {
    plain: 'C’est de nouveau une page. La fiche est gardée.',
    workshop: 'Ce thème est maintenant un atelier.',
    roundTable: 'Ce thème est maintenant une table ronde.',
  },
  print: 'Fiche à imprimer',

  spine: 'Fil conducteur',
  spineHint: 'Trois à cinq questions, dans l’ordre où vous les poserez.',
  spineEmpty: 'Aucune question choisie.',
  spineAdd: 'Choisir parmi les questions du thème',
  spineNone: 'Toutes les questions du thème sont choisies, ou il n’y en a pas encore.',
  choose: 'Choisir',
  chosen: 'Question ajoutée au fil conducteur.',
  takenOut: 'Question retirée du fil conducteur.',
  elsewhere: 'dans un autre thème',

  carriers: 'Qui le porte',
  carriersHint: 'Deux structures différentes, c’est mieux qu’une.',
  carrierAdd: 'Ajouter une structure',
  carrierSearch: 'Commencez à écrire son nom',
  found: (n: number): string =>
    n === 0 ? 'Aucune structure trouvée' : count(n, 'structure trouvée', 'structures trouvées'),
  carrierAdded: (name: string): string => `${name} porte ce thème.`,
  carrierRemoved: (name: string): string => `${name} ne porte plus ce thème.`,
  carrierPerson: 'Avec qui',
  nobodyNamed: 'Personne de nommé',
  personNamed: 'La personne est notée.',
  unknownStructure: 'Une structure qui n’est plus là',

  proposals: 'Qui pourrait le porter aussi',
  sharesQuestions: (n: number): string =>
    n === 1 ? 'se pose une de ses questions' : `se pose ${number.format(n)} de ses questions`,
  bringsFamily: (family: string): string => `une autre famille : ${family}`,
  takeProposal: 'Ajouter',
  noProposal: 'Aucune autre structure ne partage encore ses questions.',

  hints: {
    noCarrier: 'Personne ne porte encore ce thème.',
    carriedAlone: 'Une seule structure le porte. À deux, d’horizons différents, on prépare mieux.',
    shortSpine: (n: number): string =>
      n === 0
        ? 'Choisissez trois à cinq questions : elles guideront l’échange.'
        : `${count(n, 'question choisie', 'questions choisies')} : il en faut trois à cinq.`,
    longSpine: (n: number): string =>
      `${number.format(n)} questions, c’est beaucoup. Gardez-en cinq au plus.`,
    oneFamily: 'Une seule famille pose ces questions. Qui d’autre se les pose ?',
    noBreath: (n: number): string => `${length(n)} sans pause. Ajouter une respiration ?`,
  },

  place: 'Salle et heure',
  room: 'Salle',
  startsAt: 'Début',
  slotDone: 'Salle et heure notées.',

  outline: 'Déroulé',
  outlineHint: 'Minute par minute. L’heure se calcule quand le début est connu.',
  outlineEmpty: 'Aucun temps n’est encore prévu.',
  step: (n: number): string => `Temps ${number.format(n)}`,
  stepWhat: (n: number): string => `Ce qui se passe (temps ${number.format(n)})`,
  pauseWhat: (n: number): string => `Pause (temps ${number.format(n)})`,
  minutes: 'Minutes',
  who: 'Qui anime',
  addStep: 'Ajouter un temps',
  addPause: 'Ajouter une pause',
  stepAdded: 'Temps ajouté.',
  pauseAdded: 'Pause ajoutée.',
  stepRemoved: 'Temps retiré.',
  stepChanged: 'Temps modifié.',
  pause: 'Pause',
  total: (n: number): string => `En tout : ${length(n)}`,
  ends: (at: number): string => `fin à ${clock(at)}`,
  clock,
  length,
  from: (start: number, end: number): string => `de ${clock(start)} à ${clock(end)}`,

  equipment: 'Matériel',
  equipmentHint: 'Cochez ce qui est prêt.',
  equipmentEmpty: 'Rien n’est encore noté.',
  equipmentLine: (n: number): string => `Matériel ${number.format(n)}`,
  isReady: 'Prêt',
  ready: 'prêt',
  bringBack: 'Ce que nous voulons rapporter',
  bringBackHint: 'Ce que l’on voudra savoir en sortant de la salle.',
  bringBackLine: (n: number): string => `À rapporter ${number.format(n)}`,
  addLine: 'Ajouter une ligne',
  lineAdded: 'Ligne ajoutée.',
  lineRemoved: 'Ligne retirée.',
  ticked: 'C’est prêt.',
  unticked: 'Ce n’est plus prêt.',

  up: 'Monter',
  down: 'Descendre',
  remove: 'Retirer',
  movedTo: (n: number, of: number): string =>
    `${n === 1 ? '1re' : `${number.format(n)}e`} place sur ${number.format(of)}.`,

  refusals: {
    'sheet.roomTooLong': 'Le nom de la salle tient en 80 caractères.',
    'step.minutes': 'Un temps dure de 0 à 600 minutes.',
    'step.tooLong': 'Un temps tient en 280 caractères.',
    'step.whoTooLong': '« Qui anime » tient en 80 caractères.',
    'line.tooLong': 'Une ligne tient en 160 caractères.',
    'item.gone': 'Cet élément n’est plus là.',
    notAllowed: 'Ce geste n’est pas possible ici.',
  },

  printNow: 'Imprimer',
  big: 'Gros caractères',
  onePage: 'Tient sur une page A4.',
  pages: (n: number): string =>
    `Tient sur ${number.format(n)} pages A4. Raccourcissez pour n’en garder qu’une.`,
  notes: 'Notes',
  backToTheme: 'Revenir au thème',
  nothingYet: 'Cette fiche est encore vide.',
  hourAndRoom: 'Quand et où',
};

export type SheetWords = typeof fr;
