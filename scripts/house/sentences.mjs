/** What the scripts say to a person, in French then in English. No stack, no code: what is wrong, what to do. */
export const SENTENCES = {
  nodeTooOld: [
    `Terreau demande Node 20.19 ou plus récent ; cette machine a Node ${process.versions.node}. Installez une version récente de Node puis recommencez.`,
    `Terreau needs Node 20.19 or newer; this machine has Node ${process.versions.node}. Install a recent Node, then try again.`,
  ],
  noCompiler: [
    "La base de données n'a pas pu être préparée : pour cette version de Node il faut un compilateur, et il en manque sur cette machine. Sous Debian ou Ubuntu : apt-get install python3 make g++, puis recommencez. Avec Node 22.14 ou plus récent, rien n'est à compiler.",
    'The database could not be prepared: this version of Node needs a compiler, and this machine lacks one. On Debian or Ubuntu: apt-get install python3 make g++, then try again. With Node 22.14 or newer, nothing needs compiling.',
  ],
  databaseFailed: [
    "La base de données n'a pas pu être préparée, et le compilateur est là : un téléchargement a sans doute manqué. Vérifiez le réseau et la place sur le disque, puis recommencez : les lignes au-dessus disent ce qui a manqué. Avec Node 22.14 ou plus récent, rien n'est à préparer.",
    'The database could not be prepared, and the compiler is there: a download has probably failed. Check the network and the room on the disk, then try again: the lines above say what was missing. With Node 22.14 or newer, nothing needs preparing.',
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
  preparingDatabase: [
    'La base de données est préparée pour cette version de Node (une à deux minutes)…',
    'Preparing the database for this version of Node (a minute or two)…',
  ],
  building: ['Construction de l’application…', 'Building the application…'],
  staleBuild: [
    'Les sources ont changé depuis la dernière construction : npm start la remettra à jour.',
    'The sources changed since the last build: npm start will bring it up to date.',
  ],
  services: [
    'Installation de PostgreSQL, de Redis et de nginx pour les essais…',
    'Installing PostgreSQL, Redis and nginx for the tests…',
  ],
  noServices: [
    'PostgreSQL, Redis ou nginx manque sur cette machine : les essais qui en ont besoin sont passés, et comptés à part. Sous Debian ou Ubuntu : apt-get install postgresql redis-server nginx.',
    'PostgreSQL, Redis or nginx is missing on this machine: the tests that need them are skipped, and counted apart. On Debian or Ubuntu: apt-get install postgresql redis-server nginx.',
  ],
  browser: ['Installation de Chromium pour les parcours…', 'Installing Chromium for the journeys…'],
};

/** Says a sentence on the error output, so that what a command answers stays clean. */
export function say(name) {
  for (const sentence of SENTENCES[name]) console.error(sentence);
}

/** A failure that a sentence explains entirely: the process ends with it, without a stack. */
export class Explained extends Error {
  constructor(sentence, options) {
    super(SENTENCES[sentence][1], options);
    this.sentence = sentence;
  }
}
