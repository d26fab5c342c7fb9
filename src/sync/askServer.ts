import { done, refused, type Result } from '#domain/result.ts';
import { isRecord } from '#domain/readers.ts';
import type { Environment } from '#engine/sync/environment.ts';

/** A slow network is treated as none, so that what the device holds is shown rather than a blank page. */
const ANSWER_WITHIN = 10_000;

/** Asks the server for JSON about a space. `unreachable`: no answer, or one that is not ours. */
export async function askServer<T, Why extends string>(
  { fetch, origin }: Pick<Environment, 'fetch' | 'origin'>,
  path: string,
  method = 'GET',
  body?: unknown,
): Promise<Result<T, Why | 'unreachable'>> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_WITHIN);
  try {
    const answer = await fetch(`${origin}/api/spaces/${path}`, {
      method,
      cache: 'no-store',
      signal: late.signal,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const value: unknown = answer.status === 204 ? null : await answer.json();
    if (answer.ok) return done(value as T);
    const why = isRecord(value) && typeof value.why === 'string' ? value.why : 'unreachable';
    // Of a server in trouble; a space that is suspended is none.
    return refused(answer.status >= 500 && why !== 'suspended' ? 'unreachable' : (why as Why));
  } catch {
    return refused('unreachable');
  } finally {
    clearTimeout(timer);
  }
}
