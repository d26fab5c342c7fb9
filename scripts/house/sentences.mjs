/** What the scripts say to a person, in French then in English. No stack, no code: what is wrong, what to do. */
export const SENTENCES = {
  nodeTooOld: [
    `Terreau demande Node 20.19 ou plus récent ; cette machine a Node ${process.versions.node}. Installez une version récente de Node puis recommencez.`,
    `Terreau needs Node 20.19 or newer; this machine has Node ${process.versions.node}. Install a recent Node, then try again.`,
  ],
  noCompiler: [
    "La base de données (better-sqlite3) n'a pas pu être préparée : il faut un compilateur sur cette machine. Sous Debian ou Ubuntu : apt-get install python3 make g++, puis recommencez.",
    'The database (better-sqlite3) could not be prepared: this machine needs a compiler. On Debian or Ubuntu: apt-get install python3 make g++, then try again.',
  ],
  installFailed: [
    "L'installation n'a pas abouti. Vérifiez le réseau et la place sur le disque, puis recommencez : les lignes au-dessus disent ce qui a manqué.",
    'The installation did not finish. Check the network and the room on the disk, then try again: the lines above say what was missing.',
  ],
  buildFailed: [
    "L'application n'a pas pu être construite. Les lignes au-dessus disent pourquoi.",
    'The application could not be built. The lines above say why.',
  ],
  noBrowser: [
    'Les parcours ont besoin de Chromium, et il n’a pas pu être installé. Installez-le (apt-get install chromium), puis recommencez.',
    'The journeys need Chromium, and it could not be installed. Install it (apt-get install chromium), then try again.',
  ],
  installing: [
    'Installation (une à deux minutes la première fois)…',
    'Installing (a minute or two the first time)…',
  ],
  rebuilding: [
    'Node a changé : la base de données est préparée à nouveau…',
    'Node changed: preparing the database again…',
  ],
  building: ['Construction de l’application…', 'Building the application…'],
  staleBuild: [
    'Les sources ont changé depuis la dernière construction : npm start la remettra à jour.',
    'The sources changed since the last build: npm start will bring it up to date.',
  ],
  services: [
    'Installation de PostgreSQL et de Redis pour les essais…',
    'Installing PostgreSQL and Redis for the tests…',
  ],
  noServices: [
    'PostgreSQL ou Redis manque sur cette machine : les essais qui en ont besoin sont passés, et comptés à part. Sous Debian ou Ubuntu : apt-get install postgresql redis-server.',
    'PostgreSQL or Redis is missing on this machine: the tests that need them are skipped, and counted apart. On Debian or Ubuntu: apt-get install postgresql redis-server.',
  ],
  clusterNamesOne: [
    'Plusieurs serveurs ont besoin de DATABASE_URL et de REDIS_URL : donnez les deux, ou aucune (PostgreSQL et Redis sont alors lancés ici).',
    'Several servers need DATABASE_URL and REDIS_URL: give both, or neither (PostgreSQL and Redis are then started here).',
  ],
  clusterNoServices: [
    'PostgreSQL ou Redis manque sur cette machine. Sous Debian ou Ubuntu : apt-get install postgresql redis-server. Ou donnez DATABASE_URL et REDIS_URL.',
    'PostgreSQL or Redis is missing on this machine. On Debian or Ubuntu: apt-get install postgresql redis-server. Or give DATABASE_URL and REDIS_URL.',
  ],
  clusterFolderClosed: [
    'PostgreSQL refuse de travailler pour root, et son compte ne peut pas entrer dans ce dossier. Lancez sous un compte ordinaire, ou choisissez avec TERREAU_DATA un dossier où tous peuvent passer.',
    'PostgreSQL refuses to work for root, and its account cannot enter this folder. Start as an ordinary account, or choose with TERREAU_DATA a folder that everybody may pass.',
  ],
  clusterPortTaken: [
    'Ce port est déjà pris. Choisissez-en un autre avec PORT, par exemple PORT=3001.',
    'This port is already taken. Choose another with PORT, for instance PORT=3001.',
  ],
  clusterOpen: ['Terreau est ouvert : {1} ({2} serveurs)', 'Terreau is open: {1} ({2} servers)'],
  clusterTerminal: [
    'Dans un autre terminal : TERREAU_DATA={1} npm run terreau',
    'In another terminal: TERREAU_DATA={1} npm run terreau',
  ],
  clusterNodeDied: [
    'Le serveur {1} s’est arrêté ; il est relancé. Ses visiteurs passent sur un autre.',
    'The server {1} has stopped; it is started again. Its visitors go to another.',
  ],
  browser: ['Installation de Chromium pour les parcours…', 'Installing Chromium for the journeys…'],
};

/** Says a sentence on the error output, so that what a command answers stays clean. */
export function say(name) {
  for (const sentence of SENTENCES[name]) console.error(sentence);
}

/** The same, with what it is about in the place of {1}, {2}. */
export function sayAbout(name, ...what) {
  for (const sentence of SENTENCES[name])
    console.error(sentence.replace(/\{(\d)\}/g, (_, n) => what[Number(n) - 1]));
}

/** A failure that a sentence explains entirely: the process ends with it, without a stack. */
export class Explained extends Error {
  constructor(sentence, options) {
    super(SENTENCES[sentence][1], options);
    this.sentence = sentence;
  }
}
