import { done, refused, type Result } from '#domain/result.ts';
import { DEFAULT_LIMITS, type LiveLimits } from './live/limits.ts';

/** What an operator chooses. Read once, from an environment that is handed in. */
export interface Config {
  /** 0 means any free port. */
  readonly port: number;
  readonly host: string;
  /** The folder that holds everything. */
  readonly data: string;
  /** The address of a PostgreSQL database that holds everything instead; null for SQLite in the folder. */
  readonly database: string | null;
  /** The address of the Redis by which the servers on one database tell each other; null for a lone server. */
  readonly redis: string | null;
  /** The origin people type, `https://terreau.example.fr`; null where the server's own address is the one. */
  readonly publicUrl: string | null;
  /** A reverse proxy stands before the server, and what it says of the visitor is believed. */
  readonly trustProxy: boolean;
  readonly logLevel: LogLevel;
  readonly limits: LiveLimits;
  /** People who join, or questions of the public form, that one network or one link may bring at once. */
  readonly atOnce: number;
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Variable =
  | 'PORT'
  | 'DATABASE_URL'
  | 'REDIS_URL'
  | 'REDIS_URL alone'
  | 'PUBLIC_URL'
  | 'TRUST_PROXY'
  | 'LOG_LEVEL'
  | 'TERREAU_MAX_UPDATE_KIB'
  | 'TERREAU_MAX_SYNC_MIB'
  | 'TERREAU_MAX_NEW'
  | 'TERREAU_MAX_CLIENT_IDS'
  | 'TERREAU_AT_ONCE';

type Environment = Readonly<Record<string, string | undefined>>;

/** A room of 165 phones behind one address, twice over. */
const AT_ONCE = 330;

/** So many whole step 2 of one account are judged at once. */
const JUDGED_STEPS = 4;

const KiB = 1024;
const MiB = 1024 * KiB;

/** Answers the configuration, or the first variable that cannot be understood (`words.ts` says what it expects). */
export function readConfig(env: Environment): Result<Config, Variable> {
  const port = wholeNumber(env.PORT, 3000, 0, 65_535);
  const database = databaseAddress(env.DATABASE_URL);
  const redis = redisAddress(env.REDIS_URL);
  const publicUrl = origin(env.PUBLIC_URL);
  const trustProxy = yesOrNo(env.TRUST_PROXY);
  const logLevel = LOG_LEVELS.find((level) => level === (env.LOG_LEVEL || 'warn'));
  const updateKiB = wholeNumber(env.TERREAU_MAX_UPDATE_KIB, DEFAULT_LIMITS.update.bytes / KiB, 16, 65_536);
  const syncMiB = wholeNumber(env.TERREAU_MAX_SYNC_MIB, DEFAULT_LIMITS.step2.bytes / MiB, 1, 256);
  const newEntries = wholeNumber(env.TERREAU_MAX_NEW, DEFAULT_LIMITS.entries.burst, 10, 1_000_000);
  const clientIds = wholeNumber(env.TERREAU_MAX_CLIENT_IDS, DEFAULT_LIMITS.clientIds, 10, 1_000_000);
  const atOnce = wholeNumber(env.TERREAU_AT_ONCE, AT_ONCE, 1, 100_000);
  if (port === null) return refused('PORT');
  if (database === undefined) return refused('DATABASE_URL');
  if (redis === undefined) return refused('REDIS_URL');
  if (redis !== null && database === null) return refused('REDIS_URL alone');
  if (publicUrl === undefined) return refused('PUBLIC_URL');
  if (trustProxy === null) return refused('TRUST_PROXY');
  if (logLevel === undefined) return refused('LOG_LEVEL');
  if (updateKiB === null) return refused('TERREAU_MAX_UPDATE_KIB');
  if (syncMiB === null) return refused('TERREAU_MAX_SYNC_MIB');
  if (newEntries === null) return refused('TERREAU_MAX_NEW');
  if (clientIds === null) return refused('TERREAU_MAX_CLIENT_IDS');
  if (atOnce === null) return refused('TERREAU_AT_ONCE');
  const limits: LiveLimits = {
    ...DEFAULT_LIMITS,
    update: { ...DEFAULT_LIMITS.update, bytes: updateKiB * KiB },
    step2: { ...DEFAULT_LIMITS.step2, bytes: Math.max(syncMiB * MiB, updateKiB * KiB) },
    judged: { ...DEFAULT_LIMITS.judged, burst: JUDGED_STEPS * Math.max(syncMiB * MiB, updateKiB * KiB) },
    entries: { ...DEFAULT_LIMITS.entries, burst: newEntries },
    clientIds,
  };
  const host = env.HOST || '0.0.0.0';
  const data = env.TERREAU_DATA || 'data';
  return done({ port, host, data, database, redis, publicUrl, trustProxy, logLevel, limits, atOnce });
}

function wholeNumber(
  text: string | undefined,
  otherwise: number,
  least: number,
  most: number,
): number | null {
  if (!text) return otherwise;
  const number = Number(text);
  return /^\d+$/.test(text) && number >= least && number <= most ? number : null;
}

function yesOrNo(text: string | undefined): boolean | null {
  if (!text || ['0', 'false', 'no', 'non'].includes(text.toLowerCase())) return false;
  return ['1', 'true', 'yes', 'oui'].includes(text.toLowerCase()) ? true : null;
}

/** Null when not given; undefined when it names no PostgreSQL database. */
function databaseAddress(text: string | undefined): string | null | undefined {
  if (!text) return null;
  const names = /^postgres(?:ql)?:\/\/[^/]*\/[^/?]+/.test(text);
  return names && URL.canParse(text) ? text : undefined;
}

/** Null when not given; undefined when it names no Redis. */
function redisAddress(text: string | undefined): string | null | undefined {
  if (!text) return null;
  return /^rediss?:\/\/[^/]+(?:\/\d*)?$/.test(text) && URL.canParse(text) ? text : undefined;
}

/** Null when not given; undefined when it is no origin. A path would be lost, so it is not taken. */
function origin(text: string | undefined): string | null | undefined {
  if (!text) return null;
  try {
    const url = new URL(text);
    const isBare = url.pathname === '/' && url.search === '' && url.hash === '';
    return isBare && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined;
  } catch {
    return undefined;
  }
}
