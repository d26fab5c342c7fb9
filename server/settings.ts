import type { Offered } from '#protocol/portal.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { EXPECTED, type Sentence } from './words.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One variable of the environment that an operator may set. */
export interface Setting<T> {
  /** Where it is not set, or set to nothing. */
  readonly otherwise: T;
  /** The same where something else that is set decides it; `otherwise` is what a machine of one's own has. */
  readonly otherwiseIn?: (env: Environment) => T;
  /** Undefined for a text that cannot be understood. */
  readonly read: (text: string) => T | undefined;
  /** What it expects, after « il faut » or “it takes”. */
  readonly expects: Sentence;
  readonly example: string;
  /** Holds a password: it is never shown, not even when it is wrong. */
  readonly isSecret?: true;
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Opening = Offered['opening'];

/** Who may open a space by the page: anybody, whoever knows the code, nobody (the terminal always may). */
const OPENINGS: readonly Opening[] = ['open', 'code', 'closed'];

/** A room of 165 phones behind one address, twice over. */
const AT_ONCE = 330;

/** So many people behind one address, each with a line to two rooms and a page that is loading. */
const OPEN_EACH = 2_000;

/** The committees of one town hall on one morning. */
const OPENED_AT_ONCE = 5;

const KiB = 1024;
const MiB = 1024 * KiB;

/** Everything that the environment may say, one line each. `docs/operate.md` explains each to an operator. */
export const SETTINGS = {
  PORT: wholeNumber(3000, 0, 65_535),
  HOST: text('0.0.0.0'),
  TERREAU_DATA: text('data'),
  DATABASE_URL: databaseAddress(),
  REDIS_URL: redisAddress(),
  PUBLIC_URL: origin(),
  TRUST_PROXY: yesOrNo(),
  LOG_LEVEL: oneOf(LOG_LEVELS, 'warn'),
  TERREAU_METRICS_TOKEN: token(),
  TERREAU_SECURITY_CONTACT: contact(),
  TERREAU_MAX_UPDATE_KIB: wholeNumber(DEFAULT_LIMITS.update.bytes / KiB, 16, 65_536),
  TERREAU_MAX_SYNC_MIB: wholeNumber(DEFAULT_LIMITS.step2.bytes / MiB, 1, 256),
  TERREAU_MAX_NEW: wholeNumber(DEFAULT_LIMITS.entries.burst, 10, 1_000_000),
  TERREAU_MAX_CLIENT_IDS: wholeNumber(DEFAULT_LIMITS.clientIds, 10, 1_000_000),
  TERREAU_MAX_DOCUMENT_MIB: wholeNumber(DEFAULT_LIMITS.document / MiB, 1, 1_024),
  TERREAU_MAX_ROOMS: wholeNumber(DEFAULT_LIMITS.rooms, 1, 1_000_000),
  TERREAU_MAX_CONNECTIONS: wholeNumber(DEFAULT_LIMITS.connections, 1, 1_000_000),
  TERREAU_MAX_CONNECTIONS_EACH: wholeNumber(DEFAULT_LIMITS.connectionsEach, 1, 1_000_000),
  TERREAU_AT_ONCE: wholeNumber(AT_ONCE, 1, 100_000),
  TERREAU_MAX_OPEN_EACH: wholeNumber(OPEN_EACH, 10, 1_000_000),
  TERREAU_OPENING: { ...oneOf(OPENINGS, 'open'), otherwiseIn: openingIn },
  TERREAU_OPENING_CODE: openingCode(),
  TERREAU_MAX_OPENED: wholeNumber(OPENED_AT_ONCE, 1, 10_000),
  TERREAU_DEMO: { ...yesOrNo(true), otherwiseIn: (env: Environment) => !isForStrangers(env) },
} as const;

export type Variable = keyof typeof SETTINGS;
export type Settings = {
  readonly [V in Variable]: (typeof SETTINGS)[V] extends Setting<infer T> ? T : never;
};

export const VARIABLES = Object.keys(SETTINGS) as readonly Variable[];

/** What means nothing without another; with `is`, where it is set to that. */
export const NEEDS: readonly {
  readonly variable: Variable;
  readonly is?: string;
  readonly needs: Variable;
}[] = [
  { variable: 'REDIS_URL', needs: 'DATABASE_URL' },
  { variable: 'TERREAU_OPENING', is: 'code', needs: 'TERREAU_OPENING_CODE' },
];

const OWN_MACHINE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Whether people come whom nobody of the house knows: the operator gave an address that is not this machine's, or said
 * that this is no trial. What such a server offers to anybody, it offers because somebody said so (ADR 0044).
 */
function isForStrangers({ NODE_ENV, PUBLIC_URL }: Environment): boolean {
  if (NODE_ENV === 'production') return true;
  return (
    PUBLIC_URL !== undefined && URL.canParse(PUBLIC_URL) && !OWN_MACHINE.test(new URL(PUBLIC_URL).hostname)
  );
}

function openingIn(env: Environment): Opening {
  if (env.TERREAU_OPENING_CODE) return 'code';
  return isForStrangers(env) ? 'closed' : 'open';
}

function wholeNumber(otherwise: number, least: number, most: number): Setting<number> {
  const read = (given: string): number | undefined => {
    const number = Number(given);
    return /^\d+$/.test(given) && number >= least && number <= most ? number : undefined;
  };
  return { otherwise, read, expects: EXPECTED.between(least, most), example: String(otherwise) };
}

function text(otherwise: string): Setting<string> {
  return { otherwise, read: (given) => given, expects: EXPECTED.text, example: otherwise };
}

function oneOf<T extends string>(all: readonly T[], otherwise: T): Setting<T> {
  const read = (given: string): T | undefined => all.find((one) => one === given);
  return { otherwise, read, expects: EXPECTED.oneOf(all), example: otherwise };
}

function yesOrNo(otherwise = false): Setting<boolean> {
  const read = (given: string): boolean | undefined => {
    const word = given.toLowerCase();
    if (['0', 'false', 'no', 'non'].includes(word)) return false;
    return ['1', 'true', 'yes', 'oui'].includes(word) ? true : undefined;
  };
  return { otherwise, read, expects: EXPECTED.yesOrNo, example: 'yes' };
}

function databaseAddress(): Setting<string | null> {
  const read = (given: string): string | undefined => {
    const names = /^postgres(?:ql)?:\/\/[^/]*\/[^/?]+/.test(given);
    return names && URL.canParse(given) ? given : undefined;
  };
  const example = 'postgres://name:password@localhost:5432/terreau';
  return { otherwise: null, read, expects: EXPECTED.database, example, isSecret: true };
}

function redisAddress(): Setting<string | null> {
  const read = (given: string): string | undefined =>
    /^rediss?:\/\/[^/]+(?:\/\d*)?$/.test(given) && URL.canParse(given) ? given : undefined;
  const example = 'redis://name:password@localhost:6379';
  return { otherwise: null, read, expects: EXPECTED.redis, example, isSecret: true };
}

/** A path would be lost, so it is not taken. */
function origin(): Setting<string | null> {
  const read = (given: string): string | undefined => {
    if (!URL.canParse(given)) return undefined;
    const url = new URL(given);
    const isBare = url.pathname === '/' && url.search === '' && url.hash === '';
    return isBare && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined;
  };
  return { otherwise: null, read, expects: EXPECTED.origin, example: 'https://terreau.example.org' };
}

/** As `security.txt` wants it (RFC 9116): an address for mail, or of a page. */
function contact(): Setting<string | null> {
  const read = (given: string): string | undefined =>
    /^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(given) && URL.canParse(given) ? given : undefined;
  return { otherwise: null, read, expects: EXPECTED.contact, example: 'mailto:securite@example.org' };
}

/** Long enough that nobody guesses it. */
function token(): Setting<string | null> {
  const read = (given: string): string | undefined => (/^[\x21-\x7e]{16,}$/.test(given) ? given : undefined);
  const example = '$(openssl rand -hex 24)';
  return { otherwise: null, read, expects: EXPECTED.token, example, isSecret: true };
}

/** Short enough to be told on the telephone: who guesses has five tries, then one every ten minutes. */
function openingCode(): Setting<string | null> {
  const read = (given: string): string | undefined => (/^\S{8,100}$/.test(given) ? given : undefined);
  return {
    otherwise: null,
    read,
    expects: EXPECTED.code,
    example: 'quatre-mots-tires-au-sort',
    isSecret: true,
  };
}
