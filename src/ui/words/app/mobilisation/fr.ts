import { pluralFr as plural } from '../../plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

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
  refusals: {
    'item.gone': 'Cette structure n’est plus là.',
    'structure.ring': 'Ce n’est pas possible : cette structure est venue par celle-ci.',
    notAllowed: 'Ce geste n’est pas possible ici.',
  },
};

export type MobilisationWords = typeof fr;
