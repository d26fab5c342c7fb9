import type { Turn } from './turn.ts';

/** One row of the log that a turn asks for. */
export interface TurnRow {
  /** Null for what nobody wrote. */
  readonly account: string | null;
  readonly bytes: Uint8Array;
  readonly claims: readonly number[];
}

/**
 * What a turn puts in the log: a row for each update, with its author. Where all of them are of one account (somebody
 * who types fast, or comes back with a day of writing), they are one row: the log would say nothing more by more of them.
 */
export function turnRows<Sender extends { readonly identity: { readonly account: string } }>({
  judged,
  written,
  tidied,
}: Pick<Turn<Sender>, 'judged' | 'written' | 'tidied'>): readonly TurnRow[] {
  const rows = judged.flatMap(({ offer: { from, update }, verdict, kept }) =>
    verdict.verdict === 'accept'
      ? [{ account: from.identity.account, bytes: kept ?? verdict.instead ?? update, claims: verdict.claims }]
      : [],
  );
  const account = rows[0]?.account;
  const isOne =
    rows.length > 1 &&
    written !== null &&
    rows.every((row) => row.account === account) &&
    judged.every(({ kept }) => kept === undefined);
  const all: readonly TurnRow[] =
    isOne && account !== undefined
      ? [{ account, bytes: written, claims: rows.flatMap(({ claims }) => claims) }]
      : rows;
  return tidied === null ? all : [...all, { account: null, bytes: tidied, claims: [] }];
}
