/**
 * What an error of PostgreSQL, or of the line to it, asks for.
 * - `silent`: nobody answered; what was under way may have been written. Ask again.
 * - `undone`: the server undid it (a deadlock, a wait that was too long). Ask again.
 * - `refused`: the server will not write (full disk, read-only, no memory). Say so.
 * - `wrong`: a bug, or something that must not be written. Pass it on.
 */
export type Trouble = 'silent' | 'undone' | 'refused' | 'wrong';

/** The line broke, or the server is stopping, starting or full of connections: classes and codes of SQLSTATE. */
const SILENT = /^(?:08...|57P0[1-5]|53300)$/;
const UNDONE = /^(?:40...|55P03|57014|25P0[34])$/;
const REFUSED = /^(?:53...|25006|58...|XX...|F0...)$/;

/** Of the system, and of `pg`, which says some things in words only. */
const BROKEN_LINE =
  /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ENOENT|EAI_AGAIN|ENOTFOUND|EADDRNOTAVAIL)$/;
const BROKEN_LINE_IN_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|not queryable/i;

export function troubleOf(error: unknown): Trouble {
  const code = codeOf(error);
  if (SILENT.test(code) || BROKEN_LINE.test(code)) return 'silent';
  if (UNDONE.test(code)) return 'undone';
  if (REFUSED.test(code)) return 'refused';
  if (code === '' && error instanceof Error && BROKEN_LINE_IN_WORDS.test(error.message)) return 'silent';
  return 'wrong';
}

/** The SQLSTATE of the server or the code of the system; empty when there is none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  // A name with several addresses, none of which answers.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : '';
}
