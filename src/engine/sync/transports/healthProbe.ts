import type { Environment } from '../environment.ts';

/** In milliseconds. */
const ANSWER_WITHIN = 5_000;

/** Whether the server answers a plain request, in time: asked when a connection fails. */
export async function answersOverHttp({
  fetch,
  origin,
}: Pick<Environment, 'fetch' | 'origin'>): Promise<boolean> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_WITHIN);
  try {
    return (await fetch(`${origin}/health`, { cache: 'no-store', signal: late.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
