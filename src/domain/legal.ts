import { isRecord, optionalText, type Reader } from './readers.ts';

/** The longest name, address or contact of what the law asks to be shown, in characters. */
export const LONGEST_LEGAL = 200;

/** Why names may be kept at all (GDPR, article 6): f, or e for an authority. */
export const BASES = ['legitimateInterest', 'publicTask'] as const;
export type LawfulBasis = (typeof BASES)[number];

/** A legal person as the public reads it. One register: the address of one never stands beside the name of another. */
export interface LegalBody {
  readonly name: string;
  readonly address: string | null;
  /** How to reach it: a mail box, a telephone, a page. */
  readonly contact: string | null;
}

const short = optionalText(LONGEST_LEGAL);

export const readBody: Reader<LegalBody | null> = (raw) => {
  const name = isRecord(raw) ? short(raw.name) : null;
  return isRecord(raw) && name !== null
    ? Object.freeze({ name, address: short(raw.address), contact: short(raw.contact) })
    : null;
};

/** How long one may choose to keep, in months. */
export const KEPT_MONTHS = [6, 12, 24, 36] as const;
/** What it is where nobody chose. */
export const USUAL_MONTHS = 12;

export const readMonths: Reader<number> = (raw) =>
  KEPT_MONTHS.includes(raw as never) ? (raw as number) : USUAL_MONTHS;
