/** What stands around every page, and what a page that cannot be shown says: an app on a device carries no more of them. */
export const fr = {
  frame: {
    otherLanguage: 'English',
    home: 'Accueil de Terreau',
    about: 'Terreau met en commun les questions d’un territoire. C’est un logiciel libre.',
    donnees: 'Vos données',
    accessibilite: 'Accessibilité : partiellement conforme',
    mentions: 'Mentions légales',
  },

  errors: {
    title: 'Cette page ne peut pas s’afficher',
    unknownTitle: 'Cette page n’existe pas',
    unknown: 'L’adresse a peut-être changé, ou une lettre manque.',
    linkTitle: 'On ne peut pas entrer par ce lien',
    linkHelp:
      'Les liens ont une durée, pour la sécurité de tous. Ce que vous avez déjà écrit n’est pas perdu.',
    linkMissed:
      'Ce lien ne marche pas, et beaucoup d’autres qui ne marchent pas viennent d’être essayés depuis ce réseau.',
    linkMissedHelp:
      'Vérifiez que l’adresse est entière. Un lien juste marche toujours : demandez-en un à la personne qui vous a invité.',
    spaceHelp: 'Vérifiez l’adresse, ou demandez-la à la personne qui vous l’a donnée.',
    openingTitle: 'On n’ouvre pas d’espace par cette page',
    opening: 'Sur ce serveur, la personne qui le tient ouvre elle-même les espaces.',
    openingHelp: 'Demandez-lui d’en ouvrir un : elle vous enverra un lien pour y entrer.',
    demoTitle: 'Il n’y a pas d’espace de démonstration ici',
    demo: 'La personne qui tient ce serveur ne l’a pas ouvert.',
    demoHelp: 'Si on vous a envoyé un lien vers un espace, ouvrez-le : il marche comme avant.',
    closedTitle: 'Aucune page publique à cette adresse',
    closed: 'Il n’y a pas d’espace ici, ou il n’est pas ouvert à tous.',
    closedHelp: 'Vérifiez l’adresse. Si vous êtes membre, entrez par votre lien ou depuis votre appareil.',
    suspendedTitle: 'Cet espace est suspendu',
    suspended: 'Qui tient le serveur l’a fermé pour le moment : personne n’y entre et rien ne s’y écrit.',
    suspendedHelp: 'Rien n’est effacé. Demandez à l’organisation quand il rouvrira.',
    damagedTitle: 'Cet espace est abîmé sur le serveur',
    damaged: 'L’équipe qui tient le serveur est prévenue. Ce que vous avez écrit reste sur votre appareil.',
    damagedHelp: 'Revenez plus tard : l’espace rouvrira quand il sera réparé.',
    failed:
      'Quelque chose n’a pas marché de notre côté. Ce que vous avez écrit sur cet appareil y est gardé.',
    again: 'Attendez une minute, puis rechargez la page.',
    reference: (id: string): string =>
      `Si cela dure, donnez ce repère à la personne qui tient le serveur : ${id}`,
    home: 'Aller à l’accueil',
    onDevice: 'Voir mes espaces sur cet appareil',
  },
};

export type FrameWords = typeof fr;
