import { pluralFr as plural } from '../plural.ts';

/** A page of plain text: a heading and its paragraphs. */
interface Passage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

export const fr = {
  form: {
    optional: '(facultatif)',
    errorTitle: (n: number): string =>
      plural(n, 'Il reste une chose à corriger', `Il reste ${n} choses à corriger`),
    errorPage: (title: string): string => `À corriger : ${title}`,
    name: 'Votre nom',
    nameHint:
      'Prénom, prénom et nom, ou fonction : c’est vous qui décidez. Les membres de l’espace le voient.',
    structureName: 'Nom de la structure',
    structureKind: 'Famille',
    chooseKind: 'Choisissez une famille',
    inPublic: 'Ma structure peut être nommée sur la page publique.',
    /** What only a form can refuse: the rest stands in the common words. */
    refusals: {
      'structure.kindMissing': 'Choisissez la famille de votre structure.',
      'structure.notChosen': 'Choisissez votre structure dans la liste, ou changez de réponse.',
      'opening.code': 'Ce code n’est pas le bon. Demandez-le à la personne qui tient ce serveur.',
      'opening.tooMany':
        'Beaucoup d’espaces viennent d’être ouverts. Rien de ce que vous avez écrit ici n’est perdu : envoyez de nouveau cette page dans dix minutes.',
      'demo.tooMany':
        'Beaucoup de personnes entrent dans la démonstration en même temps. Réessayez dans quelques minutes.',
      'space.licenceMissing': 'Choisissez une licence.',
      'space.full':
        'Cet espace ne peut plus recevoir de question par cette page : il est plein. Gardez la vôtre, et dites-le à l’organisation.',
    },
  },

  home: {
    pageTitle: 'Terreau : les questions d’un territoire, mises en commun',
    description: 'Un lieu pour poser, partager et faire mûrir ensemble les questions d’un territoire.',
    heading: 'Les questions d’un territoire, mises en commun',
    what: [
      'Mairies, associations, services publics et habitants se posent souvent les mêmes questions, chacun de son côté.',
      'Terreau les rassemble, montre qui se les pose, et aide à en faire les thèmes d’une rencontre.',
      'On y écrit à plusieurs, même sans réseau, sans compte et sans mot de passe.',
    ],
    create: 'Créer un espace',
    createHint:
      'Pour un comité, un réseau, une journée. Un nom et un département suffisent : cela prend deux minutes.',
    yours: 'Vos espaces sur cet appareil',
    publicPage: 'Page publique',
    publicPageOf: (name: string): string => `Page publique de ${name}`,
    onDevice: 'Voir ce qui est gardé sur cet appareil, même sans réseau',
    demoTitle: 'Essayer avec un exemple',
    demoText:
      'L’espace de démonstration contient 66 questions, 9 thèmes et 25 structures. Tout y est permis.',
    demoName: 'Le nom sous lequel vous y serez',
    demoDefault: 'Camille',
    demo: 'Ouvrir l’espace de démonstration',
    invitedTitle: 'On vous a envoyé un lien ?',
    invitedText: 'Ouvrez-le simplement : il mène droit à son espace. Il n’y a rien à installer.',
  },

  create: {
    title: 'Créer un espace',
    lead: 'Un espace rassemble les questions d’un territoire. Vous pourrez inviter tout de suite après.',
    name: 'Nom de l’espace',
    nameHint: 'Par exemple : NEC Dordogne 2027. Il donne aussi son adresse à l’espace.',
    department: 'Département',
    chooseDepartment: 'Choisissez dans la liste',
    eventDay: 'Date de la rencontre',
    eventDayHint:
      'Avec une date, un rétroplanning vous attend. Un espace peut vivre sans. Par exemple : 14/10/2027.',
    code: 'Code pour ouvrir un espace',
    codeHint: 'La personne qui tient ce serveur vous l’a donné.',
    licence: 'À qui seront ces textes ?',
    licenceHint: 'Tout ce qui est écrit dans l’espace suit cette licence. Chacun la voit avant d’écrire.',
    you: 'Vous',
    founderHint: 'Vous serez à l’organisation. Vous pourrez y inviter d’autres personnes, à égalité.',
    structureTitle: 'Votre structure',
    structureHint: 'Celle que vous représentez. Vous pourrez en ajouter d’autres plus tard.',
    submit: 'Créer l’espace',
    after: 'Ensuite, vous recevez des liens à envoyer : pour organiser, participer ou lire.',
  },

  join: {
    title: (name: string): string => `Entrer dans ${name}`,
    invited: 'On vous invite à mettre vos questions en commun.',
    startsFrom: 'À partir de cette question, que d’autres se posent :',
    where: (territory: string): string => `Territoire : ${territory}`,
    roleIs: {
      organiser: 'Vous y serez à l’organisation : vous rangez les questions, écrivez les thèmes, invitez.',
      partner: 'Vous y serez partenaire : vous posez des questions et dites « nous aussi ».',
      reader: 'Vous y serez en lecture : vous lisez tout l’espace, sans écrire.',
    },
    wordsTitle: 'Ce que deviennent vos mots',
    words: [
      'Les membres de l’espace lisent ce que vous écrivez, et votre nom.',
      'Une question publique se lit aussi sur la page publique, sans votre nom.',
      'Aucune adresse électronique, aucun compte, aucun mot de passe.',
      'Vous pouvez partir quand vous voulez, et effacer vos traces sur cet appareil.',
    ],
    licence: (name: string): string => `Les textes suivent la licence ${name}.`,
    structureTitle: 'Pour quelle structure venez-vous ?',
    structureHint: 'Les questions se comptent par structure. Une seule suffit pour commencer.',
    toConfirm:
      'Quelqu’un de cette structure, ou du comité, confirmera que vous parlez pour elle. Vous pouvez tout faire dès votre entrée ; d’ici là, ce que vous dites compte comme venant de vous.',
    known: 'Une structure de la liste',
    knownLabel: 'Votre structure',
    chooseKnown: 'Choisissez dans la liste',
    fresh: 'J’ajoute la mienne',
    none: 'Aucune : je viens en mon nom',
    submit: 'Entrer dans l’espace',
    alreadyTitle: 'Vous êtes déjà dans cet espace',
    already: (name: string): string => `Sur cet appareil, vous y êtes sous le nom de ${name}.`,
    goIn: 'Y aller',
    another: 'Entrer sous un autre nom avec ce lien',
    deviceTitle: 'Ouvrir votre espace sur cet appareil',
    device: 'Vous y serez la même personne, avec le même nom. Ce lien ne marche qu’une fois.',
    deviceSubmit: 'Ouvrir sur cet appareil',
    shared: 'Cet ordinateur est partagé ? Pensez à effacer vos traces avant de partir.',
  },

  commons: {
    pageTitle: (name: string): string => `${name} : les questions que nous partageons`,
    description: (questions: string, structures: string): string =>
      `${questions} mises en commun par ${structures}. Lisez-les, ajoutez la vôtre.`,
    heading: 'Ce que nous nous demandons, ensemble',
    lead: (territory: string): string =>
      `${territory}. Des structures et des habitants mettent ici leurs questions en commun. Vous pouvez ajouter la vôtre.`,
    eventDay: (day: string): string => `Rencontre : ${day}.`,
    add: 'Ajouter ma question',
    openAll: 'Tout déplier, pour imprimer ou écouter',
    closeAll: 'Replier les thèmes',
    enter: 'Ouvrir l’espace',
    demo: 'Ceci est un espace de démonstration : les structures et les questions sont des exemples.',
    figureQuestions: (n: number): string => plural(n, 'question', 'questions'),
    figureStructures: (n: number): string => plural(n, 'structure se les pose', 'structures se les posent'),
    figureThemes: (n: number): string => plural(n, 'thème', 'thèmes'),
    formats: { workshop: 'Atelier', roundTable: 'Table ronde' },
    heldBy: (names: readonly string[]): string => `Porté par : ${names.join(', ')}.`,
    themesTitle: 'Les questions, thème par thème',
    count: (questions: string): string => `(${questions})`,
    underWriting: 'Dans un thème en cours d’écriture',
    underWritingHint: 'Son texte paraîtra ici quand il sera publié.',
    elsewhere: 'Questions hors thème',
    allQuestions: 'Les questions',
    startsFrom: 'Ce thème part de questions posées ailleurs :',
    noQuestionHere: 'Ce thème n’a pas encore de question.',
    empty: 'Personne n’a encore posé de question. La vôtre peut être la première, même imparfaite.',
    askedBy: (who: string): string => `Posée par ${who}`,
    askedByPerson: 'Posée par une personne du réseau',
    askedWithoutName: 'Posée sans nom',
    askedByResident: 'Posée par une habitante ou un habitant',
    askedByFamily: (kind: string): string => `Posée par une structure : ${kind}`,
    carriedBy: (structures: string, families: string): string => `${structures} : ${families}`,
    alsoAsking: (names: string): string => `Aussi : ${names}`,
    structuresTitle: 'Structures qui ont accepté d’être nommées',
    cited: { question: 'une question', structure: 'une structure', term: 'un mot du glossaire' },
    noStructure: 'Aucune structure n’a encore accepté d’être nommée ici.',
    licence: 'Les textes sont sous licence',
    openData: 'Les questions en tableau, données ouvertes (CSV)',
    order: 'Une question portée par plusieurs familles de structures vient avant les autres.',
  },

  glossary: {
    pageTitle: (name: string): string => `Les mots de ${name}`,
    heading: 'Les mots',
    lead: 'Un même mot n’a pas le même sens pour tous. Les sens sont ici côte à côte, aucun n’est le bon.',
    link: (n: number): string => plural(n, 'Lire un mot et ses sens', `Lire les ${n} mots et leurs sens`),
    back: 'Les questions que nous partageons',
    alsoSaid: 'Se dit aussi :',
    example: 'Exemple :',
    oneOf: (family: string): string => `Une structure : ${family}`,
    somebody: 'Une structure du réseau',
  },

  ask: {
    title: (name: string): string => `Poser une question à ${name}`,
    heading: 'Quelle question vous posez-vous ?',
    hint: 'Une phrase suffit, 280 caractères au plus. N’y mettez pas de nom ni de situation reconnaissable.',
    who: 'Qui la pose ?',
    whoHint: 'Une famille, jamais un nom. Vous pouvez ne pas répondre.',
    nobody: 'Je préfère ne pas le dire',
    submit: 'Envoyer ma question',
    trap: 'Ne remplissez pas cette ligne',
    after: 'Une personne de l’organisation lit votre question avant qu’elle paraisse.',
    back: 'Lire les questions déjà posées',
  },

  thanks: {
    title: 'Merci',
    heading: 'Merci, votre question est arrivée',
    text: [
      'Elle attend d’être accueillie : une personne de l’organisation va la lire.',
      'Elle paraîtra ensuite sur cette page, avec les autres, dans vos mots.',
      'Personne ne vous demandera de réponse.',
    ],
    another: 'Poser une autre question',
    back: 'Lire les questions',
  },

  demo: {
    title: 'Ouvrir l’espace de démonstration',
    submit: 'Ouvrir',
  },

  accessibilite: {
    title: 'Accessibilité',
    lead: 'Terreau est fait pour tout le monde, y compris sans souris, sans écran visible ou sans habitude.',
    passages: [
      {
        title: 'Où nous en sommes',
        paragraphs: [
          'Les pages sont vérifiées par un outil automatique à chaque changement. Il ne trouve plus d’erreur.',
          'Un outil ne voit pas tout. Aucun audit complet du RGAA par une personne n’a encore eu lieu.',
          'Nous disons donc : partiellement conforme, et non : conforme.',
        ],
      },
      {
        title: 'Ce que vous pouvez attendre',
        paragraphs: [
          'Les pages publiques et les formulaires marchent sans script, au clavier et avec un lecteur d’écran.',
          'Les textes ont un contraste d’au moins 7 pour 1. Tout se lit à 400 % et sur 320 pixels.',
          'Le sombre, le contraste et le mouvement réduit suivent vos réglages.',
        ],
      },
      {
        title: 'Si quelque chose vous bloque',
        paragraphs: [
          'Dites-le à une personne de l’organisation de votre espace : elle peut vous aider ou transmettre.',
          'En France, le Défenseur des droits peut aussi vous aider, gratuitement.',
        ],
      },
    ] as readonly Passage[],
  },

  donnees: {
    title: 'Vos données',
    lead: 'Terreau garde le moins possible : ni adresse électronique, ni mot de passe, ni mesure d’audience.',
    passages: [
      {
        title: 'Sur votre appareil',
        paragraphs: [
          'Votre appareil garde une copie de l’espace, pour que vous puissiez lire et écrire sans réseau. Il garde aussi un cookie par espace, qui vous reconnaît, et un autre pour la langue.',
          'Cette copie reste jusqu’à ce que vous l’effaciez : « Effacer mes traces sur cet appareil », dans l’espace. Les cookies se périment si vous ne revenez pas.',
        ],
      },
      {
        title: 'Sur le serveur',
        paragraphs: [
          'Le serveur garde le nom que vous avez choisi, vos structures, votre rôle et ce que vous écrivez. Les membres de l’espace le lisent. Ce qui est public se lit sur la page publique, sans votre nom.',
          'Votre nom est effacé après douze mois sans visite, si votre espace n’a pas choisi une autre durée. Vos mots restent, sans lui. L’adresse de votre connexion sert à limiter les envois trop nombreux : elle n’est pas enregistrée.',
        ],
      },
      {
        title: 'Vos droits',
        paragraphs: [
          'Vous pouvez voir, corriger, emporter et effacer ce qui vous concerne : dans l’espace, à « Mes données ». Chaque espace dit aussi à qui vous adresser : suivez « Vos données » au bas de ses pages.',
          'Si la réponse ne vous convient pas, la CNIL peut être saisie.',
        ],
      },
    ] as readonly Passage[],
  },

  mentions: {
    title: 'Mentions légales',
    lead: 'Ce service est tenu par la personne ou la structure qui a installé Terreau à cette adresse.',
    passages: [
      {
        title: 'Qui tient ce service',
        paragraphs: [
          'Chaque espace dit qui le publie et qui l’héberge : suivez « Mentions légales » au bas de ses pages.',
        ],
      },
      {
        title: 'Le logiciel',
        paragraphs: [
          'Terreau est un logiciel libre, sous licence EUPL 1.2. Chacun peut l’installer, l’étudier et le changer.',
          'La police de caractères est Atkinson Hyperlegible Next, de l’institut Braille, sous licence libre SIL OFL.',
        ],
      },
      {
        title: 'Les textes',
        paragraphs: [
          'Chaque espace choisit sa licence. Elle est écrite au bas de sa page publique.',
          'Les mots d’une question appartiennent à qui les a écrits : personne d’autre ne les change.',
        ],
      },
    ] as readonly Passage[],
  },
};

export type PageWords = typeof fr;
