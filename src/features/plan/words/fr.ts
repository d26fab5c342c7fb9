import type { DayOff } from '../domain/workingDays.ts';
import { pluralFr as plural } from '#ui/words/plural.ts';
import { fr as template } from './template/fr.ts';

const number = new Intl.NumberFormat('fr');
const dayFormat = new Intl.DateTimeFormat('fr', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const monthFormat = new Intl.DateTimeFormat('fr', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

const LEFT: Readonly<Record<DayOff, string>> = { weekend: 'week-end', holiday: 'férié', august: 'en août' };

/** Le rétroplanning du comité. */
export const fr = {
  title: 'Rétroplanning',
  lead: 'Ce que le comité a à faire, compté depuis le jour de la rencontre.',

  eventOn: (day: string): string => `La rencontre a lieu le ${day}.`,
  noEventDay: 'La rencontre n’a pas encore de date. Posez-la : les jours se comptent depuis elle.',
  setDay: 'Poser la date',
  moveDay: 'Changer la date',
  eventDay: 'Jour de la rencontre',
  eventDayHint: 'Les tâches qui restent à faire bougent avec elle. Celles qui sont faites ne bougent pas.',
  takeDayAway: 'Retirer la date',
  dayTaken: 'La rencontre n’a plus de date.',
  dayMoved: (day: string, tasks: number): string =>
    tasks === 0
      ? `La rencontre a lieu le ${day}.`
      : `La rencontre a lieu le ${day}. ${count(tasks, 'tâche a bougé', 'tâches ont bougé')} avec elle.`,

  /** « J-30 », « J », « J+3 ». */
  offset: (days: number): string =>
    days === 0 ? 'J' : days < 0 ? `J-${String(-days)}` : `J+${String(days)}`,
  dayOf: (day: string): string => dayFormat.format(dateOf(day)),
  dayWithYear: (day: string): string => `${dayFormat.format(dateOf(day))} ${day.slice(0, 4)}`,
  noDay: 'Sans date',
  waitsForDay: 'la date suit celle de la rencontre',
  /** Behind the day that was chosen: the day that it was counted to, and why nobody is asked for it then. */
  left: (day: string, why: DayOff): string => `(${dayFormat.format(dateOf(day))} : ${LEFT[why]})`,
  late: (days: number): string => `En retard de ${count(days, 'jour', 'jours')}`,
  dueToday: 'C’est aujourd’hui',
  doneOn: (day: string, by: string | null): string =>
    by === null ? `Faite le ${day}` : `Faite le ${day}, dit ${by}`,
  nobody: 'Personne ne s’en charge encore',
  gone: 'Une personne qui n’est plus là',
  me: 'Vous',

  progress: (done: number, all: number): string =>
    `${number.format(done)} ${plural(done, 'faite', 'faites')} sur ${number.format(all)}`,
  lateOnes: (n: number): string => `${number.format(n)} en retard`,
  shown: (n: number): string => count(n, 'tâche affichée', 'tâches affichées'),

  trade: 'Métier',
  allTrades: 'Tous les métiers',
  trades: { programming: 'Programmation', communication: 'Communication', stage: 'Régie' },
  who: 'Qui s’en charge',
  everybody: 'Tout le monde',
  mine: 'Mes tâches',
  groupBy: 'Ranger par',
  by: { step: 'étapes', month: 'mois' },
  openOnly: 'Cacher celles qui sont faites',
  steps: {
    contact: 'Contact',
    engagement: 'Engagement',
    realisation: 'Réalisation',
    after: 'Après la rencontre',
    noDay: 'Sans date',
  },
  stepHints: {
    contact: 'Appeler, de proche en proche, jusqu’à J-150',
    engagement: 'Former le comité, choisir les thèmes, jusqu’à J-60',
    realisation: 'Tout ce qui rend la journée possible',
    after: 'Remercier, publier, continuer',
    noDay: 'Quand ce sera possible',
  },
  month: (month: string): string => {
    const name = monthFormat.format(dateOf(`${month}-01`));
    return `${name.charAt(0).toLocaleUpperCase('fr')}${name.slice(1)}`;
  },

  add: 'Ajouter une tâche',
  addNow: 'Ajouter cette tâche',
  text: 'Ce qu’il y a à faire',
  textHint: 'Une phrase qui commence par un verbe. Seul le comité la lit.',
  when: 'Pour quand',
  whens: {
    before: 'des jours avant la rencontre',
    after: 'des jours après la rencontre',
    day: 'un jour précis',
    none: 'sans date',
  },
  days: 'Combien de jours',
  day: 'Quel jour',
  edit: 'Modifier',
  editOf: (text: string): string => `Modifier : ${text}`,
  earlier: 'Une semaine plus tôt',
  later: 'Une semaine plus tard',
  take: 'Je m’en charge',
  takeOf: (text: string): string => `Je m’en charge : ${text}`,
  setAside: 'Écarter cette tâche',
  aside: {
    reason: 'Pourquoi l’écarter ?',
    hint: 'Le comité lira cette raison. Rien n’est perdu.',
    needed: 'Dites en quelques mots pourquoi.',
    act: 'Écarter',
  },
  asideOnes: (n: number): string => `Tâches écartées (${number.format(n)})`,
  asideFor: (reason: string): string => `Écartée : ${reason}`,
  bringBack: 'Remettre',

  added: 'La tâche est ajoutée.',
  saved: 'La tâche est modifiée.',
  ticked: (text: string): string => `Faite : ${text}`,
  unticked: (text: string): string => `Encore à faire : ${text}`,
  taken: (text: string): string => `Vous vous en chargez : ${text}`,
  moved: (text: string, day: string): string => `${text} : ${day}`,
  wasSetAside: 'La tâche est écartée.',
  broughtBack: 'La tâche est remise.',
  overtaken: 'Quelqu’un l’a changée depuis : son choix reste.',
  othersChanged: (n: number): string =>
    n === 1
      ? 'Une tâche du rétroplanning a changé.'
      : `${number.format(n)} tâches du rétroplanning ont changé.`,

  empty: 'Aucune tâche encore. Le modèle en propose vingt-six, du premier appel au bilan.',
  emptyOffline: 'Aucune tâche sur cet appareil. Avec le réseau, vous pourrez partir du modèle.',
  emptyShown: 'Aucune tâche ne correspond. Changez de métier ou de personne.',
  startFromTemplate: 'Partir du modèle',
  completeFromTemplate: (n: number): string =>
    `Ajouter ${count(n, 'tâche du modèle', 'tâches du modèle')} qui ${plural(n, 'manque', 'manquent')}`,
  templateLaid: (n: number): string =>
    n === 0 ? 'Le modèle était déjà là.' : `${count(n, 'tâche est ajoutée', 'tâches sont ajoutées')}.`,
  receiving: 'Les tâches arrivent…',

  takeAway: 'Emporter ce qui est affiché',
  print: 'Imprimer',
  csv: 'Pour un tableur (CSV)',
  ics: 'Pour un agenda (ICS)',
  icsHint: 'Reprenez le fichier quand la date change : l’agenda met ses lignes à jour.',
  fileName: 'retroplanning',
  columns: ['J', 'Date', 'Métier', 'Tâche', 'Qui s’en charge', 'État'],
  states: { done: 'faite', late: 'en retard', open: 'à faire', aside: 'écartée' },

  refusals: {
    'task.empty': 'Écrivez ce qu’il y a à faire.',
    'task.tooLong': 'Une tâche tient en 160 caractères : faites-en deux.',
    'task.when': 'Donnez un nombre de jours, 730 au plus, ou un jour qui existe.',
    'task.reason': 'Dites en quelques mots pourquoi.',
    'space.dayUnreadable': 'Cette date n’existe pas.',
    'item.gone': 'Cette tâche n’est plus là.',
    notAllowed: 'Ce geste revient aux personnes de l’organisation.',
  } as Readonly<Record<string, string>>,

  template,
};

export type PlanWords = typeof fr;
