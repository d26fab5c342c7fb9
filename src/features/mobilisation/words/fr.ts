import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

/** De quoi est faite une invitation. */
export interface InvitationParts {
  readonly space: string;
  readonly question: string | null;
  /** Combien de structures se la posent. */
  readonly asking: number;
  readonly link: string;
  readonly from: string;
}

/** « Mobilisation » : où en est chaque structure, qui parle avec elle, par qui elle est venue. */
export const fr = {
  title: 'Mobilisation',
  lead: 'De proche en proche. Chaque structure avance à son pas, et peut revenir en arrière.',
  leadReader: 'Où en est chaque structure du territoire. L’organisation les fait avancer.',
  keys: 'Clavier : Entrée choisit une étape. Espace prend la carte, les flèches la portent, Entrée la pose.',
  stages: {
    thoughtOf: 'À qui nous pensons',
    contacted: 'Contactées',
    interested: 'Intéressées',
    involved: 'Parties prenantes',
    coOrganiser: 'Co-organisatrices',
    notConcerned: 'Ne se sentent pas concernées',
    dormant: 'En veille',
  },
  stageOf: {
    thoughtOf: 'à qui nous pensons',
    contacted: 'contactée',
    interested: 'intéressée',
    involved: 'partie prenante',
    coOrganiser: 'co-organisatrice',
    notConcerned: 'ne se sent pas concernée',
    dormant: 'en veille',
  },
  stageHints: {
    thoughtOf: 'Personne ne lui a encore parlé.',
    contacted: 'Quelqu’un lui a parlé.',
    interested: 'Elle veut en savoir plus.',
    involved: 'Elle partage ses questions.',
    coOrganiser: 'Elle porte la rencontre avec nous.',
    notConcerned: 'Pas pour l’instant, et c’est son droit.',
    dormant: 'Elle reviendra peut-être.',
  },
  beside: 'À côté du chemin',
  stage: 'Étape',
  structures: (n: number): string => (n === 0 ? 'aucune structure' : count(n, 'structure', 'structures')),
  total: (n: number): string => `${count(n, 'structure', 'structures')} sur le territoire`,
  nobodyHere: {
    thoughtOf: 'Qui manque encore ?',
    contacted: 'Aucune pour l’instant.',
    interested: 'Aucune pour l’instant.',
    involved: 'Aucune pour l’instant.',
    coOrganiser: 'Aucune pour l’instant.',
    notConcerned: 'Aucune : tant mieux.',
    dormant: 'Aucune.',
  },
  empty: 'Aucune structure n’est encore là. La première ouvre le chemin.',
  change: 'Déplacer',
  changeTitle: (name: string): string => `${name} : où en est-elle ?`,
  dropHere: 'Poser ici',
  holds: (name: string): string => `${name} la tient`,
  taken: (name: string, stage: string): string =>
    `${name} est dans votre main, depuis « ${stage} ». Flèches : changer d’étape. Entrée : poser. Échap : laisser.`,
  over: (stage: string): string => `Vers « ${stage} »`,
  leftWhere: (name: string): string => `${name} reste où elle était.`,
  moved: (name: string, stage: string): string => `${name} : ${stage}.`,
  undone: (name: string, stage: string): string => `Geste annulé. ${name} : ${stage}.`,
  depth: (n: number): string => count(n, 'geste peut être annulé', 'gestes peuvent être annulés'),
  overtaken: (name: string, stage: string): string =>
    `${name} l’a mise après vous à l’étape « ${stage} ». C’est gardé.`,
  again: (stage: string): string => `La remettre à « ${stage} »`,
  leaveIt: 'Laisser ainsi',
  othersMoved: (n: number): string => count(n, 'structure a changé d’étape', 'structures ont changé d’étape'),
  goBetween: (name: string): string => `Parle avec elle : ${name}`,
  section: 'Mobilisation',
  alsoGoBetween: (names: string): string => `Aussi, par une fiche réunie : ${names}.`,
  alsoNamed: (name: string): string =>
    `Une autre personne a nommé ${name} après vous, ou en même temps. C’est ce qui est gardé.`,
  unnamed: (name: string): string =>
    `Une autre personne a retiré ${name} après vous. C’est ce qui est gardé.`,
  nameAgain: (name: string): string => `Nommer ${name}`,
  nobodyAgain: 'Ne nommer personne',
  goBetweenLabel: 'Qui parle avec elle',
  goBetweenHint: 'Une seule personne de l’organisation, pour qu’on sache à qui s’adresser.',
  nobody: 'Personne encore',
  broughtByLabel: 'Amenée par',
  broughtBy: (name: string): string => `Amenée par ${name}`,
  broughtByNobody: 'Elle-même, ou on ne sait pas',
  hasBrought: (names: string): string => `Elle a amené ${names}`,
  saved: 'C’est noté.',
  speak: 'Qui peut leur parler ?',
  speakTitle: (name: string): string => `Qui peut parler à ${name} ?`,
  speakHint: 'Les plus proches d’abord, avec la raison. C’est vous qui choisissez.',
  noSpeaker: 'Personne de proche pour l’instant. Dites par qui elle pourrait venir, ou écrivez-lui.',
  reasons: {
    broughtIt: 'l’a amenée',
    broughtByIt: 'est venue par elle',
    commune: 'même commune',
    grouping: 'même intercommunalité',
    family: 'même métier',
    sameBringer: (by: string): string => `toutes deux amenées par ${by}`,
    question: (sentence: string): string => `se pose aussi : « ${sentence} »`,
    theme: (title: string): string => `même thème : « ${title} »`,
  },
  people: (names: string): string => `Avec ${names}`,
  noPeople: 'Personne d’ici dans l’espace',
  moreSpeakers: (n: number): string => `En montrer ${number.format(n)} de plus`,
  questionTitle: 'La question qui pourrait l’intéresser',
  questionHint: 'L’invitation part de cette question.',
  noQuestion: 'Sans question en particulier',
  finding: 'Recherche dans les questions…',
  near: (words: readonly string[]): string => `proche de ce qu’elle dit d’elle : ${words.join(', ')}`,
  isMissing: 'sa famille n’y a pas encore de voix',
  askedBy: (n: number): string => count(n, 'structure se la pose', 'structures se la posent'),
  inTheNameOf: 'De la part de',
  noName: 'L’organisation',
  prepare: 'Préparer l’invitation',
  inviteBefore: 'L’invitation',
  inviteTitle: 'L’invitation, prête à envoyer',
  inviteHint: 'Changez les mots comme vous voulez. Le lien est personnel.',
  subject: (space: string): string => `${space} : une question à partager`,
  text: ({ space, question, asking, link, from }: InvitationParts): string =>
    [
      'Bonjour,',
      '',
      `Pour ${space}, nous mettons nos questions en commun. On n’y répond pas encore.`,
      ...(question === null
        ? ['Les vôtres nous manquent.']
        : [
            `En voici une qui pourrait être la vôtre : « ${question} »`,
            ...(asking > 0
              ? [
                  asking === 1
                    ? 'Une structure du territoire se la pose déjà.'
                    : `${number.format(asking)} structures du territoire se la posent déjà.`,
                ]
              : []),
          ]),
      'Ce lien vous y mène. Il ne demande ni compte ni mot de passe :',
      link,
      '',
      'À bientôt,',
      from,
    ].join('\n'),
  copy: 'Copier',
  copied: 'Copié. Il ne reste qu’à l’envoyer.',
  copyFailed: 'La copie n’a pas marché : le texte est choisi, copiez-le à la main.',
  byMail: 'Ouvrir dans ma messagerie',
  nowContacted: (name: string): string => `${name} passe à « contactée ».`,
  said: 'Ce qui a été dit',
  saidHint: 'Lu par l’organisation seulement.',
  nothingSaid: 'Rien de noté pour l’instant.',
  note: 'Noter un échange',
  noteNow: 'Noter',
  words: 'Ce qui a été dit',
  day: 'Le jour',
  way: 'Comment',
  ways: { phone: 'au téléphone', mail: 'par courriel', met: 'de vive voix', other: 'autrement' },
  byWhom: (name: string): string => `noté par ${name}`,
  somebody: 'quelqu’un',
  last: (day: string, words: string): string => `${day} : ${words}`,
  edit: 'Modifier',
  archive: 'Archiver',
  noted: 'L’échange est noté.',
  archived: 'C’est archivé. Rien n’est perdu.',
  diversity: 'Qui manque encore ?',
  diversityHint: 'Les structures intéressées, parties prenantes ou co-organisatrices.',
  familyMissing: {
    localAuthority: 'Aucune collectivité n’est encore là.',
    publicServiceOperator: 'Aucun opérateur de service public n’est encore là.',
    networkLead: 'Aucune tête de réseau n’est encore là.',
    localFacility: 'Aucun équipement de proximité n’est encore là.',
    association: 'Aucune association n’est encore là.',
    state: 'Aucun service de l’État n’est encore là.',
    school: 'Aucun établissement scolaire n’est encore là.',
    company: 'Aucune entreprise n’est encore là.',
    residents: 'Aucun habitant n’est encore là.',
  },
  allFamilies: 'Chaque famille de structures est là.',
  places: (n: number): string => count(n, 'commune', 'communes'),
  nobodyKnown: 'Aucune dans la liste. Ajoutez celle à laquelle vous pensez.',
  typologiesMissing: 'Types de lieux sans voix :',
  communesMissing: 'Communes sans voix :',
  placesMissing: (names: string): string => `Personne encore à ${names}.`,
  tree: 'Qui a amené qui',
  treeHint: 'De proche en proche, depuis les premières.',
  refusals: {
    'exchange.empty': 'Écrivez ce qui a été dit.',
    'exchange.tooLong': 'Un échange tient en 1 200 caractères.',
    'exchange.day': 'Ce jour n’est pas dans le calendrier.',
    'item.notMine': 'Cet échange est à la personne qui l’a noté.',
    'item.gone': 'Cette structure n’est plus là.',
    'structure.ring': 'Ce n’est pas possible : cette structure est venue par celle-ci.',
    notAllowed: 'Ce geste n’est pas possible ici.',
  },
};

export type MobilisationWords = typeof fr;
