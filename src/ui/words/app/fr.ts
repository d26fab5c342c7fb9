import type { CalmWords } from './calm/fr.ts';
import type { LegalSettingsWords } from './legal/fr.ts';
import type { PrivacyWords } from '#features/privacy/words/fr.ts';
import type { DecisionWords } from '#features/decisions/words/fr.ts';
import type { DrawerWords } from '#features/drawer/words/fr.ts';
import type { FilesWords } from '#features/files/words/fr.ts';
import type { AxesWords } from '#features/axes/words/fr.ts';
import type { BackstageWords } from '#features/backstage/words/fr.ts';
import type { GlossaryWords } from '#features/glossary/words/fr.ts';
import type { StructuresWords } from './structures/fr.ts';
import type { NeedsWords } from '#features/needs/words/fr.ts';
import type { NetworkWords } from '#features/network/words/fr.ts';
import type { HistoryWords } from '#features/history/words/fr.ts';
import type { MoreWords } from './more/fr.ts';
import type { InviteWords } from '#features/invitations/words/fr.ts';
import type { MandatesWords } from '#features/mandates/words/fr.ts';
import type { MarginWords } from '#features/annotations/words/margin/fr.ts';
import type { MobilisationWords } from '#features/mobilisation/words/fr.ts';
import type { NoteWords } from '#features/annotations/words/fr.ts';
import type { PathWords } from '#features/plan/words/path/fr.ts';
import type { PlanWords } from '#features/plan/words/fr.ts';
import type { PublishingWords } from '#features/publishing/words/fr.ts';
import type { SheetWords } from '#features/sheet/words/fr.ts';
import type { SinceWords } from '#features/since/words/fr.ts';
import type { SortingWords } from '#features/sorting/words/fr.ts';
import { pluralFr as plural } from '../plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;
const weekday = new Intl.DateTimeFormat('fr', { weekday: 'long', day: 'numeric', month: 'long' });
const hour = new Intl.DateTimeFormat('fr', { hour: 'numeric', minute: '2-digit' });

/** What the frame, the home and the list of questions say: it comes with the first screen. */
export const fr = {
  /** `Titre · Espace` in the tab. */
  pageTitle: (page: string, space: string): string => `${page} · ${space}`,

  places: {
    home: 'Accueil',
    questions: 'Questions',
    themes: 'Thèmes',
    partners: 'Partenaires',
    invite: 'Inviter',
    publicPage: 'Page publique',
    glossary: 'Les mots',
    decisions: 'Décisions',
    next: 'Suites',
    organisation: 'Organisation',
    device: 'Mon appareil',
    settings: 'Réglages',
    unpublished: 'Non publié',
    display: 'Affichage',
    displayHint: 'taille, couleurs, calme',
    help: 'Aide',
    helpHint: 'et clavier',
    more: 'Plus',
  },

  shell: {
    nav: 'Menu de l’espace',
    bar: 'Menu de l’espace, barre du bas',
    items: (n: number): string => count(n, 'élément', 'éléments'),
    demo: 'Espace de démonstration',
    close: 'Fermer',
    cancel: 'Annuler',
    save: 'Enregistrer',
    undo: 'Annuler ce geste',
    working: 'Un instant…',
    needsNetwork: 'Ce geste a besoin du réseau. Rien n’est perdu : réessayez une fois en ligne.',
    failed: 'Le serveur n’a pas pu répondre. Rien n’est perdu : réessayez dans un moment.',
  },

  status: {
    newer: 'Une version plus récente de Terreau est prête.',
    newerNeeded: 'Pour écrire ici, il faut une version plus récente de Terreau. Vous pouvez lire sans elle.',
    reload: 'L’ouvrir',
    shared: 'Partagé avec tous',
    opening: 'Ouverture…',
    sending: 'Envoi en cours…',
    connecting: 'Connexion…',
    kept: (n: number): string => `Gardé sur cet appareil. Pas encore partagé (${number.format(n)}).`,
    offline: (n: number): string =>
      n === 0
        ? 'Hors connexion. Tout est gardé sur cet appareil.'
        : `Hors connexion, ${count(n, 'contribution attend', 'contributions attendent')}.`,
    blocked: (n: number): string =>
      n === 0
        ? 'Ce réseau bloque le partage en direct. Tout est gardé sur cet appareil.'
        : `Ce réseau bloque le partage en direct. ${count(n, 'contribution attend', 'contributions attendent')} ici.`,
    damaged: 'Espace abîmé sur le serveur. Tout est gardé sur cet appareil.',
    suspended: 'Espace suspendu par le serveur. Tout est gardé sur cet appareil.',
    crowded: 'Le serveur accueille trop de monde. Tout est gardé ici.',
    later: 'Le serveur revient dans un moment. Tout est gardé sur cet appareil.',
    unpublished: (n: number): string =>
      `${count(n, 'contribution non publiée', 'contributions non publiées')}. Rien n’est perdu.`,
    refusing: 'Le serveur ne prend pas vos écrits. Ils restent gardés sur cet appareil.',
    full: 'Cet appareil n’a plus de place. Restez en ligne pour ne rien perdre.',
    notKept: 'Votre navigateur ne garde rien ici. Restez en ligne pour que vos écrits soient partagés.',
    clock: 'L’horloge de cet appareil n’est pas à l’heure. Celle du serveur est suivie.',
    signedOut: 'Vous n’êtes plus dans cet espace sur cet appareil. Ouvrez à nouveau votre lien.',
    removed: 'Votre accès à cet espace a été retiré.',
    gone: 'Cet espace n’existe plus sur le serveur.',
    back: (n: number): string =>
      n === 0
        ? 'De retour.'
        : `De retour. ${plural(n, 'Votre contribution est partagée', `Vos ${number.format(n)} contributions sont partagées`)}.`,
  },

  contribution: {
    here: 'sur cet appareil',
    received: 'reçu',
  },

  people: {
    here: (n: number): string => count(n, 'personne ici', 'personnes ici'),
    alone: 'Vous êtes ici',
    see: 'Voir qui est là',
    title: 'Qui est là',
    you: 'vous',
    goTo: (place: string, name: string): string => `${place} : rejoindre ${name}`,
    elsewhere: 'Les noms et les formes aident à se reconnaître dans les textes.',
  },

  states: {
    opening: 'Ouverture de l’espace',
    openingHint: 'Ce qui est gardé sur cet appareil arrive d’abord.',
    receiving: 'Les questions arrivent. La première visite prend un instant.',
    offlineUnknown: 'Cet espace n’est pas encore sur cet appareil',
    offlineUnknownHint: 'Il faut le réseau la première fois. Ensuite, il s’ouvre partout, même sans réseau.',
    signedOut: 'Vous n’êtes pas dans cet espace sur cet appareil',
    signedOutHint:
      'Ouvrez le lien d’invitation que vous avez reçu. Ce que vous avez pu y partager s’y trouve toujours.',
    signedOutUnsent: (n: number): string =>
      `${count(n, 'contribution n’est pas encore partagée', 'contributions ne sont pas encore partagées')}. Elles restent sur cet appareil.`,
    removed: 'Votre accès à cet espace a été retiré',
    removedHint:
      'Parlez-en à une personne de l’organisation. Ce que vous aviez partagé reste dans le commun.',
    unknown: 'Aucun espace ne porte cette adresse',
    unknownHint: 'Vérifiez l’adresse, ou ouvrez à nouveau le lien que vous avez reçu.',
    away: 'Cette page n’est pas encore sur cet appareil',
    awayHint: 'Elle viendra avec le réseau, et s’ouvrira d’elle-même.',
    late: 'Une partie de cette page viendra avec le réseau. Elle s’ouvrira d’elle-même.',
    retry: 'Réessayer',
    mySpaces: 'Les espaces de cet appareil',
    homePage: 'Page d’accueil de Terreau',
    seePublic: 'Lire la page publique',
    notFound: 'Cette page n’existe pas',
    notFoundHint: 'Elle a peut-être changé d’adresse.',
    failed: 'Quelque chose s’est mal passé ici',
    failedHint: 'Vos écrits sont gardés. Rechargez la page pour continuer.',
    reload: 'Recharger la page',
    toHome: 'Aller à l’accueil de l’espace',
  },

  home: {
    hello: (name: string): string => `Bonjour ${name}`,
    welcome: 'Bienvenue',
    territory: 'Le commun de questions de notre territoire.',
    eventSoon: (day: string, days: number): string =>
      days === 1
        ? `La journée a lieu demain, ${day}.`
        : `La journée a lieu ${day}, dans ${number.format(days)} jours.`,
    eventToday: 'La journée a lieu aujourd’hui.',
    eventPast: (day: string): string => `La journée a eu lieu ${day}. Le commun continue.`,
    arrival: (space: string): string =>
      `Vous êtes dans l’espace ${space}. Écrivez la question que vous vous posez.`,
    newsSince: (at: number): string =>
      `Depuis votre visite de ${weekday.format(new Date(at))}, ${hour.format(new Date(at))}`,
    newQuestions: (n: number): string => count(n, 'nouvelle question', 'nouvelles questions'),
    newShareOn: (structures: string): string => `${structures} : « nous aussi », sur votre question`,
    newTheme: 'Nouveau thème :',
    themeNews: (n: number): string => ` : ${count(n, 'question y est entrée', 'questions y sont entrées')}`,
    nothingNew: 'Rien n’a bougé depuis. C’est calme.',
    whereItStands: 'Vous arrivez ? Lisez où en est le groupe, en cinq minutes',
    mostShared: 'Les plus largement partagées',
    allQuestions: 'Voir toutes les questions',
    overTime: 'Le commun dans le temps',
    figures: 'Le commun aujourd’hui',
  },

  welcome: {
    hint: 'Ces questions viennent de la page publique. Tout l’espace les lira une fois accueillies.',
    count: (n: number): string => count(n, 'question à accueillir', 'questions à accueillir'),
    accept: 'Accueillir',
    setAside: 'Mettre de côté',
    see: 'Les voir toutes',
    accepted: 'Question accueillie.',
  },

  ask: {
    label: 'Quelle question vous posez-vous ?',
    hint: 'Une phrase suffit. Personne n’attend de réponse parfaite : on partage d’abord les questions.',
    left: (n: number): string => `Encore ${count(n, 'caractère', 'caractères')}`,
    over: (n: number): string => `${count(n, 'caractère', 'caractères')} de trop`,
    inNameOf: 'Au nom de',
    me: (name: string): string => `moi, ${name}`,
    noName: 'sans nom',
    noNameHint: 'Votre nom n’apparaît nulle part. Vous pourrez encore modifier votre question.',
    personHint: 'Votre nom est lu dans l’espace, pas sur la page publique.',
    addStructure: 'Ajouter ma structure',
    details: 'Préciser',
    context: 'Ce qui aide à comprendre (facultatif)',
    contextHint: 'Une situation, un lieu, un exemple.',
    theme: 'Thème (facultatif)',
    noTheme: 'Aucun pour l’instant',
    inPublic: 'Visible sur la page publique',
    share: 'Partager ma question',
    keys: 'Ctrl + Entrée partage aussi.',
    keptHere: 'Votre question est gardée sur cet appareil. Elle partira dès que possible.',
    received: 'Votre question est partagée avec tous.',
    see: 'La voir',
    keptWords: 'Votre texte est gardé ici. Vous pouvez le copier.',
    readerTitle: 'Vous lisez tout cet espace',
    readerHint: 'Pour poser une question, demandez un lien de partenaire à l’organisation.',
  },

  questions: {
    title: 'Questions partagées',
    lead: 'Ce que nous nous demandons, ensemble. Répondre viendra plus tard.',
    figures: (questions: number, structures: number): string =>
      `${count(questions, 'question', 'questions')}, ${count(structures, 'structure', 'structures')}`,
    list: 'Les questions',
    sorting: 'Table de tri',
    filters: 'Choisir ce qui est montré',
    text: 'Chercher des mots',
    theme: 'Thème',
    anyTheme: 'Tous les thèmes',
    noTheme: 'Sans thème',
    family: 'Famille',
    anyFamily: 'Toutes les familles',
    which: 'Lesquelles',
    views: {
      shared: 'Toutes',
      mine: 'Les miennes',
      archived: 'Archivées',
      toWelcome: 'À accueillir',
      setAside: 'Mises de côté',
    },
    order: 'Ordre',
    orders: { broadest: 'Les plus largement partagées', newest: 'Les plus récentes' },
    found: (n: number): string => (n === 0 ? 'Aucune question' : count(n, 'question', 'questions')),
    clear: 'Tout montrer',
    nothingFor: (text: string): string =>
      `Rien pour « ${text} ». Essayez un mot plus court, ou posez la question.`,
    nothing: 'Aucune question avec ces choix.',
    empty: 'Personne n’a encore posé de question. La vôtre peut être la première, même imparfaite.',
    emptyReader: 'Personne n’a encore posé de question. Revenez bientôt.',
    emptyMine: 'Vous n’avez pas encore posé de question.',
    emptyArchived: 'Aucune question archivée.',
    emptyToWelcome: 'Aucune question n’attend. Celles de la page publique arrivent ici.',
    emptySetAside: 'Aucune question mise de côté.',
    fresh: (n: number): string => count(n, 'nouvelle question, afficher', 'nouvelles questions, afficher'),
  },

  card: {
    untitledTheme: 'Thème sans titre',
    noName: 'Sans nom',
    noNameFamily: (family: string): string => `Sans nom, ${family}`,
    former: 'Une personne du réseau',
    unknownStructure: 'Une structure',
    toConfirm: (name: string, structure: string): string => `${name}, pour ${structure} (à confirmer)`,
    sharedBy: (n: number): string =>
      n === 0 ? 'Aucune structure pour l’instant' : count(n, 'structure', 'structures'),
    weToo: 'Nous aussi',
    weTooFor: (structure: string): string => `pour ${structure}`,
    weTooOn: (sentence: string): string => `sur la question : ${sentence}`,
    weAsked: 'Posée par votre structure',
    weTooFirst: 'Pour dire « nous aussi », il faut une structure.',
    chooseStructure: 'Au nom de quelle structure ?',
    weTooDone: (structure: string): string => `${structure} se pose aussi cette question.`,
    weTooUndone: (structure: string): string => `${structure} ne se la pose plus.`,
    stillShared: (structure: string): string =>
      `Une autre personne l’a dit aussi pour ${structure} : cela reste.`,
    publicForm: 'Venue de la page publique',
    notPublic: 'Absente de la page publique',
    archived: 'Archivée',
    toWelcome: 'À accueillir',
    setAside: 'Mise de côté',
    mine: 'La vôtre',
    notes: (n: number): string => count(n, 'annotation', 'annotations'),
  },

  announce: {
    newQuestions: (n: number): string => count(n, 'nouvelle question', 'nouvelles questions'),
    sharedMine: (structures: string): string => `${structures} se pose aussi votre question.`,
    annotatedMine: (n: number): string => `${count(n, 'annotation', 'annotations')} sur votre question.`,
    proposedMine: 'Une reformulation est proposée pour votre question.',
    acceptedMine: 'Votre reformulation est acceptée.',
    themeChanged: (name: string, section: string | null): string =>
      section === null ? `${name} a modifié ce thème.` : `${name} a modifié « ${section} ».`,
    somebody: 'Une autre personne',
  },

  /** Beside a figure. */
  words: {
    questions: (n: number): string => plural(n, 'question', 'questions'),
    structures: (n: number): string => plural(n, 'structure', 'structures'),
    themes: (n: number): string => plural(n, 'thème', 'thèmes'),
  },

  list: {
    and: (parts: readonly string[]): string =>
      new Intl.ListFormat('fr', { type: 'conjunction' }).format(parts),
  },
};

export type FirstWords = typeof fr;

/** All the words of the app. What is not on the first screen comes with the page that says it. */
export type AppWords = FirstWords &
  MoreWords &
  SortingWords & {
    readonly calm: CalmWords;
    readonly legal: LegalSettingsWords;
    readonly privacy: PrivacyWords;
    readonly decisions: DecisionWords;
    readonly drawer: DrawerWords;
    readonly files: FilesWords;
    readonly axes: AxesWords;
    readonly backstage: BackstageWords;
    readonly glossary: GlossaryWords;
    readonly needs: NeedsWords;
    readonly network: NetworkWords;
    readonly history: HistoryWords;
    readonly invite: InviteWords;
    readonly mandates: MandatesWords;
    readonly margin: MarginWords;
    readonly mobilisation: MobilisationWords;
    readonly notes: NoteWords;
    readonly path: PathWords;
    readonly plan: PlanWords;
    readonly publishing: PublishingWords;
    readonly sheet: SheetWords;
    readonly since: SinceWords;
    readonly structures: StructuresWords;
  };
