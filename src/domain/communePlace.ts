import { isRecord, type Reader } from './readers.ts';

/** A commune by its name, and its code in the official list where it is known. One value: neither says much alone. */
export interface CommunePlace {
  readonly commune: string;
  readonly code: string | null;
}

const LONGEST_COMMUNE = 80;
const LONGEST_CODE = 5;

/** None where no commune is named. */
export const readCommunePlace: Reader<CommunePlace | null> = (raw) => {
  if (!isRecord(raw) || typeof raw.commune !== 'string' || raw.commune === '') return null;
  const { commune, code } = raw;
  const known = typeof code === 'string' && code !== '' && code.length <= LONGEST_CODE;
  return Object.freeze({ commune: commune.slice(0, LONGEST_COMMUNE), code: known ? code : null });
};
