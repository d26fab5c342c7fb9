/** « Données personnelles », dans les réglages : ce que la loi demande à un espace de dire. */
export const fr = {
  title: 'Données personnelles',
  lead: 'La loi demande de dire qui répond des données et qui publie. Tout ce qui suit est public.',
  publicOnPurpose:
    'Écrivez des structures et des fonctions, pas l’adresse privée d’une personne. Chacun le lira sur la page « Vos données » et dans les mentions légales.',
  missing: (what: string): string => `Il manque encore : ${what}.`,
  gaps: {
    controller: 'le responsable',
    contact: 'son contact',
    host: 'l’hébergeur',
    publicationDirector: 'la direction de la publication',
  },
  complete: 'Tout ce que la loi demande est dit.',
  controller: 'Qui répond des données',
  controllerHint: 'La structure qui tient cet espace. C’est aussi l’éditeur.',
  name: 'Nom de la structure',
  address: 'Adresse postale',
  contact: 'Contact pour exercer ses droits',
  contactHint: 'Une adresse électronique de la structure, un téléphone, ou une page.',
  publicationDirector: 'Direction de la publication',
  publicationDirectorHint:
    'Pour une association, qui la représente. La loi veut un nom : la personne doit être d’accord.',
  dataOfficer: 'Délégué à la protection des données (facultatif)',
  dataOfficerHint: 'Son contact, si la structure en a un.',
  host: 'Qui tient le serveur',
  hostHint: 'L’hébergeur : son nom, son adresse, son téléphone.',
  hostName: 'Nom de l’hébergeur',
  hostContact: 'Téléphone ou contact de l’hébergeur',
  basis: 'De quel droit',
  bases: {
    legitimateInterest: 'Organiser une rencontre ensemble (intérêt légitime)',
    publicTask: 'Une mission d’intérêt public (collectivité, État)',
  },
  howLong: 'Combien de temps',
  memberMonths: 'Effacer un nom sans visite depuis',
  contactMonths: 'Effacer un contact après la rencontre, au bout de',
  months: (n: number): string => `${n} mois`,
  save: 'Enregistrer',
  saved: 'Enregistré. La page « Vos données » est à jour.',
  register: 'Fiche du registre des traitements, à imprimer',
  seeData: 'Lire « Vos données »',
  seeMentions: 'Lire les mentions légales',
};

export type LegalSettingsWords = typeof fr;
