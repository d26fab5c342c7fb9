import { pluralFr as plural } from '../plural.ts';

export const fr = {
  help: `Terreau, depuis le terminal

  npm run terreau -- demo
      crée l’espace de démonstration et donne un lien par rôle
  npm run terreau -- space create --name « … » --department 24
      crée un espace   [--date 2027-10-14] [--licence cc-by-sa-4.0 | etalab-2.0 | cc0-1.0] [--organiser « … »]
  npm run terreau -- invite create --space ESPACE --role organiser | partner | reader
      crée un lien d’invitation   [--structure « … »] [--days 30] [--uses 100] [--label « … »]
  npm run terreau -- invite list --space ESPACE
      montre les invitations
  npm run terreau -- invite revoke --space ESPACE --id INVITATION
      retire une invitation et l’accès de qui est entré par elle   [--keep-members : les personnes restent]
  npm run terreau -- config
      montre les réglages en vigueur et d’où ils viennent, sans les secrets

  --json   la réponse pour un programme

Le serveur peut être ouvert ou arrêté. Le dossier de données est celui de TERREAU_DATA, « data » sinon.`,
  misunderstood: {
    command: (word: string): string => `« ${word} » n’est pas une commande.`,
    option: (word: string): string => `L’option ${word} n’existe pas ici.`,
    missing: (word: string): string => `Il manque ${word}.`,
    value: (word: string): string => `La valeur de ${word} ne convient pas.`,
    extra: (word: string): string => `Je ne sais que faire de « ${word} ».`,
  },
  seeHelp: 'Toutes les commandes : npm run terreau',
  spaceReady: (space: string): string => `L’espace « ${space} » est prêt.`,
  publicPage: (url: string): string => `Page publique : ${url}`,
  link: (role: string, url: string): string => `Lien « ${role} » : ${url}`,
  keepSafe: 'Ces liens ne seront plus montrés. Qui les a peut entrer.',
  invitationReady: (role: string, until: string): string =>
    `Lien « ${role} » créé, valable jusqu’au ${until} :`,
  invitationId: (id: string): string => `Pour le retirer : --id ${id}`,
  noInvitation: 'Aucune invitation dans cet espace.',
  served: (uses: number, most: number): string => `utilisée ${uses} fois sur ${most}`,
  present: (n: number): string => plural(n, `${n} personne présente`, `${n} personnes présentes`),
  until: (moment: string): string => `jusqu’au ${moment}`,
  closed: {
    'invitation.unknown': 'inconnue',
    'invitation.expired': 'trop vieille',
    'invitation.revoked': 'retirée',
    'invitation.usedUp': 'épuisée',
  },
  revoked: (removed: number): string =>
    removed === 0
      ? 'Invitation retirée.'
      : `Invitation retirée. ${plural(removed, `${removed} personne n’a plus accès`, `${removed} personnes n’ont plus accès`)} à l’espace.`,
  hidden: '(valeur cachée)',
  unset: '(rien)',
  settingFrom: { environment: 'environnement', default: 'par défaut' },
  structureUnknown: 'Aucune structure de cet espace ne porte ce nom. Ajoutez-la d’abord dans l’espace.',
  commandUnreadable: 'Le serveur n’a pas compris la demande : est-il de la même version ?',
  serverSilent:
    'Un autre programme travaille sur ce dossier et ne répond pas. Attendez un moment, ou arrêtez-le et recommencez.',
  folderUnusable: (folder: string): string =>
    `Le dossier « ${folder} » ne peut pas être ouvert en écriture. Vérifiez ses droits et la place sur le disque.`,
  failed: 'La commande n’a pas pu aller au bout. Rien n’a été annoncé qui ne soit fait.',
};

export type TerminalWords = typeof fr;
