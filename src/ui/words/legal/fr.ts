/** What a space says of the data that it keeps, and of who answers for it: pages made from its settings. */
export const fr = {
  unsaid: 'pas encore renseigné',
  label: (name: string, value: string): string => `${name} : ${value}`,
  months: (n: number): string => `${n} mois`,
  toCnil: 'Saisir la CNIL',

  door: {
    title: 'Vos données, en deux phrases',
    kept: 'Nous gardons le nom que vous donnez, vos structures et vos mots, pour que le groupe sache qui parle.',
    until: (months: string): string =>
      `Votre nom est effacé après ${months} sans visite, ou dès que vous le demandez.`,
    asked: 'Votre question est gardée sans nom ni adresse, pour être lue avec les autres.',
    askedUntil: 'Elle reste tant que l’espace existe ; demandez son retrait quand vous voulez.',
    link: 'Tout savoir sur vos données',
  },

  gaps: {
    notice: 'Cette page n’est pas complète : l’organisation doit encore remplir ses réglages.',
    organisers: 'Vous êtes à l’organisation ? Ouvrez les réglages, puis « Données personnelles ».',
  },

  data: {
    title: (space: string): string => `Vos données dans ${space}`,
    lead: 'Ce que cet espace garde de vous, pourquoi, combien de temps, et ce que vous pouvez demander.',
    demo: 'Ceci est un espace de démonstration : n’y mettez pas de vraies personnes.',
    who: 'Qui répond de vos données',
    controller: 'Responsable',
    address: 'Adresse',
    contact: 'Pour toute demande',
    dataOfficer: 'Délégué à la protection des données',
    what: 'Ce que nous gardons, et pourquoi',
    kept: [
      'Votre nom, vos structures et votre rôle : pour que le groupe sache qui parle.',
      'Ce que vous écrivez : c’est le commun. Votre nom n’y est pas, seulement un repère tiré au hasard.',
      'Le jour de votre dernière visite : pour effacer les noms qui ne servent plus.',
      'L’adresse de votre connexion limite les envois trop nombreux. Elle n’est pas enregistrée. Ni adresse électronique, ni mot de passe, ni mesure d’audience ne sont demandés à qui participe.',
    ],
    why: 'De quel droit',
    basis: {
      legitimateInterest:
        'Pour organiser une rencontre ensemble : c’est un intérêt légitime (RGPD, article 6.1.f).',
      publicTask: 'Pour une mission d’intérêt public confiée au responsable (RGPD, article 6.1.e).',
    },
    consent:
      'Votre nom en public : seulement avec votre accord, demandé à part. Vous le reprenez quand vous voulez.',
    readers: 'Qui les voit',
    seen: [
      'Les membres de l’espace voient votre nom et ce que vous écrivez.',
      'Le public lit les questions et les structures qui l’ont accepté. Il ne lit pas votre nom, sauf accord.',
      'L’organisation seule voit les coordonnées qu’elle note pour joindre une structure : nom, courriel, téléphone.',
      'Personne d’autre. Rien n’est vendu ni transmis.',
    ],
    where: 'Où',
    host: 'Hébergeur',
    devices: [
      'Chaque appareil qui ouvre l’espace en garde une copie, pour lire et écrire sans réseau.',
      'Si un nom est effacé, les appareils l’oublient à leur prochain contact avec le serveur.',
      'Un appareil qui ne revient jamais garde sa copie. C’est vrai aussi de ce qui a été imprimé ou exporté.',
    ],
    howLong: 'Combien de temps',
    members: (months: string): string =>
      `Votre nom : ${months} après votre dernière visite. L’organisation le voit trente jours avant, dans l’espace. Nous n’avons pas votre adresse : nous ne pouvons pas vous écrire.`,
    contacts: (months: string): string =>
      `Les coordonnées notées par l’organisation : ${months} après la rencontre.`,
    commons: 'Les questions et les textes : tant que l’espace existe, sans votre nom s’il est effacé.',
    backups:
      'Une sauvegarde du serveur peut garder un nom jusqu’à son remplacement. Remise en place, elle l’efface de nouveau.',
    rights: 'Vos droits',
    can: [
      'Voir et emporter ce qui vous concerne : « Mes données », dans votre profil.',
      'Corriger votre nom : dans votre profil.',
      'Être effacé : dans votre profil, ou en le demandant au contact ci-dessus.',
      'Vous opposer, ou demander que l’usage en soit limité : au même contact.',
    ],
    cnil: 'Si la réponse ne vous convient pas, vous pouvez vous adresser à la CNIL.',
    cnilLink: 'https://www.cnil.fr/fr/plaintes',
  },

  register: {
    title: (space: string): string => `Registre des traitements : ${space}`,
    writtenOn: (day: string): string =>
      `Fiche écrite d’après les réglages de l’espace, le ${day} (RGPD, article 30). Relisez-la, complétez-la.`,
    none: 'aucun',
    purpose: 'Finalité',
    purposes: [
      'Mettre en commun les questions d’un territoire, et préparer une rencontre à plusieurs.',
      'Savoir qui parle, et pour quelle structure.',
    ],
    people: 'Personnes concernées',
    peopleAre: ['Les membres de l’espace.', 'Les contacts des structures, notés par l’organisation.'],
    kinds: 'Données',
    processor: 'Sous-traitant (hébergeur)',
    transfers: 'Hors de l’Union européenne',
    noTransfer: 'Le logiciel n’envoie rien à un tiers. Vérifiez où se trouve le serveur.',
    security: 'Sécurité',
    measures: [
      'Accès par lien personnel, retiré à tout moment ; chaque écriture est vérifiée par le serveur.',
      'Les noms sont hors des documents partagés ; un effacement réécrit les fichiers du serveur.',
      'Aucun service, mesure d’audience ni script de tiers.',
    ],
  },

  mine: {
    title: (name: string): string => `Les données de ${name}`,
    lead: (space: string, when: string): string =>
      `Tout ce que l’espace « ${space} » garde de vous, le ${when}. La même chose se lit par un logiciel à la fin de ce fichier.`,
    none: 'Rien',
    account: 'Votre compte',
    name: 'Nom :',
    role: 'Rôle :',
    structures: 'Structures :',
    joined: 'Entrée :',
    lastVisit: 'Dernière visite :',
    id: 'Repère tiré au hasard :',
    sessions: 'Vos appareils',
    session: (since: string, seen: string): string => `Ouvert le ${since}, vu le ${seen}`,
    toConfirm: 'Structure à confirmer :',
    consents: 'Vos accords',
    consent: (given: string, withdrawn: string | null): string =>
      withdrawn === null
        ? `Votre nom en public, depuis le ${given}`
        : `Votre nom en public, du ${given} au ${withdrawn}`,
    invitations: 'Invitations reçues et faites',
    contributions: 'Ce que vous avez écrit',
    unsigned: ' (sans votre nom)',
  },

  mentions: {
    title: (space: string): string => `Mentions légales de ${space}`,
    lead: 'Qui publie ces pages, qui en répond, et qui les héberge.',
    publisher: 'Éditeur',
    name: 'Nom',
    reach: 'Contact',
    director: 'Directeur ou directrice de la publication',
    host: 'Hébergeur',
    software: 'Le logiciel',
    softwareText: 'Terreau est un logiciel libre, sous licence EUPL 1.2.',
    texts: 'Les textes',
    licence: (name: string): string => `Les textes de cet espace suivent la licence ${name}.`,
    report: 'Pour signaler un contenu, écrivez au contact de l’éditeur.',
  },
};

export type LegalWords = typeof fr;
