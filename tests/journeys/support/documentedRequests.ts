import { readFileSync } from 'node:fs';

/**
 * A request as docs/http.md shows it: whose session it goes with (none: without one), what is sent, the status and the
 * JSON that answers. `<name>` in the address is what an earlier answer showed as "<name>".
 */
export interface DocumentedRequest {
  readonly method: string;
  readonly path: string;
  readonly as: string | null;
  readonly body: string | null;
  readonly status: number;
  readonly answer: unknown;
}

const page = (): string => readFileSync('docs/http.md', 'utf8');

/** A request without what stands in the places of its address, and after `?`. */
export const bareRequest = (request: string): string =>
  request.replace(/\?.*/, '').replace(/<\w+>|\bnone\b|\bnowhere\b/g, '<>');

/** The requests that the tables keep for organisers, bare. */
export const organisersOnly = (): ReadonlySet<string> =>
  new Set(
    [...page().matchAll(/^\| `([^`]+)` \| organisers \|/gm)].map(([, request]) => bareRequest(request ?? '')),
  );

const SHOWN = /```http\n([A-Z]+) (\S+)(?: as (\w+))?\n([^]*?)→ (\d{3})(?: ([^]*?))?\n```/g;

export const documentedRequests = (): readonly DocumentedRequest[] =>
  [...page().matchAll(SHOWN)].map(([, method = '', path = '', as, body = '', status, answer]) => ({
    method,
    path,
    as: as ?? null,
    body: body.trim() === '' ? null : body.trim(),
    status: Number(status),
    answer: answer === undefined ? undefined : (JSON.parse(answer) as unknown),
  }));

/**
 * Where an answer is not of the shape that is shown: the same keys all the way down (one that ends in `?` may be
 * missing), values of the same type, `null` where anything may stand; of a list that is shown with one thing in it, at
 * least one, all like it. Fills `known` with what stands where "<name>" is shown.
 */
export function differences(
  shown: unknown,
  got: unknown,
  known: Map<string, string>,
  at = '',
): readonly string[] {
  if (shown === null) return [];
  if (Array.isArray(shown)) return listDifferences(shown, got, known, at);
  if (typeof shown !== typeof got || got === null) return [`${at}: ${JSON.stringify(got)}`];
  if (typeof shown === 'object') return keyDifferences(shown as Keyed, got as Keyed, known, at);
  const name = /^<(\w+)>$/.exec(String(shown))?.[1];
  if (name !== undefined) known.set(name, String(got));
  return [];
}

type Keyed = Readonly<Record<string, unknown>>;

function listDifferences(
  [like]: readonly unknown[],
  got: unknown,
  known: Map<string, string>,
  at: string,
): readonly string[] {
  if (!Array.isArray(got)) return [`${at} is no list`];
  if (like === undefined) return [];
  return got.length === 0
    ? [`${at} is empty`]
    : got.flatMap((one, n) => differences(like, one, known, `${at}[${n}]`));
}

function keyDifferences(shown: Keyed, got: Keyed, known: Map<string, string>, at: string): readonly string[] {
  const told = new Map(Object.entries(shown).map(([key, value]) => [key.replace(/\?$/, ''), value]));
  const missing = Object.keys(shown).filter((key) => !key.endsWith('?') && !Object.hasOwn(got, key));
  const untold = Object.keys(got).filter((key) => !told.has(key));
  return [
    ...missing.map((key) => `${at}.${key} is missing`),
    ...untold.map((key) => `${at}.${key} is not shown`),
    ...Object.entries(got).flatMap(([key, value]) =>
      differences(told.get(key) ?? null, value, known, `${at}.${key}`),
    ),
  ];
}
