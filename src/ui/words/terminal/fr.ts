import { pluralFr as plural } from '../plural.ts';

const decimal = (n: number): string => new Intl.NumberFormat('fr').format(n);

export const fr = {
  help: `Terreau, depuis le terminal

  npm run terreau -- demo
      crée l’espace de démonstration et donne un lien par rôle
  npm run terreau -- space create --name « … » --department 24
      crée un espace   [--date 2027-10-14] [--licence cc-by-sa-4.0 | etalab-2.0 | cc0-1.0] [--organiser « … »]
  npm run terreau -- space list
      montre les espaces : membres, questions, place, dernière visite, page publique, suspendu ou abîmé
  npm run terreau -- space who --space ESPACE
      dit qui tient combien de la place d’un espace
  npm run terreau -- space rename --space ESPACE --name « … »
      change son nom ; son adresse reste
  npm run terreau -- space close --space ESPACE      (space open : le rouvre)
      suspend un espace : personne n’y entre ni n’y écrit, sa page le dit
  npm run terreau -- space delete --space ESPACE
      dit ce qui disparaîtrait, et l’efface quand son nom est tapé   [--yes : sans demander]
  npm run terreau -- space import --from FICHIER
      remet un export dans un espace neuf   [--space AUTRE-ADRESSE]
  npm run terreau -- member list --space ESPACE
      montre les membres
  npm run terreau -- member link --space ESPACE --person NOM
      crée un lien qui rouvre l’espace à qui a perdu son appareil
  npm run terreau -- member remove --space ESPACE --person NOM
      retire l’accès d’une personne ; ses mots restent
  npm run terreau -- invite create --space ESPACE --role organiser | partner | reader
      crée un lien d’invitation   [--structure « … »] [--days 30] [--uses 100] [--label « … »]
  npm run terreau -- invite list --space ESPACE
      montre les invitations
  npm run terreau -- invite revoke --space ESPACE --id INVITATION
      retire une invitation et l’accès de qui est entré par elle   [--keep-members : les personnes restent]
  npm run terreau -- backup
      met tout dans un fichier, relu avant d’être annoncé   [--to FICHIER]
  npm run terreau -- restore --from FICHIER
      remet une sauvegarde en place, serveur arrêté   [--replace : garde à côté ce qui était là] [--erasures FICHIER]
  npm run terreau -- relay
      dit si les organisateurs peuvent rapporter les mots d’autrui après un retour   [on | off]
  npm run terreau -- verify
      relit chaque document   [FICHIER : ceux d’une sauvegarde]
  npm run terreau -- repair ESPACE
      refait un espace abîmé, serveur arrêté : de la dernière sauvegarde saine et de ce qui se lit   [--from FICHIER]
  npm run terreau -- export --space ESPACE
      donne tout un espace dans un format ouvert   [--to FICHIER]
  npm run terreau -- erase --space ESPACE --entry questions/…
      dit ce qui disparaîtrait pour de bon avec une contribution   [--yes : l’efface]
      [--past : seulement ce qui y était écrit avant, et ses versions arrêtées]
  npm run terreau -- erase --space ESPACE --person NOM
      dit ce qui disparaîtrait avec une personne   [--words : ses mots aussi] [--yes : l’efface]
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
  noSpace: 'Aucun espace.',
  size: (bytes: number): string => `${Math.ceil(bytes / 1024)} Kio`,
  visited: (day: string): string => `dernière visite le ${day}`,
  neverVisited: 'jamais visité',
  pageOpen: 'page publique ouverte',
  pageClosed: 'page publique fermée',
  suspendedSince: (day: string): string => `suspendu depuis le ${day}`,
  spaceDamaged: 'abîmé',
  renamed: (space: string, name: string): string =>
    `L’espace « ${space} » s’appelle maintenant « ${name} ». Son adresse reste la même.`,
  addressStays:
    'L’adresse d’un espace ne change pas : les liens, les appareils et les mots qui attendent d’y partir la portent. Changez son nom avec --name. Rien n’a été changé.',
  suspended: (space: string): string =>
    `L’espace « ${space} » est suspendu : personne n’y entre ni n’y écrit, et sa page publique le dit. Pour le rouvrir : space open --space ${space}`,
  openedAgain: (space: string): string =>
    `L’espace « ${space} » est ouvert. Les appareils reviennent d’eux-mêmes.`,
  wouldDelete: (name: string, space: string): string =>
    `Disparaîtrait pour de bon, avec tout ce qui s’y trouve : « ${name} » (${space})`,
  deleteHow: 'Rien n’est effacé encore. Pour le faire sans taper le nom : la même commande avec --yes.',
  typeName: (name: string): string => `Pour l’effacer, tapez son nom (${name}) : `,
  notConfirmed: 'Ce n’est pas son nom. Rien n’a été effacé.',
  spaceDeleted: (name: string, space: string): string => `Effacé pour de bon : « ${name} » (${space})`,
  deletedBackups:
    'Chaque appareil l’apprend en revenant et efface sa copie. Les sauvegardes et les exports d’avant le gardent : effacez-les aussi. Une sauvegarde remise en place l’efface de nouveau.',
  damagedStays:
    'Cet espace est abîmé : il ne peut pas être effacé tel quel. Réparez-le d’abord (repair), ou suspendez-le (space close).',
  imported: (space: string, n: number): string =>
    `L’espace « ${space} » est là, avec ${plural(n, `${n} personne`, `${n} personnes`)}. Aucun lien d’avant ne marche : invite create en fait un, member link rend son accès à chaque personne.`,
  importUnreadable: 'Ce fichier n’est pas un export entier de Terreau. Rien n’a été écrit.',
  importTaken:
    'Un espace porte déjà cette adresse. Rien n’a été écrit. Avec --space, donnez-lui une autre adresse.',
  importAddress: 'Cette adresse ne convient pas : de petites lettres, des chiffres et des tirets.',
  noMember: 'Personne n’est dans cet espace.',
  accessRemoved: 'accès retiré',
  memberLinkReady: (until: string): string => `Lien créé. Il sert une fois, jusqu’au ${until} :`,
  memberLinkOpens:
    'Qui l’ouvre entre sous le nom de cette personne : donnez-le à elle seule, de la main à la main ou au téléphone.',
  memberRemoved: (name: string): string =>
    `${name} n’a plus accès à l’espace. Ses mots restent ; « erase --person » les efface.`,
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
  use: (held: number, most: number, kept: number): string =>
    `${decimal(held)} Mo sur ${decimal(most)}, dont ${decimal(kept)} gardés pour l’organisation.`,
  holdsOf: (held: number, most: number | null): string =>
    `${decimal(held)} Mo${most === null ? '' : ` sur ${decimal(most)}`}`,
  entries: (n: number): string =>
    plural(n, `${n} contribution sous son nom`, `${n} contributions sous son nom`),
  erasedPerson: '(personne effacée)',
  giveBack: (space: string): string =>
    `Pour rendre la place : erase --space ${space} --person COMPTE --words`,
  hidden: '(valeur cachée)',
  unset: '(rien)',
  settingFrom: { environment: 'environnement', default: 'par défaut' },
  backedUp: (file: string): string => `Sauvegarde écrite et relue : ${file}`,
  holds: (spaces: number, members: number, rooms: number): string =>
    `${plural(spaces, `${spaces} espace`, `${spaces} espaces`)}, ${plural(members, `${members} personne`, `${members} personnes`)}, ${plural(rooms, `${rooms} document`, `${rooms} documents`)}.`,
  allSound: 'Chaque document se lit en entier, du premier changement au dernier.',
  faulty: (room: string, fault: string): string => `${room} : ${fault}`,
  faults: {
    name: 'ce nom n’est pas celui d’un document.',
    gap: 'un changement manque dans le journal.',
    damaged: 'ce qui est sur le disque n’est pas ce qui a été écrit.',
    unreadable: 'un changement ne se lit pas.',
    hole: 'un changement repose sur un autre qui manque.',
    notShown: 'le document se lit et ne peut pas être montré.',
  },
  fileDamaged: 'SQLite trouve le fichier de la base abîmé :',
  unchecked: (n: number): string =>
    `${plural(n, `${n} ligne d’avant n’a pas encore de somme de contrôle`, `${n} lignes d’avant n’ont pas encore de somme de contrôle`)} : le serveur la leur donne quand il a relu leur document.`,
  repairHow:
    'Rien n’a été changé. Serveur arrêté : npm run terreau -- repair ESPACE. Pour toute la base : restore. Le guide : docs/operate.md',
  restored: (moment: string): string => `La sauvegarde du ${moment} est en place.`,
  keptBefore: (file: string): string =>
    `Ce qui était là est gardé dans ${file}. Supprimez ce fichier quand tout va bien.`,
  erasedAgain: (n: number): string =>
    plural(
      n,
      `${n} effacement fait depuis la sauvegarde est refait.`,
      `${n} effacements faits depuis la sauvegarde sont refaits.`,
    ),
  readAgain: (entries: string): string =>
    `L’histoire de ${entries} avait été effacée après cette sauvegarde, et l’est de nouveau. Le texte est celui de la sauvegarde : relisez-le.`,
  eraseAgain: (rooms: string): string =>
    `Un effacement fait après la sauvegarde est à refaire dans : ${rooms}. Sans cela, les mots effacés sont de nouveau là.`,
  relayOn: (moment: string): string =>
    `Jusqu’au ${moment}, l’appareil d’un organisateur peut rapporter aussi ce que d’autres ont écrit. Pour l’arrêter : relay off`,
  relayOff: 'Chaque appareil rapporte seulement ce que sa personne a écrit.',
  repaired: (room: string, backup: string | null): string =>
    backup === null
      ? `${room} est refait de ce qui se lisait encore. Aucune sauvegarde saine n’a été trouvée.`
      : `${room} est refait de ce qui se lisait encore et de la sauvegarde ${backup}.`,
  foundDamaged: (rows: string): string => `Abîmé ou manquant : ${rows}`,
  nothingLost: 'Aucun changement n’est perdu.',
  lostChanges: (lost: number, stranded: number): string =>
    `${plural(lost, `${lost} changement n’est ni ici ni dans la sauvegarde`, `${lost} changements ne sont ni ici ni dans la sauvegarde`)}${stranded === 0 ? '' : `, et ${plural(stranded, `${stranded} autre repose dessus`, `${stranded} autres reposent dessus`)}`} : les appareils des membres les rapportent en revenant, s’ils les ont.`,
  lostHistory: (pasts: number, versions: number): string =>
    `Sont perdus : l’histoire de ${plural(pasts, `${pasts} contribution`, `${pasts} contributions`)}, ${plural(versions, `${versions} version arrêtée`, `${versions} versions arrêtées`)}.`,
  pagesUnread: (tables: string, people: number): string =>
    `Des pages du fichier ne se lisent plus (${tables}) : le fichier est récrit. ${plural(people, `${people} ligne de personnes et de liens vient`, `${people} lignes de personnes et de liens viennent`)} de la sauvegarde.`,
  keptAside: (file: string): string =>
    `Ce qui était là est gardé tel quel dans ${file}. Supprimez ce fichier quand tout va bien.`,
  startRepaired: 'Relancez le serveur : chaque appareil rapporte ce qui manque.',
  startAgain: 'Relancez le serveur : chaque appareil rapporte ce que la sauvegarde n’a pas.',
  exported: (file: string): string => `L’espace est exporté dans ${file}.`,
  notKept: {
    serverRunning: 'Un serveur travaille sur ces données. Arrêtez-le, puis recommencez.',
    backupBroken:
      'Ce fichier n’est pas une sauvegarde entière et saine de Terreau. Rien n’a été changé. Prenez-en une autre.',
    notEmpty:
      'Il y a déjà des données ici. Avec --replace, elles seront gardées à côté et la sauvegarde prendra leur place.',
    nothingDamaged: 'Rien n’est abîmé dans cet espace : rien n’a été changé.',
    beyondRepair:
      'Ce qui se lit encore ne suffit pas à refaire un espace. Rien n’a été changé : remettez une sauvegarde avec restore.',
    nothingKept: 'Il n’y a pas encore de données ici.',
    unknownSpace: 'Aucun espace n’a cette adresse.',
    notSound: 'La sauvegarde relue n’est pas saine : « verify » dit ce qui ne va pas dans les données.',
    damaged:
      'SQLite ne peut pas lire toute la base : aucune sauvegarde n’est faite. « verify » dit ce qui est abîmé.',
    fileExists: 'Ce fichier existe déjà. Choisissez un autre nom.',
  },
  entryUnknown: 'Aucune contribution de cet espace ne porte ce nom. Il s’écrit comme « questions/… ».',
  wouldErase: 'Disparaîtrait pour de bon, partout et pour tout le monde :',
  erasedForGood: 'Effacé pour de bon, partout et pour tout le monde :',
  eraseHow: 'Rien n’est effacé encore. Pour le faire : la même commande avec --yes.',
  backupsKeep:
    'Les appareils connectés l’ont appris ; les autres l’apprendront en revenant. Les sauvegardes faites avant aujourd’hui le gardent : effacez-les aussi.',
  erased: {
    people: (n: number): string => plural(n, `${n} personne`, `${n} personnes`),
    questions: (n: number): string => plural(n, `${n} question`, `${n} questions`),
    shares: (n: number): string => `${n} « nous aussi »`,
    annotations: (n: number): string => plural(n, `${n} annotation`, `${n} annotations`),
    answers: (n: number): string => plural(n, `${n} suite d’annotation`, `${n} suites d’annotation`),
    replies: (n: number): string => plural(n, `${n} réponse`, `${n} réponses`),
    structures: (n: number): string => plural(n, `${n} fiche de structure`, `${n} fiches de structure`),
    themes: (n: number): string => plural(n, `${n} thème`, `${n} thèmes`),
    publications: (n: number): string =>
      plural(n, `${n} texte de thème sur la page publique`, `${n} textes de thèmes sur la page publique`),
    past: (): string => 'ce qui y était écrit avant (le texte d’aujourd’hui reste)',
    versions: (n: number): string => plural(n, `${n} version arrêtée`, `${n} versions arrêtées`),
    placements: (n: number): string =>
      plural(n, `${n} rangement dans un thème`, `${n} rangements dans un thème`),
    groupings: (n: number): string => plural(n, `${n} rapprochement`, `${n} rapprochements`),
    moderation: (n: number): string => plural(n, `${n} décision d’accueil`, `${n} décisions d’accueil`),
    spines: (n: number): string =>
      plural(n, `${n} question au cœur d’un atelier`, `${n} questions au cœur d’ateliers`),
    carriers: (n: number): string => plural(n, `${n} porteur d’atelier`, `${n} porteurs d’ateliers`),
    steps: (n: number): string => plural(n, `${n} étape d’un déroulé`, `${n} étapes de déroulés`),
    sheetLines: (n: number): string =>
      plural(n, `${n} ligne d’une fiche d’atelier`, `${n} lignes de fiches d’atelier`),
    decisions: (n: number): string => plural(n, `${n} décision`, `${n} décisions`),
    goBetweens: (n: number): string =>
      plural(n, `${n} interlocuteur d’une structure`, `${n} interlocuteurs de structures`),
    terms: (n: number): string => plural(n, `${n} mot du glossaire`, `${n} mots du glossaire`),
    exchanges: (n: number): string => plural(n, `${n} échange noté`, `${n} échanges notés`),
    contacts: (n: number): string => plural(n, `${n} contact`, `${n} contacts`),
    notes: (n: number): string => plural(n, `${n} note privée`, `${n} notes privées`),
    axes: (n: number): string => plural(n, `${n} axe de travail`, `${n} axes de travail`),
    tasks: (n: number): string => plural(n, `${n} tâche`, `${n} tâches`),
    mandates: (n: number): string =>
      plural(n, `${n} mandat pour une structure`, `${n} mandats pour des structures`),
    vouches: (n: number): string =>
      plural(n, `${n} mot qui confirme une structure`, `${n} mots qui confirment une structure`),
    meanings: (n: number): string => plural(n, `${n} sens d’un mot`, `${n} sens de mots`),
    needs: (n: number): string => plural(n, `${n} besoin`, `${n} besoins`),
    resources: (n: number): string => plural(n, `${n} ressource`, `${n} ressources`),
    matches: (n: number): string =>
      plural(n, `${n} étape d’une mise en relation`, `${n} étapes de mises en relation`),
  },
  structureUnknown: 'Aucune structure de cet espace ne porte ce nom. Ajoutez-la d’abord dans l’espace.',
  commandUnreadable: 'Le serveur n’a pas compris la demande : est-il de la même version ?',
  serverSilent:
    'Un autre programme travaille sur ce dossier et ne répond pas. Attendez un moment, ou arrêtez-le et recommencez.',
  folderUnusable: (folder: string): string =>
    `Le dossier « ${folder} » ne peut pas être ouvert en écriture. Vérifiez ses droits et la place sur le disque.`,
  failed: 'La commande n’a pas pu aller au bout. Rien n’a été annoncé qui ne soit fait.',
};

export type TerminalWords = typeof fr;
