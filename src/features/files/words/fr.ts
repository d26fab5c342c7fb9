import type { AskedColumn } from '../domain/nationalRows.ts';
import type { ImportColumn } from '../domain/columns.ts';
import type { WordColumn } from '../domain/wordTable.ts';
import type { OfferedColumn } from '../domain/offeredTable.ts';
import type { QuestionColumn } from '../domain/questionTables.ts';
import type { ProblemCode } from '../domain/readCard.ts';
import type { CardField } from '../domain/importPlan.ts';
import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const together = new Intl.ListFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

/** Les fichiers : faire entrer un annuaire, emporter les structures. */
export const fr = {
  title: 'Fichiers',
  lead: 'Faites entrer un annuaire, ou emportez structures, questions et besoins.',
  leadReader: 'Emportez structures, questions et besoins dans un fichier.',

  import: 'Ajouter depuis un fichier',
  importHint:
    'Un annuaire en CSV, ODS ou XLSX, jusqu’à 10 Mo et 20 000 lignes. Il reste sur votre appareil. Rien n’est écrit avant votre accord.',
  importPrivate:
    'Les téléphones et les courriels n’entrent jamais dans les fiches. Vous choisirez de les ranger dans les contacts, ou de les laisser.',
  choose: 'Choisir un fichier',
  orDrop: 'ou déposez-le ici',
  reading: 'Lecture du fichier…',
  another: 'Choisir un autre fichier',
  refusals: {
    'file.empty': 'Ce fichier n’a pas de ligne à lire. Il faut une ligne de titres, puis une ligne au moins.',
    'file.tooLarge': 'Ce fichier est trop lourd. La limite est de 10 Mo : partagez-le en deux.',
    'file.tooManyRows': 'Ce fichier a plus de 20 000 lignes. Partagez-le en plusieurs.',
    'file.tooManyColumns': 'Ce fichier a plus de 200 colonnes. Gardez celles qui servent.',
    'file.quote':
      'Un guillemet est ouvert et jamais refermé dans ce fichier. Enregistrez-le de nouveau depuis votre tableur.',
    'file.oldExcel':
      'Ce fichier est dans l’ancien format d’Excel (.xls). Enregistrez-le en .xlsx, en .ods ou en CSV.',
    'file.notATable': 'Ce fichier n’est pas un tableau. Choisissez un CSV, un ODS ou un XLSX.',
    'file.broken': 'Ce fichier ne s’ouvre pas. Il est abîmé, ou protégé par un mot de passe.',
    'file.noReader':
      'Ouvrir ce fichier demande le réseau une première fois. Réessayez en ligne, ou enregistrez-le en CSV.',
    notAllowed: 'Seule l’organisation peut importer. Rien de plus n’a été écrit.',
  },

  columns: {
    nom: 'Nom',
    famille: 'Famille',
    typologie: 'Typologie',
    commune: 'Commune',
    code_postal: 'Code postal',
    code_insee: 'Code commune (INSEE)',
    adresse: 'Adresse',
    siret: 'SIRET',
    rna: 'RNA',
    ridet: 'RIDET',
    pivot: 'SIRET ou RNA',
    site_web: 'Site',
    presentation_resume: 'Présentation',
    actions: 'Actions',
    latitude: 'Latitude',
    longitude: 'Longitude',
    terreau: 'Identifiant Terreau',
    contact: 'Contacts : nom de la personne',
    telephone: 'Contacts : téléphone',
    courriels: 'Contacts : courriel',
    id: 'Identifiant national',
    complement_adresse: 'Complément d’adresse',
    horaires: 'Horaires',
    presentation_detail: 'Présentation détaillée',
    source: 'Source',
    itinerance: 'Itinérance',
    structure_parente: 'Structure porteuse',
    date_maj: 'Date de mise à jour',
    services: 'Services',
    publics_specifiquement_adresses: 'Publics',
    prise_en_charge_specifique: 'Prise en charge spécifique',
    frais_a_charge: 'Frais',
    dispositif_programmes_nationaux: 'Programmes nationaux',
    formations_labels: 'Formations et labels',
    autres_formations_labels: 'Autres formations et labels',
    modalites_acces: 'Modalités d’accès',
    modalites_accompagnement: 'Modalités d’accompagnement',
    fiche_acces_libre: 'Fiche Acceslibre',
    prise_rdv: 'Prise de rendez-vous',
  } satisfies Record<ImportColumn, string>,
  fields: {
    name: 'Nom',
    kind: 'Famille',
    typology: 'Typologie',
    commune: 'Commune',
    communeCode: 'Code commune',
    postalCode: 'Code postal',
    address: 'Adresse',
    site: 'Site',
    about: 'Présentation',
    actions: 'Actions',
    identifiers: 'Numéros',
    position: 'Position',
  } satisfies Record<CardField, string>,

  columnsTitle: 'Les colonnes',
  columnsLead: (file: string, rows: number, columns: number): string =>
    `« ${file} » : ${count(rows, 'ligne', 'lignes')}, ${count(columns, 'colonne', 'colonnes')}.`,
  readAsCsv: (separator: string, encoding: string): string => `Lu comme un CSV, ${separator}, ${encoding}.`,
  separators: { ';': 'points-virgules', ',': 'virgules', '\t': 'tabulations' },
  encodings: {
    'utf-8': 'lettres en UTF-8',
    'windows-1252': 'lettres de Windows',
    'utf-16le': 'lettres en UTF-16',
    'utf-16be': 'lettres en UTF-16',
  },
  readAsSheet: (sheet: string): string => `Feuille « ${sheet} ».`,
  national: 'C’est le schéma national des lieux de médiation numérique. Chaque valeur est vérifiée.',
  columnsHint: 'Dites ce que raconte chaque colonne. Sans réponse, la colonne ne sert pas.',
  column: (header: string): string => `Colonne « ${header} »`,
  columnNameless: (n: number): string => `Colonne ${n}, sans titre`,
  unused: 'Ne sert pas',
  example: (value: string): string => `Exemple : ${value}`,
  preview: 'Les cinq premières lignes',
  previewLine: 'Ligne',
  notUsed: (headers: readonly string[]): string => `Ne serviront pas : ${headers.join(', ')}.`,
  nameNeeded: 'Dites quelle colonne porte le nom des structures.',
  check: 'Voir ce qui changerait',
  checking: 'Vérification…',

  checkTitle: 'Ce qui changerait',
  nothingYet: 'Rien n’est encore écrit.',
  schemaAway: 'Les listes du schéma national attendent le réseau. Leurs valeurs n’ont pas été vérifiées.',
  backToColumns: 'Revoir les colonnes',
  new: (n: number): string => count(n, 'structure nouvelle', 'structures nouvelles'),
  changed: (n: number): string => count(n, 'structure changerait', 'structures changeraient'),
  same: (n: number): string => `${count(n, 'structure', 'structures')} : rien à changer`,
  doubtful: (n: number): string => count(n, 'doute à lever', 'doutes à lever'),
  twin: (n: number): string => count(n, 'ligne dite deux fois', 'lignes dites deux fois'),
  bad: (n: number): string => count(n, 'ligne sans nom utilisable', 'lignes sans nom utilisable'),
  problems: (n: number): string => count(n, 'valeur laissée de côté', 'valeurs laissées de côté'),
  line: (n: number): string => `Ligne ${number.format(n)}`,
  more: (n: number): string => `Montrer la suite (${number.format(n)})`,
  twinOf: (line: number): string => `dit la même chose que la ligne ${number.format(line)}`,
  tended: 'Tenue par ses propres membres : elle reste comme elle est, sauf si vous cochez.',
  changedHint: 'Décochez pour garder le nôtre.',
  empty: 'rien',
  from: 'avant',
  to: 'après',
  doubtHint: 'Sans réponse, la ligne est laissée de côté.',
  doubtOf: (name: string): string => `« ${name} » est :`,
  leaveIt: 'Laisser de côté',
  isAnother: 'Une autre structure, à ajouter',
  isThis: (name: string, commune: string | null): string => (commune === null ? name : `${name}, ${commune}`),
  why: { number: 'même SIRET, autre nom', name: 'même nom' },
  problemOf: (column: string, why: string, value: string): string =>
    value === '' ? `${column} : ${why}` : `${column} : ${why} (« ${value} »)`,
  problem: {
    empty: 'il manque',
    tooLong: 'trop long',
    tooMany: 'douze au plus, les premières sont gardées',
    shape: 'n’a pas la bonne forme',
    spreadsheet: 'le tableur a changé ce nombre ; mettez la colonne en texte',
    schema: 'absent de la liste nationale',
    'siret.siren': 'neuf chiffres, c’est un SIREN ; il en faut quatorze',
    'siret.length': 'un SIRET a quatorze chiffres',
    'siret.digit': 'un chiffre est faux',
    'rna.shape': 'un RNA commence par W, puis neuf signes',
    'ridet.shape': 'un RIDET a neuf ou dix chiffres',
  } satisfies Record<ProblemCode, string>,
  saveProblems: 'Enregistrer cette liste (CSV)',
  problemsFile: 'a-corriger',
  problemHeaders: ['Ligne', 'Colonne', 'Raison', 'Valeur'],
  tooHeavy: 'C’est trop pour une seule fois. Partagez le fichier en deux.',
  nothingToDo: 'Rien à changer.',
  run: (added: number, changed: number, contacts: number): string => {
    const acts = [
      added === 0 ? '' : `ajouter ${count(added, 'structure', 'structures')}`,
      changed === 0
        ? ''
        : added === 0
          ? `changer ${count(changed, 'structure', 'structures')}`
          : `en changer ${number.format(changed)}`,
      contacts === 0 ? '' : `ranger ${count(contacts, 'contact', 'contacts')}`,
    ]
      .filter(Boolean)
      .join(', ');
    return acts.charAt(0).toUpperCase() + acts.slice(1);
  },

  takeContacts: (n: number): string =>
    `Ranger aussi ${count(n, 'téléphone ou courriel', 'téléphones ou courriels')} dans les contacts`,
  contactsWho:
    'Seule l’organisation les lit. Chaque lecture est notée. Ils ne sont gardés sur aucun appareil.',
  contactsLong: (months: number): string =>
    `Ils sont effacés ${count(months, 'mois', 'mois')} après la rencontre. Prévenez ces personnes.`,
  contactsLeft: (n: number): string =>
    `${count(n, 'adresse ou numéro n’a pas la bonne forme', 'adresses ou numéros n’ont pas la bonne forme')} et ${plural(n, 'reste', 'restent')} dans le fichier.`,
  seeContacts: 'Lire ce qui serait rangé',
  reception: 'Accueil',
  contactsWaiting: (n: number): string =>
    `${count(n, 'contact attend', 'contacts attendent')} le réseau. Gardez cette page ouverte : ils ne sont nulle part ailleurs.`,
  contactsSending: (n: number): string => `${count(n, 'contact part', 'contacts partent')}…`,
  contactsDone: (added: number, known: number, refused: number): string =>
    [
      added === 0 ? 'Aucun contact nouveau' : count(added, 'contact rangé', 'contacts rangés'),
      known === 0 ? '' : `${number.format(known)} déjà ${plural(known, 'connu', 'connus')}`,
      refused === 0 ? '' : `${number.format(refused)} ${plural(refused, 'refusé', 'refusés')}`,
    ]
      .filter(Boolean)
      .join(', ') + '.',
  contactsTell: 'Ces personnes ne savent pas encore qu’elles sont dans cette liste.',
  contactsSee: 'Ouvrir les contacts',
  contactsTrouble: (n: number): string =>
    `${count(n, 'contact n’a pas pu être rangé', 'contacts n’ont pas pu être rangés')}. Les structures, elles, sont là.`,
  contactsAgain: 'Réessayer',
  contactsTakenBack: (n: number): string =>
    `${count(n, 'contact est effacé', 'contacts sont effacés')}. Ceux que l’on a changés depuis restent.`,
  contactsStay: 'Les contacts n’ont pas pu être effacés. Rien n’est annulé : réessayez avec le réseau.',

  running: 'Import en cours',
  progress: (done: number, of: number): string => `${number.format(done)} sur ${number.format(of)}`,
  stop: 'Arrêter',
  stopped: (done: number, of: number): string =>
    `Arrêté à ${number.format(done)} sur ${number.format(of)}. Ce qui est fait reste.`,
  goOn: 'Continuer',
  done: (added: number, changed: number): string =>
    `C’est fait : ${
      [
        added === 0 ? '' : count(added, 'structure ajoutée', 'structures ajoutées'),
        changed === 0 ? '' : count(changed, 'structure changée', 'structures changées'),
      ]
        .filter(Boolean)
        .join(', ') || 'rien n’a changé'
    }.`,
  doneHint: 'Les nouvelles sont parmi « Celles à qui nous pensons ».',
  see: 'Voir les structures',
  takeBack: 'Annuler cet import',
  takenBack: (n: number): string =>
    `Import annulé : ${count(n, 'structure', 'structures')}. Ce que d’autres ont changé depuis reste.`,

  export: 'Emporter les structures',
  exportHint: (n: number): string =>
    `${count(n, 'structure', 'structures')}. Rien de privé : ni contact, ni échange, ni nom de personne.`,
  exportEmpty: 'Aucune structure à emporter pour l’instant.',
  formats: {
    sheet: {
      name: 'Pour Excel ou LibreOffice (CSV)',
      hint: 'Toutes les colonnes. Corrigez, puis faites entrer le fichier de nouveau.',
    },
    ods: { name: 'Pour LibreOffice (ODS)', hint: 'Comme au-dessus ; les codes gardent leurs zéros.' },
    open: {
      name: 'Données ouvertes (CSV)',
      hint: 'Le schéma national des lieux de médiation numérique, pour data.gouv.fr.',
    },
    vcard: { name: 'Carnet d’adresses (vCard)', hint: 'Une carte par structure, sans personne.' },
  },
  fileName: 'structures',
  exportQuestions: 'Emporter les questions',
  questionsHint: (n: number): string =>
    `${count(n, 'question', 'questions')}, avec leurs thèmes et qui se les pose. Aucun nom de personne.`,
  questionsEmpty: 'Aucune question à emporter pour l’instant.',
  questionsLabel: 'Questions',
  asCsv: (what: string): string => `${what} pour Excel ou LibreOffice (CSV)`,
  asOds: (what: string): string => `${what} pour LibreOffice (ODS)`,
  questionsFile: 'questions',
  questionsOpen: 'La page publique donne les siennes à tout le monde, en données ouvertes :',
  questionsOpenLink: 'questions.csv',
  questionColumns: {
    numero: 'Numéro',
    question: 'Question',
    precisions: 'Précisions',
    themes: 'Thèmes',
    posee_par: 'Posée par',
    famille: 'Famille',
    aussi_posee_par: 'Aussi posée par',
    nombre_structures: 'Nombre de structures',
    familles: 'Familles',
    lue_avec: 'Lue avec le numéro',
  } satisfies Record<QuestionColumn, string>,
  exportOffered: 'Emporter les besoins et les ressources',
  exportWords: 'Emporter les mots',
  wordsHint: (n: number): string =>
    `${count(n, 'mot', 'mots')}, avec chaque sens et la structure qui le signe.`,
  wordsEmpty: 'Aucun mot à emporter pour l’instant.',
  wordsLabel: 'Mots',
  wordsFile: 'mots',
  wordColumns: {
    mot: 'Mot',
    se_dit_aussi: 'Se dit aussi',
    sens: 'Sens',
    exemple: 'Exemple',
    structure: 'Signé par',
  } satisfies Record<WordColumn, string>,
  offeredHint: (needs: number, resources: number): string =>
    `${count(needs, 'besoin', 'besoins')}, ${count(resources, 'ressource', 'ressources')}, avec leurs mises en relation.`,
  offeredEmpty: 'Aucun besoin ni aucune ressource pour l’instant.',
  offeredLabel: 'Besoins et ressources',
  offeredFile: 'besoins-ressources',
  offeredColumns: {
    sorte: 'Sorte',
    texte: 'Texte',
    type: 'De quoi',
    structure: 'Structure',
    famille: 'Famille',
    commune: 'Commune',
    code_insee: 'Code commune (INSEE)',
    theme: 'Thème',
    etat: 'État',
    mises_en_relation: 'Mises en relation',
    ajoute_le: 'Ajouté le',
  } satisfies Record<OfferedColumn, string>,
  offeredStates: { open: 'cherché', met: 'trouvé', available: 'disponible', taken: 'plus disponible' },
  nationalTitle: 'Pour data.gouv.fr',
  readyCount: (ready: number, toFill: number): string =>
    `${count(ready, 'prête', 'prêtes')}, ${number.format(toFill)} à compléter`,
  nationalLead:
    'Le schéma national demande un numéro SIRET ou RNA, une adresse, un code postal et une commune. Seules les structures qu’il accepte entrent dans le fichier ; rien n’y est écrit que personne n’a dit.',
  saveReady: (n: number): string =>
    n === 1 ? 'Enregistrer celle qui est prête (CSV)' : `Enregistrer les ${number.format(n)} prêtes (CSV)`,
  asked: {
    pivot: 'le numéro SIRET ou RNA',
    nom: 'le nom',
    adresse: 'l’adresse',
    code_postal: 'le code postal',
    commune: 'la commune',
  } satisfies Record<AskedColumn, string>,
  lacks: (what: readonly string[]): string => `Il manque ${together.format(what)}.`,
  notTaken: (what: readonly string[]): string =>
    `À revoir, le schéma n’en veut pas : ${together.format(what)}.`,
  notTakenAtAll: 'Le schéma ne prend pas cette fiche.',
  leftOut: (n: number): string =>
    `${count(n, 'structure entre sans une valeur', 'structures entrent sans une valeur')} que le schéma ne prend pas`,
  without: (columns: readonly string[]): string => `Sans : ${columns.join(', ')}.`,
  theirsToSay: 'Ses personnes et l’organisation écrivent cette fiche. Sa page dit qui elles sont.',
  openCard: 'Ouvrir sa fiche',
  filled: (name: string): string => `« ${name} » est enregistrée.`,
  orRna: 'Ou RNA',
  addressHint: 'Le numéro et la rue.',
  postalCodesOf: (commune: string, codes: readonly string[]): string => `${commune} : ${codes.join(', ')}.`,
  saved: (name: string): string => `Fichier enregistré : ${name}.`,
  notSaved: 'Ce format demande le réseau une première fois. Réessayez en ligne.',
};

export type FilesWords = typeof fr;
