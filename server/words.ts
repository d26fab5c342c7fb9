import type { Variable } from './config.ts';
import type { StoreTrouble } from './store/openStore.ts';

/** What the server says to whoever starts it, in French and in English. */
export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

export const VARIABLE_WORDS: Readonly<Record<Variable, Sentence>> = {
  PORT: {
    fr: 'PORT doit être un nombre entre 0 et 65535.',
    en: 'PORT must be a number between 0 and 65535.',
  },
  DATABASE_URL: {
    fr: 'DATABASE_URL doit être l’adresse d’une base PostgreSQL : postgres://nom:motdepasse@machine:5432/base',
    en: 'DATABASE_URL must be the address of a PostgreSQL database: postgres://name:password@machine:5432/database',
  },
  REDIS_URL: {
    fr: 'REDIS_URL doit être l’adresse d’un serveur Redis : redis://nom:motdepasse@machine:6379',
    en: 'REDIS_URL must be the address of a Redis server: redis://name:password@machine:6379',
  },
  'REDIS_URL alone': {
    fr: 'REDIS_URL sert quand plusieurs serveurs partagent une base PostgreSQL : donnez aussi DATABASE_URL, ou retirez REDIS_URL.',
    en: 'REDIS_URL is for several servers that share a PostgreSQL database: give DATABASE_URL as well, or take REDIS_URL away.',
  },
  PUBLIC_URL: {
    fr: 'PUBLIC_URL doit être une adresse complète et sans chemin, par exemple https://terreau.exemple.fr',
    en: 'PUBLIC_URL must be a whole address without a path, for instance https://terreau.example.org',
  },
  TRUST_PROXY: {
    fr: 'TRUST_PROXY vaut 1 derrière un proxy inverse, 0 sinon.',
    en: 'TRUST_PROXY is 1 behind a reverse proxy, 0 otherwise.',
  },
  LOG_LEVEL: {
    fr: 'LOG_LEVEL vaut silent, error, warn, info ou debug.',
    en: 'LOG_LEVEL is silent, error, warn, info or debug.',
  },
  TERREAU_MAX_UPDATE_KIB: {
    fr: 'TERREAU_MAX_UPDATE_KIB doit être un nombre entre 16 et 65536.',
    en: 'TERREAU_MAX_UPDATE_KIB must be a number between 16 and 65536.',
  },
  TERREAU_MAX_SYNC_MIB: {
    fr: 'TERREAU_MAX_SYNC_MIB doit être un nombre entre 1 et 256.',
    en: 'TERREAU_MAX_SYNC_MIB must be a number between 1 and 256.',
  },
  TERREAU_MAX_NEW: {
    fr: 'TERREAU_MAX_NEW doit être un nombre entre 10 et 1000000.',
    en: 'TERREAU_MAX_NEW must be a number between 10 and 1000000.',
  },
  TERREAU_MAX_CLIENT_IDS: {
    fr: 'TERREAU_MAX_CLIENT_IDS doit être un nombre entre 10 et 1000000.',
    en: 'TERREAU_MAX_CLIENT_IDS must be a number between 10 and 1000000.',
  },
  TERREAU_AT_ONCE: {
    fr: 'TERREAU_AT_ONCE doit être un nombre entre 1 et 100000.',
    en: 'TERREAU_AT_ONCE must be a number between 1 and 100000.',
  },
};

/** Why the store cannot be used. `place` is the machine and the name of the database, or the folder; no password. */
export const STORE_WORDS: Readonly<Record<StoreTrouble, (place: string) => Sentence>> = {
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
  crossSite: {
    fr: 'Cette demande vient d’un autre site : elle n’a pas été suivie.',
    en: 'This request comes from another site: it was not followed.',
  },
} as const;

export const both = ({ fr, en }: Sentence): string => `${fr}\n${en}`;
