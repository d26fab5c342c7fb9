import type { BadSetting, UnknownVariable, Variable } from './config.ts';
import type { StoreTrouble } from './store/openStore.ts';

/** What the server says to whoever starts it, in French and in English. */
export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

/** What a variable expects, after « il faut » or “it takes”. */
export const EXPECTED = {
  text: { fr: 'un texte', en: 'a text' },
  between: (least: number, most: number): Sentence => ({
    fr: `un nombre entier entre ${least} et ${most}`,
    en: `a whole number between ${least} and ${most}`,
  }),
  oneOf: (all: readonly string[]): Sentence => ({
    fr: `un de ces mots : ${all.join(', ')}`,
    en: `one of these words: ${all.join(', ')}`,
  }),
  yesOrNo: { fr: 'yes ou no', en: 'yes or no' },
  database: {
    fr: 'l’adresse d’une base PostgreSQL, avec le nom de la base',
    en: 'the address of a PostgreSQL database, with the name of the database',
  },
  redis: { fr: 'l’adresse d’un serveur Redis', en: 'the address of a Redis server' },
  origin: {
    fr: 'une adresse complète et sans chemin (Terreau ne marche pas dans un sous-dossier : donnez-lui un nom d’hôte à lui)',
    en: 'a whole address without a path (Terreau does not work under a sub-path: give it a host name of its own)',
  },
  contact: {
    fr: 'une adresse « mailto: » ou « https: » où signaler une faille',
    en: 'a “mailto:” or “https:” address to report a weakness to',
  },
  token: {
    fr: 'au moins 16 lettres ou chiffres, tirés au hasard et sans espace',
    en: 'at least 16 letters or digits, drawn by chance and without a space',
  },
  code: {
    fr: 'entre 8 et 100 lettres ou chiffres, sans espace',
    en: '8 to 100 letters or digits, without a space',
  },
} as const;

interface Expectation {
  readonly expects: Sentence;
  readonly example: string;
}

const NEEDED: Readonly<Partial<Record<Variable, Sentence>>> = {
  REDIS_URL: {
    fr: 'REDIS_URL sert quand plusieurs serveurs partagent une base PostgreSQL : donnez aussi DATABASE_URL, ou retirez REDIS_URL.',
    en: 'REDIS_URL is for several servers that share a PostgreSQL database: give DATABASE_URL as well, or take REDIS_URL away.',
  },
  TERREAU_OPENING: {
    fr: 'TERREAU_OPENING=code demande un code à qui ouvre un espace : donnez-le dans TERREAU_OPENING_CODE.',
    en: 'TERREAU_OPENING=code asks whoever opens a space for a code: give it in TERREAU_OPENING_CODE.',
  },
};

/** What to say of a variable that cannot be understood. */
function badSetting(bad: BadSetting, { expects, example }: Expectation): Sentence {
  const { variable } = bad;
  if ('needs' in bad)
    return (
      NEEDED[variable] ?? {
        fr: `${variable} ne sert qu’avec ${bad.needs}.`,
        en: `${variable} is of use only with ${bad.needs}.`,
      }
    );
  const { given } = bad;
  return {
    fr: `${variable}${given === null ? ' ne convient pas (valeur cachée)' : ` vaut « ${given} »`} : il faut ${expects.fr}. Par exemple : ${variable}=${example}`,
    en: `${variable}${given === null ? ' is not right (value hidden)' : ` is “${given}”`}: it takes ${expects.en}. For instance: ${variable}=${example}`,
  };
}

/** Of all that cannot be understood, in one reading. */
export const badSettings = (
  bad: readonly BadSetting[],
  settings: Readonly<Record<Variable, Expectation>>,
): Sentence => {
  const lines = bad.map((one) => badSetting(one, settings[one.variable]));
  return { fr: lines.map(({ fr }) => fr).join('\n'), en: lines.map(({ en }) => en).join('\n') };
};

export const unknownVariable = ({ name, meant }: UnknownVariable): Sentence => ({
  fr: `${name} n’est pas une variable de Terreau : elle ne change rien.${meant === null ? '' : ` Vouliez-vous ${meant} ?`}`,
  en: `${name} is no variable of Terreau: it changes nothing.${meant === null ? '' : ` Did you mean ${meant}?`}`,
});

/** Why the store cannot be used. `place` is the machine and the name of the database, or the folder; no password. */
export const STORE_WORDS: Readonly<Record<StoreTrouble, (place: string) => Sentence>> = {
  unwritable: (place) => WORDS.folderUnusable(place),
  unreachable: (place) => ({
    fr: `PostgreSQL ne répond pas (${place}). Vérifiez qu’il est démarré, puis l’adresse dans DATABASE_URL.`,
    en: `PostgreSQL does not answer (${place}). Check that it is started, then the address in DATABASE_URL.`,
  }),
  refused: (place) => ({
    fr: `PostgreSQL refuse l’entrée (${place}). Vérifiez le nom et le mot de passe dans DATABASE_URL.`,
    en: `PostgreSQL refuses to let us in (${place}). Check the name and the password in DATABASE_URL.`,
  }),
  absent: (place) => ({
    fr: `Cette base PostgreSQL n’existe pas (${place}). Créez-la avec « createdb », ou corrigez DATABASE_URL.`,
    en: `This PostgreSQL database does not exist (${place}). Create it with “createdb”, or correct DATABASE_URL.`,
  }),
  noRights: (place) => ({
    fr: `Ce compte PostgreSQL ne peut pas créer de tables (${place}). Donnez-lui ce droit, puis recommencez.`,
    en: `This PostgreSQL account may not create tables (${place}). Give it that right, then try again.`,
  }),
  damaged: (place) => ({
    fr: `La base de données est abîmée, et n’a pas été touchée (${place}). Gardez une copie du dossier, puis remettez une sauvegarde en place : docs/operate.md.`,
    en: `The database is damaged, and was not touched (${place}). Keep a copy of the folder, then put a backup back: docs/operate.md.`,
  }),
  emptied: (place) => ({
    fr: `Le fichier de la base de données est vide, 0 octet : rien n’a été ouvert à sa place (${place}). Gardez une copie du dossier, puis remettez une sauvegarde : npm run terreau -- restore --from FICHIER --replace. Si le dossier est vraiment neuf, supprimez ce fichier vide et recommencez.`,
    en: `The file of the database is empty, 0 bytes: nothing was opened in its place (${place}). Keep a copy of the folder, then put a backup back: npm run terreau -- restore --from FILE --replace. If the folder is really new, remove this empty file and try again.`,
  }),
  vanished: (place) => ({
    fr: `Ce dossier a déjà servi, et sa base de données n’y est plus (${place}) : rien n’a été ouvert à sa place. Si la base est dans PostgreSQL, donnez DATABASE_URL. Sinon remettez le fichier terreau.sqlite, ou une sauvegarde : npm run terreau -- restore --from FICHIER. Pour repartir de rien, choisissez un autre dossier avec TERREAU_DATA.`,
    en: `This folder has been in use, and its database is there no more (${place}): nothing was opened in its place. If the database is in PostgreSQL, give DATABASE_URL. Otherwise put the file terreau.sqlite back, or a backup: npm run terreau -- restore --from FILE. To begin anew, choose another folder with TERREAU_DATA.`,
  }),
  newer: (place) => ({
    fr: `Ces données viennent d’une version plus récente de Terreau (${place}). Mettez Terreau à jour.`,
    en: `This data comes from a newer version of Terreau (${place}). Update Terreau.`,
  }),
};

export const WORDS = {
  listening: (url: string): Sentence => ({
    fr: `Terreau est ouvert : ${url}`,
    en: `Terreau is open: ${url}`,
  }),
  createSpace: (url: string): Sentence => ({
    fr: `Créer un espace : ${url}/creer`,
    en: `Create a space: ${url}/creer`,
  }),
  createByTerminal: {
    fr: 'Créer un espace : npm run terreau -- space create --name « … » --department 24. La page qui en ouvre est fermée ; TERREAU_OPENING et TERREAU_DEMO l’ouvrent (docs/operate.md).',
    en: 'Create a space: npm run terreau -- space create --name “…” --department 24. The page that opens some is closed; TERREAU_OPENING and TERREAU_DEMO open it (docs/operate.md).',
  },
  openDemo: (url: string): Sentence => ({
    fr: `Ouvrir l’espace de démonstration : ${url}/demo`,
    en: `Open the demo space: ${url}/demo`,
  }),
  space: (url: string, slug: string): Sentence => ({
    fr: `Espace « ${slug} » : ${url}/e/${slug} · page publique : ${url}/c/${slug}`,
    en: `Space “${slug}”: ${url}/e/${slug} · public page: ${url}/c/${slug}`,
  }),
  alreadyServed: (folder: string): Sentence => ({
    fr: `Un autre serveur Terreau travaille déjà sur le dossier « ${folder} ». Arrêtez-le, ou choisissez un autre dossier avec TERREAU_DATA.`,
    en: `Another Terreau server is already working on the folder “${folder}”. Stop it, or choose another folder with TERREAU_DATA.`,
  }),
  folderUnusable: (folder: string): Sentence => ({
    fr: `Le dossier « ${folder} » ne peut pas être ouvert en écriture. Vérifiez ses droits et la place sur le disque.`,
    en: `The folder “${folder}” cannot be opened for writing. Check its permissions and the room on the disk.`,
  }),
  portTaken: (port: number): Sentence => ({
    fr: `Le port ${port} est déjà pris. Choisissez-en un autre avec PORT, par exemple PORT=3001.`,
    en: `Port ${port} is already taken. Choose another with PORT, for instance PORT=3001.`,
  }),
  notBuilt: {
    fr: 'L’application n’est pas construite : lancez « npm start ».',
    en: 'The application is not built: run “npm start”.',
  },
  stopping: {
    fr: 'Arrêt : ce qui est en cours est écrit, les autres reviendront.',
    en: 'Stopping: what is under way is written, the others will come back.',
  },
  bodyTooSlow: {
    fr: 'Ce qui était envoyé arrivait trop lentement, et n’a pas été reçu. Essayez de nouveau, d’un meilleur réseau.',
    en: 'What was being sent came too slowly, and was not received. Try again, from a better network.',
  },
  bodyTooLarge: {
    fr: 'C’est trop pour un seul envoi : rien n’a été reçu. Envoyez moins à la fois.',
    en: 'This is too much to be sent at once: nothing was received. Send less at a time.',
  },
  tooManyOpen: {
    fr: 'Beaucoup de demandes attendent déjà depuis ce réseau. Réessayez dans une minute.',
    en: 'Many requests from this network are waiting already. Try again in a minute.',
  },
  crossSite: {
    fr: 'Cette demande vient d’un autre site : elle n’a pas été suivie.',
    en: 'This request comes from another site: it was not followed.',
  },
} as const;

export const both = ({ fr, en }: Sentence): string => `${fr}\n${en}`;
