import type { Manner } from '#domain/projections/history/deed.ts';
import type { SheetVerb } from '../domain/sheetGestures.ts';
import type { SheetPart } from '#domain/projections/history/sheetRoots.ts';
import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const list = new Intl.ListFormat('fr');
const weekday = new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat('fr', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const date = new Intl.DateTimeFormat('fr', { day: 'numeric', month: 'long', year: 'numeric' });
const month = new Intl.DateTimeFormat('fr', { month: 'long', year: 'numeric' });
const hour = new Intl.DateTimeFormat('fr', { hour: 'numeric', minute: '2-digit' });

type Root = 'themes' | 'questions' | 'structures' | 'terms' | 'meanings';

/** A field, with its article, and after « de ». */
const FIELDS: Readonly<Record<string, readonly [the: string, ofThe: string]>> = {
  word: ['le mot', 'du mot'],
  otherForms: ['les autres formes', 'des autres formes'],
  definition: ['le sens', 'du sens'],
  example: ['l’exemple', 'de l’exemple'],
  structure: ['la signature', 'de la signature'],
  title: ['le titre', 'du titre'],
  intent: ['l’intention', 'de l’intention'],
  body: ['le texte', 'du texte'],
  sentence: ['la question', 'de la question'],
  context: ['les précisions', 'des précisions'],
  name: ['le nom', 'du nom'],
  about: ['la présentation', 'de la présentation'],
  kind: ['la famille', 'de la famille'],
  commune: ['la commune', 'de la commune'],
  mobilisation: ['l’étape', 'de l’étape'],
  inPublic: ['la visibilité publique', 'de la visibilité publique'],
  publishedAt: ['la publication', 'de la publication'],
  takenOff: ['le retrait de la page publique', 'du retrait de la page publique'],
  format: ['la forme', 'de la forme'],
  slot: ['le lieu et l’heure', 'du lieu et de l’heure'],
  voice: ['la signature', 'de la signature'],
  theme: ['le thème souhaité', 'du thème souhaité'],
  actions: ['les actions', 'des actions'],
  site: ['le site', 'du site'],
  address: ['l’adresse', 'de l’adresse'],
  identifiers: ['les numéros', 'des numéros'],
  typology: ['le type de lieu', 'du type de lieu'],
  position: ['les coordonnées', 'des coordonnées'],
  mediation: ['ce que demande le schéma national', 'de ce que demande le schéma national'],
  broughtBy: ['qui l’a amenée', 'de qui l’a amenée'],
  joinedInto: ['la fiche avec laquelle elle se lit', 'de la fiche avec laquelle elle se lit'],
  archivedAt: ['l’archivage', 'de l’archivage'],
  apartSince: ['le rapprochement', 'du rapprochement'],
  spines: ['le fil conducteur', 'du fil conducteur'],
  carriers: ['les porteurs', 'des porteurs'],
  steps: ['le déroulé', 'du déroulé'],
  equipment: ['le matériel', 'du matériel'],
  bringBack: ['ce que nous voulons rapporter', 'de ce que nous voulons rapporter'],
};
const [THE_REST, OF_THE_REST] = ['un réglage', 'd’un réglage'];

/** Of each part of a sheet: a line of it, several, and « à » or « dans » it. */
const LINES: Readonly<
  Record<Exclude<SheetPart, 'carriers'>, readonly [one: string, many: string, to: string]>
> = {
  spines: ['une question', 'questions', 'au fil conducteur'],
  steps: ['un temps', 'temps', 'au déroulé'],
  equipment: ['une ligne', 'lignes', 'au matériel'],
  bringBack: ['une ligne', 'lignes', 'à ce que nous voulons rapporter'],
};
const LONGEST_NAME = 60;
const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).trimEnd()}…` : name;

function sheetGesture(part: SheetPart, did: SheetVerb, names: readonly (string | null)[]): string {
  const [the, ofThe] = FIELDS[part] ?? [THE_REST, OF_THE_REST];
  if (part === 'carriers') {
    const who = list.format(names.map((name) => name ?? 'une structure'));
    switch (did) {
      case 'added':
        return `a proposé ${who} ${plural(names.length, 'comme porteur', 'comme porteurs')}`;
      case 'broughtBack':
        return `a remis ${who} parmi les porteurs`;
      case 'removed':
        return `a retiré ${who} des porteurs`;
      case 'changed':
        return `a précisé qui porte avec ${who}`;
      case 'moved':
        return `a changé l’ordre ${ofThe}`;
    }
  }
  const [one, many, to] = LINES[part];
  const [name] = names;
  const what =
    names.length > 1 ? `${number.format(names.length)} ${many}` : name ? `« ${short(name)} »` : one;
  switch (did) {
    case 'added':
      return `a ajouté ${what} ${to}`;
    case 'broughtBack':
      return `a remis ${what} ${to}`;
    case 'removed':
      return `a retiré ${what} ${ofThe}`;
    case 'changed':
      return `a modifié ${the}`;
    case 'moved':
      return `a changé l’ordre ${ofThe}`;
  }
}

const OPENED: Readonly<Record<Root, string>> = {
  themes: 'a ouvert ce thème',
  questions: 'a posé cette question',
  structures: 'a ajouté cette structure',
  terms: 'a ajouté ce mot',
  meanings: 'a donné ce sens',
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** What the pages of the past say: of one theme, question, structure or word, and of the whole commons. */
export const fr = {
  titles: {
    themes: 'Histoire de ce thème',
    questions: 'Histoire de cette question',
    structures: 'Histoire de cette structure',
    terms: 'Histoire de ce mot',
    meanings: 'Histoire de ce sens',
  },
  backTo: {
    themes: 'Le thème',
    questions: 'La question',
    structures: 'La structure',
    terms: 'Le mot',
    meanings: 'Le mot',
  },
  lead: 'Qui a fait quoi, et quand. Tout ce qui a été écrit peut être relu, et remis.',
  loading: 'L’histoire arrive…',
  unknown: 'Il n’y a pas encore d’histoire ici.',
  unreachable: 'Cet appareil n’a pas encore lu cette histoire',
  unreachableHint: 'Elle est sur le serveur. Elle viendra avec le réseau.',
  tooMany: 'Vous avez beaucoup demandé d’un coup. Réessayez dans un moment.',
  readOn: (at: number): string =>
    `Telle que cet appareil l’a lue le ${date.format(at)} à ${hour.format(at)}. La suite viendra avec le réseau.`,
  mineWaits: 'Vos derniers changements d’ici attendent le réseau. Ils sont dans « Aujourd’hui ».',
  since: (at: number): string => `On ne sait pas ce qui s’est passé avant le ${date.format(at)}.`,
  retry: 'Réessayer',

  steps: 'Étapes',
  day: (at: number, now: number): string =>
    capital((new Date(at).getFullYear() === new Date(now).getFullYear() ? weekday : withYear).format(at)),
  hour: (at: number): string => hour.format(at),
  moment: (at: number): string => `${date.format(at)}, ${hour.format(at)}`,
  who: (name: string, structures: readonly string[]): string =>
    structures.length === 0 ? name : `${name} (${structures.join(', ')})`,
  somebody: 'Une personne sans nom',
  gesture: (root: Root, field: string | null, manner: Manner): string => {
    const [the, ofThe] = FIELDS[field ?? ''] ?? [THE_REST, OF_THE_REST];
    if (field === 'publishedAt') return 'a publié ce thème';
    if (field === 'takenOff') return 'a retiré ce thème de la page publique, ou l’y a remis';
    if (field === 'archivedAt' && root === 'structures') return 'a archivé la structure, ou l’a remise';
    switch (manner) {
      case 'opened':
        return OPENED[root];
      case 'added':
        return `a complété ${the}`;
      case 'rewrote':
        return `a réécrit ${the}`;
      case 'touchedUp':
        return `a retouché ${the}`;
      case 'struck':
        return `a retiré un passage ${ofThe}`;
      case 'changed':
        return `a modifié ${the}`;
      case 'set':
        return `a changé ${the}`;
      case 'removed':
        return 'l’a retiré';
    }
  },
  sentence: (who: string, gestures: readonly string[]): string => `${who} ${list.format(gestures)}`,
  together: (names: readonly string[], times: number): string =>
    `${list.format(names)}, ${count(times, 'changement', 'changements')}`,
  older: 'Montrer plus ancien',
  field: (name: string): string => capital((FIELDS[name]?.[0] ?? THE_REST).replace(/^(le |la |les |l’)/, '')),

  compare: 'Comparer',
  from: 'Avant',
  to: 'Après',
  today: 'Aujourd’hui',
  versionsGroup: 'Versions arrêtées',
  momentsGroup: 'Moments',
  comparedTitle: (from: string, to: string): string => `Du ${from} au ${to}`,
  comparedToday: (from: string): string => `Depuis le ${from}`,
  comparedVersion: (name: string): string => `« ${name} »`,
  comparedNamed: (from: string, to: string): string => `De ${from} à ${to}`,
  nothingChosen: 'Choisissez une étape pour relire le texte comme il était.',
  reading: 'Le texte arrive…',
  notHere: 'Cet appareil ne connaît pas ce moment. Il faut le réseau pour le relire.',
  ways: 'Façon de lire',
  byWords: 'Mot à mot',
  bySentences: 'Phrase par phrase',
  asItWas: 'Le texte d’alors',
  added: 'ajout',
  removed: 'retrait',
  changed: 'changé',
  restyled: 'mise en forme',
  noForms: 'aucune autre forme',
  ofWhat: 'De quoi lire l’histoire',
  theWord: (n: number): string => (n === 1 ? 'Le mot' : `Le mot, ajouté une ${n}e fois`),
  theMeaning: (structure: string): string => `Le sens de ${structure}`,
  nothingDiffers: 'Rien n’a changé entre les deux.',
  unchanged: (n: number): string => count(n, 'passage sans changement', 'passages sans changement'),
  valueChanged: (field: string): string => `${field} : ce réglage n’est plus le même.`,
  sentenceBefore: 'Avant',
  sentenceAfter: 'Après',
  sentenceNew: 'Phrase ajoutée',
  sentenceGone: 'Phrase retirée',
  sentenceChanged: 'Phrase changée',
  empty: 'Le texte était vide.',

  restorePassage: 'Remettre ce passage',
  takeOutPassage: 'Enlever cet ajout',
  restoreField: 'Remettre ce champ',
  restoreAll: 'Remettre tout le texte',
  restoreHint: 'C’est un nouveau changement, à votre nom. Ce que les autres écrivent en même temps reste.',
  restored: 'Passage remis comme il était.',
  takenOut: 'Ajout enlevé.',
  restoredAll: 'Texte remis comme il était.',
  restoreUndone: 'C’est annulé. Ce que les autres ont écrit n’a pas bougé.',
  restoreWithToday: 'Pour remettre un passage, comparez avec aujourd’hui.',
  compareWithToday: 'Comparer avec aujourd’hui',
  refusals: {
    notAllowed: 'Seule l’organisation écrit les thèmes. Vous pouvez relire toute leur histoire.',
    notMine: 'Seule la personne qui a posé cette question peut remettre ses mots.',
    noWay: 'Ici, l’histoire se lit. Il n’y a rien à remettre.',
    'meaning.notMine': 'Seule la personne qui a donné ce sens peut remettre ses mots.',
    'term.notMine': 'La personne qui a ajouté ce mot et l’organisation peuvent le remettre.',
    failed: 'Rien n’a pu être remis. Réessayez.',
  },

  versions: 'Versions arrêtées',
  noVersion: 'Aucune version n’est arrêtée. Un nom aide à retrouver un texte, avant un envoi par exemple.',
  nameVersion: 'Arrêter une version',
  nameTitle: 'Arrêter une version',
  nameHint: 'Le texte tel qu’il est maintenant garde ce nom. Il continue de s’écrire.',
  nameField: 'Nom de la version',
  nameNow: 'Arrêter cette version',
  named: (name: string): string => `Version arrêtée : « ${name} ».`,
  namedBy: (at: number, by: string | null): string =>
    by === null ? `le ${date.format(at)}` : `le ${date.format(at)}, par ${by}`,
  nameRefusals: {
    'version.nameEmpty': 'Donnez un nom à cette version.',
    'version.nameTooLong': 'Ce nom est trop long : 80 caractères au plus.',
    notAllowed: 'Seule l’organisation arrête une version.',
    unknownEntry: 'Ce thème n’est pas encore arrivé sur le serveur.',
    unreachable: 'Il faut le réseau pour arrêter une version.',
    other: 'La version n’a pas pu être gardée. Réessayez dans un moment.',
  },

  sheet: {
    title: 'La fiche',
    gesture: sheetGesture,
    kinds: { changed: 'changé', moved: 'déplacé', gone: 'retiré', new: 'ajouté' },
    restoreLine: 'Remettre cette ligne',
    takeOutLine: 'Enlever cette ligne',
    putInPlace: 'Remettre à sa place',
    lineRestored: 'Ligne remise comme elle était.',
    lineTakenOut: 'Ligne enlevée.',
    unknownQuestion: 'Une question qui n’est plus là',
    unknownStructure: 'Une structure qui n’est plus là',
    minutes: (n: number): string => `${number.format(n)} min`,
    ready: 'prêt',
    formats: { plain: 'Une page', workshop: 'Un atelier', roundTable: 'Une table ronde' },
    clock: (minutes: number): string =>
      `${number.format(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')}`,
    noSlot: 'ni lieu ni heure',
  },

  commons: {
    title: 'Le commun dans le temps',
    lead: 'Ce qui était là un jour donné, et ce qui est venu depuis.',
    back: 'Accueil',
    month: 'Mois',
    monthOf: (at: number): string => month.format(at),
    date: 'Jour',
    loading: 'Le commun de ce jour arrive…',
    unreachable: 'Il faut le réseau pour remonter le temps',
    unreachableHint: 'Le commun d’aujourd’hui reste lisible sur cet appareil.',
    before: (at: number): string => `On ne sait pas avant le ${date.format(at)}.`,
    onDay: (at: number): string => `Le ${date.format(at)}`,
    then: 'Ce jour-là',
    now: 'Aujourd’hui',
    figures: 'Les chiffres',
    kind: 'Quoi',
    questions: 'Questions',
    structures: 'Structures',
    themes: 'Thèmes',
    decisions: 'Décisions',
    sheetThen: 'Sa fiche ce jour-là',
    annotations: (n: number): string =>
      `${count(n, 'annotation se lisait', 'annotations se lisaient')} ce jour-là.`,
    more: (n: number): string => `+ ${number.format(n)}`,
    wereThere: (what: string): string => `${what} : ce qui était là`,
    newSince: (what: string): string => `${what} : venu depuis`,
    none: 'Rien encore.',
    showAll: (n: number): string => `Tout montrer (${number.format(n)})`,
    gone: 'n’y est plus',
    nothing: 'Le commun n’avait pas encore commencé.',
  },
};

export type HistoryWords = typeof fr;
