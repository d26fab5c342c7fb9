import { pino, type DestinationStream } from 'pino';
import type { LogLevel } from './config.ts';
import type { Log } from './log.ts';

/**
 * One line of JSON for each event. Of an error only its kind, its code, its sentence and where it came from are told:
 * a database adds rows and questions to its errors, which hold what people wrote, and a sentence may quote them: what
 * stands between quotation marks is blackened, save names as code bears them. What looks like a secret of ours,
 * a password in an address or an e-mail address is blackened, wherever it stands.
 */
export const createLogger = (level: LogLevel, to: DestinationStream): Log =>
  pino({ level, serializers: { err: plainError }, hooks: { streamWrite: blackened } }, to);

interface PlainError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: PlainError;
}

/** Longer sentences quote what they were given. */
const LONGEST = 300;
const BLACK = '[…]';
const DEEPEST = 4;

function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'something that is no error was thrown' };
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return {
    type: error.name,
    message: withoutQuotes(error.message).slice(0, LONGEST),
    ...(typeof code === 'string' ? { code } : {}),
    // Without its first line, which is the sentence again.
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(cause === undefined || depth >= DEEPEST ? {} : { cause: plainError(cause, depth + 1) }),
  };
}

const QUOTED = /"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|“[^”]*”|(?:"|«|“)[^"]*$/g;
const NAME_OF_OURS = /^.[a-z_][\w.]*.$/;

/** Errors quote what they could not read. A name of the code or of a table may stand. */
const withoutQuotes = (sentence: string): string =>
  sentence.replace(QUOTED, (quoted) => (NAME_OF_OURS.test(quoted) ? quoted : BLACK));

const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/(\/join\/)[\w-]+/g, `$1${BLACK}`],
  [/(terreau-[a-z0-9-]+=)[^;"\s\\]+/g, `$1${BLACK}`],
  [/(Bearer )[^"\s\\]+/g, `$1${BLACK}`],
  [/(:\/\/)[^/@"\s\\]+@/g, `$1${BLACK}@`],
  // Tokens of sessions and secrets of links: 32 bytes in base64url.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, BLACK],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, BLACK],
];

export const blackened = (line: string): string =>
  SECRETS.reduce((text, [secret, instead]) => text.replace(secret, instead), line);
