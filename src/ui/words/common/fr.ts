import { pluralFr as plural } from '../plural.ts';

const number = new Intl.NumberFormat('fr');
const dayFormat = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: 'UTC' });
const momentFormat = new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeStyle: 'short' });
const dateFormat = new Intl.DateTimeFormat('fr', { dateStyle: 'long' });

export const fr = {
  language: 'Français',
  product: 'Terreau',
  skip: 'Aller au contenu',
  number: (n: number): string => number.format(n),
  /** `2027-10-14` → « jeudi 14 octobre 2027 » */
  day: (day: string): string => dayFormat.format(new Date(`${day}T00:00:00Z`)),
  date: (at: number): string => dateFormat.format(new Date(at)),
  moment: (at: number): string => momentFormat.format(new Date(at)),
  structureKinds: {
    localAuthority: 'Collectivité',
    publicServiceOperator: 'Opérateur de service public',
    networkLead: 'Tête de réseau',
    localFacility: 'Équipement de proximité',
    association: 'Association',
    state: 'État',
    school: 'Établissement scolaire',
    company: 'Entreprise',
    residents: 'Habitants',
  },
  roles: { organiser: 'Organisation', partner: 'Partenaire', reader: 'Lecture' },
  phases: { before: 'Avant', during: 'Pendant', after: 'Après' },
  questions: (n: number): string => `${number.format(n)} ${plural(n, 'question', 'questions')}`,
  structures: (n: number): string => `${number.format(n)} ${plural(n, 'structure', 'structures')}`,
  themes: (n: number): string => `${number.format(n)} ${plural(n, 'thème', 'thèmes')}`,
  families: (n: number): string => `${number.format(n)} ${plural(n, 'famille', 'familles')}`,
  somebody: 'Une personne du réseau',
  nobody: 'Sans nom',
  inhabitant: 'Une habitante ou un habitant',
  /** What went wrong, then what to do. Never a stack, never a code. */
  refusals: {
    'sentence.empty': 'Écrivez votre question avec des mots avant de la partager.',
    'sentence.tooLong': 'Une question tient en 280 caractères. Le reste peut aller dans les précisions.',
    'context.tooLong': 'Ces précisions sont trop longues : 2 000 caractères au plus.',
    'item.notMine': 'Seule la personne qui a écrit ces mots peut les changer.',
    'item.gone': 'Cet élément n’est plus là. Rechargez la page pour voir où il en est.',
    'name.empty': 'Écrivez le nom sous lequel vous voulez apparaître.',
    'name.tooLong': 'Ce nom est trop long : 60 caractères au plus.',
    'structure.nameEmpty': 'Écrivez le nom de votre structure.',
    'structure.nameTooLong': 'Ce nom de structure est trop long : 120 caractères au plus.',
    'structure.unknown':
      'Cette structure n’est plus dans la liste. Choisissez-en une autre ou ajoutez la vôtre.',
    'space.nameEmpty': 'Donnez un nom à votre espace.',
    'space.nameTooLong': 'Ce nom est trop long : 80 caractères au plus.',
    'space.nameTaken': 'Un espace porte déjà ce nom. Ajoutez une année ou un lieu.',
    'space.nameUnusable': 'Ce nom doit contenir au moins deux lettres ou chiffres.',
    'space.departmentUnknown': 'Choisissez le département dans la liste.',
    'space.dayUnreadable': 'Cette date n’existe pas. Écrivez-la comme 14/10/2027, ou laissez vide.',
    'theme.titleEmpty': 'Donnez un titre au thème.',
    'theme.titleTooLong': 'Ce titre est trop long : 160 caractères au plus.',
    'invitation.unknown': 'Ce lien ne marche pas. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    'invitation.expired': 'Ce lien est trop vieux. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    'invitation.revoked': 'Ce lien a été retiré. Demandez-en un nouveau à la personne qui vous l’a envoyé.',
    'invitation.usedUp': 'Ce lien a déjà servi autant de fois que prévu. Demandez-en un nouveau.',
    notAllowed: 'Votre rôle ne permet pas ce geste. Demandez à une personne de l’organisation.',
    lastOrganiser: 'Il faut qu’une personne au moins reste à l’organisation.',
    unknownMember: 'Cette personne n’est plus dans l’espace.',
    unknownInvitation: 'Cette invitation n’existe plus.',
    unknownSpace: 'Aucun espace ne porte cette adresse.',
    suspended: 'Cet espace est suspendu par qui tient le serveur.',
    signedOut: 'Vous n’êtes plus dans cet espace sur cet appareil. Ouvrez à nouveau votre lien.',
    removed: 'Votre accès à cet espace a été retiré. Parlez-en à une personne de l’organisation.',
    tooMany: 'Beaucoup de demandes arrivent d’ici en même temps. Attendez quelques minutes.',
    notStored:
      'Le serveur ne peut rien enregistrer en ce moment. Rien n’est perdu ici : réessayez dans un moment.',
  },
};

export type CommonWords = typeof fr;
export type RefusalCode = keyof CommonWords['refusals'];
