import type { ContactColumn, Mapping } from './columns.ts';

/** How a row says that somebody of a structure is reached. Personal: it goes to contacts or nowhere, never into a card. */
export interface ReadContact {
  /** Null where the row names nobody: whoever answers there. */
  readonly name: string | null;
  readonly email: string;
  readonly phone: string;
}

const MOST_OF_ONE_ROW = 5;

/** As many as the row has addresses, or numbers: the first address goes with the first number. */
export function readContacts(cells: readonly string[], mapping: Mapping): readonly ReadContact[] {
  const raw = (column: ContactColumn): string => (cells[mapping.indexOf(column)] ?? '').trim();
  const emails = parted(raw('courriels').replace(/^mailto:/i, ''), /[|;,\s]+/);
  const phones = parted(raw('telephone'), /[|;,/\n]+/).map(withZero);
  const name = raw('contact') || null;
  const count = Math.min(MOST_OF_ONE_ROW, Math.max(emails.length, phones.length));
  return Array.from({ length: count }, (_, n) => ({ name, email: emails[n] ?? '', phone: phones[n] ?? '' }));
}

const parted = (text: string, by: RegExp): readonly string[] =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter(Boolean);

/** A spreadsheet takes the zero from 0553000000. */
const withZero = (phone: string): string => (/^[1-9]\d{8}$/.test(phone) ? `0${phone}` : phone);
