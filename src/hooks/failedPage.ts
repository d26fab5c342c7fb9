import type { HandleServerError } from '@sveltejs/kit';

/** The server's own log, which blackens what people wrote: it is left under one symbol (server/logSlot.ts). */
const SLOT = Symbol.for('terreau.log');

type Failed = (cause: unknown, about: Readonly<Record<string, unknown>>) => void;

/** What nobody foresaw: the log gets an id and where it happened, the reader the id and words. No address: it may be a secret. */
export const failedPage: HandleServerError = ({ error: cause, event, status }) => {
  const language = event.locals.language ?? 'fr';
  if (status < 500) return { message: 'unknown', language };
  const id = crypto.randomUUID().slice(0, 8);
  const failed = (globalThis as { [SLOT]?: Failed })[SLOT] ?? withoutLog;
  failed(cause, { id, route: event.route.id, status });
  return { message: 'failed', id, language };
};

/** While the app is built there is no server: what kind of error it was is all that can be told safely. */
const withoutLog: Failed = (cause, about) =>
  console.error(
    JSON.stringify({ level: 50, msg: 'a page failed', ...about, type: (cause as Error | null)?.name }),
  );
