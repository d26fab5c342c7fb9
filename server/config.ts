import { DEFAULT_LIMITS, type LiveLimits } from './limits.ts';
import { nearestWord } from './nearestWord.ts';
import {
  NEEDS,
  SETTINGS,
  VARIABLES,
  type Environment,
  type LogLevel,
  type Opening,
  type Setting,
  type Settings,
  type Variable,
} from './settings.ts';

export { LOG_LEVELS, type LogLevel, type Variable } from './settings.ts';

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
  /** What a program of another machine shows to read `/metrics`; null where only this machine may. */
  readonly metricsToken: string | null;
  /** Where weaknesses are reported to; null: `security.txt` is not there. */
  readonly securityContact: string | null;
  readonly limits: LiveLimits;
  /** People who join, or questions of the public form, that one network or one link may bring at once. */
  readonly atOnce: number;
  /** Connections, or requests behind a proxy, that one network may hold open. */
  readonly openEach: number;
  /** Who may open a space by the page. */
  readonly opening: Opening;
  /** What is asked for where a code is; null elsewhere. */
  readonly openingCode: string | null;
  /** Spaces that one network may open at once. */
  readonly openedAtOnce: number;
  /** Whether anybody may enter the demo space. */
  readonly demo: boolean;
}

/** A variable that cannot be understood, and what it was set to (a secret is not repeated), or one without its other. */
export type BadSetting =
  | { readonly variable: Variable; readonly given: string | null }
  | { readonly variable: Variable; readonly needs: Variable };

/** A variable that looks like ours and is none, and the one that may have been meant. */
export interface UnknownVariable {
  readonly name: string;
  readonly meant: Variable | null;
}

export type ReadConfig =
  | { readonly ok: true; readonly value: Config; readonly unknown: readonly UnknownVariable[] }
  | { readonly ok: false; readonly why: readonly BadSetting[] };

/** Answers the configuration, or everything in it that cannot be understood, at once (`words.ts` explains it). */
export function readConfig(env: Environment): ReadConfig {
  const values: Partial<Record<Variable, unknown>> = {};
  const why: BadSetting[] = [];
  for (const variable of VARIABLES) {
    const setting: Setting<unknown> = SETTINGS[variable];
    const given = env[variable];
    const value = given ? setting.read(given) : unset(setting, env);
    if (value === undefined) why.push({ variable, given: setting.isSecret ? null : (given ?? '') });
    values[variable] = value;
  }
  for (const { variable, is, needs } of NEEDS)
    if (env[variable] && (is === undefined || env[variable] === is) && !env[needs])
      why.push({ variable, needs });
  if (why.length > 0) return { ok: false, why };
  return { ok: true, value: configFrom(values as Settings), unknown: unknownIn(env) };
}

const unset = <T>({ otherwise, otherwiseIn }: Setting<T>, env: Environment): T =>
  otherwiseIn === undefined ? otherwise : otherwiseIn(env);

/** So many whole step 2 of one account are judged at once. */
const JUDGED_STEPS = 4;

const KiB = 1024;
const MiB = 1024 * KiB;

function configFrom(set: Settings): Config {
  return {
    port: set.PORT,
    host: set.HOST,
    data: set.TERREAU_DATA,
    database: set.DATABASE_URL,
    redis: set.REDIS_URL,
    publicUrl: set.PUBLIC_URL,
    trustProxy: set.TRUST_PROXY,
    logLevel: set.LOG_LEVEL,
    metricsToken: set.TERREAU_METRICS_TOKEN,
    securityContact: set.TERREAU_SECURITY_CONTACT,
    limits: limitsFrom(set),
    atOnce: set.TERREAU_AT_ONCE,
    openEach: set.TERREAU_MAX_OPEN_EACH,
    opening: set.TERREAU_OPENING,
    openingCode: set.TERREAU_OPENING_CODE,
    openedAtOnce: set.TERREAU_MAX_OPENED,
    demo: set.TERREAU_DEMO,
  };
}

function limitsFrom(set: Settings): LiveLimits {
  const update = set.TERREAU_MAX_UPDATE_KIB * KiB;
  const step2 = Math.max(set.TERREAU_MAX_SYNC_MIB * MiB, update);
  return {
    ...DEFAULT_LIMITS,
    update: { ...DEFAULT_LIMITS.update, bytes: update },
    step2: { ...DEFAULT_LIMITS.step2, bytes: step2 },
    judged: { ...DEFAULT_LIMITS.judged, burst: JUDGED_STEPS * step2 },
    entries: { ...DEFAULT_LIMITS.entries, burst: set.TERREAU_MAX_NEW },
    clientIds: set.TERREAU_MAX_CLIENT_IDS,
    document: set.TERREAU_MAX_DOCUMENT_MIB * MiB,
    waiting: Math.max(DEFAULT_LIMITS.waiting, 2 * set.TERREAU_MAX_DOCUMENT_MIB * MiB),
    rooms: set.TERREAU_MAX_ROOMS,
    connections: set.TERREAU_MAX_CONNECTIONS,
    connectionsEach: set.TERREAU_MAX_CONNECTIONS_EACH,
  };
}

const unknownIn = (env: Environment): UnknownVariable[] =>
  Object.keys(env)
    .filter((name) => name.startsWith('TERREAU_') && !Object.hasOwn(SETTINGS, name))
    .map((name) => ({ name, meant: nearestWord(name, VARIABLES) }));

/** One line of what is in force. `value` is null where nothing is set or where it is a secret. */
export interface SettingInForce {
  readonly variable: Variable;
  readonly value: string | number | boolean | null;
  readonly from: 'environment' | 'default';
  readonly isHidden: boolean;
}

/** What is in force and where it comes from, without a secret. For an environment that was read. */
export function settingsInForce(env: Environment): readonly SettingInForce[] {
  return VARIABLES.map((variable) => {
    const setting: Setting<unknown> = SETTINGS[variable];
    const given = env[variable];
    const value = (given ? setting.read(given) : unset(setting, env)) as SettingInForce['value'];
    const isHidden = setting.isSecret === true && value !== null;
    return { variable, value: isHidden ? null : value, from: given ? 'environment' : 'default', isHidden };
  });
}
