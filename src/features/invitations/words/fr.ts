import { pluralFr as plural } from '#ui/words/plural.ts';

const number = new Intl.NumberFormat('fr');
const count = (n: number, one: string, many: string): string => `${number.format(n)} ${plural(n, one, many)}`;

/** Les liens d’invitation : en faire, jusqu’à quand ils servent, en retirer. */
export const fr = {
  title: 'Inviter',
  lead: 'Un lien ouvre la porte. Personne ne crée de compte ni de mot de passe.',
  readyFor: {
    organiser: 'Pour le comité d’organisation',
    partner: 'Pour les partenaires',
    reader: 'Pour lire seulement',
  },
  preparing: 'Les liens se préparent…',
  secretOnce: 'Par prudence, un lien n’est lisible que sur l’appareil qui l’a créé.',
  link: 'Lien d’invitation',
  qr: (role: string): string => `Code QR de l’invitation : ${role}`,
  showQr: 'Code QR',
  print: 'Imprimer l’affiche',
  printTitle: (space: string): string => `Rejoindre l’espace ${space}`,
  printHint: 'Visez ce code avec un téléphone, puis écrivez votre question.',
  share: 'Envoyer…',
  shareText: (space: string): string => `Rejoignez l’espace ${space} sur Terreau :`,
  create: 'Créer un lien',
  createAnother: 'Créer un autre lien',
  createTitle: 'Créer un lien d’invitation',
  role: 'Rôle',
  label: 'Note pour vous (facultatif)',
  labelHint: 'Par exemple : affiche de la salle, réunion de mars.',
  forStructure: 'Pour une structure (facultatif)',
  anyStructure: 'La personne choisira',
  days: 'Valable',
  daysChoice: (n: number): string => count(n, 'jour', 'jours'),
  uses: 'Nombre d’entrées',
  usesAny: 'comme prévu pour ce rôle',
  usesChoice: (n: number): string => count(n, 'entrée', 'entrées'),
  createNow: 'Créer le lien',
  created: 'Le lien est prêt.',
  list: 'Liens donnés',
  listEmpty: 'Aucun lien donné pour l’instant.',
  usesOf: (uses: number, max: number): string =>
    `${number.format(uses)} ${plural(uses, 'entrée', 'entrées')} sur ${number.format(max)}`,
  createdOn: (date: string): string => `créé le ${date}`,
  until: (date: string): string => `jusqu’au ${date}`,
  ended: (date: string): string => `terminé le ${date}`,
  usedUp: 'a servi autant de fois que prévu',
  revokedOn: (date: string): string => `retiré le ${date}`,
  membersOf: (n: number): string => count(n, 'personne entrée', 'personnes entrées'),
  past: 'Liens qui ne marchent plus',
  revoke: 'Retirer',
  revokeOf: (name: string): string => `le lien ${name}`,
  revokeTitle: 'Retirer ce lien ?',
  revokeHint: 'Il ne laissera plus entrer personne.',
  revokeLinkOnly: 'Le lien seulement',
  revokeWithMembers: (n: number): string =>
    `Le lien et ${plural(n, 'la personne entrée', `les ${number.format(n)} personnes entrées`)} par lui`,
  revokeMembersHint: 'Leurs appareils sont coupés tout de suite. Leurs écrits restent dans le commun.',
  revoked: 'Le lien est retiré.',
  revokedWith: (n: number): string =>
    `Le lien est retiré, ${count(n, 'personne n’a plus accès', 'personnes n’ont plus accès')}.`,
  lasts: (day: string, people: number): string =>
    `Ce lien sert jusqu’au ${day}, pour ${count(people, 'personne', 'personnes')} au plus.`,
  lastsWithEvent: (day: string, people: number): string =>
    `Ce lien sert jusqu’au ${day}, trois mois après l’événement, pour ${count(people, 'personne', 'personnes')} au plus. Si l’événement change de date, le lien suit.`,
  untilWithEvent: (date: string): string => `jusqu’au ${date}, trois mois après l’événement`,
  endingTitle: (n: number): string =>
    plural(n, 'Un lien se termine bientôt', 'Des liens se terminent bientôt'),
  ending: (name: string, day: string): string => `Le lien « ${name} » se termine le ${day}.`,
  prolongedTitle: 'Le lien est prolongé',
  prolong: 'Prolonger de soixante jours',
  prolonged: (name: string, day: string): string => `Le lien « ${name} » sert maintenant jusqu’au ${day}.`,
  daysUsual: {
    organiser: 'soixante jours, comme prévu',
    partner: 'jusqu’à trois mois après l’événement',
    reader: 'jusqu’à trois mois après l’événement',
  },
};

export type InviteWords = typeof fr;
